//! What a publication has to change, found without changing anything.
//!
//! Takes the wanted files, the manifest and a disk; gives the writes and removals that make the folder equal to the
//! files, or all reasons against it. Deliberately does not know how changes are made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use blake3::Hash;
use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::fate::{Fate, fate};
use super::folder::{OutputFolder, folders_of, is_sound};
use super::folders::{Folders, State};
use super::manifest::{Entry, Manifest, Record};
use super::spelling::OldSpellings;
use super::wanted::{Judge, Verdict};
use crate::diagnostic::Diagnostic;

/// Output path to bytes.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write<'a> {
    pub path: &'a str,
    pub bytes: &'a [u8],
    pub hash: Hash,
    /// What stands in its place now.
    pub found: Option<Record>,
    /// The topmost folder above it that cannot be made before something old is removed.
    pub blocked_at: Option<String>,
}

/// Everything that a publication has to do.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    pub same: Vec<(&'a str, Record)>,
    pub writes: Vec<Write<'a>>,
    pub removals: Vec<&'a str>,
    /// Old files of ours that someone changed since: they stay and are no longer ours.
    pub kept: Vec<&'a str>,
    /// Files of ours that someone changed since, and that are written anew.
    pub edited: Vec<&'a str>,
    /// Folders to be made before anything is written, by depth.
    pub missing: Vec<Vec<&'a str>>,
    /// Folders that may become empty.
    pub tidy: BTreeSet<String>,
    /// Whether something old stands where something new goes, so that removals come before the new files.
    pub clear_first: bool,
}

/// Compares the wanted files with the disk.
pub(super) fn survey<'a>(
    files: &'a Files,
    manifest: &'a Manifest,
    disk: &dyn Disk,
    output: &OutputFolder,
) -> Result<Survey<'a>, Vec<Diagnostic>> {
    let (same, open) = first_glance(files, manifest, disk, output)?;
    let obsolete: Vec<(&str, &Entry)> = manifest
        .entries
        .iter()
        .filter(|(path, _)| !files.contains_key(*path))
        .map(|(path, entry)| (path.as_str(), entry))
        .collect();
    let paths = open.iter().map(|(path, ..)| *path).chain(obsolete.iter().map(|(path, _)| *path));
    let folders = Folders::above(paths, disk, output)?;
    let mut survey = Survey { same, ..Survey::default() };
    let removed = survey.decide_removals(&obsolete, &folders, disk, output)?;
    let old_spellings = OldSpellings::of(if open.is_empty() { BTreeSet::new() } else { removed.clone() });
    let judge = Judge { files, manifest, folders: &folders, removed: &removed, old_spellings, disk, output };
    survey.forget_respelled(&judge, &open).map_err(|error| vec![error])?;
    survey.decide_writes(&judge, open)?;
    survey.decide_folders(&folders, &obsolete);
    Ok(survey)
}

type Open<'a> = (&'a str, &'a [u8], Hash);
type Glance<'a> = (Vec<(&'a str, Record)>, Vec<Open<'a>>);

/// One look for each file that the manifest knows with these very bytes; all else stays open.
fn first_glance<'a>(
    files: &'a Files,
    manifest: &Manifest,
    disk: &dyn Disk,
    output: &OutputFolder,
) -> Result<Glance<'a>, Vec<Diagnostic>> {
    let unsound: Vec<_> = files.keys().filter(|path| !is_sound(path)).map(|path| unsound(path)).collect();
    if !unsound.is_empty() {
        return Err(unsound);
    }
    let glances: Vec<_> = files
        .par_iter()
        .map(|(path, bytes)| {
            let hash = blake3::hash(bytes);
            let record = manifest.entries.get(path).and_then(|entry| entry.written);
            let same = record.filter(|record| {
                record.hash == hash
                    && disk.look(&output.place(path)).is_ok_and(|look| {
                        look.is_some_and(|look| look.kind == Kind::File && look.stamp == record.stamp)
                    })
            });
            (path.as_str(), &**bytes, hash, same)
        })
        .collect();
    let mut same = Vec::new();
    let mut open = Vec::new();
    for (path, bytes, hash, record) in glances {
        match record {
            Some(record) => same.push((path, record)),
            None => open.push((path, bytes, hash)),
        }
    }
    Ok((same, open))
}

fn unsound(path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{}` is no path within the output folder", path.escape_debug()))
        .hint("give the page another `permalink` or `slug`")
}

impl<'a> Survey<'a> {
    fn decide_removals(
        &mut self,
        obsolete: &[(&'a str, &'a Entry)],
        folders: &Folders<'_>,
        disk: &dyn Disk,
        output: &OutputFolder,
    ) -> Result<BTreeSet<&'a str>, Vec<Diagnostic>> {
        let fates: Vec<_> =
            obsolete.par_iter().map(|(path, entry)| (*path, fate(path, entry, folders, disk, output))).collect();
        let mut errors = Vec::new();
        for (path, fate) in fates {
            match fate {
                Ok(Fate::Remove) => self.removals.push(path),
                Ok(Fate::Keep) => self.kept.push(path),
                Ok(Fate::Gone) => {}
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(self.removals.iter().copied().collect()) } else { Err(errors) }
    }

    /// On a disk that ignores case, a build may have been broken off when a new page stood in the place of an old one
    /// of other case: what looks like a changed old page is that new one.
    fn forget_respelled(&mut self, judge: &Judge<'a, '_>, open: &[Open<'a>]) -> Result<(), Diagnostic> {
        let spellings = OldSpellings::of(self.kept.iter().copied());
        for (path, ..) in open {
            if let Some(old) = spellings.other(path)
                && judge.is_same(judge.look(path)?, old)?
            {
                self.kept.retain(|kept| *kept != old);
            }
        }
        Ok(())
    }

    fn decide_writes(&mut self, judge: &Judge<'a, '_>, open: Vec<Open<'a>>) -> Result<(), Vec<Diagnostic>> {
        let verdicts: Vec<_> =
            open.into_par_iter().map(|(path, bytes, hash)| (path, judge.judge(path, bytes, hash))).collect();
        let mut errors = Vec::new();
        for (path, verdict) in verdicts {
            match verdict {
                Ok(Verdict::Same(record)) => self.same.push((path, record)),
                Ok(Verdict::Write(write)) => self.writes.push(write),
                Ok(Verdict::Rewrite(write)) => {
                    self.edited.push(path);
                    self.writes.push(write);
                }
                Ok(Verdict::WriteAfterRemovals(write, emptied)) => {
                    self.clear_first = true;
                    self.tidy.extend(emptied);
                    self.writes.push(write);
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn decide_folders(&mut self, folders: &Folders<'_>, obsolete: &[(&'a str, &'a Entry)]) {
        let free = self.writes.iter().filter(|write| write.blocked_at.is_none()).map(|write| write.path);
        self.missing = super::folders::levels(free)
            .into_iter()
            .map(|level| level.into_iter().filter(|folder| *folders.state(folder) == State::Missing).collect())
            .collect();
        let left = obsolete.iter().flat_map(|(path, _)| folders_of(path));
        self.tidy.extend(left.filter(|folder| *folders.state(folder) == State::Folder).map(str::to_string));
        for write in &self.writes {
            let blocked_at = write.blocked_at.as_deref();
            for folder in folders_of(write.path).take_while(|folder| Some(*folder) != blocked_at) {
                self.tidy.remove(folder);
            }
        }
    }
}
