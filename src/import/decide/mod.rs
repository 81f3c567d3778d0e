//! Decides what the new site is like.
//!
//! Takes what was read of the old blog and the author's options; gives languages, time zone, permalinks, terms and
//! settings.

pub(crate) mod blog_settings;
pub(crate) mod config;
pub(crate) mod decisions;
pub(crate) mod folder_settings;
pub(crate) mod languages;
pub(crate) mod list_urls;
pub(crate) mod old_urls;
pub(crate) mod pattern;
pub(crate) mod people;
pub(crate) mod permalinks;
pub(crate) mod settings;
pub(crate) mod detected;
pub(crate) mod term_pairs;
pub(crate) mod terms;
pub(crate) mod text_languages;
pub(crate) mod time_zone;
pub(crate) mod usual_lists;
