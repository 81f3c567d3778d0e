//! A body as Markdown.
//!
//! Takes blocks and lines; gives Markdown, and HTML for what Markdown cannot say. Does not know where they come from.

pub mod blocks;
pub mod destination;
pub mod escape;
pub mod html;
pub mod line;
