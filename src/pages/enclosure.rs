//! The image of a post as the enclosure of its feed entry.
//!
//! Takes a document and the files of the site; gives the URL, the type and, for a file of the site, how many bytes it has when it is
//! published.

use std::collections::BTreeMap;

use super::entry;
use super::kinds::file;
use super::shared::Shared;
use crate::base::{media_type, url};
use crate::formats::feed::Enclosure;
use crate::input::source::Sources;
use crate::metadata;
use crate::site::links::Target;
use crate::site::{DocumentId, Site};

/// The image of front matter. Only RSS needs the length, which means reading pictures from which metadata are removed.
pub(crate) fn enclosure(shared: &Shared, sources: &Sources, id: DocumentId) -> Option<Enclosure> {
    let document = &shared.site.documents[id];
    document.post.front.image.as_ref()?;
    let target = &shared.targets[id].get(document.post.outline.links.len())?.target;
    let length = match target {
        Target::Inside { path, .. } if shared.config().feed.rss => length(shared, sources, path),
        _ => None,
    };
    let url = entry::image_url(shared, id)?;
    let kind = media_type::of(url::split_path(&url).0);
    let media_type = kind.split(';').next().unwrap_or(kind).to_string();
    Some(Enclosure { url, media_type, length })
}

/// How many bytes the file at a site path has when it is published.
fn length(shared: &Shared, sources: &Sources, path: &str) -> Option<u64> {
    let source = shared.published_files.get_or_init(|| by_path(&shared.site)).get(path)?;
    let bytes = sources.bytes(source)?.ok()?;
    let mut cleaned = Vec::new();
    let is_cleaned = sources.files.get(source).is_some_and(|source| file::is_cleaned(&shared.site, source));
    let is_changed = is_cleaned && metadata::clean(&bytes, &mut cleaned);
    u64::try_from(if is_changed { cleaned.len() } else { bytes.len() }).ok()
}

/// The files next to the posts, by their site paths.
fn by_path(site: &Site) -> BTreeMap<String, String> {
    site.statics.iter().map(|(source, path)| (path.clone(), source.clone())).collect()
}
