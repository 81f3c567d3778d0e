//! What a site is made of: every file's bytes, and the time.
//!
//! Takes the site's folder; gives a value that holds all that a build depends on. The only place that reads the
//! site's files or the clock. Deliberately does not know what any file means.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use jiff::{Timestamp, Zoned};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Place};

/// The name of the file that marks a site's root.
pub const CONFIG_FILE: &str = "site.yaml";

/// The default theme, part of the binary. A file of the site under the same path wins.
const EMBEDDED_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/chancery");
const EMBEDDED_PREFIX: &str = "themes/chancery";

/// The folders below the root that a build reads.
const FOLDERS: [&str; 4] = ["content", "templates", "themes", "i18n"];

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    pub bytes: Arc<[u8]>,
    pub hash: blake3::Hash,
}

impl Source {
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Source {
        let bytes = bytes.into();
        Source { hash: blake3::hash(&bytes), bytes }
    }
}

/// Everything that a build depends on.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Path relative to the root, `/` between its parts, to the file.
    pub files: BTreeMap<String, Source>,
    pub now: Timestamp,
    /// What could not be read, and why.
    pub problems: Vec<Diagnostic>,
}

impl Sources {
    /// Reads the site at `root`, and the clock.
    pub fn read(root: &Path) -> Sources {
        let mut listing = Listing::new(root);
        for folder in FOLDERS {
            listing.walk(&root.join(folder));
        }
        if root.join(CONFIG_FILE).is_file() {
            listing.files.insert(CONFIG_FILE.to_string(), root.join(CONFIG_FILE));
        }
        let read: Vec<(String, Result<Source, Diagnostic>)> =
            listing.files.into_par_iter().map(|(path, file)| (path.clone(), read_file(&path, &file))).collect();
        let mut sources = Sources { files: embedded(), now: Timestamp::now(), problems: listing.problems };
        for (path, source) in read {
            match source {
                Ok(source) => drop(sources.files.insert(path, source)),
                Err(problem) => sources.problems.push(problem),
            }
        }
        sources
    }

    /// The settings alone, and the clock: for what needs no posts.
    pub fn settings(root: &Path) -> Sources {
        let mut sources = Sources { files: BTreeMap::new(), now: Timestamp::now(), problems: Vec::new() };
        match read_file(CONFIG_FILE, &root.join(CONFIG_FILE)) {
            Ok(source) => drop(sources.files.insert(CONFIG_FILE.to_string(), source)),
            Err(problem) => sources.problems.push(problem),
        }
        sources
    }

    /// A site in one string: a line `-- path --` begins each file. For tests and examples.
    pub fn of(archive: &str, now: &str) -> Sources {
        let mut files = embedded();
        let mut current: Option<(String, String)> = None;
        for line in archive.split_inclusive('\n') {
            let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, &mut current) {
                (Some(name), _) => {
                    files.extend(current.take().map(|(path, text)| (path, Source::new(text.into_bytes()))));
                    current = Some((name.to_string(), String::new()));
                }
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        files.extend(current.map(|(path, text)| (path, Source::new(text.into_bytes()))));
        let now = now.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        Sources { files, now, problems: Vec::new() }
    }

    /// The text of a file; an error with the offset where it is not UTF-8.
    pub fn text(&self, path: &str) -> Option<Result<&str, Diagnostic>> {
        self.files.get(path).map(|source| utf8(path, &source.bytes))
    }
}

/// The time on this computer, in its own time zone: for the date of a new site's first post.
pub fn clock() -> Zoned {
    Zoned::now()
}

/// The nearest folder, from `start` upwards, that holds a site.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).map(Path::to_path_buf)
}

/// Bytes as UTF-8 text, or an error that says where they stop being it.
pub fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
        let encoding = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16",
            _ => "it may be Latin-1 or Windows-1252",
        };
        Diagnostic::error(format!("this file is not UTF-8: byte {at} (0x{:02x}) does not fit", bytes[at]))
            .at(Place::within(path, &before, at..at))
            .hint(format!("{encoding}; save it as UTF-8 in your editor"))
    })
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

fn read_file(path: &str, file: &Path) -> Result<Source, Diagnostic> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Source::new(bytes)),
        Err(error) => Err(Diagnostic::error(format!("`{path}` cannot be read: {error}")).at(Place::file(path))),
    }
}

/// A relative path with `/` between its parts; `None` where a part is not UTF-8.
fn slashes(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    parts.map(|parts| parts.join("/"))
}

