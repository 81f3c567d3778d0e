//! What a wanted file needs, where one glance did not show that it stands already.
//!
//! Takes its path and bytes, the manifest, the folders' states and a disk; gives a verdict, or the reason why it cannot be
//! written. Deliberately does not know the other wanted files' verdicts.

use std::collections::BTreeSet;

use blake3::Hash;

use super::disk::{Disk, Kind, Look, Stamp};
use super::folder::{OutputFolder, folders_of, parent_of};
use super::folders::{Folders, State};
use super::manifest::{Entry, Manifest, Record};
use super::spelling::OldSpellings;
use super::survey::{Files, Write};
use super::trouble;
use crate::diagnostic::Diagnostic;

#[derive(Debug)]
pub(super) enum Verdict<'a> {
    Same(Record),
    Write(Write<'a>),
    /// Ours, but changed by someone since.
    Rewrite(Write<'a>),
    /// Something of ours that is no longer wanted goes first, with these folders if they are empty then.
    WriteAfterRemovals(Write<'a>, Vec<String>),
}

pub(super) struct Judge<'a, 's> {
    pub files: &'a Files,
    pub manifest: &'a Manifest,
    pub folders: &'s Folders<'a>,
    /// Files of ours that will be removed.
    pub removed: &'s BTreeSet<&'a str>,
    pub old_spellings: OldSpellings<'a>,
    pub disk: &'s dyn Disk,
    pub output: &'s OutputFolder,
}

impl<'a> Judge<'a, '_> {
    pub fn judge(&self, path: &'a str, bytes: &'a [u8], hash: Hash) -> Result<Verdict<'a>, Diagnostic> {
        if let Some(folder) = folders_of(path).find(|folder| self.files.contains_key(*folder)) {
            return Err(both_file_and_folder(folder, path));
        }
        let write = Write { path, bytes, hash, found: None, blocked_at: None };
        match self.folders.state(parent_of(path)) {
            State::Missing => Ok(Verdict::Write(write)),
            State::Folder => self.judge_in_folder(write),
            State::Link(at) => Err(trouble::link(&self.output.name(at))),
            State::Blocked(at) if self.removed.contains(at.as_str()) => {
                Ok(Verdict::WriteAfterRemovals(Write { blocked_at: Some(at.clone()), ..write }, Vec::new()))
            }
            State::Blocked(at) => Err(self.in_the_way(at)),
        }
    }

    fn judge_in_folder(&self, write: Write<'a>) -> Result<Verdict<'a>, Diagnostic> {
        let path = write.path;
        let look = self.look(path)?;
        let is_new = self.manifest.entries.get(path).is_none_or(|entry| entry.written.is_none());
        if is_new && let Some(verdict) = self.judge_spelling(&write, look)? {
            return Ok(verdict);
        }
        match look.map(|look| (look.kind, look.stamp)) {
            None => Ok(Verdict::Write(write)),
            Some((Kind::File, stamp)) => self.judge_against(write, stamp),
            Some((Kind::Folder, _)) => Ok(Verdict::WriteAfterRemovals(write, self.emptied(path)?)),
            Some((Kind::Link, _)) => Err(trouble::link(&self.output.name(path))),
            Some((Kind::Other, _)) => Err(self.in_the_way(path)),
        }
    }

    /// A new name that differs from one that goes by case alone: on a disk that ignores case both are one file or
    /// folder, so the old one has to go first, or its removal would take the new one along.
    fn judge_spelling(&self, write: &Write<'a>, look: Option<Look>) -> Result<Option<Verdict<'a>>, Diagnostic> {
        let mut blocked_at = None;
        for folder in folders_of(write.path) {
            if let Some(old) = self.old_spellings.other(folder)
                && !self.is_wanted_folder(old)
                && self.is_same(self.look(folder)?, old)?
            {
                blocked_at = Some(folder.to_string());
                break;
            }
        }
        let takes_over = match self.old_spellings.other(write.path) {
            Some(old) => self.removed.contains(old) && self.is_same(look, old)?,
            None => false,
        };
        // Under a respelled folder a file may stand that is the user's own: then it is judged like any other.
        let free = look.is_none() && blocked_at.is_some();
        Ok((takes_over || free).then(|| Verdict::WriteAfterRemovals(Write { blocked_at, ..write.clone() }, Vec::new())))
    }

    fn is_wanted_folder(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        self.files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }

    /// Whether the two are one on disk. Systems without identities are those that ignore case.
    pub fn is_same(&self, look: Option<Look>, old: &str) -> Result<bool, Diagnostic> {
        Ok(match (look, self.look(old)?) {
            (Some(look), Some(old)) => look.kind == old.kind && look.identity == old.identity,
            _ => false,
        })
    }

    fn judge_against(&self, write: Write<'a>, stamp: Stamp) -> Result<Verdict<'a>, Diagnostic> {
        let entry = self.manifest.entries.get(write.path).copied().unwrap_or_default();
        if let Entry { written: Some(record), .. } = entry
            && record.stamp == stamp
        {
            return Ok(match record.hash == write.hash {
                true => Verdict::Same(record),
                false => Verdict::Write(Write { found: Some(record), ..write }),
            });
        }
        if entry == Entry::default() && stamp.size != write.bytes.len() as u64 {
            return Err(self.in_the_way(write.path));
        }
        let bytes =
            self.disk.read(&self.output.place(write.path)).map_err(|error| self.unreadable(write.path, &error))?;
        if bytes == write.bytes {
            return Ok(Verdict::Same(Record { hash: write.hash, stamp }));
        }
        let hash = blake3::hash(&bytes);
        let write = Write { found: Some(Record { hash, stamp }), ..write };
        match entry {
            _ if entry.is_ours(&hash) => Ok(Verdict::Write(write)),
            Entry { written: Some(_), .. } => Ok(Verdict::Rewrite(write)),
            Entry { written: None, .. } => Err(self.in_the_way(write.path)),
        }
    }

    /// The folders at and below `path`, if nothing but files that go and empty folders stands there.
    fn emptied(&self, path: &str) -> Result<Vec<String>, Diagnostic> {
        let mut found = vec![path.to_string()];
        let mut at = 0;
        while at < found.len() {
            let names =
                self.disk.list(&self.output.place(&found[at])).map_err(|error| self.unreadable(&found[at], &error))?;
            for name in names {
                let below = format!("{}/{}", found[at], name.to_string_lossy());
                match name.to_str().map(|_| self.look(&below)).transpose()?.flatten().map(|look| look.kind) {
                    Some(Kind::Folder) => found.push(below),
                    Some(Kind::File) if self.removed.contains(below.as_str()) => {}
                    _ => return Err(self.in_the_way(&below)),
                }
            }
            at += 1;
        }
        Ok(found)
    }

    pub fn look(&self, path: &str) -> Result<Option<Look>, Diagnostic> {
        self.disk.look(&self.output.place(path)).map_err(|error| self.unreadable(path, &error))
    }

    fn unreadable(&self, path: &str, error: &std::io::Error) -> Diagnostic {
        trouble::failed_named(&self.output.name(path), "be read", error)
    }

    fn in_the_way(&self, path: &str) -> Diagnostic {
        trouble::in_the_way(&self.output.name(path), &self.output.shown)
    }
}

fn both_file_and_folder(folder: &str, path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{folder}` cannot be a file, because `{path}` needs a folder of that name"))
        .hint("give one of the two another `permalink` or name")
}
