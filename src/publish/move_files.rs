//! Puts finished files in their places, each new folder as a whole.
//!
//! Takes the files to write, and where they wait; first does all that needs space on the disk, then moves, which needs none.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::disk::{Disk, Kind, Stamp};
use super::errors;
use super::output_folder::{folders_of, parent_of};
use super::staging_folder::{self, Base, Location};
use super::write::Write;
use super::writer::{Writer, all_ok};
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// Where all files wait, so that each can be moved in one step.
#[derive(Debug)]
pub(super) struct Ready {
    base: Base,
    /// In the output folder, where the staging folder is on another disk.
    copies: Option<PathBuf>,
}

impl Ready {
    /// Takes away what only moving needed.
    pub(crate) fn clear(self, disk: &dyn Disk) -> Result<(), Diagnostics> {
        let Some(copies) = self.copies else { return Ok(()) };
        staging_folder::remove_tree(disk, &copies).map_err(|error| errors::failed(&copies, "be removed", &error).into())
    }
}

impl Writer<'_> {
    /// Makes all ready for moving. After an error the output folder is as it was.
    pub(crate) fn make_ready(&self, writes: &mut [Write<'_>], base: &Base) -> Result<Ready, Diagnostics> {
        self.unfold(writes, base)?;
        let made = self.make_output_folder().map_err(|error| vec![error])?;
        let ready = self.bring_near(writes, base);
        if ready.is_err() {
            made.iter().rev().for_each(|folder| drop(self.disk.remove_folder(folder)));
        }
        ready
    }

    /// A numbered file whose folder someone took away waits with its folder's other files.
    fn unfold(&self, writes: &mut [Write<'_>], base: &Base) -> Result<(), Diagnostics> {
        let unfolded = writes.par_iter_mut().filter(|write| write.top.is_some() && write.location != Location::InTree);
        let results = unfolded.map(|write| {
            let place = base.place(write.path(), Location::InTree);
            staging_folder::make_folders_above(self.disk, &place)
                .and_then(|()| self.disk.rename(&base.place(write.path(), write.location), &place))
                .map_err(|error| vec![errors::failed_named(&self.output.name(write.path()), "be written", &error)])?;
            write.location = Location::InTree;
            Ok(())
        });
        all_ok(results.collect())
    }

    /// The folders that were made, the topmost first.
    fn make_output_folder(&self) -> Result<Vec<PathBuf>, Diagnostic> {
        let mut made = Vec::new();
        let absent = absent(self.disk, &self.output.path)
            .map_err(|error| errors::failed(&self.output.path, "be reached", &error))?;
        for folder in absent {
            match self.disk.create_folder(&folder) {
                Ok(true) => made.push(folder),
                Ok(false) => {}
                Err(error) => {
                    made.iter().rev().for_each(|folder| drop(self.disk.remove_folder(folder)));
                    return Err(errors::failed(&folder, "be made", &error));
                }
            }
        }
        Ok(made)
    }

    /// Finds out whether the staging folder is on the output folder's disk; if not, copies all files over.
    fn bring_near(&self, writes: &mut [Write<'_>], base: &Base) -> Result<Ready, Diagnostics> {
        let copies = self.output.copies_folder();
        let is_near = staging_folder::remove_tree(self.disk, &copies).and_then(|()| self.is_near(base, &copies));
        let unreachable = |error| vec![errors::failed(&self.output.path, "be written", &error)];
        if is_near.map_err(unreachable)? {
            return Ok(Ready { base: base.clone(), copies: None });
        }
        let near = Base(copies.clone());
        let copied = writes.par_iter_mut().map(|write| {
            let bytes = self.disk.read(&base.place(write.path(), write.location));
            let stamp = bytes
                .and_then(|bytes| staging_folder::put(self.disk, &near.place(write.path(), write.location), &bytes));
            write.stamp = stamp
                .map_err(|error| vec![errors::failed_named(&self.output.name(write.path()), "be written", &error)])?;
            Ok(())
        });
        if let Err(errors) = all_ok(copied.collect()) {
            let _ = staging_folder::remove_tree(self.disk, &copies);
            return Err(errors);
        }
        Ok(Ready { base: near, copies: Some(copies) })
    }

    /// Whether things can be moved from the staging folder to the output folder. Device numbers do not show it: one device may be mounted
    /// in two places, with no way from one to the other. So an empty folder is moved there and back.
    fn is_near(&self, base: &Base, there: &Path) -> io::Result<bool> {
        let probe = base.0.join("probe");
        self.disk.create_folder(&probe)?;
        match self.disk.rename(&probe, there) {
            Ok(()) => {
                self.disk.rename(there, &probe).or_else(|_| self.disk.remove_folder(there))?;
                Ok(true)
            }
            Err(error) if error.kind() == ErrorKind::CrossesDevices => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Puts each new file in its place, and notes the stamps of those that had to be copied. `progress` is called
    /// with how many are done, the `done` before included. After an error the other files are in their places.
    pub(super) fn put_in_place(
        &self,
        writes: &mut [Write<'_>],
        ready: &Ready,
        progress: &(dyn Fn(usize) + Sync),
        done: usize,
    ) -> Result<(), Diagnostics> {
        let done = AtomicUsize::new(done);
        let units: Vec<&mut [Write<'_>]> =
            writes.chunk_by_mut(|one, next| one.top.is_some() && one.top == next.top).collect();
        let results = units.into_par_iter().map(|unit| {
            let result = match unit.first().and_then(|write| write.top) {
                Some(top) => self.move_folder(top, unit, &ready.base),
                None => all_ok(unit.iter_mut().map(|write| self.move_file(write, &ready.base)).collect()),
            };
            progress(done.fetch_add(unit.len(), Ordering::Relaxed) + unit.len());
            result
        });
        all_ok(results.collect())
    }

    fn move_folder(&self, top: &str, unit: &mut [Write<'_>], base: &Base) -> Result<(), Diagnostics> {
        let place = self.output.place(top);
        let moved = match self.disk.info(&place) {
            Ok(None) => self.disk.rename(&base.in_tree(top), &place),
            Ok(Some(_)) => Err(ErrorKind::AlreadyExists.into()),
            Err(error) => Err(error),
        };
        match moved {
            Ok(()) => Ok(()),
            // The folder was made meanwhile, under another spelling of its name or by another program; or another disk is
            // mounted within the output folder.
            Err(error) if is_for_one_by_one(&error) => {
                all_ok(unit.iter_mut().map(|write| self.move_with_folders(top, write, base)).collect())
            }
            Err(error) => Err(errors::failed_named(&self.output.name(top), "be put in its place", &error).into()),
        }
    }

    fn move_with_folders(&self, top: &str, write: &mut Write<'_>, base: &Base) -> Result<(), Diagnostics> {
        for folder in folders_of(write.path()).skip_while(|folder| *folder != top) {
            self.disk
                .create_folder(&self.output.place(folder))
                .map_err(|error| errors::failed_named(&self.output.name(folder), "be made", &error))?;
        }
        self.move_file(write, base)
    }

    fn move_file(&self, write: &mut Write<'_>, base: &Base) -> Result<(), Diagnostics> {
        let from = base.place(write.path(), write.location);
        let to = self.output.place(write.path());
        let moved = match self.disk.rename(&from, &to) {
            Err(error) if error.kind() == ErrorKind::NotFound && self.is_there(&to, write.stamp) => Ok(()),
            // On a disk that ignores case, its folder may have gone as an old one's empty folder.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                staging_folder::make_folders_above(self.disk, &to).and_then(|()| self.disk.rename(&from, &to))
            }
            Err(error) if error.kind() == ErrorKind::CrossesDevices => self.copy_beside(write, &from, &to),
            moved => moved,
        };
        moved.map_err(|error| {
            errors::failed_named(&self.output.name(write.path()), "be put in its place", &error).into()
        })
    }

    /// Whether a file was moved already, along with a folder whose name differs by case alone.
    fn is_there(&self, place: &Path, stamp: Stamp) -> bool {
        let info = self.disk.info(place).ok().flatten();
        info.is_some_and(|info| info.kind == Kind::File && info.stamp == stamp)
    }

    fn copy_beside(&self, write: &mut Write<'_>, from: &Path, to: &Path) -> io::Result<()> {
        let temporary = self.output.temporary(parent_of(write.path()), write.path());
        staging_folder::remove_tree(self.disk, &temporary)?;
        let bytes = self.disk.read(from)?;
        let copied = self.disk.write_new(&temporary, &bytes).and_then(|stamp| {
            self.disk.rename(&temporary, to)?;
            Ok(stamp)
        });
        write.stamp = copied.inspect_err(|_| drop(self.disk.remove_file(&temporary)))?;
        Ok(())
    }
}

fn is_for_one_by_one(error: &io::Error) -> bool {
    let kinds = [
        ErrorKind::AlreadyExists,
        ErrorKind::DirectoryNotEmpty,
        ErrorKind::NotADirectory,
        ErrorKind::NotFound,
        ErrorKind::CrossesDevices,
    ];
    kinds.contains(&error.kind())
}

/// The folders of `path` that do not exist yet, the topmost first.
fn absent(disk: &dyn Disk, path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut absent = Vec::new();
    for folder in path.ancestors() {
        if disk.info(folder)?.is_some() {
            break;
        }
        absent.push(folder.to_path_buf());
    }
    absent.reverse();
    Ok(absent)
}
