//! Writes an import to disk: all of it or nothing.
//!
//! Takes files by their paths from the site's root; builds them in a folder next to the target and moves them there at
//! the end. No existing file is ever changed.
// This is the only place where an import changes the disk; it is not the site's output.
#![allow(clippy::disallowed_methods)]

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::scratch::Scratch;
use crate::base::diagnostic::Diagnostic;
use crate::import::read::walk::walk;

/// The folder in which an import is built. It is removed when it is dropped before [`Staging::finish`].
#[derive(Debug)]
pub(crate) struct Staging {
    target: PathBuf,
    folder: PathBuf,
    /// Folders that exist already, so that each is created once.
    made: BTreeSet<PathBuf>,
    scratches: Cell<usize>,
    done: bool,
}

/// What was moved into place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Finished {
    pub(crate) written: usize,
    /// Files that existed and were not changed, from the site's root.
    pub(crate) kept: Vec<String>,
}

impl Staging {
    /// Starts an import into `target`. A folder that is not empty is refused, unless `force` is set.
    pub(crate) fn begin(target: &Path, force: bool) -> Result<Staging, Diagnostic> {
        let target = std::path::absolute(target).map_err(|error| trouble(target, "cannot be used", &error))?;
        match fs::read_dir(&target).map(|mut entries| entries.next().is_some()) {
            Ok(true) if !force => {
                let problem = Diagnostic::error(format!("`{}` is not empty", target.display()));
                return Err(problem
                    .hint("use `--into DIR` to name a new or empty folder")
                    .hint("or use `--force` to add files to it (existing files are not changed)"));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(trouble(&target, "cannot be used", &error)),
        }
        let parent = target.parent().unwrap_or(&target).to_path_buf();
        fs::create_dir_all(&parent).map_err(|error| trouble(&parent, "cannot be created", &error))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for number in 0..100 {
            let folder = parent.join(format!(".{name}.import-{}-{number}", std::process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => {
                    return Ok(Staging { target, folder, made: BTreeSet::new(), scratches: Cell::new(0), done: false });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(trouble(&folder, "cannot be created", &error)),
            }
        }
        Err(Diagnostic::error(format!(
            "the temporary folder for the import cannot be created next to `{}`",
            target.display()
        )))
    }

    /// A folder for temporary files, next to the import's; it is created together with its first file.
    pub(crate) fn scratch(&self) -> Scratch {
        let number = self.scratches.get() + 1;
        self.scratches.set(number);
        let mut name = self.folder.file_name().unwrap_or_default().to_os_string();
        name.push(format!("-files-{number}"));
        Scratch::new(self.folder.with_file_name(name))
    }

    /// A new file with these bytes.
    pub(crate) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let mut file = self.create(path)?;
        file.write_all(bytes)
            .and_then(|()| file.flush())
            .map_err(|error| trouble(Path::new(path), "cannot be written", &error))
    }

    /// The text of a file that was written already, otherwise nothing.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap_or_default()
    }

    /// A file with these bytes, also if it was written already.
    pub(crate) fn replace(&mut self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let file = self.place(path)?;
        fs::write(file, bytes).map_err(|error| trouble(Path::new(path), "cannot be written", &error))
    }

    /// The folder in which the import is built.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A new file, to be written piece by piece.
    pub(crate) fn create(&mut self, path: &str) -> Result<BufWriter<File>, Diagnostic> {
        let file = self.place(path)?;
        let file = File::create_new(file).map_err(|error| trouble(Path::new(path), "cannot be written", &error))?;
        Ok(BufWriter::new(file))
    }

    /// A copy of a file of any size.
    pub(crate) fn copy(&mut self, path: &str, from: &Path) -> Result<(), Diagnostic> {
        let to = self.place(path)?;
        fs::copy(from, to).map(drop).map_err(|error| trouble(from, "cannot be copied", &error))
    }

    /// Whether a file with that path was written already.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// The place of a file while the import is built; its folder is created.
    fn place(&mut self, path: &str) -> Result<PathBuf, Diagnostic> {
        if let Err(problem) = crate::base::url::check_output_path(path) {
            return Err(
                Diagnostic::error(format!("`{path}` cannot be the path of a file: {problem}")).hint(problem.hint())
            );
        }
        let file = self.folder.join(path);
        let folder = file.parent().unwrap_or(&self.folder).to_path_buf();
        if !self.made.contains(&folder) {
            fs::create_dir_all(&folder).map_err(|error| trouble(&folder, "cannot be created", &error))?;
            self.made.insert(folder);
        }
        Ok(file)
    }

    /// Moves everything into place: in one step if the target is new or empty, otherwise file by file. If one file
    /// cannot be moved, all others are removed again.
    pub(crate) fn finish(mut self) -> Result<Finished, Diagnostic> {
        let files = walk(&self.folder);
        let empty = fs::read_dir(&self.target).map_or(true, |mut entries| entries.next().is_none());
        if empty {
            // On some systems, a rename cannot replace an empty folder.
            match fs::remove_dir(&self.target) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(trouble(&self.target, "cannot be replaced", &error)),
            }
            fs::rename(&self.folder, &self.target)
                .map_err(|error| trouble(&self.target, "cannot be created", &error))?;
            self.done = true;
            return Ok(Finished { written: files.len(), kept: Vec::new() });
        }
        let mut placed: Vec<PathBuf> = Vec::new();
        let mut kept = Vec::new();
        for path in &files {
            match self.add(path) {
                Ok(true) => placed.push(self.target.join(path)),
                Ok(false) => kept.push(path.clone()),
                Err(error) => {
                    for file in placed {
                        // If a file cannot be removed, nothing more can be done.
                        let _ = fs::remove_file(file);
                    }
                    return Err(trouble(&self.target.join(path), "cannot be written", &error));
                }
            }
        }
        Ok(Finished { written: placed.len(), kept })
    }

