//! What the files of a Jekyll site are read with.

use std::path::Path;

use super::chosen::Chosen;
use super::defaults::Defaults;

/// The settings that say where files go and what they inherit.
pub(crate) struct Reading<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) chosen: Chosen,
    pub(crate) defaults: Defaults,
    /// The template of the URLs.
    pub(crate) template: String,
    /// Why no post is published.
    pub(crate) no_posts: Option<String>,
}
