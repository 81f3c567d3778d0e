//! The search page of an edition: `search` in search.html.

use serde::Serialize;

/// What the search page and its script need.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Search {
    pub(crate) heading: String,
    /// How many results there are, with `#` for the number.
    pub(crate) found: String,
    /// The place of the edition among those of the site.
    pub(crate) edition: usize,
}
