//! Decides what the new site is like.
//!
//! Takes what was read of the old blog and the author's options; gives languages, time zone, permalinks, terms and
//! settings.

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
pub mod detected;
pub mod terms;
pub mod time_zone;
