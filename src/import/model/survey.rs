//! What an export holds, without its texts.

use std::collections::BTreeMap;

use super::attachment::Attachment;
use super::channel::Channel;
use super::entry::Entry;
use super::guess::Guess;
use super::home::Home;
use super::id::ItemId;
use super::menu_link::MenuLink;
use super::used_term::Terms;

/// What was passed over, each with its kind, title and old address.
#[derive(Clone, Debug, PartialEq)]
pub struct PassedOver {
    pub kind: String,
    pub title: String,
    pub link: String,
}

/// All of an export but its texts. Small, so that an export of any size fits.
#[derive(Default)]
pub struct Survey {
    pub channel: Channel,
    pub home: Home,
    pub entries: Vec<Entry>,
    /// The language that each entry seems to be in, until that is settled.
    pub guesses: Vec<Option<Guess>>,
    pub attachments: Vec<Attachment>,
    pub menu: Vec<MenuLink>,
    pub terms: Terms,
    /// Logins by number.
    pub authors: Vec<String>,
    /// Reusable blocks by number.
    pub blocks: BTreeMap<ItemId, String>,
    pub passed_over: Vec<PassedOver>,
    /// Items that only WordPress needs, by kind: revisions, styles, caches.
    pub internal: BTreeMap<String, usize>,
    pub comments: CommentCount,
}

/// Comments by what became of them on the old blog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentCount {
    pub approved: usize,
    pub pings: usize,
    /// Spam, trash, waiting for approval.
    pub others: usize,
}
