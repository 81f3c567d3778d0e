//! Makes the HTML that WordPress shows.
//!
//! Takes a body as WordPress stores it; gives HTML with paragraphs, and with shortcodes replaced.

pub(crate) mod code;
pub(crate) mod expand;
pub(crate) mod media;
pub(crate) mod paragraph;
pub(crate) mod prepared;
pub(crate) mod scan;
pub(crate) mod shortcode;
