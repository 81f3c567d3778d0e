//! The sources of a site: the bytes of every file, and the time.
//!
//! Takes the site's folder; gives everything that a build depends on, with the hash of each file.

#![allow(clippy::disallowed_methods, reason = "the only module that reads the site's files and the clock")]

mod file;
mod listing;
mod near;
mod opened;
mod read_file;
mod remembered;
mod sniff;
mod sources;
mod stamp;
mod utf8;

pub use file::Source;
pub(crate) use file::is_of_newer_file;
pub(crate) use sniff::is_front_matter;
pub use sources::CONFIG_FILE;
pub use sources::Sources;
pub(crate) use sources::{clock, find_root};
pub(crate) use utf8::utf8;
