//! One file that a publication writes.
//!
//! A value that the search for changes makes and that the moves carry out.

use super::disk::Stamp;
use super::manifest::Record;
use super::new_files::NewFile;
use super::staging_folder::Location;

/// A file to be put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write<'a> {
    pub(crate) file: &'a NewFile,
    /// Where it waits.
    pub(crate) location: Location,
    /// Of the file that is put in its place.
    pub(crate) stamp: Stamp,
    /// What is in its place now.
    pub(crate) found: Option<Record>,
    /// The topmost folder above it that does not exist, or cannot before something old is removed. All that is new in
    /// there is moved with it.
    pub(crate) top: Option<&'a str>,
}

impl<'a> Write<'a> {
    pub(super) fn path(&self) -> &'a str {
        &self.file.path
    }
}
