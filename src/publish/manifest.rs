//! The list of what earlier builds wrote into one output folder.
//!
//! Takes and gives bytes: a line with the version, a checksum of the rest, then one entry for each output path, in order.
//! A manifest that is not whole is ignored. Does not know what is on disk today.
//!
//! An entry is the path's length (four bytes, the smallest first, as with all numbers here) and the path in UTF-8; one
//! byte of which 1 options that a file was written, 2 that one was about to be, and 4 that it is known what the written one
//! was made from; then for a written file its hash, its size and its modification time (32, 8 and 8 bytes), the hash of what
//! it was made from where that is known, and for a pending one its hash.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use blake3::Hash;

use super::disk::{Disk, Stamp};
use super::output_folder::is_safe;

/// The first line, with the version of all that follows.
const TITLE: &[u8] = b"chancery manifest 3\n";
const WRITTEN: u8 = 1;
const PENDING: u8 = 2;
const KEYED: u8 = 4;

/// A file as we wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(crate) hash: Hash,
    /// What it was made from, where that is known.
    pub(crate) key: Option<Hash>,
    pub(crate) stamp: Stamp,
}

/// What we know of one output path. After a build that was interrupted, the file is the one written or the one pending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(crate) written: Option<Record>,
    /// What a build was about to write there.
    pub(crate) pending: Option<Hash>,
}

impl Entry {
    pub(super) fn written(record: Record) -> Entry {
        Entry { written: Some(record), pending: None }
    }

    /// Whether a file with these bytes came from us.
    pub(super) fn is_ours(&self, hash: &Hash) -> bool {
        self.written.is_some_and(|record| record.hash == *hash) || self.pending.as_ref() == Some(hash)
    }

    /// Whether a file with this stamp is the one written, without reading it.
    pub(super) fn is_untouched(&self, stamp: Stamp) -> bool {
        self.written.is_some_and(|record| record.stamp == stamp)
    }
}

/// Output paths in order, each with its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: Vec<(Box<str>, Entry)>,
}

impl Manifest {
    /// The manifest's file name for an output folder, as the site names that folder: relative to the site root where it
    /// lies within, so that a site may be moved.
    pub(super) fn file_name(output: &str) -> String {
        format!("output-{}.manifest", &blake3::hash(output.as_bytes()).to_hex()[..16])
    }

    pub(super) fn get(&self, path: &str) -> Option<&Entry> {
        let found = self.entries.binary_search_by(|(known, _)| (**known).cmp(path)).ok()?;
        Some(&self.entries[found].1)
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(path, entry)| (&**path, entry))
    }

    pub(super) fn is_pending(&self) -> bool {
        self.entries.iter().any(|(_, entry)| entry.pending.is_some())
    }

    /// None where the bytes are not a whole manifest of this version.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Manifest> {
        let (checksum, mut body) = bytes.strip_prefix(TITLE)?.split_first_chunk::<32>()?;
        if blake3::hash(body) != *checksum {
            return None;
        }
        let mut entries: Vec<(Box<str>, Entry)> = Vec::new();
        while !body.is_empty() {
            let entry = read_entry(&mut body)?;
            if entries.last().is_some_and(|last| last.0 >= entry.0) {
                return None;
            }
            entries.push(entry);
        }
        Some(Manifest { entries })
    }
}

impl Manifest {
    /// What can be read of a manifest that is not whole: hashes, since no accident gives that of a file that we did not write. They
    /// are read as those of pending files, so that the bytes of a file have to prove that it is ours.
    pub(super) fn salvaged(bytes: &[u8]) -> Manifest {
        let mut body = bytes.strip_prefix(TITLE).and_then(|rest| rest.get(32..)).unwrap_or_default();
        let mut entries = BTreeMap::new();
        while let Some((path, entry)) = read_entry(&mut body) {
            if is_safe(&path) {
                let hash = entry.written.map(|record| record.hash).or(entry.pending);
                entries.insert(path, Entry { written: None, pending: hash });
            }
        }
        Manifest { entries: entries.into_iter().collect() }
    }
}

/// A manifest of these entries, which a later [`Manifest::from_bytes`] reads.
pub(super) fn to_bytes(entries: &BTreeMap<&str, Entry>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(TITLE.len() + 32 + entries.len() * 128);
    bytes.extend_from_slice(TITLE);
    bytes.extend_from_slice(&[0; 32]);
    let body = bytes.len();
    for (path, entry) in entries {
        let length = u32::try_from(path.len()).expect("a path is always shorter than four gigabytes");
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(path.as_bytes());
        let key = entry.written.and_then(|written| written.key);
        let kind = |is: bool, kind: u8| if is { kind } else { 0 };
        bytes.push(
            kind(entry.written.is_some(), WRITTEN)
                | kind(entry.pending.is_some(), PENDING)
                | kind(key.is_some(), KEYED),
        );
        if let Some(Record { hash, stamp, .. }) = entry.written {
            bytes.extend_from_slice(hash.as_bytes());
            bytes.extend_from_slice(&stamp.size.to_le_bytes());
            bytes.extend_from_slice(&stamp.modified.to_le_bytes());
        }
        if let Some(key) = key {
            bytes.extend_from_slice(key.as_bytes());
        }
        if let Some(hash) = entry.pending {
            bytes.extend_from_slice(hash.as_bytes());
        }
    }
    let checksum = blake3::hash(&bytes[body..]);
    bytes[TITLE.len()..body].copy_from_slice(checksum.as_bytes());
    bytes
}

