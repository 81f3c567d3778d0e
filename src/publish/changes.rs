//! Finds what a publication has to change, without changing anything.
//!
//! Takes the new files, the manifest and a disk; gives the writes and removals that make the folder equal to the files,
//! or every reason against it. Does not know how changes are made.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::decide_new::{Decider, Decision};
use super::decide_old::{self, OldFile};
use super::disk::{Disk, Stamp};
use super::folder_states::{FolderState, FolderStates};
use super::manifest::{Entry, Manifest};
use super::new_files::{NewFile, NewFiles};
use super::old_spellings::OldSpellings;
use super::output_folder::{OutputFolder, folders_of};
use super::staging_folder::Location;
use super::write::Write;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// Everything that a publication has to do.
#[derive(Debug, Default)]
pub(super) struct Changes<'a> {
    /// With their stamps in the output folder.
    pub(crate) same: Vec<(&'a NewFile, Stamp)>,
    /// By path.
    pub(crate) writes: Vec<Write<'a>>,
    pub(crate) removals: Vec<&'a str>,
    /// Old files of ours that someone changed since: they stay and are no longer ours.
    pub(crate) kept: Vec<&'a str>,
    /// Files of ours that someone changed since, and that are overwritten.
    pub(crate) edited: Vec<&'a str>,
    /// Files that say that we made them, and that are overwritten.
    pub(crate) adopted: Vec<&'a str>,
    /// Files in the places of new ones that are not ours.
    pub(crate) foreign: Vec<&'a str>,
    /// Other reasons against the changes.
    pub(crate) errors: Diagnostics,
    /// Folders that may become empty.
    pub(crate) tidy: BTreeSet<String>,
    /// Whether an old file is where a new one goes, so that removals come before the new files.
    pub(crate) clear_first: bool,
}

/// Compares the new files with the disk. `adopt` as in [`super::Options`].
pub(super) fn find<'a>(
    new_files: &'a NewFiles,
    manifest: &'a Manifest,
    disk: &dyn Disk,
    output: &OutputFolder,
    adopt: bool,
) -> Result<Changes<'a>, Diagnostics> {
    let mut changes = Changes::default();
    let mut open = Vec::new();
    for file in new_files.iter() {
        match file.location {
            Location::InOutput => changes.same.push((file, file.stamp)),
            Location::Numbered(_) | Location::InTree => open.push(file),
        }
    }
    let obsolete = obsolete(manifest, new_files);
    let paths = open.iter().map(|file| &*file.path).chain(obsolete.iter().map(|(path, _)| *path));
    let folders = FolderStates::above(paths, disk, output)?;
    let removed = changes.decide_removals(&obsolete, &folders, disk, output)?;
    let old_spellings = OldSpellings::of(if open.is_empty() { BTreeSet::new() } else { removed.clone() });
    let decider =
        Decider { new_files, manifest, folders: &folders, removed: &removed, old_spellings, disk, output, adopt };
    changes.drop_respelled(&decider, &open).map_err(|error| vec![error])?;
    changes.decide_writes(&decider, open);
    changes.decide_tidy(&folders, &obsolete);
    Ok(changes)
}

/// What the manifest has and nobody file. Both lists are in order.
fn obsolete<'a>(manifest: &'a Manifest, new_files: &NewFiles) -> Vec<(&'a str, &'a Entry)> {
    let mut file = new_files.iter().map(|file| &*file.path).peekable();
    let mut is_offered = |path: &str| {
        while file.next_if(|next| *next < path).is_some() {}
        file.peek() == Some(&path)
    };
    manifest.iter().filter(|(path, _)| !is_offered(path)).collect()
}

impl<'a> Changes<'a> {
    fn decide_removals(
        &mut self,
        obsolete: &[(&'a str, &'a Entry)],
        folders: &FolderStates<'a>,
        disk: &dyn Disk,
        output: &OutputFolder,
    ) -> Result<BTreeSet<&'a str>, Diagnostics> {
        let decisions: Vec<_> = obsolete
            .par_iter()
            .map(|(path, entry)| (*path, decide_old::decide(path, entry, folders, disk, output)))
            .collect();
        let mut errors = Diagnostics::new();
        for (path, fate) in decisions {
            match fate {
                Ok(OldFile::Remove) => self.removals.push(path),
                Ok(OldFile::Keep) => self.kept.push(path),
                Ok(OldFile::Gone) => {}
                Err(error) => errors.push(error),
            }
        }
        errors.into_result().map(|()| self.removals.iter().copied().collect())
    }

    /// On a disk that ignores case, a build may have been interrupted after it put a new page in the place of an old one
    /// with other case: what looks like a changed old page is that new one.
    fn drop_respelled(&mut self, decider: &Decider<'a, '_>, open: &[&'a NewFile]) -> Result<(), Diagnostic> {
        let spellings = OldSpellings::of(self.kept.iter().copied());
        for file in open {
            if let Some(old) = spellings.other(&file.path)
                && decider.is_same(decider.info(&file.path)?, old)?
            {
                self.kept.retain(|kept| *kept != old);
            }
        }
        Ok(())
    }

    fn decide_writes(&mut self, decider: &Decider<'a, '_>, open: Vec<&'a NewFile>) {
        let decisions: Vec<_> = open.into_par_iter().map(|file| (file, decider.decide(file))).collect();
        for (file, decision) in decisions {
            match decision {
                Ok(Decision::Same(stamp)) => self.same.push((file, stamp)),
                Ok(Decision::Write(write)) => self.writes.push(write),
                Ok(Decision::Overwrite(write)) => {
                    self.edited.push(&file.path);
                    self.writes.push(write);
                }
                Ok(Decision::Adopt(write)) => {
                    self.adopted.push(&file.path);
                    self.writes.push(write);
                }
                Ok(Decision::Foreign) => self.foreign.push(&file.path),
                Ok(Decision::WriteAfterRemovals(write, emptied)) => {
                    self.clear_first = true;
                    self.tidy.extend(emptied);
                    self.writes.push(write);
                }
                Err(error) => self.errors.push(error),
            }
        }
    }

    fn decide_tidy(&mut self, folders: &FolderStates<'a>, obsolete: &[(&'a str, &'a Entry)]) {
        let left = obsolete.iter().flat_map(|(path, _)| folders_of(path));
        self.tidy.extend(left.filter(|folder| folders.state(folder) == FolderState::Folder).map(str::to_string));
        if self.tidy.is_empty() {
            return;
        }
        for write in &self.writes {
            for folder in folders_of(write.path()).take_while(|folder| Some(*folder) != write.top) {
                self.tidy.remove(folder);
            }
        }
    }
}
