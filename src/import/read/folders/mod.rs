//! Reads a folder of Jekyll, Hugo, Eleventy or Zola.
//!
//! Takes the folder; gives its posts, pages, other files and settings as one value for all programs. Nothing in the
//! folder is run.

pub(crate) mod aliases;
pub(crate) mod comments;
pub(crate) mod dates;
pub(crate) mod eleventy;
pub(crate) mod file;
pub(crate) mod feed_templates;
pub(crate) mod files;
pub(crate) mod front;
pub(crate) mod hiding;
pub(crate) mod hugo;
pub(crate) mod jekyll;
pub(crate) mod leftover;
pub(crate) mod literal;
pub(crate) mod other_source;
mod passed_over;
pub(crate) mod patterns;
pub(crate) mod program;
pub(crate) mod read;
mod safe_names;
pub(crate) mod settle;
pub(crate) mod source_program;
mod wrong_program;
pub(crate) mod zola;
