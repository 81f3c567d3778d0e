//! A post or page, without its text.

use super::id::ItemId;
use super::moment::Moment;
use super::status::Status;

/// Posts are listed; pages are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A post, listed by date.
    Post,
    /// A page.
    Page,
}

/// A post or a page of the export.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) id: ItemId,
    pub(crate) kind: Kind,
    /// Only if the slug is empty, because the title then gives one. All others are read again when they are needed.
    pub(crate) title: Box<str>,
    pub(crate) slug: Box<str>,
    pub(crate) status: Status,
    pub(crate) date: Option<Moment>,
    /// The old URL path on the blog, decoded; none if it was not a path (`/?p=7`).
    pub(crate) old_path: Option<Box<str>>,
    pub(crate) author: Option<u32>,
    pub(crate) terms: Box<[u32]>,
    pub(crate) parent: ItemId,
    pub(crate) thumbnail: ItemId,
    pub(crate) sticky: bool,
    /// As the export names it.
    pub(crate) language: Option<Box<str>>,
    /// The key that translations of each other share.
    pub(crate) group: Option<Box<str>>,
    /// Readers' comments that were approved.
    pub(crate) comments: u32,
    /// Whether its body shows files that are available.
    pub(crate) media: bool,
    /// Attachments that it shows by number.
    pub(crate) shows: Box<[ItemId]>,
}

/// What the group begins with if its entries are one item of the export, with several languages in its texts.
pub(crate) const PARTS: &str = "parts:";

impl Entry {
    /// Whether the export has it in one item with its translations.
    pub(crate) fn is_part(&self) -> bool {
        self.group.as_deref().is_some_and(|group| group.starts_with(PARTS))
    }
}
