//! The meaning of a body.
//!
//! Takes the tree of a body; gives blocks and lines as Markdown can say them, and what is kept as HTML. Does not know how
//! Markdown is spelled.

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
