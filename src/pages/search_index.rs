//! The index of a site's search, made when it is needed first: see [`super::search`].

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::search::{Memory, Part};

/// The index of a site, once it was asked for.
pub(crate) struct Search {
    pub(super) memory: Arc<Memory>,
    /// What the words of all posts depend on beside their files.
    pub(super) surroundings: blake3::Hash,
    pub(super) words: OnceLock<Vec<Part>>,
    pub(super) files: OnceLock<BTreeMap<String, String>>,
}

impl Search {
    pub(crate) fn new(memory: Arc<Memory>, surroundings: blake3::Hash) -> Search {
        Search { memory, surroundings, words: OnceLock::new(), files: OnceLock::new() }
    }
}
