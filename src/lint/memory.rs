//! Findings by the contents of files, so that a preview looks at a post once.

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;
use crate::input::source::{CONFIG_FILE, Sources};

/// The findings in the text of each post, for as long as its file and the settings stay the same.
#[derive(Debug, Default)]
pub struct Memory {
    /// Of the settings.
    settings: Option<blake3::Hash>,
    /// By path, with the hash of the file.
    known: BTreeMap<String, (blake3::Hash, Vec<Diagnostic>)>,
    /// How many posts have been looked at.
    pub looked_at: usize,
}

impl Memory {
    /// Forgets what other settings gave, and files that are gone.
    pub(super) fn keep_only(&mut self, sources: &Sources) {
        let settings = sources.files.get(CONFIG_FILE).map(|source| source.hash);
        if self.settings != settings {
            self.known.clear();
            self.settings = settings;
        }
        self.known.retain(|path, (hash, _)| sources.files.get(path).is_some_and(|source| source.hash == *hash));
    }

    /// What was found in a post that is as it was.
    pub(super) fn get(&self, path: &str) -> Option<&[Diagnostic]> {
        self.known.get(path).map(|(_, found)| &found[..])
    }

    pub(super) fn add(&mut self, path: &str, found: Vec<Diagnostic>, sources: &Sources) {
        self.looked_at += 1;
        if let Some(source) = sources.files.get(path) {
            self.known.insert(path.to_string(), (source.hash, found));
        }
    }
}
