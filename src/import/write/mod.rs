//! Writes the new site.
//!
//! Takes decisions and places, and the texts of the old blog one at a time; gives a complete site in a staging folder
//! next to its target, and remarks on what changed. Nothing else of an import writes to the disk.

pub mod body_source;
pub mod comments;
pub mod entries;
pub mod entry_remarks;
pub mod fetch;
pub mod folder_files;
pub mod front_matter;
pub mod inputs;
pub mod imported;
pub mod pages;
pub mod redirects;
pub mod scratch;
pub mod shared_files;
pub mod site_files;
pub mod staging;
pub mod statics;
pub mod unshown;
pub mod written;
