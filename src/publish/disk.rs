//! What publication asks of a disk.
//!
//! Takes absolute paths; gives what is there, bytes and stamps, and names the few changes that a publication may make. No
//! method follows a symlink at the end of its path.

use std::ffi::OsString;
use std::io;
use std::path::Path;

/// What shows cheaply that a file is still the one we wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970, drawn in to what fits; only ever compared for equality.
    pub modified: i64,
}

/// What kind of thing is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symlink, or a junction on Windows.
    Link,
    /// A device, a socket, a named pipe.
    Other,
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// File, folder or something else.
    pub(crate) kind: Kind,
    /// Size and time.
    pub(crate) stamp: Stamp,
    /// Device and inode, where the system has them: two names of one file have one identity.
    pub(crate) identity: Option<(u64, u64)>,
}

/// The disk: three questions and six changes.
pub trait Disk: Sync {
    /// What is at `path`; none where there is nothing.
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>>;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The names in a folder, in no certain order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Makes one folder, whose parent exists; says whether it was made, false where it existed already.
    fn create_folder(&self, folder: &Path) -> io::Result<bool>;
    /// Makes a file that must not exist yet. After an error a part of it may be there.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp>;
    /// Returns when the file's bytes would survive a loss of power.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Moves a file, in the place of another if there is one, or a folder to where nothing is; in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file or a link.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
}
