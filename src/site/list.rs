//! Lists of posts: which exist, what they contain, and their paths.

use super::addresses::Addresses;
use super::id::{DocumentId, EditionId, TermKey};
use super::scope::{FeedFormat, Scope};
use super::series;
use super::whole::Site;

/// A list of one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct List {
    pub(crate) edition: EditionId,
    pub(crate) scope: Scope,
}

impl List {
    /// The list of all posts of an edition: its home page.
    pub(crate) fn home(edition: EditionId) -> List {
        List { edition, scope: Scope::Home }
    }

    /// The archive of a term.
    pub(crate) fn term(edition: EditionId, term: TermKey) -> List {
        List { edition, scope: Scope::Term(term) }
    }

    /// The archive of a year, or of a month of it.
    pub(crate) fn period(edition: EditionId, year: i16, month: Option<i8>) -> List {
        List { edition, scope: Scope::Period { year, month } }
    }

    /// Its posts, newest first.
    pub(crate) fn posts(self, site: &Site) -> &[DocumentId] {
        let listing = &site.editions[self.edition].listing;
        match self.scope {
            Scope::Home => &listing.posts,
            Scope::Term(key) => &listing.terms[key.taxonomy][key.term],
            Scope::Period { year, month } => listing.periods.get(&(year, month)).map_or(&[], Vec::as_slice),
        }
    }

    /// The parts of a series, from the first one on; `None` for all other lists.
    pub(crate) fn parts(self, site: &Site) -> Option<&[DocumentId]> {
        let Scope::Term(key) = self.scope else { return None };
        site.editions[self.edition].listing.parts.get(&key).map(Vec::as_slice)
    }

    /// The parts of a series, and the index of a post or a translation of it among them.
    pub(crate) fn part_of(self, site: &Site, id: DocumentId) -> Option<(&[DocumentId], usize)> {
        let parts = self.parts(site)?;
        Some((parts, series::part_of(&site.documents, parts, id)?))
    }

    /// Its posts in the order of its pages: the parts of a series from the first one on, all others newest first.
    pub(crate) fn shown(self, site: &Site) -> &[DocumentId] {
        self.parts(site).unwrap_or_else(|| self.posts(site))
    }

    /// How many posts come before one of its pages.
    pub(crate) fn before_page(self, site: &Site, number: usize) -> usize {
        ((number - 1) * site.config.paginate).min(self.shown(site).len())
    }

    /// The posts on one of its pages, counted from 1.
    pub(crate) fn posts_on_page(self, site: &Site, number: usize) -> &[DocumentId] {
        let (posts, from) = (self.shown(site), self.before_page(site, number));
        &posts[from..(from + site.config.paginate).min(posts.len())]
    }

    /// Whether an edition has this list. A home page also exists without posts.
    pub(crate) fn exists_in(self, site: &Site) -> bool {
        self.scope == Scope::Home || !self.posts(site).is_empty()
    }

    /// How many pages it has, at least one.
    pub(crate) fn page_count(self, site: &Site) -> usize {
        self.shown(site).len().div_ceil(site.config.paginate).max(1)
    }

    /// The site path of its first page.
    pub(crate) fn path(self, site: &Site) -> String {
        site.addresses(self.edition).list(self.scope)
    }

    /// The site path of page `number`, counted from 1.
    pub(crate) fn page_path(self, site: &Site, number: usize) -> String {
        site.addresses(self.edition).page(self.path(site), number)
    }

    /// The site paths of all its pages.
    pub(crate) fn page_paths(self, site: &Site) -> impl Iterator<Item = (usize, String)> {
        self.page_paths_by(site, site.addresses(self.edition))
    }

    /// The site paths of all its pages, by other paths of its edition.
    pub(crate) fn page_paths_by<'s>(
        self,
        site: &Site,
        addresses: Addresses<'s>,
    ) -> impl Iterator<Item = (usize, String)> + use<'s> {
        let first = addresses.list(self.scope);
        (1..=self.page_count(site)).map(move |number| (number, addresses.page(first.clone(), number)))
    }

    /// The site path of its feed in a format.
    pub(crate) fn feed_path(self, site: &Site, format: FeedFormat) -> String {
        site.addresses(self.edition).feed(self.scope, format)
    }

    /// The formats in which it has a feed.
    pub(crate) fn feed_formats(self, site: &Site) -> impl Iterator<Item = FeedFormat> {
        let feed = &site.config.feed;
        let has = match self.scope {
            Scope::Home => true,
            Scope::Term { .. } => feed.terms,
            Scope::Period { .. } => false,
        };
        let formats = [(feed.atom, FeedFormat::Atom), (feed.json, FeedFormat::Json), (feed.rss, FeedFormat::Rss)];
        formats.into_iter().filter(move |(wanted, _)| has && *wanted).map(|(_, format)| format)
    }

    /// The posts in its feeds.
    pub(crate) fn feed_posts(self, site: &Site) -> &[DocumentId] {
        let posts = self.posts(site);
        &posts[..posts.len().min(site.config.feed.limit)]
    }
}
