//! Decides what to do with a file that an earlier build wrote and that is no longer wanted.
//!
//! Takes its path, its entry in the manifest, and a disk. A file that someone changed since is not ours to delete.

use super::disk::{Disk, Kind};
use super::errors;
use super::folder_states::{FolderState, FolderStates};
use super::manifest::Entry;
use super::output_folder::{OutputFolder, parent_of};
use crate::base::diagnostic::Diagnostic;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OldFile {
    /// It is as we wrote it.
    Remove,
    /// Someone changed it, or put a link in its place or above it.
    Keep,
    /// It does not exist any more, or never did.
    Gone,
}

pub(super) fn decide<'a>(
    path: &'a str,
    entry: &Entry,
    folders: &FolderStates<'a>,
    disk: &dyn Disk,
    output: &OutputFolder,
) -> Result<OldFile, Diagnostic> {
    match folders.state(parent_of(path)) {
        FolderState::Missing(_) | FolderState::Blocked(_) => return Ok(OldFile::Gone),
        FolderState::Link(_) => return Ok(changed(entry)),
        FolderState::Folder => {}
    }
    let place = output.place(path);
    let failed = |error| errors::failed_named(&output.name(path), "be read", &error);
    let Some(info) = disk.info(&place).map_err(failed)? else { return Ok(OldFile::Gone) };
    match info.kind {
        Kind::Folder => Ok(OldFile::Gone),
        Kind::Link | Kind::Other => Ok(changed(entry)),
        Kind::File if entry.is_untouched(info.stamp) => Ok(OldFile::Remove),
        Kind::File => {
            let hash = blake3::hash(&disk.read(&place).map_err(failed)?);
            Ok(if entry.is_ours(&hash) { OldFile::Remove } else { changed(entry) })
        }
    }
}

/// What was never written cannot have been changed: it is someone else's altogether.
fn changed(entry: &Entry) -> OldFile {
    if entry.written.is_some() { OldFile::Keep } else { OldFile::Gone }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::super::disk::Stamp;
    use super::super::manifest::Record;
    use super::super::real_disk::RealDisk;
    use super::*;

    fn fate_of(entry: Entry, on_disk: Option<&str>) -> OldFile {
        let folder = tempfile::tempdir().unwrap();
        if let Some(text) = on_disk {
            std::fs::write(folder.path().join("a"), text).unwrap();
        }
        let output = OutputFolder { path: folder.path().to_path_buf(), shown: "public".to_string() };
        let folders = FolderStates::above(["a"].into_iter(), &RealDisk, &output).unwrap();
        decide("a", &entry, &folders, &RealDisk, &output).unwrap()
    }

    #[test]
    fn a_file_is_removed_only_with_the_bytes_that_we_wrote() {
        let record = Record { hash: blake3::hash(b"ours"), key: None, stamp: Stamp { size: 4, modified: 0 } };
        let entry = Entry { written: Some(record), pending: Some(blake3::hash(b"next")) };
        assert_eq!(fate_of(entry, Some("ours")), OldFile::Remove);
        assert_eq!(fate_of(entry, Some("next")), OldFile::Remove);
        assert_eq!(fate_of(entry, Some("edit")), OldFile::Keep);
        assert_eq!(fate_of(entry, None), OldFile::Gone);
    }

    #[test]
    fn a_file_that_was_only_about_to_be_written_is_not_ours_with_other_bytes() {
        let entry = Entry { written: None, pending: Some(blake3::hash(b"next")) };
        assert_eq!(fate_of(entry, Some("next")), OldFile::Remove);
        assert_eq!(fate_of(entry, Some("theirs")), OldFile::Gone);
    }
}
