//! Reads an export of Substack.
//!
//! Takes the zip archive of an export, or its unpacked folder; gives its posts one at a time, and a survey of everything
//! that must be known before any of them can be written. Only `posts.csv` and the texts of posts are opened: the lists of
//! readers and what they opened are not.

mod archive;
mod body;
mod entry_name;
pub(crate) mod export;
mod files;
mod folder;
mod list;
mod opening;
mod post;
