//! The list of what earlier builds wrote into one output folder.
//!
//! Takes and gives text: a header, then one line of JSON for each output path. A manifest that is not whole is none.
//! Deliberately does not know what stands on disk today.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use blake3::Hash;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Stamp};

const VERSION: u32 = 1;

/// A file as we wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub hash: Hash,
    pub stamp: Stamp,
}

/// What we know of one output path. After a build that was broken off, the file is the one written or the one pending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub written: Option<Record>,
    /// What a build was about to write there.
    pub pending: Option<Hash>,
}

impl Entry {
    pub fn written(record: Record) -> Entry {
        Entry { written: Some(record), pending: None }
    }

    /// Whether a file with these bytes came from us.
    pub fn is_ours(&self, hash: &Hash) -> bool {
        self.written.is_some_and(|record| record.hash == *hash) || self.pending.as_ref() == Some(hash)
    }

    /// Whether a file with this stamp is, without a look at its bytes, the one written.
    pub fn is_untouched(&self, stamp: Stamp) -> bool {
        self.written.is_some_and(|record| record.stamp == stamp)
    }
}

/// Output path to entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub entries: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    chancery_manifest: u32,
    /// BLAKE3 of all that follows the header's line.
    blake3: String,
}

/// Path, then hash, size and modification time as written, then the pending hash.
#[derive(Serialize, Deserialize)]
struct Line(String, Option<(String, u64, i64)>, Option<String>);

impl Manifest {
    /// The manifest's file name for an output folder, as the site names that folder: relative to the site root where it
    /// lies within, so that a site may be moved.
    pub fn file_name(output: &str) -> String {
        format!("output-{}.jsonl", &blake3::hash(output.as_bytes()).to_hex()[..16])
    }

    pub fn is_pending(&self) -> bool {
        self.entries.values().any(|entry| entry.pending.is_some())
    }

    pub fn to_text(&self) -> String {
        let mut body = String::with_capacity(self.entries.len() * 160);
        for (path, entry) in &self.entries {
            let written = entry.written.map(|Record { hash, stamp }| (hash.to_string(), stamp.size, stamp.modified));
            let line = Line(path.clone(), written, entry.pending.map(|hash| hash.to_string()));
            body.push_str(&serde_json::to_string(&line).expect("strings and numbers are always JSON"));
            body.push('\n');
        }
        let header = Header { chancery_manifest: VERSION, blake3: blake3::hash(body.as_bytes()).to_string() };
        format!("{}\n{body}", serde_json::to_string(&header).expect("strings and numbers are always JSON"))
    }

    /// None where the text is not a whole manifest of this version.
    pub fn from_text(text: &[u8]) -> Option<Manifest> {
        let (header, body) = std::str::from_utf8(text).ok()?.split_once('\n')?;
        let header: Header = serde_json::from_str(header).ok()?;
        if header.chancery_manifest != VERSION || header.blake3 != blake3::hash(body.as_bytes()).to_string() {
            return None;
        }
        let lines: Vec<_> = body.lines().collect();
        let entries: Option<Vec<_>> = lines.into_par_iter().map(entry).collect();
        Some(Manifest { entries: entries?.into_iter().collect() })
    }

    /// Replaces the manifest at `path` in one step that survives a loss of power.
    pub fn save(&self, disk: &dyn Disk, path: &Path) -> io::Result<()> {
        let new = path.with_extension("new");
        let saved = disk
            .remove_file(&new)
            .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
            .and_then(|()| disk.write_new(&new, self.to_text().as_bytes()))
            .and_then(|_| disk.settle(&new))
            .and_then(|()| disk.rename(&new, path));
        if saved.is_err() {
            let _ = disk.remove_file(&new);
        }
        saved
    }
}

fn entry(line: &str) -> Option<(String, Entry)> {
    let Line(path, written, pending) = serde_json::from_str(line).ok()?;
    let written = match written {
        None => None,
        Some((hash, size, modified)) => {
            Some(Record { hash: Hash::from_hex(hash).ok()?, stamp: Stamp { size, modified } })
        }
    };
    let pending = match pending {
        None => None,
        Some(hash) => Some(Hash::from_hex(hash).ok()?),
    };
    Some((path, Entry { written, pending }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let record = Record { hash: blake3::hash(b"a"), stamp: Stamp { size: 1, modified: -5 } };
        let entries = [
            ("a.html".to_string(), Entry::written(record)),
            ("tag/\"q\"\n/x".to_string(), Entry { written: Some(record), pending: Some(blake3::hash(b"b")) }),
            ("new".to_string(), Entry { written: None, pending: Some(blake3::hash(b"c")) }),
        ];
        Manifest { entries: entries.into_iter().collect() }
    }

    #[test]
    fn a_manifest_read_back_is_the_one_written() {
        assert_eq!(Manifest::from_text(sample().to_text().as_bytes()), Some(sample()));
        assert_eq!(Manifest::from_text(Manifest::default().to_text().as_bytes()), Some(Manifest::default()));
        assert!(sample().is_pending());
    }

    #[test]
    fn a_manifest_that_was_cut_or_changed_anywhere_is_none() {
        let text = sample().to_text().into_bytes();
        for at in 0..text.len() {
            assert_eq!(Manifest::from_text(&text[..at]), None, "cut at {at}");
            let mut changed = text.clone();
            changed[at] ^= 1;
            assert_ne!(Manifest::from_text(&changed), Some(Manifest::default()), "changed at {at}");
            assert!(Manifest::from_text(&changed).is_none_or(|read| read == sample()), "changed at {at}");
        }
    }

    #[test]
    fn a_manifest_of_another_version_is_none() {
        let text = sample().to_text().replacen("\"chancery_manifest\":1", "\"chancery_manifest\":2", 1);
        assert_eq!(Manifest::from_text(text.as_bytes()), None);
    }

    #[test]
    fn each_output_folder_has_a_manifest_of_its_own() {
        assert_ne!(Manifest::file_name("public"), Manifest::file_name("preview"));
    }
}
