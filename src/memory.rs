//! Dear work remembered between builds, by the hash of all that it depends on.
//!
//! Takes keys and ways to compute; gives results, computed or remembered. What it holds can always be thrown away: a
//! build with any memory gives what a build with none gives. Deliberately does not know files of the site. On disk it
//! is one file under `.chancery/`, in which every entry carries its own checksum, so that a torn or foreign file costs
//! time and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::markdown::{Highlighted, Highlighter, LineMemory};
use crate::post::Post;

/// Changes when the way of highlighting does, so that older results are not used.
const HIGHLIGHT_VERSION: &str = concat!("highlight 1 ", env!("CARGO_PKG_VERSION"));

/// A key: the hash of everything that a result depends on.
pub type Key = blake3::Hash;

/// A parsed post with its diagnostics, which are replayed with it.
pub type Parsed = Arc<(Arc<Post>, Vec<Diagnostic>)>;

/// The memory of one site.
#[derive(Default)]
pub struct Memory {
    file: Option<PathBuf>,
    highlighter: Highlighter,
    /// What the file held, read when the first code block is seen.
    stored: OnceLock<BTreeMap<String, Arc<Highlighted>>>,
    /// What this build used.
    used: Mutex<BTreeMap<String, Arc<Highlighted>>>,
    posts: Mutex<BTreeMap<[u8; 32], Parsed>>,
    posts_before: BTreeMap<[u8; 32], Parsed>,
}

impl Memory {
    /// A memory that is kept in `folder` (a site's `.chancery`).
    pub fn on_disk(folder: &Path) -> Memory {
        Memory { file: Some(folder.join("highlight.jsonl")), ..Memory::default() }
    }

    /// Begins a build: what the last one did not use is let go.
    pub fn turn(&mut self) {
        self.posts_before = std::mem::take(&mut *lock(&self.posts));
        let mut kept = self.stored.take().unwrap_or_default();
        kept.extend(std::mem::take(&mut *lock(&self.used)));
        if self.file.is_none() || !kept.is_empty() {
            self.stored = OnceLock::from(kept);
        }
    }

    /// A code block's highlighting.
    /// `lines` are those that this thread has met.
    pub fn highlight(&self, lines: &LineMemory, language: &str, code: &str) -> Highlighted {
        let mut hasher = blake3::Hasher::new();
        hasher.update(HIGHLIGHT_VERSION.as_bytes()).update(&[0]).update(language.as_bytes()).update(&[0]);
        let key = hasher.update(code.as_bytes()).finalize().to_hex().to_string();
        if let Some(known) = lock(&self.used).get(&key) {
            return Highlighted::clone(known);
        }
        let stored = self.stored.get_or_init(|| self.file.as_deref().map(load).unwrap_or_default());
        let result = match stored.get(&key) {
            Some(known) => Arc::clone(known),
            None => Arc::new(self.highlighter.highlight(lines, language, code)),
        };
        lock(&self.used).insert(key, Arc::clone(&result));
        Highlighted::clone(&result)
    }

    /// A parsed post: remembered, else parsed now.
    pub fn post(
        &self,
        key: Key,
        parse: impl FnOnce() -> Result<(Post, Vec<Diagnostic>), Diagnostic>,
    ) -> Result<Parsed, Diagnostic> {
        let parsed = match self.posts_before.get(key.as_bytes()) {
            Some(known) => Arc::clone(known),
            None => {
                let (post, diagnostics) = parse()?;
                Arc::new((Arc::new(post), diagnostics))
            }
        };
        lock(&self.posts).insert(*key.as_bytes(), Arc::clone(&parsed));
        Ok(parsed)
    }

    /// The file and the text to keep in it; none where nothing changed.
    pub fn to_store(&self) -> Option<(PathBuf, String)> {
        let used = lock(&self.used);
        let same = self.stored.get().is_none_or(|stored| stored.keys().eq(used.keys()));
        if same {
            return None;
        }
        let mut text = String::new();
        for (key, highlighted) in used.iter() {
            let Ok(value) = serde_json::to_string(&**highlighted) else { continue };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{key} {} {value}", checksum(key, &value));
        }
        Some((self.file.clone()?, text))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn checksum(key: &str, value: &str) -> String {
    blake3::hash(format!("{key} {value}").as_bytes()).to_hex()[..16].to_string()
}

fn load(file: &Path) -> BTreeMap<String, Arc<Highlighted>> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let entry = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (key, sum, value) = (parts.next()?, parts.next()?, parts.next()?);
        let fits = checksum(key, value) == sum;
        fits.then(|| Some((key.to_string(), Arc::new(serde_json::from_str(value).ok()?)))).flatten()
    };
    text.lines().filter_map(entry).collect()
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn a_stored_entry_comes_back_and_a_torn_one_does_not() {
        let mut memory =
            Memory { file: Some(PathBuf::from("x")), stored: OnceLock::from(BTreeMap::new()), ..Memory::default() };
        let first = memory.highlight(&LineMemory::default(), "rust", "fn main() {}\n");
        let (_, text) = memory.to_store().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("highlight.jsonl");
        std::fs::write(&file, &text).unwrap();
        let loaded = load(&file);
        assert_eq!(*loaded.values().next().unwrap().as_ref(), first);
        std::fs::write(&file, text.replace("hl-", "HL-")).unwrap();
        assert!(load(&file).is_empty());
        memory.turn();
        assert_eq!(memory.highlight(&LineMemory::default(), "rust", "fn main() {}\n"), first);
        assert!(memory.to_store().is_none());
    }
}
