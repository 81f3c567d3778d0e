//! Every file of a site, and the time.
//!
//! No other module reads the site's files or the clock.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use jiff::{Timestamp, Zoned};
use rayon::prelude::*;

use super::file::Source;
use super::listing::{Listing, slashes};
use super::opened::Opened;
use super::read_file::{Budget, read_file};
use super::sniff::{is_front_matter, may_have_front_matter};
use super::utf8::utf8;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::cards::machine_folders;

/// The name of the file that marks a site's root.
pub const CONFIG_FILE: &str = "site.yaml";

/// The default theme, part of the binary. A file of the site with the same path replaces one of it.
const EMBEDDED_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/chancery");
const EMBEDDED_PREFIX: &str = "themes/chancery";

/// The folders in the site root that a build reads.
const FOLDERS: [&str; 6] = ["content", "data", "fonts", "i18n", "templates", "themes"];

/// How many bytes of the content are kept until they are used, if memory is limited. The others are read again.
const HELD: usize = 64 << 20;

/// Everything that a build depends on.
#[derive(Clone, Debug)]
pub struct Sources {
    /// By path from the site root, with `/` between its parts.
    pub files: BTreeMap<String, Source>,
    /// The time of the build.
    pub now: Timestamp,
    /// Files that could not be read, and why.
    pub problems: Diagnostics,
    /// The folders in which this machine may have fonts; none for a site that is not on disk.
    pub machine_fonts: Vec<PathBuf>,
    pub(super) opened: Opened,
}

impl Sources {
    /// Reads the site at `root`, and the clock.
    pub fn read(root: &Path) -> Sources {
        Sources::read_holding(root, None, usize::MAX)
    }

    /// The same, but files that are unchanged since `before` are not read: those with the same stamp, if it was old enough
    /// when they were read that any later change would have given another one.
    pub fn read_again(root: &Path, before: Option<&Sources>) -> Sources {
        Sources::read_holding(root, before, usize::MAX)
    }

    /// The same with limited memory: most files of a large site are not kept, but read again when they are needed.
    pub(crate) fn read_within_limit(root: &Path, before: &Sources) -> Sources {
        Sources::read_holding(root, Some(before), HELD)
    }

    fn read_holding(root: &Path, before: Option<&Sources>, most: usize) -> Sources {
        let mut listing = Listing::new(root);
        for folder in FOLDERS {
            listing.walk(&root.join(folder));
        }
        if root.join(CONFIG_FILE).is_file() {
            listing.files.push((CONFIG_FILE.to_string(), root.join(CONFIG_FILE)));
        }
        let known = |path: &str| before.and_then(|before| before.files.get(path));
        let budget = Budget::for_bytes(most);
        let read: Vec<(String, Result<Source, Diagnostic>)> = listing
            .files
            .into_par_iter()
            .map(|(path, place)| {
                let source = read_file(&path, &place, known(&path), &budget);
                (path, source)
            })
            .collect();
        let mut problems = listing.problems;
        let mut files: Vec<(String, Source)> = embedded().into_iter().collect();
        for (path, source) in read {
            match source {
                Ok(source) => files.push((path, source)),
                Err(problem) => problems.push(problem),
            }
        }
        // Of two with one path the later one is used: the site's own file, not the embedded one.
        let files = files.into_iter().collect();
        Sources { files, problems, machine_fonts: machine_folders(), ..Sources::none(Timestamp::now()) }
    }

    /// The settings and the clock only, for commands that need no posts.
    pub(crate) fn settings(root: &Path) -> Sources {
        let mut sources = Sources::none(Timestamp::now());
        match read_file(CONFIG_FILE, &root.join(CONFIG_FILE), None, &Budget::unlimited()) {
            Ok(source) => drop(sources.files.insert(CONFIG_FILE.to_string(), source)),
            Err(problem) => sources.problems.push(problem),
        }
        sources
    }

    /// The files of the default theme alone.
    pub(crate) fn embedded() -> Sources {
        Sources { files: embedded(), ..Sources::none(Timestamp::now()) }
    }

    /// No files, at a time.
    pub(super) fn none(now: Timestamp) -> Sources {
        let (problems, opened) = (Diagnostics::new(), Opened::default());
        Sources { files: BTreeMap::new(), now, problems, machine_fonts: Vec::new(), opened }
    }

    /// A site from one string: a line `-- path --` begins each file. For tests and examples.
    pub fn of(archive: &str, now: &str) -> Sources {
        let mut files = embedded();
        let mut current: Option<(String, String)> = None;
        for line in archive.split_inclusive('\n') {
            let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, &mut current) {
                (Some(name), _) => {
                    files.extend(current.take().map(of_text));
                    current = Some((name.to_string(), String::new()));
                }
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        files.extend(current.map(of_text));
        let now = now.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        Sources { files, ..Sources::none(now) }
    }

    /// The bytes of a file; an error if it has changed since it was read.
    pub(crate) fn bytes(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        self.files.get(path).map(|source| source.bytes(path))
    }

    /// The text of a file; an error with the offset if it is not UTF-8.
    pub fn text(&self, path: &str) -> Option<Result<Cow<'_, str>, Diagnostic>> {
        let source = self.files.get(path)?;
        Some(match source.held() {
            Some(bytes) => utf8(path, bytes).map(Cow::Borrowed),
            None => source.bytes(path).and_then(|bytes| utf8(path, &bytes).map(|text| Cow::Owned(text.to_string()))),
        })
    }

    /// The text of a file for showing a place in it; empty if it cannot be read.
    pub fn shown(&self, path: &str) -> Cow<'_, str> {
        self.text(path).and_then(Result::ok).unwrap_or_default()
    }

    /// The place of the bytes `span` of a file; the file as a whole if it cannot be read.
    pub(crate) fn place(&self, path: &str, span: Range<usize>) -> Place {
        self.opened.place(path, span, || self.shown(path).into_owned())
    }
}

/// A file of a site from one string.
fn of_text((path, text): (String, String)) -> (String, Source) {
    let has_front_matter =
        path.starts_with("content/") && may_have_front_matter(&path) && is_front_matter(text.as_bytes());
    let mut source = Source::new(text.into_bytes());
    source.has_front_matter = has_front_matter;
    (path, source)
}

/// The time on this computer, in its own time zone: for the date of a new site's first post.
pub(crate) fn clock() -> Zoned {
    Zoned::now()
}

/// The nearest folder, from `start` upwards, that is a site.
pub(crate) fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).map(Path::to_path_buf)
}

fn embedded() -> BTreeMap<String, Source> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&EMBEDDED_THEME];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = format!("{EMBEDDED_PREFIX}/{}", slashes(file.path()).unwrap_or_default());
            files.insert(path, Source::new(file.contents()));
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_from_a_string_also_has_the_embedded_theme() {
        let sources = Sources::of("-- site.yaml --\ntitle: x\n-- content/a.md --\nhello\n", "2016-10-08T00:00:00Z");
        assert_eq!(sources.shown("content/a.md"), "hello\n");
        assert!(sources.files.contains_key("themes/chancery/templates/base.html"));
    }
}
