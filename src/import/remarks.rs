//! Remarks, however many.
//!
//! Takes remarks one at a time; keeps the first in memory and the rest in a file, and counts all of them by what
//! happened. A large blog with a missing folder of pictures has a hundred thousand. Deliberately does not know how a
//! remark is shown.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;

use super::report::{Gravity, Remark};
use super::write::Scratch;

/// Remarks that are kept in memory.
const HELD: usize = 5000;

/// All remarks of an import.
#[derive(Debug, Default)]
pub struct Remarks {
    held: Vec<Remark>,
    counts: BTreeMap<(Gravity, String), usize>,
    scratch: Option<Scratch>,
    spilled: Option<Spilled>,
}

#[derive(Debug)]
struct Spilled {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Remarks {
    /// Remarks of which only the first stay in memory.
    pub fn spilling(scratch: Scratch) -> Remarks {
        Remarks { scratch: Some(scratch), ..Remarks::default() }
    }

    pub fn push(&mut self, remark: Remark) {
        *self.counts.entry((remark.gravity, remark.what.clone())).or_default() += 1;
        // What cannot be spilled is held: nothing is lost.
        if self.held.len() < HELD || self.spill(&remark).is_none() {
            self.held.push(remark);
        }
    }

    pub fn extend(&mut self, remarks: impl IntoIterator<Item = Remark>) {
        remarks.into_iter().for_each(|remark| self.push(remark));
    }

    fn spill(&mut self, remark: &Remark) -> Option<()> {
        if self.spilled.is_none() {
            let (path, file) = self.scratch.as_ref()?.create().ok()?;
            self.spilled = Some(Spilled { path, file });
        }
        let file = &mut self.spilled.as_mut()?.file;
        let fields = (remark.gravity == Gravity::Lost, &remark.what, &remark.title, &remark.old_url, &remark.file);
        let line = serde_json::to_string(&(fields, remark.line, &remark.text)).ok()?;
        writeln!(file, "{line}").ok()
    }

    /// The remarks that are in memory.
    pub fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.held.iter()
    }

    /// What happened, and how often.
    pub fn counts(&self) -> impl Iterator<Item = (Gravity, &str, usize)> {
        self.counts.iter().map(|((gravity, what), count)| (*gravity, what.as_str(), *count))
    }

    /// Shows each remark of one kind.
    pub fn each(
        &mut self,
        gravity: Gravity,
        what: &str,
        show: &mut dyn FnMut(&Remark) -> io::Result<()>,
    ) -> io::Result<()> {
        let is_own = |remark: &Remark| remark.gravity == gravity && remark.what == what;
        let mut own: Vec<&Remark> = self.held.iter().filter(|remark| is_own(remark)).collect();
        own.sort_by_key(|remark| (&remark.file, remark.line, &remark.text));
        own.into_iter().try_for_each(&mut *show)?;
        let Some(spilled) = &mut self.spilled else { return Ok(()) };
        spilled.file.flush()?;
        for line in BufReader::new(File::open(&spilled.path)?).lines() {
            let ((lost, what, title, old_url, file), line, text): Fields = serde_json::from_str(&line?)?;
            let gravity = if lost { Gravity::Lost } else { Gravity::Changed };
            let remark = Remark { gravity, what, title, old_url, file, line, text };
            if is_own(&remark) {
                show(&remark)?;
            }
        }
        Ok(())
    }
}

type Fields = ((bool, String, String, String, String), usize, String);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::write::Staging;

    #[test]
    fn remarks_beyond_those_in_memory_are_shown_and_counted_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::begin(&folder.path().join("blog"), false).unwrap();
        let mut remarks = Remarks::spilling(staging.scratch());
        let remark = |number: usize| Remark {
            gravity: if number.is_multiple_of(2) { Gravity::Lost } else { Gravity::Changed },
            what: "a \"thing\"".to_string(),
            title: String::new(),
            old_url: String::new(),
            file: format!("content/{number:06}.md"),
            line: number,
            text: "x\ny".to_string(),
        };
        remarks.extend((0..HELD * 3).map(remark));
        assert_eq!(remarks.iter().count(), HELD);
        assert_eq!(remarks.counts().map(|(.., count)| count).sum::<usize>(), HELD * 3);
        let mut seen = Vec::new();
        remarks
            .each(Gravity::Lost, "a \"thing\"", &mut |remark| {
                seen.push(remark.clone());
                Ok(())
            })
            .unwrap();
        assert_eq!(seen, (0..HELD * 3).step_by(2).map(remark).collect::<Vec<_>>());
        drop((remarks, staging));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
