//! What an export contains, without its texts.

use std::collections::BTreeMap;

use super::attachment::Attachment;
use super::channel::Channel;
use super::entry::Entry;
use super::guess::Guess;
use super::home::Home;
use super::id::ItemId;
use super::menu_link::MenuLink;
use super::program::Program;
use super::used_term::Terms;

/// An item that was skipped, with its kind, title and old URL.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Skipped {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) link: String,
}

/// Everything in an export except its texts. It is small, so that an export of any size fits into memory.
#[derive(Default)]
pub(crate) struct Survey {
    pub(crate) program: Program,
    pub(crate) channel: Channel,
    pub(crate) home: Home,
    pub(crate) entries: Vec<Entry>,
    /// The language that each entry seems to be in, until that is decided.
    pub(crate) guesses: Vec<Option<Guess>>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) menu: Vec<MenuLink>,
    pub(crate) terms: Terms,
    /// Logins by number.
    pub(crate) authors: Vec<String>,
    /// Reusable blocks by number.
    pub(crate) blocks: BTreeMap<ItemId, String>,
    pub(crate) skipped: Vec<Skipped>,
    /// Items that only the old program needs, by kind: revisions, styles, caches.
    pub(crate) internal: BTreeMap<String, usize>,
    pub(crate) comments: CommentCount,
}

/// The number of comments, by status on the old blog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CommentCount {
    pub(crate) approved: usize,
    pub(crate) pings: usize,
    /// Spam, trash, waiting for approval.
    pub(crate) others: usize,
}
