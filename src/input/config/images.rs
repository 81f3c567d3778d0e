//! The settings of pictures.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::at_commas;
use crate::input::keys::Entries;
use crate::pictures::Settings;

/// The widest variant: more would be slower to load than the picture itself.
const WIDEST: u32 = 4096;

/// `images: {widths: [480, 960, 1600], quality: 80, avif: false}`, or `images: false`.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> Settings {
    let Some((key, node)) = settings.get(Setting::Images) else { return Settings::default() };
    match node.truth() {
        Some(true) => return Settings::default(),
        Some(false) => return Settings::none(),
        None => {}
    }
    let Some(entries) = node.map() else {
        let wanted = "`true`, `false` or a map";
        return settings.wrong(key, node, wanted).unwrap_or_default();
    };
    let mut inner = settings.inner("images", entries);
    report_unknown(&mut inner, &[]);
    let mut read = Settings::default();
    if let Some((key, node)) = inner.get(Setting::ImageWidths) {
        let written = inner.names(Setting::ImageWidths, None, at_commas);
        let numbers = written.iter().map(|width| width.value.parse().ok().filter(|width| (1..=WIDEST).contains(width)));
        match numbers.collect::<Option<Vec<u32>>>() {
            Some(mut widths) => {
                widths.sort_unstable();
                widths.dedup();
                read.widths = widths;
            }
            None => inner.wrong::<()>(key, node, "a list of widths in pixels, from 1 to 4096").unwrap_or_default(),
        }
    }
    read.avif = inner.truth(Setting::ImageAvif).unwrap_or_default();
    if let Some(quality) = inner.count(Setting::ImageQuality) {
        match u8::try_from(quality).ok().filter(|quality| *quality <= 100) {
            Some(quality) => read.quality = quality,
            None => too_much(&mut inner, quality),
        }
    }
    read
}

fn too_much(inner: &mut Entries<'_, Setting>, quality: usize) {
    let span = inner.node(Setting::ImageQuality).map_or(0..0, |node| node.span.clone());
    let problem = Diagnostic::error(format!("`quality` must be a whole number from 1 to 100, not `{quality}`"));
    inner.report_at(problem.hint("leave it out for 80"), span);
}
