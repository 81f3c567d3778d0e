//! The feeds of an edition: `subscribe` in subscribe.html.

use serde::Serialize;

/// The feeds of an edition, and the form of a newsletter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Subscribe {
    pub(crate) heading: String,
    pub(crate) own: ListFeeds,
    /// Of the other editions.
    pub(crate) editions: Vec<ListFeeds>,
    pub(crate) categories: Vec<ListFeeds>,
    pub(crate) newsletter: Option<Newsletter>,
}

/// A list and its feeds.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListFeeds {
    pub(crate) name: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) url: String,
    pub(crate) feed_atom: Option<String>,
    pub(crate) feed_json: Option<String>,
    pub(crate) feed_rss: Option<String>,
}

/// The form of a newsletter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Newsletter {
    pub(crate) url: String,
    pub(crate) field: String,
}
