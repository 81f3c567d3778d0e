//! The keys of the parts of a build: hashes of what they depend on.
//!
//! Takes sources, the request and posts; gives keys. If a key is the same, so is the result.

use std::sync::Arc;

use super::cache::{CachedPost, Key};
use super::request::Request;
use crate::base::program::PROGRAM;
use crate::cards::Fonts;
use crate::input::assets::Assets;
use crate::input::data_files::DataFiles;
use crate::input::post;
use crate::input::redirects;
use crate::input::site_data;
use crate::input::source::{CONFIG_FILE, Source, Sources};
use crate::metadata::Examined;
use crate::site::{self, Fate, Site};

/// The folder of fonts, which only cards depend on.
const FONTS: &str = "fonts/";

/// A hash of parts, each with its length, so that their borders count.
struct Parts(blake3::Hasher);

impl Parts {
    fn new(what: &str) -> Parts {
        Parts(blake3::Hasher::new()).with(PROGRAM.as_bytes()).with(what.as_bytes())
    }

    fn with(mut self, part: &[u8]) -> Parts {
        self.add(part);
        self
    }

    fn add(&mut self, part: &[u8]) {
        self.0.update(&part.len().to_le_bytes()).update(part);
    }

    fn finish(self) -> Key {
        self.0.finalize()
    }
}

/// What every post depends on in addition to its own file: the program, the configuration and the interface text.
pub(crate) fn surroundings(sources: &Sources) -> Key {
    let mut parts = Parts::new("post");
    for (path, source) in sources.files.iter().filter(|(path, _)| *path == CONFIG_FILE || path.ends_with(".ftl")) {
        parts.add(path.as_bytes());
        parts.add(source.hash.as_bytes());
    }
    parts.finish()
}

/// What the site and its plan depend on: posts without their bodies, the names of the files next to them, the files that pages
/// load, and which posts are published now.
pub(crate) fn site(
    sources: &Sources,
    request: &Request,
    posts: &[CachedPost],
    data: &DataFiles,
    assets: &Assets,
    fonts: Option<&Fonts>,
) -> Key {
    let mut parts = Parts::new("site");
    // With the fingerprints of files, so that neither their contents nor the templates that name them count otherwise.
    parts.add(format!("{assets:?}").as_bytes());
    parts.add(format!("{data:?}").as_bytes());
    parts.add(format!("{request:?}").as_bytes());
    parts.add(fonts.map(Fonts::digest).as_ref().map_or(&[], |digest| digest.as_bytes()));
    let all: Vec<_> = posts.iter().map(|known| Arc::clone(&known.post)).collect();
    let fates = site::fates(&all, data, sources.now, request.selection);
    for (post, fate) in all.iter().zip(fates) {
        parts.add(post.digest.as_bytes());
        parts.add(&[match fate {
            Fate::Published(how) => {
                u8::from(how.draft) | u8::from(how.future.is_some()) << 1 | u8::from(how.listed) << 2
            }
            Fate::Draft => 8,
            Fate::Future(_) => 9,
            Fate::Expired => 10,
            Fate::Unrendered => 11,
        }]);
    }
    let is_other = |path: &str, source: &Source| {
        !post::is_post(path, source) && !path.starts_with(FONTS) && !path.starts_with(site_data::FOLDER)
    };
    for (path, source) in sources.files.iter().filter(|(path, source)| is_other(path, source)) {
        parts.add(path.as_bytes());
        parts.add(&[u8::from(source.has_front_matter)]);
        let is_named_only = path.starts_with("content/") && path != redirects::FILE || is_template(path);
        parts.add(if is_named_only { &[] } else { source.hash.as_bytes() });
        // The size of a picture is in the pages that show it, and its hash in the names of its variants.
        if let Some(Examined { pixels: Some((width, height)), turn, .. }) = source.examined.filter(|_| is_named_only) {
            let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
            parts.add(&[&size[..], &[turn], source.hash.as_bytes()].concat());
        }
    }
    parts.finish()
}

/// What feeds with the sizes of files depend on: the files next to the posts. Only RSS needs them.
pub(crate) fn files(site: &Site, sources: &Sources) -> Key {
    let mut parts = Parts::new("files");
    for (path, source) in
        sources.files.iter().filter(|(path, _)| site.config.feed.rss && site.statics.contains_key(*path))
    {
        parts.add(path.as_bytes());
        parts.add(source.hash.as_bytes());
    }
    parts.finish()
}

/// What the data of the site are made of; `None` if there are none.
pub(crate) fn data(sources: &Sources) -> Option<Key> {
    site_data::files(sources).next()?;
    let mut parts = Parts::new("data");
    for (path, source) in site_data::files(sources) {
        parts.add(path.as_bytes());
        parts.add(source.hash.as_bytes());
    }
    Some(parts.finish())
}

/// What any page may depend on: the site and the templates.
pub(crate) fn pages(site: &Key, sources: &Sources) -> Key {
    let mut parts = Parts::new("pages").with(site.as_bytes());
    for (path, source) in sources.files.iter().filter(|(path, _)| is_template(path)) {
        parts.add(path.as_bytes());
        parts.add(source.hash.as_bytes());
    }
    parts.finish()
}

fn is_template(path: &str) -> bool {
    path.starts_with("templates/") || (path.starts_with("themes/") && path.contains("/templates/"))
}
