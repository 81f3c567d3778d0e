//! What has changed between two scans.
//!
//! Takes the sources before and after; gives the files that differ, those that were renamed, and the one place where the
//! author is writing, if there is one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::input::post;
use crate::input::source::{Source, Sources};

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Path from the site's root.
    pub(crate) file: String,
    /// 1-based.
    pub(crate) line: usize,
}

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// The files that are new, gone or different, sorted.
    pub(crate) files: Vec<String>,
    /// Files that are gone to files that are new and hold the same.
    pub(crate) renamed: BTreeMap<String, String>,
    /// Where the author is writing: exactly one Markdown file is new or different, at this line first.
    pub(crate) spot: Option<Spot>,
    /// Whether a file is gone or has become empty, as files do for a moment while they are being saved.
    pub(crate) shrunk: bool,
}

/// Compares two scans.
pub(super) fn between(before: &Sources, after: &Sources) -> Change {
    let mut change = Change::default();
    let (mut gone, mut come) = (BTreeMap::new(), Vec::new());
    let nothing = blake3::hash(&[]);
    for (path, old, new) in differing(before, after) {
        match (old, new) {
            (Some(old), None) => drop(gone.insert(old.hash.as_bytes(), path)),
            (None, Some(new)) => come.push((path, new)),
            (_, new) => change.shrunk |= new.is_some_and(|new| new.hash == nothing),
        }
        change.files.push(path.clone());
    }
    // One that was renamed as well: an editor may have moved it aside to write it again.
    change.shrunk |= !gone.is_empty();
    for (path, source) in come {
        if let Some(former) = gone.remove(source.hash.as_bytes()) {
            change.renamed.insert(former.clone(), path.clone());
        }
    }
    change.spot = spot(before, after, &change.files);
    change
}

type Difference<'s> = (&'s String, Option<&'s Source>, Option<&'s Source>);

/// The files that are not the same, in the order of paths, as they were and as they are.
fn differing<'s>(before: &'s Sources, after: &'s Sources) -> Vec<Difference<'s>> {
    let (mut old, mut new) = (before.files.iter().peekable(), after.files.iter().peekable());
    let mut found = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return found,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        let was = old.next_if(|_| order.is_le());
        let is = new.next_if(|_| order.is_ge());
        if was.map(|(_, source)| source.hash) != is.map(|(_, source)| source.hash) {
            let path = was.or(is).map(|(path, _)| path);
            found.extend(path.map(|path| (path, was.map(|(_, source)| source), is.map(|(_, source)| source))));
        }
    }
}

fn spot(before: &Sources, after: &Sources, files: &[String]) -> Option<Spot> {
    let mut written =
        files.iter().filter(|file| after.files.get(*file).is_some_and(|source| post::is_post(file, source)));
    let file = written.next().filter(|_| written.next().is_none())?;
    let (old, new) = (before.shown(file), after.shown(file));
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
