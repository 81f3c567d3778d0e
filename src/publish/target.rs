//! Where a site is published.

use std::path::PathBuf;

/// Where a site is published: both absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The folder with `site.yaml`.
    pub site_root: PathBuf,
    /// The folder to write.
    pub output: PathBuf,
}
