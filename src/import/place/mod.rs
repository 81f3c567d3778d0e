//! Places everything in the new site.
//!
//! Takes the entries and the new site's settings; gives each entry its file and its URL, and says for any old URL what
//! is there now. Nothing is written here.

pub(crate) mod url_index;
pub(crate) mod aliases;
pub(crate) mod attachment_pages;
pub(crate) mod dead_links;
pub(crate) mod kept;
pub(crate) mod links;
pub(crate) mod menu;
pub(crate) mod own_urls;
pub(crate) mod places;
pub(crate) mod placing;
pub(crate) mod seen;
pub(crate) mod shared_keys;
pub(crate) mod existing;
pub(crate) mod translations;
