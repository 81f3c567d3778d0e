//! A list that the old program makes without being asked.

/// A list of the old site, by the rules of its program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UsualList {
    /// Its site path, decoded, with a slash at the end.
    pub(crate) path: String,
    /// The file names of its feeds: `index.xml`.
    pub(crate) feeds: Vec<String>,
}
