//! Finished variants on disk, in `.chancery/images/`, each in a file that is named by its key.
//!
//! Takes keys, and what was made under them; gives it back, in any later process and on any machine. A file is a checksum and
//! what it is of: 0 and the bytes of a variant, or 1 and why the picture has none. It is written as soon as it is made, so that
//! a build that is killed has not worked in vain. What cannot be written is made again next time.
#![allow(clippy::disallowed_methods, reason = "variants are kept as soon as they are made, in .chancery/images/ alone")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::base::normal_file;

/// The bytes of a variant, or why the picture has none.
pub(super) type Made = Result<Vec<u8>, String>;

/// The folder of finished variants; with no path, nothing is kept.
#[derive(Debug, Default)]
pub(super) struct Folder {
    path: Option<PathBuf>,
    /// How many temporary files there have been.
    count: AtomicUsize,
}

impl Folder {
    pub(super) fn at(path: PathBuf) -> Folder {
        Folder { path: Some(path), count: AtomicUsize::new(0) }
    }

    fn file(&self, key: &blake3::Hash) -> Option<PathBuf> {
        Some(self.path.as_ref()?.join(&*key.to_hex()))
    }

    /// What was made under a key.
    pub(super) fn get(&self, key: &blake3::Hash) -> Option<Made> {
        let bytes = normal_file::read(&self.file(key)?).ok()?;
        let (sum, rest) = bytes.split_first_chunk::<32>()?;
        let (kind, made) = rest.split_first().filter(|_| blake3::hash(rest) == *sum)?;
        match kind {
            0 => Some(Ok(made.to_vec())),
            _ => Some(Err(String::from_utf8_lossy(made).into_owned())),
        }
    }

    /// Keeps what was made under a key.
    pub(super) fn keep(&self, key: &blake3::Hash, made: &Made) {
        let Some(file) = self.file(key) else { return };
        let (kind, bytes) = match made {
            Ok(bytes) => (0, &bytes[..]),
            Err(why) => (1, why.as_bytes()),
        };
        let rest = [&[kind], bytes].concat();
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let temporary = file.with_extension(format!("{}-{number}.new", std::process::id()));
        let whole = [&blake3::hash(&rest).as_bytes()[..], &rest].concat();
        let folder = file.parent().unwrap_or(&file);
        let kept = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&temporary, whole))
            .and_then(|()| fs::rename(&temporary, &file));
        if kept.is_err() {
            let _ = fs::remove_file(&temporary);
        }
    }

    /// Removes all files but those of these keys.
    pub(super) fn keep_only(&self, keys: &BTreeSet<String>) {
        let Some(entries) = self.path.as_deref().and_then(|path| fs::read_dir(path).ok()) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| is_ours(name) && !keys.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Whether a file has the name of one that is made here: a key, or what another process left of one.
fn is_ours(name: &str) -> bool {
    let own = format!(".{}-", std::process::id());
    let (key, rest) = name.split_at_checked(64).unwrap_or_default();
    key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) && !rest.starts_with(&own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_there_again_and_a_damaged_file_is_not() {
        let place = tempfile::tempdir().unwrap();
        let folder = || Folder::at(place.path().join("images"));
        let [one, other, third] = [b"1", b"2", b"3"].map(|key| blake3::hash(key));
        folder().keep(&one, &Ok(b"bytes".to_vec()));
        folder().keep(&other, &Err("why".to_string()));
        let moved = place.path().join("moved");
        fs::rename(place.path().join("images"), &moved).unwrap();
        let folder = Folder::at(moved.clone());
        assert_eq!(folder.get(&one), Some(Ok(b"bytes".to_vec())));
        assert_eq!(folder.get(&other), Some(Err("why".to_string())));
        assert_eq!(folder.get(&third), None);
        fs::write(moved.join(&*one.to_hex()), b"short").unwrap();
        assert_eq!(folder.get(&one), None);
        assert_eq!(Folder::default().get(&one), None);
    }

    #[test]
    fn only_files_of_these_keys_are_left_and_what_is_not_ours() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path().to_path_buf());
        let [one, other] = [b"1", b"2"].map(|key| blake3::hash(key));
        folder.keep(&one, &Ok(Vec::new()));
        folder.keep(&other, &Ok(Vec::new()));
        fs::write(place.path().join("mine"), "").unwrap();
        fs::write(place.path().join(format!("{}.0-1.new", other.to_hex())), "").unwrap();
        folder.keep_only(&BTreeSet::from([one.to_hex().to_string()]));
        let names = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut left: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        left.sort();
        let mut expected = [one.to_hex().to_string(), "mine".to_string()];
        expected.sort();
        assert_eq!(left, expected);
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("images"), "a file").unwrap();
        let folder = Folder::at(place.path().join("images"));
        folder.keep(&blake3::hash(b"1"), &Ok(Vec::new()));
        assert_eq!(folder.get(&blake3::hash(b"1")), None);
    }
}
