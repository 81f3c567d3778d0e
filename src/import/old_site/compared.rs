//! The old site beside the import that it proves.

use super::site::OldSite;

/// The old site, and which of its pages are to have the same words on the new one.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) site: OldSite,
    /// The numbers of the pages that are a post or a page of the import.
    pub(crate) texts: Vec<usize>,
}
