//! A file that is hashed while it is read, so that a later pass can tell whether it was changed.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::base::diagnostic::Diagnostic;

/// An open file that is hashed while it is read, and that ends early once the pass is over.
pub(crate) struct Hashed<'a> {
    file: &'a File,
    hasher: blake3::Hasher,
    is_over: &'a dyn Fn() -> bool,
    count: &'a Cell<u64>,
}

impl<'a> Hashed<'a> {
    /// `is_over` says that nothing more is wanted; `count` is the number of bytes that were read.
    pub(crate) fn new(file: &'a File, is_over: &'a dyn Fn() -> bool, count: &'a Cell<u64>) -> Hashed<'a> {
        count.set(0);
        Hashed { file, hasher: blake3::Hasher::new(), is_over, count }
    }

    /// A digest of everything that was read.
    pub(crate) fn digest(&self) -> blake3::Hash {
        self.hasher.finalize()
    }
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if (self.is_over)() {
            return Ok(0);
        }
        let read = self.file.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// The error for a file of which two passes read other bytes.
pub(crate) fn changed(path: &Path) -> Diagnostic {
    Diagnostic::error(format!("`{}` was changed during the import, so nothing was written", path.display()))
        .hint("wait until the file is complete, then import again")
}
