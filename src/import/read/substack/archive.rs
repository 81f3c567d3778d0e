//! The zip archive of an export.
//!
//! Takes its path; gives the bytes of its files, one at a time and in memory. Nothing is unpacked to the disk. An archive
//! with names that lead out of its folder, or that expands without end, is an error before anything of it is read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::entry_name::inside;
use super::files::{Files, HOW_TO_EXPORT, LIST, MOST_OF_FILE, is_text, no_list, too_large, unreadable};
use crate::base::diagnostic::Diagnostic;

/// The most bytes of all files that are read.
const MOST_OF_ALL: u64 = 4 << 30;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 500_000;

/// A file that is larger than [`SMALL`] may be this much larger than its packed form: texts are ten times as large.
const MOST_RATIO: u64 = 200;
const SMALL: u64 = 1 << 20;

/// An open archive.
pub(super) struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    /// The number of each file that may be read, by its name.
    known: BTreeMap<String, usize>,
    texts: Vec<String>,
}

/// What the archive says of one entry.
struct Entry {
    number: usize,
    name: String,
    size: u64,
    packed: u64,
}

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Archive, Diagnostic> {
        let file = File::open(path).map_err(|error| {
            Diagnostic::error(format!("`{}` cannot be read: {error}", path.display())).hint(HOW_TO_EXPORT)
        })?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| {
            Diagnostic::error(format!("`{}` is no complete zip archive: {error}", path.display()))
                .hint("download the export again, or name its unpacked folder")
        })?;
        if zip.len() > MOST_ENTRIES {
            return Err(unsafe_archive(path, &format!("has more than {MOST_ENTRIES} files")));
        }
        let mut entries = Vec::new();
        for number in 0..zip.len() {
            entries.push(entry(path, &mut zip, number)?);
        }
        let known = known(path, entries)?;
        let texts = known.keys().filter(|name| is_text(name)).cloned().collect();
        Ok(Archive { path: path.to_path_buf(), zip, known, texts })
    }
}

impl Files for Archive {
    fn names(&self) -> &[String] {
        &self.texts
    }

    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic> {
        let number = self.known.get(name).copied().ok_or_else(|| unreadable(&self.path, name, &"it is not there"))?;
        let file = self.zip.by_index(number).map_err(|error| unreadable(&self.path, name, &error))?;
        // The size that the archive names can be wrong.
        let most = file.size().min(MOST_OF_FILE);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&self.path, name, &error))?;
        if bytes.len() as u64 > most { Err(too_large(&self.path, name)) } else { Ok(bytes) }
    }
}

/// Checks one entry.
fn entry(path: &Path, zip: &mut ZipArchive<BufReader<File>>, number: usize) -> Result<Entry, Diagnostic> {
    let file = zip.by_index_raw(number).map_err(|error| unreadable(path, &number.to_string(), &error))?;
    let written = file.name().map_err(|error| unreadable(path, &number.to_string(), &error))?.into_owned();
    let Some(name) = inside(&written) else {
        return Err(unsafe_archive(path, &format!("has a file outside of its folder: `{}`", written.escape_debug())));
    };
    if file.is_symlink() {
        return Err(unsafe_archive(path, &format!("has a symbolic link: `{}`", name.escape_debug())));
    }
    Ok(Entry { number, name, size: file.size(), packed: file.compressed_size() })
}

/// The files that may be read, by their names from the folder that has the list of posts.
fn known(path: &Path, entries: Vec<Entry>) -> Result<BTreeMap<String, usize>, Diagnostic> {
    let lists = entries.iter().filter_map(|entry| entry.name.strip_suffix(LIST));
    let folders =
        lists.filter(|folder| (folder.is_empty() || folder.ends_with('/')) && !folder.starts_with("__MACOSX"));
    let folder = folders.min_by_key(|folder| folder.len()).ok_or_else(|| no_list(path))?.to_string();
    let (mut known, mut all) = (BTreeMap::new(), 0_u64);
    for entry in entries {
        let Some(name) = entry.name.strip_prefix(&folder).filter(|name| *name == LIST || is_text(name)) else {
            continue;
        };
        if entry.size > MOST_OF_FILE {
            return Err(too_large(path, name));
        }
        if entry.size > SMALL && entry.size / entry.packed.max(1) > MOST_RATIO {
            let what =
                format!("has a file that is more than {MOST_RATIO} times as large when it is unpacked: `{name}`");
            return Err(unsafe_archive(path, &what));
        }
        all = all.saturating_add(entry.size);
        if known.insert(name.to_string(), entry.number).is_some() {
            return Err(unsafe_archive(path, &format!("has two files with one name: `{name}`")));
        }
    }
    if all > MOST_OF_ALL {
        return Err(unsafe_archive(path, &format!("is larger than {} GB when it is unpacked", MOST_OF_ALL >> 30)));
    }
    Ok(known)
}

fn unsafe_archive(path: &Path, what: &str) -> Diagnostic {
    Diagnostic::error(format!("`{}` {what}", path.display()))
        .hint("no export of Substack is like that, so nothing of it was read: download the export again")
}
