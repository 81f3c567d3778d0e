//! Makes the variants of pictures, before the pages that name them.
//!
//! Takes a site that can be rendered; gives each variant that is not current to a sink, and the pictures that turned out to have
//! none. Each picture is decoded once for all of its variants.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::problem::Problem;
use super::renderer::Renderer;
use super::sink::Sink;
use super::work::{Progress, Work};
use crate::base::diagnostic::Diagnostic;
use crate::base::url::output_file;
use crate::input::source::Sources;
use crate::pages::variants;
use crate::pictures::{self, Fault};
use crate::site::{self, Picture, Variant};

/// What came of the variants.
#[derive(Default)]
pub(super) struct Made {
    /// The source paths of pictures that cannot be decoded.
    pub(super) unfit: BTreeSet<String>,
    pub(super) warnings: Vec<Diagnostic>,
    pub(super) problems: Vec<Problem>,
}

/// Makes what is not current.
pub(super) fn make(renderer: &Renderer, sources: &Sources, sink: &dyn Sink, progress: Progress<'_>) -> Made {
    let mut made = Made::default();
    if !sink.takes_pictures() {
        return made;
    }
    let all: Vec<(&str, &Picture)> = renderer.site.pictures.with_variants().collect();
    let missing = all.into_par_iter().map(|(_, picture)| (picture, missing(picture, sink)));
    let all: Vec<(&Picture, Vec<&Variant>)> = missing.filter(|(_, missing)| !missing.is_empty()).collect();
    let (count, done) = (all.len(), AtomicUsize::new(0));
    let results = all.par_iter().with_max_len(1).map(|(picture, missing)| {
        let wanted: Vec<&pictures::Variant> = missing.iter().map(|variant| &variant.made).collect();
        let result = variants::make(renderer, sources, picture, &wanted);
        if let Ok(bytes) = &result {
            for (variant, bytes) in missing.iter().zip(bytes) {
                sink.take(&output_file(&variant.path), Some(&variant.made.key), bytes);
            }
        }
        progress(Work::Pictures, done.fetch_add(1, Ordering::Relaxed) + 1, count);
        result.map(drop)
    });
    let results: Vec<Result<(), Fault<Diagnostic>>> = results.collect();
    for ((picture, missing), result) in all.iter().zip(results) {
        match result {
            Ok(()) => {}
            Err(Fault::File(diagnostic)) => {
                let page = missing.first().map_or(String::new(), |variant| variant.path.clone());
                made.problems.push(Problem { diagnostic, page });
            }
            Err(Fault::Picture(why)) => {
                made.warnings.push(variants::unfit(picture, &why));
                made.unfit.insert(picture.source.clone());
            }
        }
    }
    forget_others(renderer, sources);
    made
}

/// The variants of a picture that are not current.
fn missing<'p>(picture: &'p Picture, sink: &dyn Sink) -> Vec<&'p Variant> {
    let is_missing = |variant: &&Variant| !sink.is_current(&output_file(&variant.path), &variant.made.key);
    picture.variants.iter().filter(is_missing).collect()
}

/// Forgets the variants of pictures that the site has no more, or not in these sizes. Those of drafts stay.
fn forget_others(renderer: &Renderer, sources: &Sources) {
    let settings = &renderer.site.config.images;
    let all = sources.files.values().flat_map(|source| site::variants(source, settings));
    let cards = renderer.cards.all().map(|card| card.card.key);
    renderer.shared.pictures.keep_only(all.map(|variant| variant.key).chain(cards));
}
