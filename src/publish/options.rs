//! What a publication works with.

use std::time::Duration;

use super::disk::Disk;
use super::real_disk::RealDisk;

/// How long a build waits for another one of the same site.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What a publication works with.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// The disk to write to.
    pub disk: &'o dyn Disk,
    /// How long to wait for another build.
    pub patience: Duration,
    /// Whether to take over files in the places of new ones that say that this program made them, though no list says so.
    pub adopt: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { disk: &RealDisk, patience: PATIENCE, adopt: false }
    }
}
