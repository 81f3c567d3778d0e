//! What has changed between two looks.
//!
//! Takes the sources before and after; gives the files that differ, those that were renamed, and the one place where the
//! author is at work, if there is one. Deliberately does not know pages.

use std::collections::BTreeMap;

use crate::post;
use crate::source::Sources;

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Path from the site's root.
    pub file: String,
    /// 1-based.
    pub line: usize,
}

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The files that are new, gone or different, sorted.
    pub files: Vec<String>,
    /// Files that are gone to files that are new and hold the same.
    pub renamed: BTreeMap<String, String>,
    /// Where the author is at work: exactly one Markdown file is new or different, at this line first.
    pub spot: Option<Spot>,
    /// Whether a file is gone or has become empty, as files do for a moment while they are being saved.
    pub shrunk: bool,
}

/// Compares two looks.
pub fn between(before: &Sources, after: &Sources) -> Change {
    let mut change = Change::default();
    let mut gone = BTreeMap::new();
    for (path, source) in &before.files {
        match after.files.get(path) {
            None => {
                gone.insert(source.hash.as_bytes(), path);
                change.files.push(path.clone());
            }
            Some(now) if now.hash != source.hash => {
                change.shrunk |= now.bytes.is_empty();
                change.files.push(path.clone());
            }
            Some(_) => {}
        }
    }
    change.shrunk |= !gone.is_empty();
    for (path, source) in after.files.iter().filter(|(path, _)| !before.files.contains_key(*path)) {
        change.files.push(path.clone());
        if let Some(former) = gone.remove(source.hash.as_bytes()) {
            change.renamed.insert(former.clone(), path.clone());
        }
    }
    change.files.sort();
    change.spot = spot(before, after, &change.files);
    change
}

fn spot(before: &Sources, after: &Sources, files: &[String]) -> Option<Spot> {
    let mut written = files.iter().filter(|file| post::is_markdown(file) && after.files.contains_key(*file));
    let file = written.next().filter(|_| written.next().is_none())?;
    let text = |sources: &Sources| {
        let bytes = sources.files.get(file).map(|source| source.bytes.clone()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let (old, new) = (text(before), text(after));
    let same = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    let line = (same + 1).min(new.lines().count()).max(1);
    Some(Spot { file: file.clone(), line })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(before: &str, after: &str) -> Change {
        let sources = |archive| Sources::of(archive, "2016-10-08T00:00:00Z");
        between(&sources(before), &sources(after))
    }

    #[test]
    fn the_first_line_that_differs_in_the_one_markdown_file_is_the_spot() {
        for (before, after, line) in [
            ("a\nb\nc\n", "a\nB\nc\n", 2),
            ("a\n", "a\nb\n", 2),
            ("a\nb\n", "a\n", 1),
            ("", "x\n", 1),
            ("a\nb\nc\n", "a\nx\nb\nc\n", 2),
        ] {
            let file = |text| format!("-- content/a.md --\n{text}-- site.yaml --\n");
            let change = compare(&file(before), &file(after));
            assert_eq!(change.spot, Some(Spot { file: "content/a.md".into(), line }), "{before:?} {after:?}");
            assert_eq!(change.files, ["content/a.md"]);
        }
        let two =
            compare("-- content/a.md --\n1\n-- content/b.md --\n1\n", "-- content/a.md --\n2\n-- content/b.md --\n2\n");
        assert_eq!((two.spot, two.files.len()), (None, 2));
        assert_eq!(compare("-- templates/a.html --\n1\n", "-- templates/a.html --\n2\n").spot, None);
    }

    #[test]
    fn a_file_with_another_name_and_the_same_bytes_was_renamed() {
        let change = compare("-- content/a.md --\nx\n", "-- content/b.md --\nx\n");
        assert_eq!(change.renamed, BTreeMap::from([("content/a.md".into(), "content/b.md".into())]));
        assert_eq!((change.files.len(), change.shrunk), (2, true));
        assert_eq!(compare("-- content/a.md --\nx\n", "-- content/a.md --\nx\n"), Change::default());
    }
}
