//! Draws social cards, before the pages that name them.
//!
//! Takes a site that can be rendered; gives each card that is not current to a sink.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::problem::Problem;
use super::renderer::Renderer;
use super::sink::Sink;
use super::work::{Progress, Work};
use crate::base::url::output_file;
use crate::input::source::Sources;
use crate::pages::cards::PageCard;

/// Draws what is not current.
pub(super) fn make(renderer: &Renderer, sources: &Sources, sink: &dyn Sink, progress: Progress<'_>) -> Vec<Problem> {
    if !sink.takes_pictures() {
        return Vec::new();
    }
    let is_missing = |card: &&PageCard| !sink.is_current(&output_file(&card.path), &card.card.key);
    let missing: Vec<&PageCard> = renderer.cards.all().filter(is_missing).collect();
    let (count, done) = (missing.len(), AtomicUsize::new(0));
    let draw = |card: &PageCard| {
        let drawn = renderer.shared.pictures.drawn(&card.card.key, || renderer.cards.draw(card, sources));
        progress(Work::Cards, done.fetch_add(1, Ordering::Relaxed) + 1, count);
        match drawn {
            Ok(bytes) => {
                sink.take(&output_file(&card.path), Some(&card.card.key), &bytes);
                None
            }
            Err(diagnostic) => Some(Problem { diagnostic, page: card.path.clone() }),
        }
    };
    missing.into_par_iter().with_max_len(1).filter_map(draw).collect()
}
