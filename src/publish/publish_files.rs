//! Publication of files that are all in memory.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::options::Options;
use super::published::Published;
use super::stage::begin_with;
use super::target::Target;
use crate::base::diagnostic::Diagnostics;

/// Makes the target's output folder equal to `files`: output path (parts joined by `/`, relative, without `..`) to
/// bytes. Files that no build of this site wrote stay. All errors are reported, [`super::MOST`] of them one by one; after
/// an error the old files are still there, and the next publication repairs what is amiss.
pub fn publish(
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Published, Diagnostics> {
    publish_with(&Options::default(), files, target, progress)
}

/// [`publish`] with these options.
pub fn publish_with(
    options: &Options<'_>,
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Published, Diagnostics> {
    let stage = begin_with(options, target)?;
    let done = AtomicUsize::new(0);
    files.par_iter().for_each(|(path, bytes)| {
        stage.offer(path, None, bytes);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
    });
    stage.commit(&|_| ())
}
