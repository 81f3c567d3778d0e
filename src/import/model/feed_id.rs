//! How an old feed names a post.

/// The id of a post in the usual feed of Jekyll: the folder of its URL, and its own name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeedId {
    /// Its `slug`, otherwise the name of its file without date.
    pub(crate) name: String,
    /// The start of its old site path that is no part of the id: `/fr`, or nothing.
    pub(crate) prefix: String,
}
