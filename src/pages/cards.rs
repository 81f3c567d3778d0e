//! The cards of pages: which page has which, and the path of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::cards::{Card, Typefaces, draw};
use crate::input::source::Sources;

/// A card with its place in the output.
#[derive(Clone, Debug)]
pub(crate) struct PageCard {
    /// Its site path. Pages with the same words have the same card.
    pub(crate) path: String,
    pub(crate) card: Card,
    /// The site path of the first page that has it.
    pub(crate) page: String,
}

/// The cards of all pages.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    /// By the site path of the page.
    by_page: BTreeMap<String, Arc<PageCard>>,
    /// By their own site path.
    by_path: BTreeMap<String, Arc<PageCard>>,
    typefaces: Typefaces,
}

impl Cards {
    /// Gives a page its card. Gives the card back if it is the first page that has it.
    pub(super) fn add(&mut self, page: &str, card: Card) -> Option<Arc<PageCard>> {
        // A browser may keep it for ever.
        let path = format!("/cards/{}.png", &card.key.to_hex()[..16]);
        let known = self.by_path.get(&path).cloned();
        let is_new = known.is_none();
        let card = known.unwrap_or_else(|| Arc::new(PageCard { path: path.clone(), card, page: page.to_string() }));
        self.by_page.insert(page.to_string(), Arc::clone(&card));
        if is_new {
            self.by_path.insert(path, Arc::clone(&card));
        }
        is_new.then_some(card)
    }

    /// The card of the page at a site path.
    pub(crate) fn at(&self, page: &str) -> Option<&PageCard> {
        self.by_page.get(page).map(|card| &**card)
    }

    /// Each card once, by path.
    pub(crate) fn all(&self) -> impl Iterator<Item = &PageCard> {
        self.by_path.values().map(|card| &**card)
    }

    /// Draws a card.
    pub(crate) fn draw(&self, card: &PageCard, sources: &Sources) -> Result<Vec<u8>, Diagnostic> {
        let of_site = |path: &str| sources.bytes(path)?.ok();
        draw(&card.card, &self.typefaces, &of_site).map_err(|why| {
            let message = format!("the social card of `{}` cannot be drawn: {why}", card.page);
            Diagnostic::error(message).hint("build again, or turn them off by `cards: false` in site.yaml")
        })
    }
}
