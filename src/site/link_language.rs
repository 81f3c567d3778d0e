//! Whether a link leads to a text in another language.
//!
//! Takes a link and the language of what it leads to; gives that language, if the text around the link is in another one. What
//! is found by its address is looked for here too.

use std::sync::OnceLock;

use super::document::Document;
use super::whole::Site;
use crate::markdown::Link;

/// The languages of a site's pages by their addresses.
pub(super) struct PageLanguages<'s> {
    site: &'s Site,
    /// Whether pages are in more than one language: otherwise only a passage can be in another one.
    has_many: bool,
    /// Site paths with canonical tags, sorted. Most links name files, so it is made only if one does not.
    paths: OnceLock<Vec<(String, &'s str)>>,
}

impl<'s> PageLanguages<'s> {
    pub(super) fn of(site: &'s Site) -> PageLanguages<'s> {
        let mut tags = site.documents.iter().map(|document| &*document.post.language.tag);
        let first = tags.next();
        let has_many = site.config.languages.len() > 1 || tags.any(|tag| Some(tag) != first);
        PageLanguages { site, has_many, paths: OnceLock::new() }
    }

    /// The language of a page for the `hreflang` of a link to it; none if the text around the link is in that language too.
    pub(super) fn other(&self, from: &Document, link: &Link, page: &str) -> Option<Box<str>> {
        let is_other = link.follows && link.language_around(&from.post.language.tag) != page;
        is_other.then(|| page.into())
    }

    /// The same for the page at a site path, decoded, if it is there.
    pub(super) fn other_at(&self, from: &Document, link: &Link, path: &str) -> Option<Box<str>> {
        if !link.follows || !self.has_many && link.languages.is_none() {
            return None;
        }
        let paths = self.paths.get_or_init(|| paths(self.site));
        let place = paths.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        self.other(from, link, paths[place].1)
    }
}

/// The paths of documents, and of home pages in one language.
fn paths(site: &Site) -> Vec<(String, &str)> {
    let documents = site.documents.iter().map(|document| (document.path().to_string(), &*document.post.language.tag));
    let editions = site.editions.iter_enumerated().filter(|(_, edition)| !edition.mixed);
    let homes = editions.map(|(id, edition)| (format!("{}/", edition.prefix), &*site.language(id).tag));
    let mut paths: Vec<_> = documents.chain(homes).collect();
    paths.sort_unstable();
    paths
}
