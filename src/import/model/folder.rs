//! The author's options for an import from a folder.

use std::path::PathBuf;

/// The program that the folder is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Jekyll.
    Jekyll,
    /// Hugo.
    Hugo,
    /// Eleventy.
    Eleventy,
    /// Zola.
    Zola,
}

impl Dialect {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Dialect::Jekyll => "Jekyll",
            Dialect::Hugo => "Hugo",
            Dialect::Eleventy => "Eleventy",
            Dialect::Zola => "Zola",
        }
    }
}

/// The author's options.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the old blog.
    pub folder: PathBuf,
    /// The program that built it.
    pub dialect: Dialect,
    /// The new site's folder.
    pub into: PathBuf,
    /// Tags of the site's languages, the default one first; empty if the blog says them.
    pub languages: Vec<String>,
    /// The new site's URL, if it is given.
    pub base_url: Option<String>,
    /// The old site as it was built: a folder, a sitemap, a list of URLs, or the table of `hugo list all`.
    pub old: Option<PathBuf>,
    /// Whether to add to a folder that is not empty.
    pub force: bool,
}
