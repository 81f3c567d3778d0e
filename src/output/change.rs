//! The changes of a publication, in the order that keeps the old site whole as long as anything can fail.
//!
//! Takes a survey and a disk. First every new file is written under a temporary name: if one fails, all are taken
//! back and the old site stands untouched. Then each is renamed into place, which takes no room on the disk.
//! Deliberately does not know why a file is wanted, nor of the manifest.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::disk::{Disk, Stamp};
use super::folder::{OutputFolder, TEMPORARY, folders_of, parent_of};
use super::folders::Folders;
use super::manifest::Record;
use super::survey::{Survey, Write};
use super::trouble;
use crate::diagnostic::Diagnostic;

/// Where changes are made.
pub(super) struct Site<'s> {
    pub disk: &'s dyn Disk,
    pub output: &'s OutputFolder,
    /// Told how many files are dealt with, from any thread.
    pub progress: &'s (dyn Fn(usize) + Sync),
}

/// A new file under its temporary name.
#[derive(Debug)]
pub(super) struct Staged<'w, 'a> {
    write: &'w Write<'a>,
    temporary: PathBuf,
    stamp: Stamp,
}

impl<'w, 'a> Staged<'w, 'a> {
    pub fn record(&self) -> (&'a str, Record) {
        (self.write.path, Record { hash: self.write.hash, stamp: self.stamp })
    }
}

