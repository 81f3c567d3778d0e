//! Editions: sets of posts with one interface language, and their lists.

use std::collections::BTreeMap;

use super::document::Document;
use super::id::{
    ByDocument, ByEdition, ByTaxonomy, ByTerm, DocumentId, EditionId, LanguageId, TaxonomyId, TermId, TermKey,
};
use super::series;
use super::terms::TermIndex;
use crate::input::config::{Archives, Config, Role};

/// A year or, with a month, a month.
pub(crate) type Period = (i16, Option<i8>);

/// One edition.
#[derive(Clone, Debug)]
pub(crate) struct Edition {
    /// The first part of its URLs: empty, or `/id`.
    pub(crate) prefix: String,
    /// The language of its interface.
    pub(crate) language: LanguageId,
    /// Whether it contains posts in all languages.
    pub(crate) mixed: bool,
    /// The page whose text is shown on its home page.
    pub(crate) intro: Option<DocumentId>,
    pub(crate) listing: Listing,
}

/// The lists of an edition, each newest first, but for the parts of a series.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    pub(crate) posts: Vec<DocumentId>,
    /// For each term; empty if the edition has no post with it.
    pub(crate) terms: ByTaxonomy<ByTerm<Vec<DocumentId>>>,
    /// The parts of each series, from the first one on.
    pub(crate) parts: BTreeMap<TermKey, Vec<DocumentId>>,
    pub(crate) periods: BTreeMap<Period, Vec<DocumentId>>,
}

impl Edition {
    /// The site path of a term's list.
    pub(crate) fn term_path(&self, index: &TermIndex, term: TermId) -> String {
        let language = usize::from(self.language);
        let path = index.taxonomy.term_path(Some(language), index.terms[term].slug.of(language));
        if self.prefix.is_empty() { path } else { [self.prefix.as_str(), &path].concat() }
    }
}

/// The editions of a site, a mixed one first. Sets [`Document::edition`].
pub(crate) fn all(
    documents: &mut ByDocument<Document>,
    post_count: usize,
    config: &Config,
    taxonomies: &ByTaxonomy<TermIndex>,
) -> ByEdition<Edition> {
    let mut editions = without_posts(config);
    for document in documents.iter_mut() {
        let own = editions.iter().position(|edition| Some(edition.language) == document.language);
        document.edition = own.map_or(EditionId::ROOT, EditionId::from);
    }
    for edition in &mut editions {
        let posts = posts(documents, post_count, edition);
        edition.listing = listing(documents, posts, config, taxonomies);
    }
    introduce(&mut editions, documents);
    editions
}

/// The editions that the configuration asks for.
fn without_posts(config: &Config) -> ByEdition<Edition> {
    let edition = |prefix: String, language: LanguageId, mixed: bool| Edition {
        prefix,
        language,
        mixed,
        intro: None,
        listing: Listing::default(),
    };
    let has_mixed = config.archives != Archives::Separate;
    let has_others = config.archives != Archives::Together && config.languages.len() > 1;
    let mut editions = ByEdition::default();
    if has_mixed || config.languages.len() == 1 {
        editions.push(edition(String::new(), LanguageId::DEFAULT, true));
    }
    if has_others {
        for (index, site) in config.languages.iter().enumerate() {
            let is_root = !has_mixed && index == 0;
            let prefix = if is_root { String::new() } else { format!("/{}", site.language.tag) };
            editions.push(edition(prefix, LanguageId::from(index), false));
        }
    }
    editions
}

/// The posts of an edition, newest first. A mixed one lists a post that exists in several languages once, in the edition's
/// language if possible.
fn posts(documents: &ByDocument<Document>, post_count: usize, edition: &Edition) -> Vec<DocumentId> {
    let serves = |id: &DocumentId| documents[*id].language == Some(edition.language);
    let all = (0..post_count).map(DocumentId::from);
    if !edition.mixed {
        return all.filter(serves).collect();
    }
    let chosen = |id: &DocumentId| {
        let members = || documents[*id].translations.iter().filter(|id| usize::from(**id) < post_count);
        members().find(|id| serves(id)).or_else(|| members().next()).copied()
    };
    all.filter(|id| chosen(id).is_none_or(|chosen| chosen == *id)).collect()
}

/// The lists of posts that are sorted, newest first.
pub(super) fn listing(
    documents: &ByDocument<Document>,
    posts: Vec<DocumentId>,
    config: &Config,
    taxonomies: &ByTaxonomy<TermIndex>,
) -> Listing {
    let mut terms: ByTaxonomy<ByTerm<Vec<DocumentId>>> =
        taxonomies.iter().map(|taxonomy| taxonomy.terms.iter().map(|_| Vec::new()).collect()).collect();
    let mut periods: BTreeMap<Period, Vec<DocumentId>> = BTreeMap::new();
    for id in &posts {
        for (taxonomy, own) in documents[*id].terms.iter_enumerated() {
            for term in own {
                terms[taxonomy][*term].push(*id);
            }
        }
        let date = documents[*id].post.date.as_ref().filter(|_| config.date_archives);
        if let Some(date) = date {
            periods.entry((date.day.year(), None)).or_default().push(*id);
            periods.entry((date.day.year(), Some(date.day.month()))).or_default().push(*id);
        }
    }
    let parts = parts(documents, &terms, taxonomies);
    Listing { posts, terms, parts, periods }
}

/// The parts of all series.
fn parts(
    documents: &ByDocument<Document>,
    terms: &ByTaxonomy<ByTerm<Vec<DocumentId>>>,
    taxonomies: &ByTaxonomy<TermIndex>,
) -> BTreeMap<TermKey, Vec<DocumentId>> {
    let is_series = |taxonomy: &TaxonomyId| taxonomies[*taxonomy].taxonomy.role == Role::Series;
    let all = taxonomies.keys().filter(is_series).flat_map(|taxonomy| {
        let terms = terms[taxonomy].iter_enumerated().filter(|(_, posts)| !posts.is_empty());
        terms.map(move |(term, posts)| (TermKey { taxonomy, term }, posts))
    });
    all.map(|(series, posts)| (series, series::parts(documents, posts))).collect()
}

/// Finds the section pages with the URL of an edition's home page: each is the text at its top, not a page of its own.
fn introduce(editions: &mut ByEdition<Edition>, documents: &ByDocument<Document>) {
    for (id, document) in documents.iter_enumerated().filter(|(_, document)| document.post.name.is_section) {
        let home = |edition: &&mut Edition| document.path().strip_suffix('/') == Some(&edition.prefix);
        if let Some(edition) = editions.iter_mut().find(home) {
            edition.intro.get_or_insert(id);
        }
    }
}
