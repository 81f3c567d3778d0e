//! Reads a body into the document model.
//!
//! Takes the tree of a body; gives blocks and lines as Markdown can express them, and the parts that stay HTML.

pub(crate) mod code;
pub(crate) mod figure;
pub(crate) mod fold;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod media;
pub(crate) mod paragraph;
pub(crate) mod raw;
pub(crate) mod reader;
pub(crate) mod table;
