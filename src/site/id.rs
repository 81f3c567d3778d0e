//! The ids of a site's parts. Each type indexes one vector only, which the compiler checks.

use typed_index_collections::TiVec;

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl From<usize> for $name {
            fn from(place: usize) -> $name {
                $name(place)
            }
        }

        impl From<$name> for usize {
            fn from(id: $name) -> usize {
                id.0
            }
        }
    )*};
}

identities! {
    /// A document of [`super::Site::documents`]. Posts come first, the newest first: a smaller id is a newer post.
    DocumentId
    /// An edition of [`super::Site::editions`].
    EditionId
    /// A taxonomy of [`super::Site::taxonomies`], in the order of the configuration.
    TaxonomyId
    /// A term of [`super::TermIndex::terms`], within its taxonomy.
    TermId
    /// One of the languages in the configuration, in its order.
    LanguageId
}

impl DocumentId {
    /// The distance between two documents, in the order of time.
    pub(crate) fn distance(self, other: DocumentId) -> usize {
        self.0.abs_diff(other.0)
    }
}

impl EditionId {
    /// The edition at the root of the site. Pages without an edition use its interface.
    pub const ROOT: EditionId = EditionId(0);
}

impl LanguageId {
    /// The default language of the site.
    pub(crate) const DEFAULT: LanguageId = LanguageId(0);
}

/// A term and its taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey {
    pub(crate) taxonomy: TaxonomyId,
    pub(crate) term: TermId,
}

/// A vector with a value for each document.
pub type ByDocument<T> = TiVec<DocumentId, T>;
/// A vector with a value for each edition.
pub type ByEdition<T> = TiVec<EditionId, T>;
/// A vector with a value for each taxonomy.
pub type ByTaxonomy<T> = TiVec<TaxonomyId, T>;
/// A vector with a value for each term of one taxonomy.
pub type ByTerm<T> = TiVec<TermId, T>;
