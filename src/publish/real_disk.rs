//! The one place in the crate where the site's output is changed on disk.
//!
//! Takes paths and bytes; gives what [`Disk`] promises, by way of `std::fs`.
#![allow(clippy::disallowed_methods)]

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Seek, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::disk::{Disk, FileInfo, Kind, Stamp};
use crate::base::normal_file;

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => {
                Ok(Some(FileInfo { kind: kind(&metadata), stamp: stamp(&metadata), identity: identity(&metadata) }))
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        normal_file::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    fn create_folder(&self, folder: &Path) -> io::Result<bool> {
        match fs::create_dir(folder) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => match self.info(folder)? {
                Some(FileInfo { kind: Kind::Folder, .. }) => Ok(false),
                _ => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        Ok(stamp(&file.metadata()?))
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        // Windows flushes only what is open for writing.
        OpenOptions::new().write(true).open(path)?.sync_data()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }
}

/// Opens the lock file, and makes it where it is missing; its content stays.
pub(super) fn open_lock_file(path: &Path) -> io::Result<File> {
    match normal_file::check(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path),
    }
}

/// Replaces the content of an open file by `text`.
pub(super) fn overwrite(file: &mut File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

fn kind(metadata: &Metadata) -> Kind {
    let found = metadata.file_type();
    match () {
        () if found.is_symlink() => Kind::Link,
        () if found.is_dir() => Kind::Folder,
        () if found.is_file() => Kind::File,
        () => Kind::Other,
    }
}

fn stamp(metadata: &Metadata) -> Stamp {
    // A file system without modification times gives 0: equal sizes are then taken for equal files as long as the
    // manifest says so.
    let modified = metadata.modified().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanoseconds| -nanoseconds),
    });
    Stamp { size: metadata.len(), modified }
}

#[cfg(unix)]
pub(super) fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
pub(super) fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_replaces_one_that_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        RealDisk.write_new(&path, b"first").unwrap();
        assert_eq!(RealDisk.write_new(&path, b"second").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(RealDisk.read(&path).unwrap(), b"first");
    }

    #[test]
    fn the_stamp_of_a_written_file_is_the_one_a_later_look_finds() {
        let folder = tempfile::tempdir().unwrap();
        let (before, after) = (folder.path().join("a"), folder.path().join("b"));
        let stamp = RealDisk.write_new(&before, b"text").unwrap();
        RealDisk.rename(&before, &after).unwrap();
        assert_eq!(RealDisk.info(&after).unwrap().unwrap().stamp, stamp);
        assert_eq!(RealDisk.info(&before).unwrap(), None);
        assert_eq!(RealDisk.info(&after.join("below a file")).unwrap(), None);
    }

    #[test]
    fn a_folder_is_made_once_and_a_file_in_its_place_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(RealDisk.create_folder(&path).unwrap());
        assert!(!RealDisk.create_folder(&path).unwrap());
        RealDisk.write_new(&path.join("b"), b"").unwrap();
        assert!(RealDisk.create_folder(&path.join("b")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_look_does_not_follow_a_link() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/", folder.path().join("link")).unwrap();
        assert_eq!(RealDisk.info(&folder.path().join("link")).unwrap().unwrap().kind, Kind::Link);
    }
}
