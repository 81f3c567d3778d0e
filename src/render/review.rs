//! Renders pages only to find their errors: a preview checks pages that nobody has opened.

use super::key;
use super::order::ROUND;
use super::problem::{Problem, gather_with_pages};
use super::renderer::{Key, Renderer};
use crate::base::diagnostic::Diagnostic;
use crate::input::source::Sources;
use crate::pages::kind::Dependencies;
use crate::pages::plan::Page;

/// The caller of a review, which knows which pages have no errors.
pub trait Review {
    /// Whether to continue.
    fn goes_on(&self) -> bool;
    /// Whether a page with this key was already rendered without an error.
    fn is_sound(&self, key: &Key) -> bool;
    /// Notes that a page with this key was rendered without an error.
    fn found_sound(&self, key: Key);
}

/// Renders pages one by one; gives the errors, and the first page of each. `None` if the caller stopped it.
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
        // A picture that cannot be decoded is no error.
        if matches!(page.kind.dependencies(&renderer.site), Dependencies::Key(_)) {
            continue;
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
