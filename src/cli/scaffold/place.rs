//! Writes files where there are none yet.
//!
//! Takes a folder and files; writes all of them or, where one exists already or the disk fails, leaves things as they
//! were.

use std::io;
use std::path::{Path, PathBuf};

use super::file::File;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::Disk;

/// Writes `files` below `folder`, in their order, and makes the folders that they need. Nothing is ever overwritten:
/// the errors name each file that exists already, from `folder`, or say what the disk refused.
pub(crate) fn place(disk: &dyn Disk, folder: &Path, files: &[File]) -> Result<(), Diagnostics> {
    let standing: Diagnostics = files.iter().filter_map(|(path, _)| in_the_way(disk, folder, path)).collect();
    if !standing.is_empty() {
        return Err(standing);
    }
    let mut made = Made { disk, folders: Vec::new(), files: Vec::new() };
    for (path, text) in files {
        if let Err((path, error)) = made.write(&below(folder, path), text) {
            made.take_back();
            return Err(failed(&path.display().to_string(), &error).into());
        }
    }
    Ok(())
}

fn below(folder: &Path, path: &str) -> PathBuf {
    let mut place = folder.to_path_buf();
    place.extend(path.split('/'));
    place
}

fn in_the_way(disk: &dyn Disk, folder: &Path, path: &str) -> Option<Diagnostic> {
    match disk.info(&below(folder, path)) {
        Ok(None) => None,
        Ok(Some(_)) => Some(Diagnostic::error(format!("`{path}` already exists and was not changed"))),
        Err(error) => Some(failed(path, &error)),
    }
}

fn failed(name: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("`{name}` could not be made: {error}"))
}

/// What was made so far.
struct Made<'d> {
    disk: &'d dyn Disk,
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made<'_> {
    fn write(&mut self, path: &Path, text: &str) -> Result<(), (PathBuf, io::Error)> {
        if let Some(folder) = path.parent() {
            self.folder(folder)?;
        }
        self.disk.write_new(path, text.as_bytes()).map_err(|error| {
            // A file that was begun on a full disk is ours too; one that another program made meanwhile is not.
            if error.kind() != io::ErrorKind::AlreadyExists {
                self.files.push(path.to_path_buf());
            }
            (path.to_path_buf(), error)
        })?;
        self.files.push(path.to_path_buf());
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        if folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.folder(parent)?;
        }
        match self.disk.create_folder(folder) {
            Ok(true) => self.folders.push(folder.to_path_buf()),
            Ok(false) => {}
            Err(error) => return Err((folder.to_path_buf(), error)),
        }
        Ok(())
    }

    /// Removes all of it. What cannot be removed stays: the first error is the one to report.
    fn take_back(self) {
        for file in self.files.iter().rev() {
            let _ = self.disk.remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = self.disk.remove_folder(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::RealDisk;

    fn files(list: &[(&str, &str)]) -> Vec<File> {
        list.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
    }

    #[test]
    fn folders_are_made_as_they_are_needed() {
        let folder = tempfile::tempdir().unwrap();
        place(&RealDisk, &folder.path().join("new/site"), &files(&[("a/b/c.md", "1"), ("d", "2")])).unwrap();
        assert_eq!(RealDisk.read(&folder.path().join("new/site/a/b/c.md")).unwrap(), b"1");
        assert_eq!(RealDisk.read(&folder.path().join("new/site/d")).unwrap(), b"2");
    }

    #[test]
    fn every_file_in_the_way_is_named_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        place(&RealDisk, folder.path(), &files(&[("a", "mine"), ("b", "mine")])).unwrap();
        let errors = place(&RealDisk, folder.path(), &files(&[("a", "x"), ("b", "x"), ("c", "x")])).unwrap_err();
        assert_eq!(errors.len(), 2);
        assert_eq!(RealDisk.read(&folder.path().join("a")).unwrap(), b"mine");
        assert_eq!(RealDisk.info(&folder.path().join("c")).unwrap(), None);
    }

    #[test]
    fn what_was_made_before_an_error_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        place(&RealDisk, folder.path(), &files(&[("file", "mine")])).unwrap();
        let errors = place(&RealDisk, folder.path(), &files(&[("new/a", "x"), ("file/b", "x")])).unwrap_err();
        assert!(errors[0].message.contains("file"), "{errors:?}");
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["file"]);
    }
}
