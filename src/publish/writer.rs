//! What changes the output folder.
//!
//! `move_files` and `remove_files` each add a part of what it can do.

use super::disk::Disk;
use super::output_folder::OutputFolder;
use crate::base::diagnostic::Diagnostics;

/// Changes the output folder on a disk.
pub(super) struct Writer<'w> {
    pub(crate) disk: &'w dyn Disk,
    pub(crate) output: &'w OutputFolder,
}

/// All errors of several results.
pub(super) fn all_ok(results: Vec<Result<(), Diagnostics>>) -> Result<(), Diagnostics> {
    results.into_iter().filter_map(Result::err).flatten().collect::<Diagnostics>().into_result()
}
