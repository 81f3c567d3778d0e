//! Decides what to do with a new file that the manifest did not prove unchanged.
//!
//! Takes its record, the manifest, the folders' states and a disk; gives a decision, or the reason why the file cannot be
//! put in its place. Each file is decided on its own.

use std::collections::BTreeSet;

use super::disk::{Disk, FileInfo, Kind, Stamp};
use super::errors;
use super::folder_states::{FolderState, FolderStates};
use super::manifest::{Entry, Manifest, Record};
use super::new_files::{NewFile, NewFiles, both_file_and_folder};
use super::old_spellings::OldSpellings;
use super::output_folder::{OutputFolder, folders_of, parent_of};
use super::write::Write;
use crate::base::diagnostic::Diagnostic;
use crate::pages::generator;

#[derive(Debug)]
pub(super) enum Decision<'a> {
    /// The file there has these bytes, and this stamp.
    Same(Stamp),
    Write(Write<'a>),
    /// Ours, but changed by someone since.
    Overwrite(Write<'a>),
    /// It is not known to be ours, but says so.
    Adopt(Write<'a>),
    /// It is not ours.
    Foreign,
    /// Old files of ours must be removed first, and these folders, if they are empty then.
    WriteAfterRemovals(Write<'a>, Vec<String>),
}

pub(super) struct Decider<'a, 's> {
    pub(crate) new_files: &'a NewFiles,
    pub(crate) manifest: &'a Manifest,
    pub(crate) folders: &'s FolderStates<'a>,
    /// Files of ours that will be removed.
    pub(crate) removed: &'s BTreeSet<&'a str>,
    pub(crate) old_spellings: OldSpellings<'a>,
    pub(crate) disk: &'s dyn Disk,
    pub(crate) output: &'s OutputFolder,
    pub(crate) adopt: bool,
}

impl<'a> Decider<'a, '_> {
    pub(super) fn decide(&self, file: &'a NewFile) -> Result<Decision<'a>, Diagnostic> {
        if let Some(folder) = folders_of(&file.path).find(|folder| self.new_files.has(folder)) {
            return Err(both_file_and_folder(folder, &file.path));
        }
        let write = Write { file, location: file.location, stamp: file.stamp, found: None, top: None };
        match self.folders.state(parent_of(&file.path)) {
            FolderState::Missing("") => Ok(Decision::Write(write)),
            FolderState::Missing(at) => Ok(Decision::Write(Write { top: Some(at), ..write })),
            FolderState::Folder => self.decide_in_folder(write),
            FolderState::Link(at) => Err(errors::symlink(&self.output.name(at))),
            FolderState::Blocked(at) if self.removed.contains(at) => {
                Ok(Decision::WriteAfterRemovals(Write { top: Some(at), ..write }, Vec::new()))
            }
            FolderState::Blocked(at) => Err(self.not_ours(at)),
        }
    }

    fn decide_in_folder(&self, write: Write<'a>) -> Result<Decision<'a>, Diagnostic> {
        let path = write.path();
        let info = self.info(path)?;
        let is_new = self.manifest.get(path).is_none_or(|entry| entry.written.is_none());
        if is_new && let Some(decision) = self.decide_spelling(&write, info)? {
            return Ok(decision);
        }
        match info.map(|info| (info.kind, info.stamp)) {
            None => Ok(Decision::Write(write)),
            Some((Kind::File, stamp)) => self.decide_by_content(write, stamp),
            Some((Kind::Folder, _)) => Ok(Decision::WriteAfterRemovals(write, self.emptied(path)?)),
            Some((Kind::Link, _)) => Err(errors::symlink(&self.output.name(path))),
            Some((Kind::Other, _)) => Err(self.not_ours(path)),
        }
    }

    /// A new name that differs from a removed one by case alone: on a disk that ignores case both are one file or folder,
    /// so the old one has to be removed first, or its removal would take the new one along.
    fn decide_spelling(&self, write: &Write<'a>, info: Option<FileInfo>) -> Result<Option<Decision<'a>>, Diagnostic> {
        let mut top = None;
        for folder in folders_of(write.path()) {
            if let Some(old) = self.old_spellings.other(folder)
                && !self.new_files.has_in(old)
                && self.is_same(self.info(folder)?, old)?
            {
                top = Some(folder);
                break;
            }
        }
        let takes_over = match self.old_spellings.other(write.path()) {
            Some(old) => self.removed.contains(old) && self.is_same(info, old)?,
            None => false,
        };
        // A renamed folder may hold a file of the user's: it is decided like any other.
        let free = info.is_none() && top.is_some();
        Ok((takes_over || free).then(|| Decision::WriteAfterRemovals(Write { top, ..write.clone() }, Vec::new())))
    }

    /// Whether the two are one on disk. Systems without identities are those that ignore case.
    pub(super) fn is_same(&self, info: Option<FileInfo>, old: &str) -> Result<bool, Diagnostic> {
        Ok(match (info, self.info(old)?) {
            (Some(info), Some(old)) => info.kind == old.kind && info.identity == old.identity,
            _ => false,
        })
    }

    fn decide_by_content(&self, write: Write<'a>, stamp: Stamp) -> Result<Decision<'a>, Diagnostic> {
        let entry = self.manifest.get(write.path()).copied().unwrap_or_default();
        let NewFile { hash: wanted, stamp: Stamp { size, .. }, .. } = *write.file;
        if let Entry { written: Some(record), .. } = entry
            && record.stamp == stamp
        {
            return Ok(match record.hash == wanted {
                true => Decision::Same(stamp),
                false => Decision::Write(Write { found: Some(record), ..write }),
            });
        }
        if entry == Entry::default() && stamp.size != size && !self.adopt {
            return Ok(Decision::Foreign);
        }
        let bytes = self.disk.read(&self.output.place(write.path()));
        let bytes = bytes.map_err(|error| self.unreadable(write.path(), &error))?;
        let hash = blake3::hash(&bytes);
        if hash == wanted {
            return Ok(Decision::Same(stamp));
        }
        let write = Write { found: Some(Record { hash, key: None, stamp }), ..write };
        match entry {
            _ if entry.is_ours(&hash) => Ok(Decision::Write(write)),
            Entry { written: Some(_), .. } => Ok(Decision::Overwrite(write)),
            Entry { written: None, .. } if self.adopt && generator::is_made_by_us(write.path(), &bytes) => {
                Ok(Decision::Adopt(write))
            }
            Entry { written: None, .. } => Ok(Decision::Foreign),
        }
    }

    /// The folders at and below `path`, if they hold nothing but files that are removed and empty folders.
    fn emptied(&self, path: &str) -> Result<Vec<String>, Diagnostic> {
        let mut found = vec![path.to_string()];
        let mut at = 0;
        while at < found.len() {
            let names =
                self.disk.list(&self.output.place(&found[at])).map_err(|error| self.unreadable(&found[at], &error))?;
            for name in names {
                let below = format!("{}/{}", found[at], name.to_string_lossy());
                match name.to_str().map(|_| self.info(&below)).transpose()?.flatten().map(|info| info.kind) {
                    Some(Kind::Folder) => found.push(below),
                    Some(Kind::File) if self.removed.contains(below.as_str()) => {}
                    _ if self.new_files.has(&below) => return Err(both_file_and_folder(path, &below)),
                    _ => return Err(self.not_ours(&below)),
                }
            }
            at += 1;
        }
        Ok(found)
    }

    pub(super) fn info(&self, path: &str) -> Result<Option<FileInfo>, Diagnostic> {
        self.disk.info(&self.output.place(path)).map_err(|error| self.unreadable(path, &error))
    }

    fn unreadable(&self, path: &str, error: &std::io::Error) -> Diagnostic {
        errors::failed_named(&self.output.name(path), "be read", error)
    }

    fn not_ours(&self, path: &str) -> Diagnostic {
        errors::not_ours(&self.output.name(path))
    }
}
