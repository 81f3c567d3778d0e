//! Paths that are taken, in little memory.
//!
//! Takes paths; says whether one was seen before. Keeps a hash of each: two paths of one hash, which nobody will meet by
//! chance, would cost a file its plain name and nothing else. Deliberately does not know what stands at a path.

use std::collections::BTreeSet;

use crate::base::url;

/// Paths as the pickiest disk has them.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    hashes: BTreeSet<u64>,
}

impl Seen {
    /// Takes a path; false where it was taken already.
    pub fn insert(&mut self, path: &str) -> bool {
        self.hashes.insert(hash(path))
    }

    pub fn contains(&self, path: &str) -> bool {
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
    fn a_path_is_taken_once_whatever_its_case() {
        let mut seen = Seen::default();
        assert!(seen.insert("content/Kopi.md"));
        assert!(!seen.insert("content/kopi.md") && seen.contains("CONTENT/KOPI.md"));
        assert!(!seen.contains("content/teh.md"));
    }
}
