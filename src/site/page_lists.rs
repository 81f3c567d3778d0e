//! The lists that front matter and queries declare.

use std::collections::BTreeMap;

use super::id::{ByEdition, DocumentId};

/// The lists that authors declare. Both maps are empty for most sites.
#[derive(Debug, Default)]
pub(crate) struct PageLists {
    /// The posts below the text of a page or a post.
    pub(crate) pages: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// The posts of each query, for the pages of each edition.
    pub(crate) queries: BTreeMap<String, ByEdition<Vec<DocumentId>>>,
}
