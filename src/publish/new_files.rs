//! The new files of a publication: a short record of each, without its bytes.
//!
//! Takes records, in any order, and what went wrong with some; gives them by path, or every reason why they cannot all be files
//! of one folder.

use std::collections::BTreeSet;
use std::io;

use blake3::Hash;
use rayon::prelude::*;

use super::disk::Stamp;
use super::errors;
use super::output_folder::{OutputFolder, folders_of};
use super::staging_folder::Location;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// One finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewFile {
    pub(crate) path: Box<str>,
    pub(crate) hash: Hash,
    /// What it was made from, where that is known.
    pub(crate) key: Option<Hash>,
    /// Of the file at that location.
    pub(crate) stamp: Stamp,
    pub(crate) location: Location,
}

/// A file that could not be taken.
#[derive(Debug)]
pub(super) struct Failed {
    pub(crate) path: Box<str>,
    /// None where the path itself is at fault.
    pub(crate) error: Option<io::Error>,
}

/// Finished files by path, each once.
#[derive(Debug)]
pub(super) struct NewFiles(Vec<NewFile>);

impl NewFiles {
    /// All errors are given, as the output folder's files.
    pub(crate) fn of(
        mut files: Vec<NewFile>,
        failed: &[Failed],
        output: &OutputFolder,
    ) -> Result<NewFiles, Diagnostics> {
        // Mostly in order already, by long runs.
        files.par_sort_by(|one, other| one.path.cmp(&other.path));
        let twice = files.windows(2).filter(|pair| pair[0].path == pair[1].path);
        let mut errors: Diagnostics = twice.map(|pair| made_twice(&pair[0].path)).collect();
        if !failed.is_empty() {
            let taken: BTreeSet<&str> = files.iter().map(|file| &*file.path).collect();
            let all: BTreeSet<&str> = failed.iter().map(|failed| &*failed.path).chain(taken.iter().copied()).collect();
            errors.extend(failed.iter().map(|failed| {
                match &failed.error {
                    None => not_inside(&failed.path),
                    // Two names that exclude each other are the true reason for what the system says.
                    Some(_) if taken.contains(&*failed.path) => made_twice(&failed.path),
                    Some(error) => clash(&all, &failed.path)
                        .unwrap_or_else(|| errors::failed_named(&output.name(&failed.path), "be written", error)),
                }
            }));
        }
        if errors.is_empty() { Ok(NewFiles(files)) } else { Err(errors) }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &NewFile> {
        self.0.iter()
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.binary_search_by(|file| (*file.path).cmp(path)).is_ok()
    }

    /// Whether one of the files is in the folder.
    pub(super) fn has_in(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let first = self.0.partition_point(|file| *file.path < *below);
        self.0.get(first).is_some_and(|file| file.path.starts_with(&below))
    }
}

fn clash(all: &BTreeSet<&str>, path: &str) -> Option<Diagnostic> {
    if let Some(folder) = folders_of(path).find(|folder| all.contains(folder)) {
        return Some(both_file_and_folder(folder, path));
    }
    let below = format!("{path}/");
    let first = all.range(&*below..).next()?;
    first.starts_with(&below).then(|| both_file_and_folder(path, first))
}

/// A path that is one file and the folder of another.
pub(super) fn both_file_and_folder(folder: &str, path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{folder}` cannot be a file, because `{path}` needs a folder of that name"))
        .hint("change the `permalink` of one")
}

fn made_twice(path: &str) -> Diagnostic {
    Diagnostic::error(format!("two files would be written to `{path}`")).hint("change the `permalink` of one")
}

fn not_inside(path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{}` is not a path within the output folder", path.escape_debug()))
        .hint("give the page another `permalink` or `slug`")
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::PathBuf;

    use super::*;

    fn offered(path: &str) -> NewFile {
        let stamp = Stamp { size: 0, modified: 0 };
        NewFile { path: path.into(), hash: blake3::hash(b""), key: None, stamp, location: Location::InTree }
    }

    fn new_files(paths: &[&str], failed: &[(&str, ErrorKind)]) -> Result<NewFiles, Vec<String>> {
        let output = OutputFolder { path: PathBuf::from("/public"), shown: "public".to_string() };
        let failed: Vec<_> =
            failed.iter().map(|(path, kind)| Failed { path: (*path).into(), error: Some((*kind).into()) }).collect();
        let new_files = NewFiles::of(paths.iter().map(|path| offered(path)).collect(), &failed, &output);
        new_files.map_err(|errors| errors.into_iter().map(|error| error.message).collect())
    }

    #[test]
    fn files_are_found_by_path_and_by_folder() {
        let new_files = new_files(&["b/c/d", "a", "b-c"], &[]).unwrap();
        assert_eq!(new_files.iter().map(|offered| &*offered.path).collect::<Vec<_>>(), ["a", "b-c", "b/c/d"]);
        assert!(new_files.has("b-c") && !new_files.has("b/c"));
        assert!(new_files.has_in("b/c") && new_files.has_in("b") && !new_files.has_in("a") && !new_files.has_in("z"));
    }

    #[test]
    fn the_reason_behind_a_failed_write_is_told_in_its_place() {
        let errors = new_files(&["a", "x"], &[("a/b", ErrorKind::NotADirectory)]).unwrap_err();
        assert!(errors[0].contains("`a` cannot be a file") && errors[0].contains("`a/b`"), "{errors:?}");
        let errors = new_files(&["a/b"], &[("a", ErrorKind::AlreadyExists)]).unwrap_err();
        assert!(errors[0].contains("`a` cannot be a file") && errors[0].contains("`a/b`"), "{errors:?}");
        let errors = new_files(&["x"], &[("a/b", ErrorKind::StorageFull)]).unwrap_err();
        assert!(errors[0].contains("`public/a/b` could not be written"), "{errors:?}");
    }

    #[test]
    fn a_path_that_two_files_claim_is_an_error() {
        assert!(new_files(&["a", "b", "a"], &[]).unwrap_err()[0].contains("written to `a`"));
        let errors = new_files(&["a"], &[("a", ErrorKind::AlreadyExists)]).unwrap_err();
        assert!(errors[0].contains("written to `a`"), "{errors:?}");
    }
}
