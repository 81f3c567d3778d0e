//! `search-index.json`: the names of all other files, and what a search needs of all posts.

use serde_json::json;

use super::contents::{Contents, File};
use super::lines;
use super::names::{CHUNK, fingerprint_in};

/// What is in `search-index.json`.
pub(super) struct Overview {
    /// For each file of words the first key and the name.
    pub(super) shards: Vec<(String, String)>,
    languages: serde_json::Value,
    words: Vec<u32>,
    posts: String,
    years: Vec<(Option<i16>, usize)>,
    entries: Vec<String>,
    terms: Vec<String>,
    tags: String,
    pairs: String,
}

impl Overview {
    /// `words` says how many posts have words of each language.
    pub(super) fn of(contents: &Contents, words: &[u32]) -> Overview {
        let languages = contents.languages.iter().map(|one| json!([one.tag, one.name, one.direction])).collect();
        // A character for each, from `0` on.
        let digit =
            |language: usize| u32::try_from(language).ok().and_then(|at| char::from_u32(48 + at)).unwrap_or('0');
        let mut years: Vec<(Option<i16>, usize)> = Vec::new();
        for (at, entry) in contents.entries.iter().enumerate() {
            if years.last().is_none_or(|(year, _)| *year != entry.year) {
                years.push((entry.year, at));
            }
        }
        Overview {
            shards: Vec::new(),
            languages,
            words: words.iter().copied().filter(|count| *count > 0).collect(),
            posts: contents.entries.iter().map(|entry| digit(entry.language)).collect(),
            years,
            entries: Vec::new(),
            terms: Vec::new(),
            tags: String::new(),
            pairs: lines::pairs(contents),
        }
    }

    /// Keeps the names of the other files.
    pub(super) fn name(&mut self, entries: &[File], terms: &[File], tags: &File) {
        let fingerprints = |files: &[File]| files.iter().map(|(name, _)| fingerprint_in(name).to_string()).collect();
        self.entries = fingerprints(entries);
        self.terms = fingerprints(terms);
        self.tags = fingerprint_in(&tags.0).to_string();
    }

    pub(super) fn text(&self) -> String {
        let keys: Vec<&str> = self.shards.iter().map(|(key, _)| key.as_str()).collect();
        let names: Vec<&str> = self.shards.iter().map(|(_, name)| fingerprint_in(name)).collect();
        let overview = json!({
            "format": 1,
            "chunk": CHUNK,
            "languages": self.languages,
            "words": self.words,
            "posts": self.posts,
            "years": self.years,
            "keys": keys,
            "files": names.join(" "),
            "entries": self.entries.join(" "),
            "terms": self.terms.join(" "),
            "tags": self.tags,
            "pairs": self.pairs,
        });
        overview.to_string()
    }
}
