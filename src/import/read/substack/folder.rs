//! The unpacked folder of an export.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::files::{Files, LIST, MOST_OF_FILE, is_text, no_list, too_large, unreadable};
use crate::base::diagnostic::Diagnostic;

/// An unpacked folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// Without symbolic links.
    root: PathBuf,
    names: Vec<String>,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Folder, Diagnostic> {
        let root = path.canonicalize().map_err(|error| unreadable(path, ".", &error))?;
        if !root.join(LIST).is_file() {
            return Err(no_list(path));
        }
        let mut names = Vec::new();
        // Without this folder there are no texts, which the report says of each post.
        for entry in std::fs::read_dir(root.join("posts")).into_iter().flatten().flatten() {
            let name = format!("posts/{}", entry.file_name().to_string_lossy());
            if is_text(&name) {
                names.push(name);
            }
        }
        names.sort();
        Ok(Folder { root, names })
    }
}

impl Files for Folder {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic> {
        let failed = |error: std::io::Error| unreadable(&self.root, name, &error);
        let file = self.root.join(name).canonicalize().map_err(failed)?;
        if !file.starts_with(&self.root) || !file.is_file() {
            let why = "it is a link to a file outside of the export, which is not followed";
            return Err(unreadable(&self.root, name, &why));
        }
        let mut bytes = Vec::new();
        let file = File::open(file).map_err(failed)?;
        file.take(MOST_OF_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > MOST_OF_FILE { Err(too_large(&self.root, name)) } else { Ok(bytes) }
    }
}
