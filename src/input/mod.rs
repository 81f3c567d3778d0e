//! What the author wrote, file by file: sources, settings, posts, the theme and redirects.

pub mod keys;
pub mod source;
pub mod config;
pub mod front_matter;
pub mod post;
pub mod filter;
pub mod queries;
pub(crate) mod site_data;
pub mod theme;
pub(crate) mod assets;
pub(crate) mod template_calls;
mod look_css;
mod share;
mod picture_size;
pub mod data_files;
pub(crate) mod kept_back;
pub(crate) mod redirects;
pub(crate) mod rules;
