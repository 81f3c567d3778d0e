//! What the new site is like.
//!
//! Takes what was read of the old blog and what the author asked for; gives languages, time zone, permalinks, terms and
//! settings. Does not know which file an entry goes to.

pub mod blog_settings;
pub mod config;
pub mod decisions;
pub mod folder_settings;
pub mod languages;
pub mod old_urls;
pub mod pattern;
pub mod people;
pub mod permalinks;
pub mod settings;
pub mod spoken;
pub mod terms;
pub mod time_zone;
