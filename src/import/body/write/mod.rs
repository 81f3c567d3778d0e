//! Writes the document model as Markdown.
//!
//! Takes blocks and lines; gives Markdown, and HTML for what Markdown cannot express.

pub(crate) mod blocks;
pub(crate) mod destination;
pub(crate) mod escape;
pub(crate) mod html;
pub(crate) mod line;
