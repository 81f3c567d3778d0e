//! A post or page, without its text.

use super::id::ItemId;
use super::moment::Moment;
use super::status::Status;

/// Posts are listed; pages are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Post,
    Page,
}

/// A post or a page of the export.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: ItemId,
    pub kind: Kind,
    /// Only if the slug is empty, because the title then gives one. All others are read again when they are needed.
    pub title: Box<str>,
    pub slug: Box<str>,
    pub status: Status,
    pub date: Option<Moment>,
    /// The old URL path on the blog, decoded; none if it was not a path (`/?p=7`).
    pub old_path: Option<Box<str>>,
    pub author: Option<u32>,
    pub terms: Box<[u32]>,
    pub parent: ItemId,
    pub thumbnail: ItemId,
    pub sticky: bool,
    /// As the export names it.
    pub language: Option<Box<str>>,
    /// The key that translations of each other share.
    pub group: Option<Box<str>>,
    /// Readers' comments that were approved.
    pub comments: u32,
    /// Whether its body shows files that are available.
    pub media: bool,
    /// Attachments that it shows by number.
    pub shows: Box<[ItemId]>,
}
