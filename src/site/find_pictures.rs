//! Finds the pictures of a site, and which of them have variants: those that a document shows.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::links;
use super::pictures::{self, Picture, Pictures};
use super::whole::Site;
use crate::input::source::Sources;

/// The pictures of a site that is otherwise put together.
pub(super) fn find(site: &Site, sources: &Sources) -> Pictures {
    let sized = site.statics.iter().filter_map(|(source, path)| {
        let size = pictures::shown(sources.files.get(source)?)?.shown()?;
        Some((path.clone(), Picture { source: source.clone(), size, variants: Vec::new() }))
    });
    let mut found = Pictures::of(sized);
    if !found.is_empty() && !site.config.images.widths.is_empty() {
        let shown: BTreeSet<String> =
            site.documents.raw.par_iter().flat_map_iter(|document| links::pictures(site, document)).collect();
        for path in shown {
            found.add_variants(&path, sources, &site.config.images);
        }
    }
    found
}
