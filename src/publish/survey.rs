//! What a publication has to change, found without changing anything.
//!
//! Takes the offered files, the manifest and a disk; gives the writes and removals that make the folder equal to the
//! files, or all reasons against it. Deliberately does not know how changes are made, nor any file's bytes.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::disk::{Disk, Stamp};
use super::fate::{Fate, fate};
use super::folder::{OutputFolder, folders_of};
use super::folders::{Folders, State};
use super::manifest::{Entry, Manifest, Record};
use super::offered::{Offered, Offers};
use super::spelling::OldSpellings;
use super::staging::Held;
use super::wanted::{Judge, Verdict};
use crate::base::diagnostic::Diagnostic;

/// A file to be put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write<'a> {
    pub offered: &'a Offered,
    /// Where it waits.
    pub held: Held,
    /// Of the file that is put in its place.
    pub stamp: Stamp,
    /// What stands in its place now.
    pub found: Option<Record>,
    /// The topmost folder above it that does not stand, or cannot before something old is removed. All that is new in
    /// there is moved with it.
    pub top: Option<&'a str>,
}

impl<'a> Write<'a> {
    pub fn path(&self) -> &'a str {
        &self.offered.path
    }
}

/// Everything that a publication has to do.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    /// With their stamps in the output folder.
    pub same: Vec<(&'a Offered, Stamp)>,
    /// By path.
    pub writes: Vec<Write<'a>>,
    pub removals: Vec<&'a str>,
    /// Old files of ours that someone changed since: they stay and are no longer ours.
    pub kept: Vec<&'a str>,
    /// Files of ours that someone changed since, and that are written anew.
    pub edited: Vec<&'a str>,
    /// Folders that may become empty.
    pub tidy: BTreeSet<String>,
    /// Whether something old stands where something new goes, so that removals come before the new files.
    pub clear_first: bool,
}

/// Compares the offered files with the disk.
pub(super) fn survey<'a>(
    offers: &'a Offers,
    manifest: &'a Manifest,
    disk: &dyn Disk,
    output: &OutputFolder,
) -> Result<Survey<'a>, Vec<Diagnostic>> {
    let mut survey = Survey::default();
    let mut open = Vec::new();
    for offered in offers.iter() {
        match offered.held {
            Held::Standing => survey.same.push((offered, offered.stamp)),
            Held::Numbered(_) | Held::InTree => open.push(offered),
        }
    }
    let obsolete = obsolete(manifest, offers);
    let paths = open.iter().map(|offered| &*offered.path).chain(obsolete.iter().map(|(path, _)| *path));
    let folders = Folders::above(paths, disk, output)?;
    let removed = survey.decide_removals(&obsolete, &folders, disk, output)?;
    let old_spellings = OldSpellings::of(if open.is_empty() { BTreeSet::new() } else { removed.clone() });
    let judge = Judge { offers, manifest, folders: &folders, removed: &removed, old_spellings, disk, output };
    survey.forget_respelled(&judge, &open).map_err(|error| vec![error])?;
    survey.decide_writes(&judge, open)?;
    survey.decide_tidy(&folders, &obsolete);
    Ok(survey)
}

/// What the manifest has and nobody offered. Both lists are in order.
fn obsolete<'a>(manifest: &'a Manifest, offers: &Offers) -> Vec<(&'a str, &'a Entry)> {
    let mut offered = offers.iter().map(|offered| &*offered.path).peekable();
    let mut is_offered = |path: &str| {
        while offered.next_if(|next| *next < path).is_some() {}
        offered.peek() == Some(&path)
    };
    manifest.iter().filter(|(path, _)| !is_offered(path)).collect()
}

impl<'a> Survey<'a> {
    fn decide_removals(
        &mut self,
        obsolete: &[(&'a str, &'a Entry)],
        folders: &Folders<'a>,
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
    fn forget_respelled(&mut self, judge: &Judge<'a, '_>, open: &[&'a Offered]) -> Result<(), Diagnostic> {
        let spellings = OldSpellings::of(self.kept.iter().copied());
        for offered in open {
            if let Some(old) = spellings.other(&offered.path)
                && judge.is_same(judge.look(&offered.path)?, old)?
            {
                self.kept.retain(|kept| *kept != old);
            }
        }
        Ok(())
    }

    fn decide_writes(&mut self, judge: &Judge<'a, '_>, open: Vec<&'a Offered>) -> Result<(), Vec<Diagnostic>> {
        let verdicts: Vec<_> = open.into_par_iter().map(|offered| (offered, judge.judge(offered))).collect();
        let mut errors = Vec::new();
        for (offered, verdict) in verdicts {
            match verdict {
                Ok(Verdict::Same(stamp)) => self.same.push((offered, stamp)),
                Ok(Verdict::Write(write)) => self.writes.push(write),
                Ok(Verdict::Rewrite(write)) => {
                    self.edited.push(&offered.path);
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

    fn decide_tidy(&mut self, folders: &Folders<'a>, obsolete: &[(&'a str, &'a Entry)]) {
        let left = obsolete.iter().flat_map(|(path, _)| folders_of(path));
        self.tidy.extend(left.filter(|folder| folders.state(folder) == State::Folder).map(str::to_string));
        if self.tidy.is_empty() {
            return;
        }
        for write in &self.writes {
            for folder in folders_of(write.path()).take_while(|folder| Some(*folder) != write.top) {
                self.tidy.remove(folder);
            }
        }
    }
}
