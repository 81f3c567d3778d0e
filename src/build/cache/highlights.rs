//! Highlighted code by the hash of its language and text.
//!
//! Takes blocks of code; gives their highlighting, computed or remembered. On disk a line for each block, with its own
//! checksum. Does not know which post a block is in: what no post has any more is dropped by the list of
//! blocks that are still in use.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::base::normal_file;
use crate::markdown::{Highlighted, Highlighter, LineCache};

/// Changes when the way of highlighting does, so that older results are not used.
const VERSION: &str = "highlight 2";

/// The hash of a block's language and code.
pub type BlockKey = [u8; 32];

/// The highlighting of a site's code; shared by all threads.
#[derive(Default)]
pub struct Highlights {
    file: Option<PathBuf>,
    highlighter: Highlighter,
    /// What the file held, read when the first code block is seen.
    stored: OnceLock<BTreeMap<BlockKey, Arc<Highlighted>>>,
    /// What this process used.
    used: Mutex<BTreeMap<BlockKey, Arc<Highlighted>>>,
}

impl Highlights {
    pub(super) fn on_disk(file: PathBuf) -> Highlights {
        Highlights { file: Some(file), ..Highlights::default() }
    }

    /// A code block's highlighting, and its key. `lines` are those that this thread has met.
    pub fn highlight(&self, lines: &LineCache, language: &str, code: &str) -> (BlockKey, Arc<Highlighted>) {
        let mut hasher = blake3::Hasher::new();
        hasher.update(VERSION.as_bytes()).update(&[0]).update(language.as_bytes()).update(&[0]);
        let key = *hasher.update(code.as_bytes()).finalize().as_bytes();
        if let Some(known) = self.used().get(&key) {
            return (key, Arc::clone(known));
        }
        let result = match self.stored().get(&key) {
            Some(known) => Arc::clone(known),
            None => Arc::new(self.highlighter.highlight(lines, language, code)),
        };
        self.used().insert(key, Arc::clone(&result));
        (key, result)
    }

    /// Drops what is not in use, where there is much of it.
    pub(crate) fn forget_all_but(&self, in_use: &BTreeSet<BlockKey>) {
        let mut used = self.used();
        if used.len() > 2 * in_use.len() + 64 {
            used.retain(|key, _| in_use.contains(key));
        }
    }

    fn used(&self) -> std::sync::MutexGuard<'_, BTreeMap<BlockKey, Arc<Highlighted>>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stored(&self) -> &BTreeMap<BlockKey, Arc<Highlighted>> {
        self.stored.get_or_init(|| self.file.as_deref().map(load).unwrap_or_default())
    }

    /// The file and what to keep in it, of the blocks in use; none where nothing changed.
    pub(super) fn to_store(&self, in_use: &BTreeSet<BlockKey>) -> Option<(PathBuf, Vec<u8>)> {
        let file = self.file.clone()?;
        let used = self.used();
        // Where no block was asked for, the file has not been read, and need not be.
        if used.is_empty() && self.stored.get().is_none() {
            return None;
        }
        let stored = self.stored();
        let wanted = |key: &BlockKey| stored.get(key).or_else(|| used.get(key));
        let kept: BTreeMap<&BlockKey, &Arc<Highlighted>> =
            in_use.iter().filter_map(|key| Some((key, wanted(key)?))).collect();
        if kept.keys().copied().eq(stored.keys()) {
            return None;
        }
        let mut text = String::new();
        for (key, highlighted) in kept {
            let (key, Ok(value)) = (name(key), serde_json::to_string(&**highlighted)) else { continue };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{key} {} {value}", checksum(&key, &value));
        }
        Some((file, text.into_bytes()))
    }
}

fn name(key: &BlockKey) -> String {
    blake3::Hash::from_bytes(*key).to_hex().to_string()
}

fn checksum(key: &str, value: &str) -> String {
    blake3::hash(format!("{key} {value}").as_bytes()).to_hex()[..16].to_string()
}

fn load(file: &Path) -> BTreeMap<BlockKey, Arc<Highlighted>> {
    let bytes = normal_file::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let entry = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (key, sum, value) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = checksum(key, value) == sum;
        let key = blake3::Hash::from_hex(key).ok().filter(|_| whole)?;
        Some((*key.as_bytes(), Arc::new(serde_json::from_str(value).ok()?)))
    };
    text.lines().filter_map(entry).collect()
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn a_stored_entry_comes_back_and_a_torn_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("highlight.jsonl");
        let lines = LineCache::default();
        let cold = Highlights::on_disk(file.clone());
        let (key, first) = cold.highlight(&lines, "rust", "fn main() {}\n");
        let text = String::from_utf8(cold.to_store(&BTreeSet::from([key])).unwrap().1).unwrap();
        std::fs::write(&file, &text).unwrap();
        assert_eq!(load(&file), BTreeMap::from([(key, first.clone())]));
        let warm = Highlights::on_disk(file.clone());
        assert_eq!(warm.highlight(&lines, "rust", "fn main() {}\n"), (key, first));
        assert!(warm.to_store(&BTreeSet::from([key])).is_none(), "nothing changed");
        std::fs::write(&file, text.replace("hl-", "HL-")).unwrap();
        assert!(load(&file).is_empty());
    }

    #[test]
    fn what_no_post_has_any_more_is_dropped_and_what_was_not_asked_for_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("highlight.jsonl");
        let lines = LineCache::default();
        let first = Highlights::on_disk(file.clone());
        let keys = ["a\n", "b\n"].map(|code| first.highlight(&lines, "rust", code).0);
        std::fs::write(&file, first.to_store(&keys.into()).unwrap().1).unwrap();
        let idle = Highlights::on_disk(file.clone());
        assert!(idle.to_store(&keys.into()).is_none());
        let second = Highlights::on_disk(file.clone());
        let (third, _) = second.highlight(&lines, "rust", "c\n");
        std::fs::write(&file, second.to_store(&[keys[0], third].into()).unwrap().1).unwrap();
        assert_eq!(load(&file).into_keys().collect::<BTreeSet<_>>(), [keys[0], third].into());
    }
}
