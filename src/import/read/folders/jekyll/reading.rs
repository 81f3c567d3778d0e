//! What the files of a Jekyll site are read with.

use std::path::Path;

use super::chosen::Chosen;
use super::defaults::Defaults;
use super::polyglot::Polyglot;

/// The settings that say where files go and what they inherit.
pub(crate) struct Reading<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) chosen: Chosen,
    pub(crate) defaults: Defaults,
    /// The template of the URLs of posts.
    pub(crate) template: String,
    /// That of the whole site, by which the URLs of pages end.
    pub(crate) style: String,
    /// The plugin for several languages, if it is in force.
    pub(crate) polyglot: Option<Polyglot>,
    /// Why no post is published.
    pub(crate) no_posts: Option<String>,
}
