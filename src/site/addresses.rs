//! The site paths of an edition's lists and indexes.
//!
//! Takes an edition, and whether words of the author's own are in its URLs; gives the path of each list, page of a list, feed and
//! index. It must not depend on which of them exist.

use super::id::{DocumentId, EditionId, TaxonomyId, TermKey};
use super::scope::{FeedFormat, Scope};
use super::whole::Site;

/// The paths of one edition.
#[derive(Clone, Copy)]
pub(crate) struct Addresses<'s> {
    site: &'s Site,
    prefix: &'s str,
    /// The language of the words in its URLs, by its place in the configuration. `None` for URLs without words of the author's own.
    language: Option<usize>,
}

impl Site {
    /// The paths of an edition.
    pub(crate) fn addresses(&self, edition: EditionId) -> Addresses<'_> {
        let edition = &self.editions[edition];
        Addresses { site: self, prefix: &edition.prefix, language: Some(edition.language.into()) }
    }

    /// The site path of a translation side by side with its original.
    pub(crate) fn parallel_path(&self, translation: DocumentId) -> String {
        let document = &self.documents[translation];
        self.addresses(document.edition).parallel(document.path())
    }

    /// The paths that an edition has without `folder`, `folders` and slugs of terms in site.yaml.
    pub(crate) fn usual_addresses(&self, edition: EditionId) -> Addresses<'_> {
        Addresses { language: None, ..self.addresses(edition) }
    }
}

impl Addresses<'_> {
    /// The first page of a list.
    pub(crate) fn list(self, scope: Scope) -> String {
        let prefix = self.prefix;
        match scope {
            Scope::Home => format!("{prefix}/"),
            Scope::Term(key) => self.term(key.taxonomy, self.slug(key)),
            Scope::Period { year, month: None } => format!("{prefix}/{year:04}/"),
            Scope::Period { year, month: Some(month) } => format!("{prefix}/{year:04}/{month:02}/"),
        }
    }

    /// Page `number`, counted from 1, of the list whose first page is at a path.
    pub(crate) fn page(self, first: String, number: usize) -> String {
        match number {
            1 => first,
            _ => {
                let folder = self.site.config.folders.page.in_language(self.language);
                [first.trim_end_matches('/'), "/", folder, "/", &number.to_string(), "/"].concat()
            }
        }
    }

    /// The feed of a list in a format.
    pub(crate) fn feed(self, scope: Scope, format: FeedFormat) -> String {
        let name = match format {
            FeedFormat::Atom => "feed.xml",
            FeedFormat::Json => "feed.json",
            FeedFormat::Rss => "rss.xml",
        };
        format!("{}/{name}", self.list(scope).trim_end_matches('/'))
    }

    /// The archive of a term, by its slug or another one that leads to it.
    pub(crate) fn term(self, taxonomy: TaxonomyId, slug: &str) -> String {
        let path = self.site.taxonomies[taxonomy].taxonomy.term_path(self.language, slug);
        if self.prefix.is_empty() { path } else { [self.prefix, &path].concat() }
    }

    /// The index of a taxonomy.
    pub(crate) fn terms(self, taxonomy: TaxonomyId) -> String {
        format!("{}/{}/", self.prefix, self.site.taxonomies[taxonomy].taxonomy.folder.in_language(self.language))
    }

    /// The index of years.
    pub(crate) fn archives(self) -> String {
        format!("{}/{}/", self.prefix, self.site.config.folders.archive.in_language(self.language))
    }

    /// The page of a translation side by side with its original; `own` is the path of the translation's page.
    pub(crate) fn parallel(self, own: &str) -> String {
        let folder = self.site.config.folders.parallel.in_language(self.language);
        let own = own.strip_suffix(".html").or_else(|| own.strip_suffix(".htm")).unwrap_or(own);
        format!("{}/{folder}/", own.trim_end_matches('/'))
    }

    /// The page that lists the feeds.
    pub(crate) fn subscribe(self) -> String {
        format!("{}/{}/", self.prefix, self.site.config.folders.subscribe.in_language(self.language))
    }

    /// The search page.
    pub(crate) fn search(self) -> String {
        format!("{}/search/", self.prefix)
    }

    fn slug(&self, key: TermKey) -> &str {
        self.site.term(key).slug.in_language(self.language)
    }
}
