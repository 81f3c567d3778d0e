//! What becomes of a file that an earlier build wrote and that is no longer wanted.
//!
//! Takes its path, its entry in the manifest, and a disk; gives its fate. A file that someone changed since is not ours
//! to delete. Deliberately does not know what is wanted instead.

use super::disk::{Disk, Kind};
use super::folder::{OutputFolder, parent_of};
use super::folders::{Folders, State};
use super::manifest::Entry;
use super::trouble;
use crate::base::diagnostic::Diagnostic;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands as we wrote it.
    Remove,
    /// Someone changed it, or put a link in its place or above it.
    Keep,
    /// It no longer stands, or never did.
    Gone,
}

pub(super) fn fate<'a>(
    path: &'a str,
    entry: &Entry,
    folders: &Folders<'a>,
    disk: &dyn Disk,
    output: &OutputFolder,
) -> Result<Fate, Diagnostic> {
    match folders.state(parent_of(path)) {
        State::Missing(_) | State::Blocked(_) => return Ok(Fate::Gone),
        State::Link(_) => return Ok(changed(entry)),
        State::Folder => {}
    }
    let place = output.place(path);
    let failed = |error| trouble::failed_named(&output.name(path), "be looked at", &error);
    let Some(look) = disk.look(&place).map_err(failed)? else { return Ok(Fate::Gone) };
    match look.kind {
        Kind::Folder => Ok(Fate::Gone),
        Kind::Link | Kind::Other => Ok(changed(entry)),
        Kind::File if entry.is_untouched(look.stamp) => Ok(Fate::Remove),
        Kind::File => {
            let hash = blake3::hash(&disk.read(&place).map_err(failed)?);
            Ok(if entry.is_ours(&hash) { Fate::Remove } else { changed(entry) })
        }
    }
}

/// What was never written cannot have been changed: it is someone else's altogether.
fn changed(entry: &Entry) -> Fate {
    if entry.written.is_some() { Fate::Keep } else { Fate::Gone }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::super::disk::Stamp;
    use super::super::manifest::Record;
    use super::super::write::RealDisk;
    use super::*;

    fn fate_of(entry: Entry, on_disk: Option<&str>) -> Fate {
        let folder = tempfile::tempdir().unwrap();
        if let Some(text) = on_disk {
            std::fs::write(folder.path().join("a"), text).unwrap();
        }
        let output = OutputFolder { path: folder.path().to_path_buf(), shown: "public".to_string() };
        let folders = Folders::above(["a"].into_iter(), &RealDisk, &output).unwrap();
        fate("a", &entry, &folders, &RealDisk, &output).unwrap()
    }

    #[test]
    fn a_file_is_removed_only_with_the_bytes_that_we_wrote() {
        let record = Record { hash: blake3::hash(b"ours"), key: None, stamp: Stamp { size: 4, modified: 0 } };
        let entry = Entry { written: Some(record), pending: Some(blake3::hash(b"next")) };
        assert_eq!(fate_of(entry, Some("ours")), Fate::Remove);
        assert_eq!(fate_of(entry, Some("next")), Fate::Remove);
        assert_eq!(fate_of(entry, Some("edit")), Fate::Keep);
        assert_eq!(fate_of(entry, None), Fate::Gone);
    }

    #[test]
    fn a_file_that_was_only_about_to_be_written_is_not_ours_with_other_bytes() {
        let entry = Entry { written: None, pending: Some(blake3::hash(b"next")) };
        assert_eq!(fate_of(entry, Some("next")), Fate::Remove);
        assert_eq!(fate_of(entry, Some("theirs")), Fate::Gone);
    }
}
