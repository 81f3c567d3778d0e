//! Paths whose letters are decomposed, as macOS writes the names of files.
//!
//! Takes paths as they are; gives the one that is meant by a path that a keyboard wrote. Two spellings of a letter are one name
//! to its author, so paths are compared composed, but each stays as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::path::composed;

/// The decomposed ones of some paths, by their composed spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spellings(BTreeMap<String, String>);

impl Spellings {
    /// Those among these paths; on most sites there are none.
    pub(crate) fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Spellings {
        let decomposed = paths.filter_map(|path| match composed(path) {
            Cow::Owned(composed) if composed != path => Some((composed, path.to_string())),
            _ => None,
        });
        Spellings(decomposed.collect())
    }

    /// The path as it is spelled, if it is one of these.
    pub(crate) fn spelled<'p>(&'p self, path: &'p str) -> &'p str {
        if self.0.is_empty() || path.is_ascii() {
            return path;
        }
        self.0.get(&*composed(path)).map_or(path, String::as_str)
    }

    /// The spellings in which a path may exist, the one that is written first.
    pub(crate) fn of_path<'p>(&'p self, path: &'p str) -> impl Iterator<Item = Cow<'p, str>> {
        let composed = (!path.is_ascii()).then(|| composed(path));
        let decomposed = composed.as_ref().and_then(|composed| self.0.get(&**composed));
        let others = [composed.filter(|composed| **composed != *path), decomposed.map(|path| Cow::from(path.as_str()))];
        std::iter::once(Cow::Borrowed(path)).chain(others.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_in_either_spelling() {
        let files = ["a.svg", "cafe\u{301}.svg", "naïve.md"];
        let spellings = Spellings::of(files.into_iter());
        let found = |path: &str| {
            let mut spelled = spellings.of_path(path);
            spelled.find(|path| files.contains(&&**path)).map(Cow::into_owned)
        };
        for (written, meant) in [
            ("a.svg", Some("a.svg")),
            ("café.svg", Some("cafe\u{301}.svg")),
            ("cafe\u{301}.svg", Some("cafe\u{301}.svg")),
            ("nai\u{308}ve.md", Some("naïve.md")),
            ("naïve.md", Some("naïve.md")),
            ("cafe.svg", None),
        ] {
            assert_eq!(found(written).as_deref(), meant, "{written:?}");
        }
    }
}
