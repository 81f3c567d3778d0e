//! What a publication was offered: a short record of each file, without its bytes.
//!
//! Takes records, in any order, and what went wrong with some; gives them by path, or every reason why they cannot all
//! be files of one folder. Deliberately does not know the disk.

use std::collections::BTreeSet;
use std::io;

use blake3::Hash;
use rayon::prelude::*;

use super::disk::Stamp;
use super::folder::{OutputFolder, folders_of};
use super::staging::Held;
use super::trouble;
use crate::base::diagnostic::Diagnostic;

/// One finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offered {
    pub path: Box<str>,
    pub hash: Hash,
    /// What it was made from, where that is known.
    pub key: Option<Hash>,
    /// Of the file where it is held.
    pub stamp: Stamp,
    pub held: Held,
}

/// A file that could not be taken.
#[derive(Debug)]
pub(super) struct Failed {
    pub path: Box<str>,
    /// None where the path itself is at fault.
    pub error: Option<io::Error>,
}

/// Finished files by path, each once.
#[derive(Debug)]
pub(super) struct Offers(Vec<Offered>);

impl Offers {
    /// All errors are given, as the output folder's files.
    pub fn of(mut offered: Vec<Offered>, failed: &[Failed], output: &OutputFolder) -> Result<Offers, Vec<Diagnostic>> {
        // Mostly in order already, by long runs.
        offered.par_sort_by(|one, other| one.path.cmp(&other.path));
        let twice = offered.windows(2).filter(|pair| pair[0].path == pair[1].path);
        let mut errors: Vec<Diagnostic> = twice.map(|pair| made_twice(&pair[0].path)).collect();
        if !failed.is_empty() {
            let taken: BTreeSet<&str> = offered.iter().map(|offered| &*offered.path).collect();
            let all: BTreeSet<&str> = failed.iter().map(|failed| &*failed.path).chain(taken.iter().copied()).collect();
            errors.extend(failed.iter().map(|failed| {
                match &failed.error {
                    None => unsound(&failed.path),
                    // Two names that exclude each other are the true reason for what the system says.
                    Some(_) if taken.contains(&*failed.path) => made_twice(&failed.path),
                    Some(error) => clash(&all, &failed.path)
                        .unwrap_or_else(|| trouble::failed_named(&output.name(&failed.path), "be written", error)),
                }
            }));
        }
        if errors.is_empty() { Ok(Offers(offered)) } else { Err(errors) }
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Offered> {
        self.0.iter()
    }

    pub fn has(&self, path: &str) -> bool {
        self.0.binary_search_by(|offered| (*offered.path).cmp(path)).is_ok()
    }

    /// Whether a file in the folder was offered.
    pub fn has_in(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let first = self.0.partition_point(|offered| *offered.path < *below);
        self.0.get(first).is_some_and(|offered| offered.path.starts_with(&below))
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

/// A path that two files claim, one of which needs it for a folder.
pub(super) fn both_file_and_folder(folder: &str, path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{folder}` cannot be a file, because `{path}` needs a folder of that name"))
        .hint("give one of the two another `permalink` or name")
}

fn made_twice(path: &str) -> Diagnostic {
    Diagnostic::error(format!("two files of the site claim the path `{path}`"))
        .hint("give one of the two another `permalink` or name")
}

fn unsound(path: &str) -> Diagnostic {
    Diagnostic::error(format!("`{}` is no path within the output folder", path.escape_debug()))
        .hint("give the page another `permalink` or `slug`")
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::PathBuf;

    use super::*;

    fn offered(path: &str) -> Offered {
        let stamp = Stamp { size: 0, modified: 0 };
        Offered { path: path.into(), hash: blake3::hash(b""), key: None, stamp, held: Held::InTree }
    }

    fn offers(paths: &[&str], failed: &[(&str, ErrorKind)]) -> Result<Offers, Vec<String>> {
        let output = OutputFolder { path: PathBuf::from("/public"), shown: "public".to_string() };
        let failed: Vec<_> =
            failed.iter().map(|(path, kind)| Failed { path: (*path).into(), error: Some((*kind).into()) }).collect();
        let offers = Offers::of(paths.iter().map(|path| offered(path)).collect(), &failed, &output);
        offers.map_err(|errors| errors.into_iter().map(|error| error.message).collect())
    }

    #[test]
    fn files_are_found_by_path_and_by_folder() {
        let offers = offers(&["b/c/d", "a", "b-c"], &[]).unwrap();
        assert_eq!(offers.iter().map(|offered| &*offered.path).collect::<Vec<_>>(), ["a", "b-c", "b/c/d"]);
        assert!(offers.has("b-c") && !offers.has("b/c"));
        assert!(offers.has_in("b/c") && offers.has_in("b") && !offers.has_in("a") && !offers.has_in("z"));
    }

    #[test]
    fn the_reason_behind_a_failed_write_is_told_in_its_place() {
        let errors = offers(&["a", "x"], &[("a/b", ErrorKind::NotADirectory)]).unwrap_err();
        assert!(errors[0].contains("`a` cannot be a file") && errors[0].contains("`a/b`"), "{errors:?}");
        let errors = offers(&["a/b"], &[("a", ErrorKind::AlreadyExists)]).unwrap_err();
        assert!(errors[0].contains("`a` cannot be a file") && errors[0].contains("`a/b`"), "{errors:?}");
        let errors = offers(&["x"], &[("a/b", ErrorKind::StorageFull)]).unwrap_err();
        assert!(errors[0].contains("`public/a/b` could not be written"), "{errors:?}");
    }

    #[test]
    fn a_path_that_two_files_claim_is_an_error() {
        assert!(offers(&["a", "b", "a"], &[]).unwrap_err()[0].contains("claim the path `a`"));
        let errors = offers(&["a"], &[("a", ErrorKind::AlreadyExists)]).unwrap_err();
        assert!(errors[0].contains("claim the path `a`"), "{errors:?}");
    }
}
