//! Lists of posts: which exist, what they contain, and their paths.

use super::id::{DocumentId, EditionId, TaxonomyId, TermKey};
use super::whole::Site;

/// Which posts a list contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All posts of the edition.
    Home,
    /// The posts with a term.
    Term(TermKey),
    /// The posts of a year, or of a month of it.
    Period {
        /// The year.
        year: i16,
        /// The month, 1 to 12; none for the whole year.
        month: Option<i8>,
    },
}

/// A list of one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct List {
    pub(crate) edition: EditionId,
    pub(crate) scope: Scope,
}

/// The two formats of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
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

    /// The posts on one of its pages, counted from 1.
    pub(crate) fn posts_on_page(self, site: &Site, number: usize) -> &[DocumentId] {
        let (posts, size) = (self.posts(site), site.config.paginate);
        let from = (number - 1) * size;
        &posts[from.min(posts.len())..(from + size).min(posts.len())]
    }

    /// Whether an edition has this list. A home page also exists without posts.
    pub(crate) fn exists_in(self, site: &Site) -> bool {
        self.scope == Scope::Home || !self.posts(site).is_empty()
    }

    /// How many pages it has, at least one.
    pub(crate) fn page_count(self, site: &Site) -> usize {
        self.posts(site).len().div_ceil(site.config.paginate).max(1)
    }

    /// The site path of its first page.
    pub(crate) fn path(self, site: &Site) -> String {
        let prefix = &site.editions[self.edition].prefix;
        match self.scope {
            Scope::Home => format!("{prefix}/"),
            Scope::Term(key) => site.term_path(self.edition, key.taxonomy, &site.term(key).slug),
            Scope::Period { year, month: None } => format!("{prefix}/{year:04}/"),
            Scope::Period { year, month: Some(month) } => format!("{prefix}/{year:04}/{month:02}/"),
        }
    }

    /// The site path of page `number`, counted from 1.
    pub(crate) fn page_path(self, site: &Site, number: usize) -> String {
        numbered(self.path(site), number)
    }

    /// The site paths of all its pages.
    pub(crate) fn page_paths(self, site: &Site) -> impl Iterator<Item = (usize, String)> {
        let first = self.path(site);
        (1..=self.page_count(site)).map(move |number| (number, numbered(first.clone(), number)))
    }

    /// The site path of its feed in a format.
    pub(crate) fn feed_path(self, site: &Site, format: FeedFormat) -> String {
        let name = match format {
            FeedFormat::Atom => "feed.xml",
            FeedFormat::Json => "feed.json",
        };
        format!("{}/{name}", self.path(site).trim_end_matches('/'))
    }

    /// The formats in which it has a feed.
    pub(crate) fn feed_formats(self, site: &Site) -> impl Iterator<Item = FeedFormat> {
        let feed = &site.config.feed;
        let has = match self.scope {
            Scope::Home => true,
            Scope::Term { .. } => feed.terms,
            Scope::Period { .. } => false,
        };
        let formats = [(feed.atom, FeedFormat::Atom), (feed.json, FeedFormat::Json)];
        formats.into_iter().filter(move |(wanted, _)| has && *wanted).map(|(_, format)| format)
    }

    /// The posts in its feeds.
    pub(crate) fn feed_posts(self, site: &Site) -> &[DocumentId] {
        let posts = self.posts(site);
        &posts[..posts.len().min(site.config.feed.limit)]
    }
}

fn numbered(first: String, number: usize) -> String {
    match number {
        1 => first,
        _ => [first.trim_end_matches('/'), "/page/", &number.to_string(), "/"].concat(),
    }
}

impl Site {
    /// The site path of a term's archive, by its slug or a former one.
    pub(crate) fn term_path(&self, edition: EditionId, taxonomy: TaxonomyId, slug: &str) -> String {
        // The prefix of the edition comes first, even if the pattern has `:lang`.
        let path = self.taxonomies[taxonomy].taxonomy.pattern.expand(|part| if part == "lang" { "" } else { slug });
        match self.editions[edition].prefix.as_str() {
            "" => path,
            prefix => format!("{prefix}{path}"),
        }
    }

    /// The site path of a taxonomy's index.
    pub(crate) fn terms_path(&self, edition: EditionId, taxonomy: TaxonomyId) -> String {
        format!("{}/{}/", self.editions[edition].prefix, self.taxonomies[taxonomy].taxonomy.folder)
    }

    /// The site path of the index of years.
    pub(crate) fn archives_path(&self, edition: EditionId) -> String {
        format!("{}/archive/", self.editions[edition].prefix)
    }
}