/// Replaces the manifest at `path` in one step that survives a loss of power.
pub(super) fn save(bytes: &[u8], disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let new = path.with_extension("new");
    let saved = disk
        .remove_file(&new)
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
        .and_then(|()| disk.write_new(&new, bytes))
        .and_then(|_| disk.sync(&new))
        .and_then(|()| disk.rename(&new, path));
    if saved.is_err() {
        let _ = disk.remove_file(&new);
    }
    saved
}

fn read_entry(body: &mut &[u8]) -> Option<(Box<str>, Entry)> {
    let length = u32::from_le_bytes(take(body)?);
    let (path, rest) = body.split_at_checked(usize::try_from(length).ok()?)?;
    *body = rest;
    let path = std::str::from_utf8(path).ok()?.into();
    let [kinds] = take::<1>(body)?;
    let mut entry = Entry::default();
    if kinds & WRITTEN != 0 {
        let hash = Hash::from_bytes(take(body)?);
        let stamp = Stamp { size: u64::from_le_bytes(take(body)?), modified: i64::from_le_bytes(take(body)?) };
        let key = if kinds & KEYED == 0 { None } else { Some(Hash::from_bytes(take(body)?)) };
        entry.written = Some(Record { hash, key, stamp });
    }
    if kinds & PENDING != 0 {
        entry.pending = Some(Hash::from_bytes(take(body)?));
    }
    Some((path, entry))
}

fn take<const COUNT: usize>(body: &mut &[u8]) -> Option<[u8; COUNT]> {
    let (taken, rest) = body.split_first_chunk::<COUNT>()?;
    *body = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let record =
            Record { hash: blake3::hash(b"a"), key: Some(blake3::hash(b"k")), stamp: Stamp { size: 1, modified: -5 } };
        let both = Entry { written: Some(record), pending: Some(blake3::hash(b"b")) };
        let coming = Entry { written: None, pending: Some(blake3::hash(b"c")) };
        to_bytes(&BTreeMap::from([("tag/\"q\"\n/تاغ", both), ("a.html", Entry::written(record)), ("new", coming)]))
    }

    #[test]
    fn a_manifest_read_back_is_the_one_written() {
        let read = Manifest::from_bytes(&sample()).unwrap();
        assert_eq!(to_bytes(&read.iter().map(|(path, entry)| (path, *entry)).collect()), sample());
        assert_eq!(read.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["a.html", "new", "tag/\"q\"\n/تاغ"]);
        assert_eq!(Manifest::from_bytes(&to_bytes(&BTreeMap::new())), Some(Manifest::default()));
        assert!(read.is_pending());
    }

    #[test]
    fn an_entry_is_found_by_its_path() {
        let read = Manifest::from_bytes(&sample()).unwrap();
        let written = read.get("a.html").unwrap().written.unwrap();
        assert_eq!((written.hash, written.stamp.modified), (blake3::hash(b"a"), -5));
        assert!(read.get("new").unwrap().is_ours(&blake3::hash(b"c")));
        assert_eq!(read.get("b.html"), None);
    }

    #[test]
    fn a_manifest_that_was_cut_or_changed_anywhere_is_none() {
        let whole = sample();
        for at in 0..whole.len() {
            assert_eq!(Manifest::from_bytes(&whole[..at]), None, "cut at {at}");
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(Manifest::from_bytes(&changed), None, "changed at {at}");
        }
        assert_eq!(Manifest::from_bytes(&[&whole[..], b"x"].concat()), None);
    }

    #[test]
    fn entries_out_of_order_are_no_manifest_though_the_checksum_is_right() {
        let record = Record { hash: blake3::hash(b"a"), key: None, stamp: Stamp { size: 1, modified: 0 } };
        let one = |path| to_bytes(&BTreeMap::from([(path, Entry::written(record))])).split_off(TITLE.len() + 32);
        let body = [one("b"), one("a")].concat();
        let bytes = [TITLE, blake3::hash(&body).as_bytes(), &body].concat();
        assert_eq!(Manifest::from_bytes(&bytes), None);
    }

    #[test]
    fn a_manifest_of_another_version_is_none() {
        let mut bytes = sample();
        bytes[TITLE.len() - 2] = b'4';
        assert_eq!(Manifest::from_bytes(&bytes), None);
    }

    #[test]
    fn each_output_folder_has_a_manifest_of_its_own() {
        assert_ne!(Manifest::file_name("public"), Manifest::file_name("preview"));
    }
}
