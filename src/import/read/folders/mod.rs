//! Reads a folder of Jekyll, Hugo, Eleventy or Zola.
//!
//! Takes the folder; gives its posts, pages, other files and settings as one value for all programs. Nothing in the
//! folder is run.

pub mod eleventy;
pub mod file;
pub mod files;
pub mod front;
pub mod hugo;
pub mod jekyll;
pub mod read;
pub mod settle;
pub mod zola;
