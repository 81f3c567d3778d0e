//! Reads a body into the document model.
//!
//! Takes the tree of a body; gives blocks and lines as Markdown can express them, and the parts that stay HTML.

pub mod code;
pub mod figure;
pub mod fold;
pub mod line;
pub mod list;
pub mod media;
pub mod paragraph;
pub mod raw;
pub mod reader;
pub mod table;
