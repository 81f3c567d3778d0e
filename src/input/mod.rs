//! What the author wrote, file by file: sources, settings, posts, the theme and redirects.

pub mod keys;
pub mod source;
pub mod config;
pub mod front_matter;
pub mod post;
pub mod theme;
pub(crate) mod redirects;
pub(crate) mod rules;