impl Site<'_> {
    /// Writes all new files under temporary names. After an error nothing of it is left.
    pub fn stage<'w, 'a>(&self, survey: &'w Survey<'a>) -> Result<Vec<Staged<'w, 'a>>, Vec<Diagnostic>> {
        let made = Mutex::new(Vec::new());
        let staged = self.make_folders(survey, &made).and_then(|()| self.write_all(survey));
        if staged.is_err() {
            let mut made = made.into_inner().unwrap_or_default();
            made.sort();
            made.iter().rev().for_each(|folder| drop(self.disk.remove_folder(folder)));
        }
        staged
    }

    fn make_folders(&self, survey: &Survey<'_>, made: &Mutex<Vec<PathBuf>>) -> Result<(), Vec<Diagnostic>> {
        let make = |place: PathBuf, name: &str| match self.disk.create_folder(&place) {
            Ok(true) => {
                made.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(place);
                Ok(())
            }
            Ok(false) => Ok(()),
            Err(error) => Err(vec![trouble::failed_named(name, "be made", &error)]),
        };
        if !survey.writes.is_empty() {
            for place in absent(self.disk, &self.output.path).map_err(|error| vec![self.lost(&error)])? {
                let name = place.display().to_string();
                make(place, &name)?;
            }
        }
        for level in &survey.missing {
            let results: Vec<_> =
                level.par_iter().map(|folder| make(self.output.place(folder), &self.output.name(folder))).collect();
            all_well(results)?;
        }
        Ok(())
    }

    fn lost(&self, error: &io::Error) -> Diagnostic {
        trouble::failed(&self.output.path, "be made", error)
    }

    fn write_all<'w, 'a>(&self, survey: &'w Survey<'a>) -> Result<Vec<Staged<'w, 'a>>, Vec<Diagnostic>> {
        let done = AtomicUsize::new(survey.same.len());
        (self.progress)(survey.same.len());
        let results: Vec<_> = survey
            .writes
            .par_iter()
            .map(|write| {
                let staged = self.write_one(write);
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1);
                staged
            })
            .collect();
        let (staged, errors) = parted(results);
        if errors.is_empty() {
            return Ok(staged);
        }
        self.take_back(&staged);
        Err(errors)
    }

    fn write_one<'w, 'a>(&self, write: &'w Write<'a>) -> Result<Staged<'w, 'a>, Diagnostic> {
        let beside = write.blocked_at.as_deref().unwrap_or(write.path);
        let temporary = self.output.temporary(parent_of(beside), write.path);
        let written = match self.disk.write_new(&temporary, write.bytes) {
            // Left over by a build whose manifest was lost.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.disk.remove_file(&temporary).and_then(|()| self.disk.write_new(&temporary, write.bytes))
            }
            written => written,
        };
        match written {
            Ok(stamp) => Ok(Staged { write, temporary, stamp }),
            Err(error) => {
                let _ = self.disk.remove_file(&temporary);
                Err(trouble::failed_named(&self.output.name(write.path), "be written", &error))
            }
        }
    }

    /// Removes temporary files.
    pub fn take_back(&self, staged: &[Staged<'_, '_>]) {
        staged.par_iter().for_each(|staged| drop(self.disk.remove_file(&staged.temporary)));
    }

    /// Puts each new file in its place. After an error the others stand, and no temporary file does.
    pub fn commit(&self, staged: &[Staged<'_, '_>]) -> Result<(), Vec<Diagnostic>> {
        let results: Vec<_> = staged
            .par_iter()
            .map(|staged| {
                let path = staged.write.path;
                self.make_blocked_folders(staged.write)
                    .and_then(|()| self.disk.rename(&staged.temporary, &self.output.place(path)))
                    .map_err(|error| {
                        let _ = self.disk.remove_file(&staged.temporary);
                        vec![trouble::failed_named(&self.output.name(path), "be put in its place", &error)]
                    })
            })
            .collect();
        all_well(results)
    }

    fn make_blocked_folders(&self, write: &Write<'_>) -> io::Result<()> {
        let Some(blocked_at) = write.blocked_at.as_deref() else { return Ok(()) };
        folders_of(write.path)
            .skip_while(|folder| *folder != blocked_at)
            .try_for_each(|folder| self.disk.create_folder(&self.output.place(folder)).map(drop))
    }

    /// Removes what is no longer wanted, then the folders that this left empty.
    pub fn remove(&self, survey: &Survey<'_>) -> Result<(), Vec<Diagnostic>> {
        let removed = survey.removals.par_iter().map(|path| match self.disk.remove_file(&self.output.place(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(vec![self.not_removed(path, &error)]),
            _ => Ok(()),
        });
        all_well(removed.collect())?;
        // A folder's name comes before the names of those within it.
        all_well(survey.tidy.iter().rev().map(|folder| self.tidy(folder)).collect())
    }

    fn tidy(&self, folder: &str) -> Result<(), Vec<Diagnostic>> {
        match self.disk.remove_folder(&self.output.place(folder)) {
            Err(error) if !is_in_use(&error) => Err(vec![self.not_removed(folder, &error)]),
            _ => Ok(()),
        }
    }

    fn not_removed(&self, path: &str, error: &io::Error) -> Diagnostic {
        trouble::failed_named(&self.output.name(path), "be removed", error)
    }

    /// Removes temporary files that a broken-off build left in the folders of what it was about to write.
    pub fn sweep<'a>(&self, pending: impl Iterator<Item = &'a str>) -> Result<(), Vec<Diagnostic>> {
        let folders = Folders::above(pending, self.disk, self.output)?;
        let swept: BTreeSet<&str> = folders.standing().chain([""]).collect();
        let results: Vec<_> = swept.into_par_iter().map(|folder| self.sweep_folder(folder)).collect();
        all_well(results)
    }

    fn sweep_folder(&self, folder: &str) -> Result<(), Vec<Diagnostic>> {
        let place = self.output.place(folder);
        let result = match self.disk.list(&place) {
            Ok(names) => names
                .into_iter()
                .filter(|name| name.to_str().is_some_and(|name| name.starts_with(TEMPORARY)))
                .try_for_each(|name| self.disk.remove_file(&place.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        result.map_err(|error| vec![trouble::failed_named(&self.output.name(folder), "be cleared", &error)])
    }
}

/// Whether a folder stays for a good reason: it holds something, is a mount point, or is gone already.
fn is_in_use(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty | ErrorKind::ResourceBusy)
}

/// The folders of `path` that do not stand yet, the topmost first.
pub(super) fn absent(disk: &dyn Disk, path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut absent = Vec::new();
    for folder in path.ancestors() {
        if disk.look(folder)?.is_some() {
            break;
        }
        absent.push(folder.to_path_buf());
    }
    absent.reverse();
    Ok(absent)
}

fn parted<T>(results: Vec<Result<T, Diagnostic>>) -> (Vec<T>, Vec<Diagnostic>) {
    let mut well = Vec::with_capacity(results.len());
    let mut errors = Vec::new();
    for result in results {
        match result {
            Ok(value) => well.push(value),
            Err(error) => errors.push(error),
        }
    }
    (well, errors)
}

fn all_well(results: Vec<Result<(), Vec<Diagnostic>>>) -> Result<(), Vec<Diagnostic>> {
    let errors: Vec<_> = results.into_iter().filter_map(Result::err).flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}
