//! Which of the folders that a publication touches exist on disk.
//!
//! Takes output paths; gives the state of each folder above them, without following a symlink: below a link, a file or
//! a gap nothing is looked up.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::errors;
use super::output_folder::{OutputFolder, folders_of, parent_of};
use crate::base::diagnostic::{Diagnostic, Diagnostics};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FolderState<'a> {
    /// It does not exist, nor does the one named, the topmost that is missing.
    Missing(&'a str),
    Folder,
    /// It is a symlink, or lies behind the one named.
    Link(&'a str),
    /// Something that is not a folder is in its place, or at the path named, above it.
    Blocked(&'a str),
}

#[derive(Debug)]
pub(super) struct FolderStates<'a> {
    states: BTreeMap<&'a str, FolderState<'a>>,
}

impl<'a> FolderStates<'a> {
    /// Looks at each folder above the paths once.
    pub(crate) fn above<I>(paths: I, disk: &dyn Disk, output: &OutputFolder) -> Result<FolderStates<'a>, Diagnostics>
    where
        I: Iterator<Item = &'a str>,
    {
        let mut folders = FolderStates { states: BTreeMap::new() };
        folders.look_at(vec![""], disk, output)?;
        for level in levels(paths) {
            folders.look_at(level.into_iter().collect(), disk, output)?;
        }
        Ok(folders)
    }

    /// The state of a folder above one of the paths; the empty name is the output folder.
    pub(super) fn state(&self, folder: &'a str) -> FolderState<'a> {
        self.states.get(folder).copied().unwrap_or(FolderState::Missing(folder))
    }

    /// The folders that exist, the output folder aside.
    pub(super) fn existing(&self) -> impl Iterator<Item = &'a str> {
        self.states
            .iter()
            .filter(|(name, state)| !name.is_empty() && **state == FolderState::Folder)
            .map(|(name, _)| *name)
    }

    fn look_at(&mut self, level: Vec<&'a str>, disk: &dyn Disk, out: &OutputFolder) -> Result<(), Diagnostics> {
        let found: Vec<_> = level.into_par_iter().map(|name| (name, self.find(name, disk, out))).collect();
        let mut errors = Diagnostics::new();
        for (name, state) in found {
            match state {
                Ok(state) => drop(self.states.insert(name, state)),
                Err(error) => errors.push(error),
            }
        }
        errors.into_result()
    }

    fn find(&self, name: &'a str, disk: &dyn Disk, output: &OutputFolder) -> Result<FolderState<'a>, Diagnostic> {
        if !name.is_empty() {
            match self.state(parent_of(name)) {
                FolderState::Folder => {}
                // The output folder itself is made in any case.
                FolderState::Missing("") => return Ok(FolderState::Missing(name)),
                state => return Ok(state),
            }
        }
        let info = disk
            .info(&output.place(name))
            .map_err(|error| errors::failed_named(&output.name(name), "be read", &error))?;
        Ok(match info.map(|info| info.kind) {
            None => FolderState::Missing(name),
            Some(Kind::Folder) => FolderState::Folder,
            Some(Kind::Link) => FolderState::Link(name),
            Some(Kind::File | Kind::Other) => FolderState::Blocked(name),
        })
    }
}

/// The distinct folders above the paths, by depth, so that a level can be dealt with in parallel.
pub(super) fn levels<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<BTreeSet<&'a str>> {
    let mut levels: Vec<BTreeSet<&str>> = Vec::new();
    let mut last = "";
    for path in paths {
        // Neighbours mostly share their folder.
        if parent_of(path) == last {
            continue;
        }
        last = parent_of(path);
        for (depth, folder) in folders_of(path).enumerate() {
            if levels.len() == depth {
                levels.push(BTreeSet::new());
            }
            levels[depth].insert(folder);
        }
    }
    levels
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::super::real_disk::RealDisk;
    use super::*;

    #[test]
    fn levels_hold_each_folder_once() {
        let found = levels(["a/x", "a/b/c/y", "a/b/c/z", "index.html", "a/b/q"].into_iter());
        let found: Vec<Vec<_>> = found.into_iter().map(|level| level.into_iter().collect()).collect();
        assert_eq!(found, [vec!["a"], vec!["a/b"], vec!["a/b/c"]]);
    }

    #[cfg(unix)]
    #[test]
    fn below_a_link_a_file_or_a_gap_nothing_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("real/deep")).unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        std::os::unix::fs::symlink("real", folder.path().join("link")).unwrap();
        let output = OutputFolder { path: folder.path().to_path_buf(), shown: "public".to_string() };
        let paths = ["real/deep/x", "link/deep/x", "file/deep/x", "gap/deep/x"];
        let folders = FolderStates::above(paths.into_iter(), &RealDisk, &output).unwrap();
        assert_eq!(folders.state("real/deep"), FolderState::Folder);
        assert_eq!(folders.state("link/deep"), FolderState::Link("link"));
        assert_eq!(folders.state("file/deep"), FolderState::Blocked("file"));
        assert_eq!(folders.state("gap/deep"), FolderState::Missing("gap"));
        assert_eq!(folders.existing().collect::<Vec<_>>(), ["real", "real/deep"]);
    }
}
