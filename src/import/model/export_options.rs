//! The author's options for an import from an export.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The author's options.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The parts of one export.
    pub exports: Vec<PathBuf>,
    /// The new site's folder.
    pub into: PathBuf,
    /// A folder of the uploaded files.
    pub media: Option<PathBuf>,
    /// The site's languages, the default first; empty to use those of the export.
    pub languages: Vec<String>,
    /// The time zone of the posts' dates, if it is given.
    pub time_zone: Option<String>,
    /// The new site's URL, if it is given.
    pub base_url: Option<String>,
    /// The old site: a folder of its pages, a sitemap, or a list of URLs.
    pub old: Option<PathBuf>,
    /// The old blog's URL, for an export that does not contain it.
    pub old_url: Option<String>,
    /// Keep comments as data next to the posts.
    pub comments: bool,
    /// Download files that are not available locally.
    pub fetch: bool,
    /// Add to a folder that is not empty.
    pub force: bool,
    /// Set by the caller to stop the import. Then nothing is written.
    pub stop: Arc<AtomicBool>,
}
