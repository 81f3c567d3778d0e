//! Removes files that are no longer wanted, and what interrupted builds left.
//!
//! Takes the changes and a disk; removes, and says what could not be removed. Does not know why a file is removed, nor
//! the manifest.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};

use rayon::prelude::*;

use super::changes::Changes;
use super::errors;
use super::folder_states::FolderStates;
use super::output_folder::is_temporary;
use super::staging_folder;
use super::writer::{Writer, all_ok};
use crate::base::diagnostic::{Diagnostic, Diagnostics};

impl Writer<'_> {
    /// Removes what is no longer wanted, then the folders that this left empty.
    pub(crate) fn remove(&self, changes: &Changes<'_>) -> Result<(), Diagnostics> {
        let removed = changes.removals.par_iter().map(|path| match self.disk.remove_file(&self.output.place(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.not_removed(path, &error).into()),
            _ => Ok(()),
        });
        all_ok(removed.collect())?;
        // A folder's name comes before the names of those within it.
        all_ok(changes.tidy.iter().rev().map(|folder| self.tidy(folder)).collect())
    }

    fn tidy(&self, folder: &str) -> Result<(), Diagnostics> {
        match self.disk.remove_folder(&self.output.place(folder)) {
            Err(error) if !is_in_use(&error) => Err(self.not_removed(folder, &error).into()),
            _ => Ok(()),
        }
    }

    fn not_removed(&self, path: &str, error: &io::Error) -> Diagnostic {
        errors::failed_named(&self.output.name(path), "be removed", error)
    }

    /// Removes the copies of files from another disk that a broken-off build left in the output folder, and in the
    /// folders of what it was about to write.
    pub(crate) fn sweep<'a>(&self, pending: impl Iterator<Item = &'a str>) -> Result<(), Diagnostics> {
        let copies = self.output.copies_folder();
        staging_folder::remove_tree(self.disk, &copies)
            .map_err(|error| errors::failed(&copies, "be removed", &error))?;
        let folders = FolderStates::above(pending, self.disk, self.output)?;
        let swept: BTreeSet<&str> = folders.existing().chain([""]).collect();
        let results: Vec<_> = swept.into_par_iter().map(|folder| self.sweep_folder(folder)).collect();
        all_ok(results)
    }

    fn sweep_folder(&self, folder: &str) -> Result<(), Diagnostics> {
        let place = self.output.place(folder);
        let result = match self.disk.list(&place) {
            Ok(names) => names
                .into_iter()
                .filter(|name| name.to_str().is_some_and(is_temporary))
                .try_for_each(|name| self.disk.remove_file(&place.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        result.map_err(|error| errors::failed_named(&self.output.name(folder), "be cleared", &error).into())
    }
}

/// Whether a folder stays for a good reason: it is not empty, is a mount point, or is gone already.
fn is_in_use(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty | ErrorKind::ResourceBusy)
}
