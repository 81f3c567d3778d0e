//! Opens an export.

use std::path::Path;

use super::archive::Archive;
use super::files::Files;
use super::folder::Folder;
use crate::base::diagnostic::Diagnostic;

/// Opens a zip archive, or a folder.
pub(super) fn open(path: &Path) -> Result<Box<dyn Files>, Diagnostic> {
    match path.is_dir() {
        true => Ok(Box::new(Folder::open(path)?)),
        false => Ok(Box::new(Archive::open(path)?)),
    }
}
