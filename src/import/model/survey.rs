//! What an export contains, without its texts.

use std::collections::BTreeMap;

use super::attachment::Attachment;
use super::channel::Channel;
use super::entry::Entry;
use super::guess::Guess;
use super::home::Home;
use super::id::ItemId;
use super::menu_link::MenuLink;
use super::used_term::Terms;

/// An item that was skipped, with its kind, title and old URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    pub kind: String,
    pub title: String,
    pub link: String,
}

/// Everything in an export except its texts. It is small, so that an export of any size fits into memory.
#[derive(Default)]
pub struct Survey {
    pub channel: Channel,
    pub home: Home,
    pub entries: Vec<Entry>,
    /// The language that each entry seems to be in, until that is decided.
    pub guesses: Vec<Option<Guess>>,
    pub attachments: Vec<Attachment>,
    pub menu: Vec<MenuLink>,
    pub terms: Terms,
    /// Logins by number.
    pub authors: Vec<String>,
    /// Reusable blocks by number.
    pub blocks: BTreeMap<ItemId, String>,
    pub skipped: Vec<Skipped>,
    /// Items that only WordPress needs, by kind: revisions, styles, caches.
    pub internal: BTreeMap<String, usize>,
    pub comments: CommentCount,
}

/// The number of comments, by status on the old blog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentCount {
    pub approved: usize,
    pub pings: usize,
    /// Spam, trash, waiting for approval.
    pub others: usize,
}
