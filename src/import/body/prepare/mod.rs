//! The HTML that WordPress shows.
//!
//! Takes a body as WordPress keeps it; gives HTML with its paragraphs, and with its shortcodes replaced. Does not know
//! Markdown.

pub mod code;
pub mod expand;
pub mod media;
pub mod paragraph;
pub mod prepared;
pub mod scan;
pub mod shortcode;
