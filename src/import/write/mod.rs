//! Writes the new site.
//!
//! Takes decisions and places, and the texts of the old blog one at a time; gives a complete site in a staging folder
//! next to its target, and remarks on what changed. Nothing else of an import writes to the disk.

pub(crate) mod body_source;
pub(crate) mod comments;
pub(crate) mod entries;
pub(crate) mod entry_remarks;
pub(crate) mod fetch;
pub(crate) mod folder_files;
pub(crate) mod front_matter;
pub(crate) mod held_back;
pub(crate) mod inputs;
pub(crate) mod imported;
pub(crate) mod new_page;
pub(crate) mod old_url_list;
pub(crate) mod page_remarks;
pub(crate) mod pages;
pub(crate) mod redirects;
pub(crate) mod scratch;
pub(crate) mod shared_files;
pub(crate) mod site_files;
pub(crate) mod staging;
pub(crate) mod statics;
pub(crate) mod term_texts;
pub(crate) mod unshown;
pub(crate) mod written;
