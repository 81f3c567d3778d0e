//! Writes the document model as Markdown.
//!
//! Takes blocks and lines; gives Markdown, and HTML for what Markdown cannot express.

pub mod blocks;
pub mod destination;
pub mod escape;
pub mod html;
pub mod line;
