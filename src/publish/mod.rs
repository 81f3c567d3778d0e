//! Publication: makes a folder equal to the rendered files.
//!
//! Takes output paths with their bytes, and a target; gives counts and warnings, or every reason why the folder could
//! not be brought up to date. The only room that writes the output folder; deletes only what an earlier build wrote,
//! by a manifest under `.chancery/`. Deliberately does not know what the files mean or who made them.
//!
//! Order of events: lock; manifest; files are taken as they are finished, and new ones written to a folder below
//! `.chancery/`; a survey without any change; the manifest with what is about to be written; moves; removals; the final
//! manifest. A build that is broken off between any two of them leaves whole files only, each of which the manifest owns,
//! so that the next build needs no flag to repair it.
// Errors end a publication, so their size on the way up costs nothing.
#![allow(clippy::result_large_err)]

mod change;
mod commit;
mod disk;
mod fate;
mod folder;
mod folders;
mod guard;
mod lock;
mod manifest;
mod moves;
mod offered;
mod site;
mod spelling;
mod stage;
mod staging;
mod survey;
mod trouble;
mod wanted;
mod write;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rayon::prelude::*;

pub use disk::{Disk, Kind, Look, Stamp};
pub use guard::check_target;
pub use lock::{Lock, acquire};
pub use site::{Publication, publish_site};
pub use stage::{Stage, begin_by};
pub use trouble::MOST;
pub use write::RealDisk;

use crate::base::diagnostic::Diagnostic;

/// How long a build waits for another one of the same site.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Where a site is published: both absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub site_root: PathBuf,
    pub output: PathBuf,
}

/// What a publication did, in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub warnings: Vec<Diagnostic>,
}

/// By what means a publication works.
#[derive(Clone, Copy)]
pub struct Means<'m> {
    pub disk: &'m dyn Disk,
    /// How long to wait for another build.
    pub patience: Duration,
}

/// Begins a publication: target check, lock, manifest. Nothing in the output folder is touched. The lock is held until
/// the stage is committed or dropped.
pub fn begin(target: &Target) -> Result<Stage<'static>, Vec<Diagnostic>> {
    begin_by(&Means { disk: &RealDisk, patience: PATIENCE }, target)
}

/// Makes the target's output folder equal to `files`: output path (parts joined by `/`, relative, without `..`) to
/// bytes. Files that no build of this site wrote stay. All errors are reported, [`MOST`] of them one by one; after an
/// error the old files stand, and the next publication repairs what is amiss.
pub fn publish(
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Published, Vec<Diagnostic>> {
    publish_by(&Means { disk: &RealDisk, patience: PATIENCE }, files, target, progress)
}

/// [`publish`] with the disk and the patience given.
pub fn publish_by(
    means: &Means<'_>,
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Published, Vec<Diagnostic>> {
    let stage = begin_by(means, target)?;
    let done = AtomicUsize::new(0);
    files.par_iter().for_each(|(path, bytes)| {
        stage.offer(path, None, bytes);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
    });
    stage.commit(&|_| ())
}
