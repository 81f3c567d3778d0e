//! Files in the places of new ones that no list says are ours.
//!
//! Takes their paths, and what happened to the list; gives one error that explains all of them, or one for each where there are
//! few reasons to think of an earlier build.

use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;
use super::errors;
use super::output_folder::OutputFolder;
use crate::base::count::{counted, number};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::pages::generator;

/// How many files a hint names.
const NAMED: usize = 3;

/// Why the list of what earlier builds wrote does not say all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// There is none: this is the first build, or the list was deleted.
    Missing,
    /// It is not whole.
    Damaged,
}

/// What the errors are made from.
pub(super) struct Foreign<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) output: &'a OutputFolder,
    /// The list's own file.
    pub(super) list: &'a Path,
    pub(super) loss: Option<Loss>,
    /// Whether files that say that we made them were taken over.
    pub(super) adopted: bool,
}

impl Foreign<'_> {
    /// Why the files at `paths` are not overwritten, and what to do.
    pub(super) fn refuse(&self, paths: &[&str]) -> Diagnostics {
        let says_so = |path: &&&str| {
            let bytes = self.disk.read(&self.output.place(path));
            !self.adopted && bytes.is_ok_and(|bytes| generator::is_made_by_us(path, &bytes))
        };
        let (marked, others): (Vec<&str>, Vec<&str>) = paths.par_iter().partition_map(|path| match says_so(&path) {
            true => rayon::iter::Either::Left(*path),
            false => rayon::iter::Either::Right(*path),
        });
        match self.loss {
            Some(loss) if paths.len() > 1 => self.all_in_one(loss, &marked, &others).into(),
            _ => {
                let marked = marked.into_iter().map(|path| self.one(path).hint(ADOPT));
                marked.chain(others.into_iter().map(|path| self.one(path))).collect()
            }
        }
    }

    fn one(&self, path: &str) -> Diagnostic {
        errors::not_ours(&self.output.name(path))
    }

    fn all_in_one(&self, loss: Loss, marked: &[&str], others: &[&str]) -> Diagnostic {
        let files = counted(marked.len() + others.len(), "file", "files");
        let state = match loss {
            Loss::Missing => "is missing",
            Loss::Damaged => "is damaged",
        };
        let (folder, list) = (&self.output.shown, self.list.display());
        let why = match self.adopted {
            false => format!("the list of what earlier builds wrote (`{list}`) {state}"),
            true => "nothing in them says that Chancery made them".to_string(),
        };
        let message = format!("`{folder}` has {files} in the places of new ones, and {why}, so nothing is overwritten");
        let problem = Diagnostic::error(message);
        let problem = match marked.len() {
            0 => problem,
            count => problem.hint(format!("{ADOPT}: {} of them say so, and no other file is touched", number(count))),
        };
        match others.len() {
            0 => problem,
            count => {
                let named: Vec<String> =
                    others.iter().take(NAMED).map(|path| format!("`{}`", self.output.name(path))).collect();
                let more = count.saturating_sub(NAMED);
                let more = if more > 0 { format!(" and {} more", number(more)) } else { String::new() };
                let hint = "move your own files to `content/` to publish them, and delete what you do not need";
                problem.hint(format!("{hint}: {}{more}", named.join(", ")))
            }
        }
    }
}

const ADOPT: &str = "build with `--adopt` to take over files that an earlier build of Chancery made";
