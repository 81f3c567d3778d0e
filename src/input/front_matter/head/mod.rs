//! Splits a file into front matter and body.
//!
//! Takes a file's text; gives the format of its front matter and where that and the body are. It reads what other programs
//! read: Hugo, Jekyll, Zola, Eleventy, Hexo, Pelican, Nikola. What looks like front matter and cannot be read is an error,
//! since it could hide a draft.

mod fenced;
mod find;
mod json;
mod key_line;
mod line;
mod lines;
mod similar;
mod split;

pub use find::split;
pub(super) use json::parse as parse_json;
pub(super) use lines::parse as parse_lines;
pub(super) use similar::find as second_head;
pub use split::{Format, Split};
