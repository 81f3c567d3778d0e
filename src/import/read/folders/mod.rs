//! Reading a folder of Jekyll, Hugo, Eleventy or Zola.
//!
//! Takes the folder; gives its posts, pages, other files and settings as one value, whichever program it is of. Nothing in
//! the folder is run. Does not know the new site.

pub mod eleventy;
pub mod file;
pub mod files;
pub mod front;
pub mod hugo;
pub mod jekyll;
pub mod read;
pub mod settle;
pub mod zola;
