//! Temporary files of an import.
// They are removed when the import ends; they are not the site's output.
#![allow(clippy::disallowed_methods)]

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Temporary files; they are removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: PathBuf,
    count: Cell<usize>,
}

impl Scratch {
    /// The folder is created together with its first file.
    pub(crate) fn new(folder: PathBuf) -> Scratch {
        Scratch { folder, count: Cell::new(0) }
    }

    /// A new file, to be written piece by piece.
    pub(crate) fn create(&self) -> io::Result<(PathBuf, BufWriter<File>)> {
        if self.count.get() == 0 {
            fs::create_dir(&self.folder)?;
        }
        self.count.set(self.count.get() + 1);
        let path = self.folder.join(self.count.get().to_string());
        let file = File::create_new(&path)?;
        Ok((path, BufWriter::new(file)))
    }

    /// Removes an incomplete file.
    pub(crate) fn remove(&self, path: &Path) {
        // What cannot be removed now is removed with the folder.
        let _ = fs::remove_file(path);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // If it cannot be removed, it is next to the target, under a name of its own.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
