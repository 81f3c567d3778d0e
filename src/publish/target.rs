//! Where a site is published.

use std::path::PathBuf;

/// Where a site is published: both absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub site_root: PathBuf,
    pub output: PathBuf,
}