/// The files found so far, and what was odd about the rest.
struct Listing {
    root: PathBuf,
    real_root: PathBuf,
    files: BTreeMap<String, PathBuf>,
    problems: Vec<Diagnostic>,
    seen_links: BTreeSet<PathBuf>,
}

impl Listing {
    fn new(root: &Path) -> Listing {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let root = root.to_path_buf();
        Listing { root, real_root, files: BTreeMap::new(), problems: Vec::new(), seen_links: BTreeSet::new() }
    }

    fn walk(&mut self, folder: &Path) {
        if folder.symlink_metadata().is_err() {
            return;
        }
        let entries = WalkDir::new(folder).follow_links(false).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry)) {
            match entry {
                Ok(entry) => self.add(&entry),
                Err(error) => {
                    let place = error.path().and_then(|path| self.name(path)).map(Place::file);
                    let problem = Diagnostic::error(format!("a folder cannot be read: {error}"));
                    self.problems.push(Diagnostic { place, ..problem });
                }
            }
        }
    }

    fn add(&mut self, entry: &DirEntry) {
        let Some(path) = self.name(entry.path()) else {
            let shown = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_string_lossy().into_owned();
            let problem = Diagnostic::error(format!("the name of `{shown}` is not UTF-8"));
            self.problems.push(problem.at(Place::file(shown)).hint("rename it"));
            return;
        };
        let kind = entry.file_type();
        if kind.is_file() {
            self.files.insert(path, entry.path().to_path_buf());
        } else if kind.is_symlink() {
            self.follow(&path, entry.path());
        } else if !kind.is_dir() {
            let problem = Diagnostic::warning(format!("`{path}` is no regular file (a pipe, a socket, a device)"));
            self.problems.push(problem.at(Place::file(path)).hint("move it out of the site; it was passed over"));
        }
    }

    /// A link is followed where it stays in the site, and each place once.
    fn follow(&mut self, path: &str, link: &Path) {
        let refuse = |message: String, hint: &str| Diagnostic::error(message).at(Place::file(path)).hint(hint);
        let Ok(target) = link.canonicalize() else {
            let message = format!("the symbolic link `{path}` leads nowhere, or to itself");
            return self.problems.push(refuse(message, "delete it or mend its target"));
        };
        if !target.starts_with(&self.real_root) {
            let message = format!("the symbolic link `{path}` leaves the site");
            return self.problems.push(refuse(message, "copy what it points to into the site"));
        }
        if target.is_file() {
            self.files.insert(path.to_string(), link.to_path_buf());
        } else if link
            .parent()
            .is_some_and(|parent| parent.canonicalize().is_ok_and(|parent| parent.starts_with(&target)))
            || !self.seen_links.insert(link.to_path_buf())
        {
            let message = format!("the symbolic link `{path}` leads back to a folder that holds it");
            self.problems
                .push(Diagnostic::warning(message).at(Place::file(path)).hint("it was passed over; delete it"));
        } else {
            // Walk the link's own path, so that files keep the names that the author sees.
            for entry in std::fs::read_dir(link).into_iter().flatten().flatten() {
                self.walk(&entry.path());
            }
        }
    }

    fn name(&self, path: &Path) -> Option<String> {
        slashes(path.strip_prefix(&self.root).ok()?)
    }
}

/// Hidden files and editors' leavings are no part of a site, but for those that hosts look for.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let wanted = matches!(&*name, ".well-known" | ".nojekyll" | ".htaccess" | ".gitkeep");
    let hidden = name.starts_with('.') && (!wanted || name == ".gitkeep");
    hidden || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || name == "Thumbs.db"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_becomes_files_beside_the_embedded_theme() {
        let sources = Sources::of("-- site.yaml --\ntitle: x\n-- content/a.md --\nhello\n", "2016-10-08T00:00:00Z");
        assert_eq!(sources.text("content/a.md").unwrap().unwrap(), "hello\n");
        assert!(sources.files.contains_key("themes/chancery/templates/base.html"));
    }

    #[test]
    fn row_19_a_body_that_is_not_utf8_is_an_error_with_file_and_offset() {
        let error = utf8("content/a.md", b"title\nsuasana caf\xe9").unwrap_err();
        assert!(error.message.contains("byte 17"), "{}", error.message);
        assert_eq!(error.place.as_ref().unwrap().line, 2);
        let error = utf8("content/a.md", b"\xff\xfet\0i\0").unwrap_err();
        assert!(error.hints[0].contains("UTF-16"));
    }
}
