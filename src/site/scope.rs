//! What a list is of, and in which formats it is also a feed.

use super::id::TermKey;

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

/// The formats of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
    /// RSS 2.0.
    Rss,
}