    /// Moves one file into the target; false if it exists there.
    fn add(&self, path: &str) -> io::Result<bool> {
        let (from, to) = (self.folder.join(path), self.target.join(path));
        if to.symlink_metadata().is_ok() {
            return Ok(false);
        }
        fs::create_dir_all(to.parent().unwrap_or(&self.target))?;
        // A link never replaces another file; a rename would.
        match fs::hard_link(&from, &to) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(_) => {
                let mut file = File::create_new(&to)?;
                io::copy(&mut File::open(&from)?, &mut file)?;
                Ok(true)
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.done {
            // If it cannot be removed, it is next to the target, under a name of its own.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn trouble(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("`{}` {what}: {error}", path.display()))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        walk(folder)
    }

    #[test]
    fn an_unfinished_import_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut staging = Staging::begin(&folder.path().join("blog"), false).unwrap();
        staging.write("content/a.md", b"a").unwrap();
        drop(staging);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_finished_import_is_complete_in_a_new_or_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("blog");
        for _ in 0..2 {
            fs::create_dir_all(&target).unwrap();
            let mut staging = Staging::begin(&target, false).unwrap();
            staging.write("content/posts/a.md", b"a").unwrap();
            assert_eq!(staging.finish().unwrap().written, 1);
            assert_eq!(names(folder.path()), ["blog/content/posts/a.md"]);
            fs::remove_dir_all(&target).unwrap();
        }
    }

    #[test]
    fn a_folder_that_is_not_empty_is_refused_and_force_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("blog");
        fs::create_dir_all(target.join("content")).unwrap();
        fs::write(target.join("content/a.md"), "mine").unwrap();
        assert!(Staging::begin(&target, false).unwrap_err().message.contains("not empty"));
        let mut staging = Staging::begin(&target, true).unwrap();
        staging.write("content/a.md", b"theirs").unwrap();
        staging.write("content/b.md", b"new").unwrap();
        let finished = staging.finish().unwrap();
        assert_eq!((finished.written, finished.kept), (1, vec!["content/a.md".to_string()]));
        assert_eq!(fs::read_to_string(target.join("content/a.md")).unwrap(), "mine");
        assert_eq!(names(folder.path()), ["blog/content/a.md", "blog/content/b.md"]);
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut staging = Staging::begin(&folder.path().join("blog"), false).unwrap();
        for path in ["../a", "/a", "a/../../b", "", "con"] {
            assert!(staging.write(path, b"x").is_err(), "{path}");
        }
    }
}
