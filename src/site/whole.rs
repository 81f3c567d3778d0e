//! The site as one value.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::desk::{Originals, Parallel};
use super::document::Document;
use super::edition::Edition;
use super::id::{ByDocument, ByEdition, ByTaxonomy, DocumentId, EditionId, TaxonomyId, TermKey};
use super::left_out::LeftOut;
use super::mark::Mark;
use super::own_lists::OwnLists;
use super::page_lists::PageLists;
use super::pictures::Pictures;
use super::term::Term;
use super::term_texts::TermTexts;
use super::terms::TermIndex;
use super::unpublished::Unpublished;
use crate::base::url::Spellings;
use crate::input::config::{Config, Role};
use crate::input::post::Kind;
use crate::language::Language;

/// Everything that pages are made of.
#[derive(Debug)]
pub struct Site {
    pub(crate) config: Arc<Config>,
    /// Posts, newest first (undated ones last), then pages by path.
    pub documents: ByDocument<Document>,
    /// How many of the documents are posts.
    pub post_count: usize,
    pub(crate) taxonomies: ByTaxonomy<TermIndex>,
    pub(crate) editions: ByEdition<Edition>,
    /// The posts of languages without an edition of their own.
    pub(crate) own: OwnLists,
    /// The lists that front matter and queries declare.
    pub(crate) lists: PageLists,
    /// The texts for terms.
    pub(crate) texts: TermTexts,
    pub(crate) marks: ByDocument<Mark>,
    /// The first of each document's translations. Like marks, these are next to each other in memory.
    pub(crate) groups: ByDocument<DocumentId>,
    /// Documents by source path.
    pub(crate) by_source: BTreeMap<String, DocumentId>,
    /// The source paths among these whose letters are decomposed.
    pub(crate) spellings: Spellings,
    /// The site paths of pages and files whose letters are decomposed.
    pub(crate) published: Spellings,
    /// Markdown files that are not published, by source path, with the reason.
    pub(crate) unpublished: BTreeMap<String, Unpublished>,
    /// The site paths of copied files of content/, by source path.
    pub(crate) statics: BTreeMap<String, String>,
    /// The pictures among them.
    pub(crate) pictures: Pictures,
    pub(crate) left_out: LeftOut,
    /// Which post is translated from which.
    pub(crate) originals: Originals,
    /// The translations that are also published side by side with their originals.
    pub(crate) parallel: Parallel,
}

impl Site {
    /// How many posts are published, also those that no list has.
    pub fn posts(&self) -> usize {
        self.documents.iter().filter(|document| document.post.kind == Kind::Post).count()
    }

    /// The document of a source path, however its letters are composed.
    pub(crate) fn document_of(&self, source: &str) -> Option<DocumentId> {
        self.spellings.of_path(source).find_map(|path| self.by_source.get(&*path).copied())
    }

    /// The site path of a copied file by its source path, however its letters are composed.
    pub(crate) fn static_of(&self, source: &str) -> Option<&str> {
        self.spellings.of_path(source).find_map(|path| self.statics.get(&*path).map(String::as_str))
    }

    /// The language of an edition's interface.
    pub(crate) fn language(&self, edition: EditionId) -> &Language {
        let language = usize::from(self.editions[edition].language);
        &self.config.languages[language].language
    }

    /// A term by its key.
    pub(crate) fn term(&self, key: TermKey) -> &Term {
        &self.taxonomies[key.taxonomy].terms[key.term]
    }

    /// The taxonomy with a role; if there are several, the first one.
    pub(crate) fn taxonomy(&self, role: Role) -> Option<TaxonomyId> {
        self.taxonomies.iter().position(|index| index.taxonomy.role == role).map(TaxonomyId::from)
    }

    /// The terms that an edition has posts with.
    pub(crate) fn terms_in(&self, edition: EditionId, taxonomy: TaxonomyId) -> impl Iterator<Item = TermKey> {
        let terms = self.editions[edition].listing.terms[taxonomy].iter_enumerated();
        terms.filter(|(_, posts)| !posts.is_empty()).map(move |(term, _)| TermKey { taxonomy, term })
    }

    /// Whether editions have a page that lists their feeds.
    pub(crate) fn has_subscribe_pages(&self) -> bool {
        let feed = &self.config.feed;
        self.config.subscribe && (feed.atom || feed.json || feed.rss || self.config.newsletter.is_some())
    }

    /// Whether an edition has posts with terms of a taxonomy.
    pub(crate) fn has_terms(&self, edition: EditionId, taxonomy: TaxonomyId) -> bool {
        self.terms_in(edition, taxonomy).next().is_some()
    }
}
