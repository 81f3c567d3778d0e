//! Makes the HTML that WordPress shows.
//!
//! Takes a body as WordPress stores it; gives HTML with paragraphs, and with shortcodes replaced.

pub mod code;
pub mod expand;
pub mod media;
pub mod paragraph;
pub mod prepared;
pub mod scan;
pub mod shortcode;
