//! What a site is made of: every file's bytes, and the time.
//!
//! Takes the site's folder; gives a value that holds all that a build depends on. The only place that reads the
//! site's files or the clock. Deliberately does not know what any file means.

#![allow(clippy::disallowed_methods, reason = "this is the room that reads the clock")]

mod listing;
mod stamp;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use jiff::{Timestamp, Zoned};
use rayon::prelude::*;

use listing::{Listing, slashes};
use stamp::Stamp;

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
    /// What the file system said of it when it was read; none for files that are not on disk.
    stamp: Option<Stamp>,
}

impl Source {
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Source {
        let bytes = bytes.into();
        Source { hash: blake3::hash(&bytes), bytes, stamp: None }
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
        Sources::read_again(root, None)
    }

    /// The same, but files that the file system proves unchanged since `before` are not read: those whose stamp is the
    /// same and was old enough, when they were read, that a later change would have got another.
    pub fn read_again(root: &Path, before: Option<&Sources>) -> Sources {
        let mut listing = Listing::new(root);
        for folder in FOLDERS {
            listing.walk(&root.join(folder));
        }
        if root.join(CONFIG_FILE).is_file() {
            listing.files.push((CONFIG_FILE.to_string(), root.join(CONFIG_FILE)));
        }
        let known = |path: &str| before.and_then(|before| before.files.get(path));
        let read: Vec<(String, Result<Source, Diagnostic>)> = listing
            .files
            .into_par_iter()
            .map(|(path, file)| {
                let source = reread(&path, &file, known(&path));
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
        // Of two under one path the later counts: the site's own file, not the embedded one.
        Sources { files: files.into_iter().collect(), now: Timestamp::now(), problems }
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

/// A file, or what is known of it where it is proved unchanged.
fn reread(path: &str, file: &Path, known: Option<&Source>) -> Result<Source, Diagnostic> {
    if let Some(known) = known
        && known.stamp.is_some()
        && known.stamp == Stamp::of(file)
    {
        return Ok(known.clone());
    }
    let stamp = Stamp::of(file);
    let read_at = std::time::SystemTime::now();
    let source = read_file(path, file)?;
    Ok(Source { stamp: stamp.filter(|stamp| stamp.is_settled(read_at)), ..source })
}

fn read_file(path: &str, file: &Path) -> Result<Source, Diagnostic> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Source::new(bytes)),
        Err(error) => Err(Diagnostic::error(format!("`{path}` cannot be read: {error}")).at(Place::file(path))),
    }
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
