//! Rendering for errors alone: a preview checks pages that nobody has asked for.

use super::key;
use super::order::ROUND;
use super::problem::{Problem, gather_with_pages};
use super::renderer::{Key, Renderer};
use crate::base::diagnostic::Diagnostic;
use crate::input::source::Sources;
use crate::pages::plan::Page;

/// Who has pages rendered for their errors, and knows which have none.
pub trait Review {
    /// Whether to go on.
    fn goes_on(&self) -> bool;
    /// Whether a page with this key was rendered without an error before.
    fn is_sound(&self, key: &Key) -> bool;
    /// A page with this key was rendered without an error.
    fn found_sound(&self, key: Key);
}

/// Renders pages one by one: the errors, and the first page of each. None where the review does not go on to the end.
pub fn errors<'p>(
    renderer: &Renderer,
    sources: &Sources,
    pages: impl Iterator<Item = &'p Page>,
    review: &dyn Review,
) -> Option<Vec<(Diagnostic, String)>> {
    let mut problems = Vec::new();
    let mut buffer = Vec::new();
    for (number, page) in (1..).zip(pages) {
        if number % ROUND == 0 {
            renderer.end_round();
        }
        if !review.goes_on() {
            return None;
        }
        let Some(key) = key::of(renderer, sources, page).filter(|key| !review.is_sound(key)) else { continue };
        match renderer.page(sources, page, &mut buffer) {
            Ok(_) => review.found_sound(key),
            Err(diagnostic) => problems.push(Problem { diagnostic, page: page.path.clone() }),
        }
    }
    renderer.end_round();
    Some(gather_with_pages(problems))
}
