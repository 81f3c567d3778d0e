//! The digests of the blocks of originals, by the hash of their file.
//!
//! Takes hashes of files; gives the digests of the blocks in them, computed or remembered. Only files that some translation names as
//! its original are in it, so most sites have none. The file is a title, a checksum of the rest, and the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::digest::Digest;
use crate::base::normal_file;
use crate::base::program::PROGRAM;

/// The digests of a file's blocks.
pub(crate) type FileDigests = Arc<[Digest]>;

/// What is remembered of originals.
#[derive(Debug, Default)]
pub(crate) struct BlockDigests {
    file: Option<PathBuf>,
    /// Those of the file on disk, once they were asked for.
    stored: Option<BTreeMap<[u8; 32], FileDigests>>,
    /// Those of the last build.
    used: BTreeMap<[u8; 32], FileDigests>,
}

impl BlockDigests {
    pub(super) fn on_disk(file: PathBuf) -> BlockDigests {
        BlockDigests { file: Some(file), ..BlockDigests::default() }
    }

    /// What is known of files, by their hashes.
    pub(crate) fn recall(&mut self, files: &[blake3::Hash]) -> Vec<Option<FileDigests>> {
        if files.is_empty() {
            return Vec::new();
        }
        let file = self.file.as_deref();
        let stored = self.stored.get_or_insert_with(|| file.and_then(load).unwrap_or_default());
        let known =
            |hash: &blake3::Hash| self.used.get(hash.as_bytes()).or_else(|| stored.get(hash.as_bytes())).cloned();
        files.iter().map(known).collect()
    }

    /// Keeps what a build used.
    pub(crate) fn keep(&mut self, used: impl Iterator<Item = (blake3::Hash, FileDigests)>) {
        self.used = used.map(|(hash, digests)| (*hash.as_bytes(), digests)).collect();
    }

    /// The file and what to keep in it; none where nothing changed.
    pub(super) fn to_store(&self) -> Option<(PathBuf, Vec<u8>)> {
        let (file, stored) = (self.file.clone()?, self.stored.as_ref()?);
        if self.used.keys().eq(stored.keys()) {
            return None;
        }
        let rest: Vec<(&[u8; 32], &[Digest])> = self.used.iter().map(|(hash, digests)| (hash, &**digests)).collect();
        let rest = postcard::to_stdvec(&rest).ok()?;
        let checksum = checksum(&rest);
        Some((file, [checksum.as_bytes(), rest.as_slice()].concat()))
    }
}

/// Of the program too, since another version could find other blocks.
fn checksum(rest: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(PROGRAM.as_bytes()).update(rest).finalize()
}

fn load(file: &Path) -> Option<BTreeMap<[u8; 32], FileDigests>> {
    let bytes = normal_file::read(file).ok()?;
    let (sum, rest) = bytes.split_first_chunk::<32>()?;
    if checksum(rest) != blake3::Hash::from_bytes(*sum) {
        return None;
    }
    let entries: Vec<([u8; 32], Vec<Digest>)> = postcard::from_bytes(rest).ok()?;
    Some(entries.into_iter().map(|(hash, digests)| (hash, digests.into())).collect())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn digests_are_remembered_on_disk_and_a_damaged_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("digests");
        let (hash, digests): (_, FileDigests) = (blake3::hash(b"a"), vec![Digest::of("x"), Digest::of("y")].into());
        let mut cache = BlockDigests::on_disk(file.clone());
        assert_eq!(
            (cache.recall(&[]).len(), cache.to_store()),
            (0, None),
            "where nothing is asked for, nothing is kept"
        );
        assert_eq!(cache.recall(&[hash]), [None]);
        cache.keep([(hash, digests.clone())].into_iter());
        let (_, bytes) = cache.to_store().unwrap();
        std::fs::write(&file, &bytes).unwrap();
        let mut warm = BlockDigests::on_disk(file.clone());
        assert_eq!(warm.recall(&[hash, blake3::hash(b"b")]), [Some(digests), None]);
        std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(BlockDigests::on_disk(file).recall(&[hash]), [None]);
    }
}
