//! The fonts that cards are set in.

use std::sync::Arc;

use super::cache::Cache;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::cards::{Fonts, SiteFont, Taste};
use crate::input::config::Config;
use crate::input::source::{Source, Sources};

/// The fonts of a site and of its machine; with a warning for each file of the site that looks like a font and cannot be used.
pub(crate) fn fonts(sources: &Sources, config: &Config, cache: &mut Cache, found: &mut Diagnostics) -> Fonts {
    let files = sources.files.iter().filter(|(path, _)| path.starts_with("fonts/"));
    let files: Vec<(&String, &Source)> = files.collect();
    found.extend(files.iter().filter(|(path, _)| is_for_web(path)).map(|(path, _)| {
        let problem =
            Diagnostic::warning("social cards cannot be set in this font, since it is compressed for the web");
        problem.at(Place::file(path.as_str())).hint("put the same font as TTF or OTF into fonts/")
    }));
    let read = |(path, source): (&String, &Source)| -> Option<Arc<[u8]>> { source.bytes(path).ok() };
    let fonts = files.iter().filter(|(path, _)| is_font(path));
    let readers: Vec<_> = fonts.map(|file| (*file, move || read(*file))).collect();
    let site: Vec<SiteFont<'_>> = readers
        .iter()
        .map(|((path, source), bytes)| SiteFont { path: path.as_str(), hash: source.hash, bytes })
        .collect();
    let taste = Taste { serif: config.look.serif.clone(), sans: config.look.sans.clone() };
    let fonts = Fonts::new(cache.fonts.all(&site, &sources.machine_fonts), taste);
    found.extend(fonts.unusable().map(|path| {
        let problem = Diagnostic::warning("this is no font that social cards can be set in, so others are used");
        problem.at(Place::file(path)).hint("put in a TTF or OTF file with upright letters, or delete the file")
    }));
    fonts
}

/// Whether a file has the name of a font that cards can be set in.
fn is_font(path: &str) -> bool {
    has_ending(path, &["ttf", "otf", "ttc", "otc"])
}

fn is_for_web(path: &str) -> bool {
    has_ending(path, &["woff", "woff2", "eot"])
}

fn has_ending(path: &str, wanted: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    wanted.iter().any(|one| one.eq_ignore_ascii_case(ending))
}
