//! Files that are replaced as a whole: caches, manual pages.
//!
//! Takes a path and bytes; leaves either the old file or the new one, never a part. The site's output is written by
//! `publish` alone.

use std::io;
use std::path::Path;

use crate::publish::Disk;

/// Puts `bytes` in the place of the file at `path`, by way of a temporary file beside it.
pub(crate) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}", std::process::id()));
    // A process of the same number may have been broken off here; where it was not, there is nothing to remove.
    let _ = disk.remove_file(&temporary);
    let replaced = disk.write_new(&temporary, bytes).and_then(|_| disk.rename(&temporary, path));
    replaced.inspect_err(|_| drop(disk.remove_file(&temporary)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::RealDisk;

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        replace(&RealDisk, &path, b"first").unwrap();
        replace(&RealDisk, &path, b"second").unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"second");
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["a"]);
    }

    #[test]
    fn a_folder_in_the_files_place_is_an_error_that_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        RealDisk.create_folder(&folder.path().join("a")).unwrap();
        assert!(replace(&RealDisk, &folder.path().join("a"), b"x").is_err());
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["a"]);
    }
}
