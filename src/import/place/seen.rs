//! A small set of paths that are taken.
//!
//! Takes paths; says whether one was added before. It stores only a hash of each path: in the unlikely case that two
//! paths have the same hash, one file loses its plain name and nothing else.

use std::collections::BTreeSet;

use crate::base::url;

/// Paths by hash, ignoring case as some disks do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    hashes: BTreeSet<u64>,
}

impl Seen {
    /// Adds a path; false if it was taken already.
    pub(crate) fn insert(&mut self, path: &str) -> bool {
        self.hashes.insert(hash(path))
    }

    pub(crate) fn contains(&self, path: &str) -> bool {
        self.hashes.contains(&hash(path))
    }
}

impl<'a> FromIterator<&'a str> for Seen {
    fn from_iter<I: IntoIterator<Item = &'a str>>(paths: I) -> Seen {
        Seen { hashes: paths.into_iter().map(hash).collect() }
    }
}

fn hash(path: &str) -> u64 {
    let hash = blake3::hash(url::fold_path(path).as_bytes());
    hash.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once_in_any_case() {
        let mut seen = Seen::default();
        assert!(seen.insert("content/Kopi.md"));
        assert!(!seen.insert("content/kopi.md") && seen.contains("CONTENT/KOPI.md"));
        assert!(!seen.contains("content/teh.md"));
    }
}
