//! An uploaded file, as the export names it.

use super::id::ItemId;

/// An uploaded file.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub(crate) id: ItemId,
    pub(crate) title: Box<str>,
    /// The alternative text.
    pub alt: Box<str>,
    /// HTML.
    pub caption: Box<str>,
    /// Where the file was.
    pub url: Box<str>,
    /// The URL of its own page.
    pub(crate) old_path: Option<Box<str>>,
    /// The post that it belongs to.
    pub(crate) parent: ItemId,
    pub(crate) order: i64,
    /// Whether everyone could see it, judged by itself.
    pub(crate) public: bool,
}
