//! What an offered file needs, where one glance did not show that it stands already.
//!
//! Takes its record, the manifest, the folders' states and a disk; gives a verdict, or the reason why it cannot be put in
//! its place. Deliberately does not know the other offered files' verdicts.

use std::collections::BTreeSet;

use super::disk::{Disk, Kind, Look, Stamp};
use super::folder::{OutputFolder, folders_of, parent_of};
use super::folders::{Folders, State};
use super::manifest::{Entry, Manifest, Record};
use super::offered::{Offered, Offers, both_file_and_folder};
use super::spelling::OldSpellings;
use super::survey::Write;
use super::trouble;
use crate::base::diagnostic::Diagnostic;

#[derive(Debug)]
pub(super) enum Verdict<'a> {
    /// These very bytes stand there, with this stamp.
    Same(Stamp),
    Write(Write<'a>),
    /// Ours, but changed by someone since.
    Rewrite(Write<'a>),
    /// Something of ours that is no longer wanted goes first, with these folders if they are empty then.
    WriteAfterRemovals(Write<'a>, Vec<String>),
}

pub(super) struct Judge<'a, 's> {
    pub offers: &'a Offers,
    pub manifest: &'a Manifest,
    pub folders: &'s Folders<'a>,
    /// Files of ours that will be removed.
    pub removed: &'s BTreeSet<&'a str>,
    pub old_spellings: OldSpellings<'a>,
    pub disk: &'s dyn Disk,
    pub output: &'s OutputFolder,
}

impl<'a> Judge<'a, '_> {
    pub fn judge(&self, offered: &'a Offered) -> Result<Verdict<'a>, Diagnostic> {
        if let Some(folder) = folders_of(&offered.path).find(|folder| self.offers.has(folder)) {
            return Err(both_file_and_folder(folder, &offered.path));
        }
        let write = Write { offered, held: offered.held, stamp: offered.stamp, found: None, top: None };
        match self.folders.state(parent_of(&offered.path)) {
            State::Missing("") => Ok(Verdict::Write(write)),
            State::Missing(at) => Ok(Verdict::Write(Write { top: Some(at), ..write })),
            State::Folder => self.judge_in_folder(write),
            State::Link(at) => Err(trouble::link(&self.output.name(at))),
            State::Blocked(at) if self.removed.contains(at) => {
                Ok(Verdict::WriteAfterRemovals(Write { top: Some(at), ..write }, Vec::new()))
            }
            State::Blocked(at) => Err(self.in_the_way(at)),
        }
    }

    fn judge_in_folder(&self, write: Write<'a>) -> Result<Verdict<'a>, Diagnostic> {
        let path = write.path();
        let look = self.look(path)?;
        let is_new = self.manifest.get(path).is_none_or(|entry| entry.written.is_none());
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
        let mut top = None;
        for folder in folders_of(write.path()) {
            if let Some(old) = self.old_spellings.other(folder)
                && !self.offers.has_in(old)
                && self.is_same(self.look(folder)?, old)?
            {
                top = Some(folder);
                break;
            }
        }
        let takes_over = match self.old_spellings.other(write.path()) {
            Some(old) => self.removed.contains(old) && self.is_same(look, old)?,
            None => false,
        };
        // Under a respelled folder a file may stand that is the user's own: then it is judged like any other.
        let free = look.is_none() && top.is_some();
        Ok((takes_over || free).then(|| Verdict::WriteAfterRemovals(Write { top, ..write.clone() }, Vec::new())))
    }

    /// Whether the two are one on disk. Systems without identities are those that ignore case.
    pub fn is_same(&self, look: Option<Look>, old: &str) -> Result<bool, Diagnostic> {
        Ok(match (look, self.look(old)?) {
            (Some(look), Some(old)) => look.kind == old.kind && look.identity == old.identity,
            _ => false,
        })
    }

    fn judge_against(&self, write: Write<'a>, stamp: Stamp) -> Result<Verdict<'a>, Diagnostic> {
        let entry = self.manifest.get(write.path()).copied().unwrap_or_default();
        let Offered { hash: wanted, stamp: Stamp { size, .. }, .. } = *write.offered;
        if let Entry { written: Some(record), .. } = entry
            && record.stamp == stamp
        {
            return Ok(match record.hash == wanted {
                true => Verdict::Same(stamp),
                false => Verdict::Write(Write { found: Some(record), ..write }),
            });
        }
        if entry == Entry::default() && stamp.size != size {
            return Err(self.in_the_way(write.path()));
        }
        let bytes = self.disk.read(&self.output.place(write.path()));
        let hash = blake3::hash(&bytes.map_err(|error| self.unreadable(write.path(), &error))?);
        if hash == wanted {
            return Ok(Verdict::Same(stamp));
        }
        let write = Write { found: Some(Record { hash, key: None, stamp }), ..write };
        match entry {
            _ if entry.is_ours(&hash) => Ok(Verdict::Write(write)),
            Entry { written: Some(_), .. } => Ok(Verdict::Rewrite(write)),
            Entry { written: None, .. } => Err(self.in_the_way(write.path())),
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
                    _ if self.offers.has(&below) => return Err(both_file_and_folder(path, &below)),
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
