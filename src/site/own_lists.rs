//! The posts in each language, where an edition mixes several.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::edition::{Edition, Listing, listing};
use super::id::{ByDocument, ByEdition, ByTaxonomy, DocumentId, LanguageId};
use super::terms::TermIndex;
use crate::input::config::Config;

/// The language of a post for its readers: the site's language that serves it, otherwise its own tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ReadIn {
    Served(LanguageId),
    Other(String),
}

/// The lists of each language that is mixed with others and has no edition of its own. They are empty for most sites.
#[derive(Debug, Default)]
pub(crate) struct OwnLists {
    pub(super) lists: BTreeMap<ReadIn, Listing>,
    /// Whether the posts of the mixed edition are in several languages.
    pub(super) several: bool,
}

impl Document {
    /// See [`ReadIn`].
    pub(crate) fn read_in(&self) -> ReadIn {
        self.language.map_or_else(|| ReadIn::Other(self.post.language.tag.clone()), ReadIn::Served)
    }

    /// Whether the readers of two documents read one language.
    pub(crate) fn is_read_like(&self, other: &Document) -> bool {
        match (self.language, other.language) {
            (None, None) => self.post.language.tag == other.post.language.tag,
            (one, other) => one == other,
        }
    }
}

impl OwnLists {
    /// Makes the lists of the languages that need some.
    pub(super) fn of(
        documents: &ByDocument<Document>,
        post_count: usize,
        editions: &ByEdition<Edition>,
        config: &Config,
        taxonomies: &ByTaxonomy<TermIndex>,
    ) -> OwnLists {
        let posts = || (0..post_count).map(DocumentId::from);
        let first = documents.first().filter(|_| post_count > 0);
        let several = posts().any(|id| first.is_some_and(|first| !first.is_read_like(&documents[id])));
        if !several || editions.iter().all(|edition| !edition.mixed) {
            return OwnLists { lists: BTreeMap::new(), several };
        }
        let with_edition: BTreeSet<LanguageId> =
            editions.iter().filter(|edition| !edition.mixed).map(|edition| edition.language).collect();
        let mut own: BTreeMap<ReadIn, Vec<DocumentId>> = BTreeMap::new();
        for id in posts().filter(|id| documents[*id].language.is_none_or(|language| !with_edition.contains(&language)))
        {
            own.entry(documents[id].read_in()).or_default().push(id);
        }
        let lists = own.into_iter().map(|(language, posts)| (language, listing(documents, posts, config, taxonomies)));
        OwnLists { lists: lists.collect(), several }
    }
}
