//! Places everything in the new site.
//!
//! Takes the entries and the new site's settings; gives each entry its file and its URL, and says for any old URL what
//! is there now. Nothing is written here.

pub mod url_index;
pub mod attachment_pages;
pub mod dead_links;
pub mod kept;
pub mod links;
pub mod menu;
pub mod places;
pub mod placing;
pub mod seen;
pub mod existing;
pub mod translations;
