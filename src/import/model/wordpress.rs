//! What the author asked for of a WordPress import.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What the author asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The parts of one export.
    pub exports: Vec<PathBuf>,
    /// The new site's folder.
    pub into: PathBuf,
    /// An unpacked folder of uploads.
    pub media: Option<PathBuf>,
    /// The site's languages, its own first; empty where the export tells.
    pub languages: Vec<String>,
    pub time_zone: Option<String>,
    pub base_url: Option<String>,
    /// Keep comments as data beside the posts.
    pub comments: bool,
    /// Download files that are not at hand.
    pub fetch: bool,
    /// Add to a folder that holds something.
    pub force: bool,
    /// Set by whoever wants the import to stop: then nothing is left of it.
    pub stop: Arc<AtomicBool>,
}
