//! Lists the files of a site.
//!
//! Takes folders; gives the files in them by path, and problems with the rest: pipes, links that point outside the site or
//! to a folder that contains them, names that are not UTF-8. It reads no file.

use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};

/// The files found so far, and problems with the rest.
pub(crate) struct Listing {
    root: PathBuf,
    real_root: PathBuf,
    pub(crate) files: Vec<(String, PathBuf)>,
    pub(crate) problems: Diagnostics,
}

impl Listing {
    pub(crate) fn new(root: &Path) -> Listing {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let root = root.to_path_buf();
        Listing { root, real_root, files: Vec::new(), problems: Diagnostics::new() }
    }

    /// Lists the files in a folder and its subfolders.
    pub(crate) fn walk(&mut self, folder: &Path) {
        if folder.symlink_metadata().is_err() {
            return;
        }
        let entries = WalkDir::new(folder).follow_links(false).follow_root_links(false).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_ignored_entry(entry)) {
            match entry {
                Ok(entry) => self.add(&entry),
                Err(error) => {
                    let place = error.path().and_then(|path| self.name(path)).map(Place::file);
                    let reason = error.io_error().map_or_else(|| "it contains itself".to_string(), ToString::to_string);
                    let problem = Diagnostic::error(format!("this folder cannot be read: {reason}"));
                    self.problems.push(Diagnostic { place, ..problem });
                }
            }
        }
    }

    fn add(&mut self, entry: &DirEntry) {
        let Some(path) = self.name(entry.path()) else {
            let shown = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_string_lossy().into_owned();
            let problem = Diagnostic::error(format!("the name of `{shown}` is not UTF-8"));
            self.problems.push(problem.at(Place::file(shown)).hint("rename it"));
            return;
        };
        let kind = entry.file_type();
        if kind.is_file() {
            self.files.push((path, entry.path().to_path_buf()));
        } else if kind.is_symlink() {
            self.follow(&path, entry.path());
        } else if !kind.is_dir() {
            let message = format!("`{path}` is not a normal file (pipe, socket, device), so it is ignored");
            self.problems.push(Diagnostic::warning(message).at(Place::file(path)).hint("move it out of the site"));
        }
    }

    /// Follows a link if its target is in the site and does not contain the link.
    fn follow(&mut self, path: &str, link: &Path) {
        let refuse = |message: String, hint: &str| Diagnostic::error(message).at(Place::file(path)).hint(hint);
        let Ok(target) = link.canonicalize() else {
            let message = format!("broken symbolic link `{path}`");
            return self.problems.push(refuse(message, "delete it, or fix its target"));
        };
        if !target.starts_with(&self.real_root) {
            let message = format!("the symbolic link `{path}` points outside the site");
            return self.problems.push(refuse(message, "copy its target into the site"));
        }
        if target.is_file() {
            self.files.push((path.to_string(), link.to_path_buf()));
        } else if self.is_within(link, &target) {
            let message = format!("the symbolic link `{path}` points to a folder that contains it, so it is ignored");
            self.problems.push(Diagnostic::warning(message).at(Place::file(path)).hint("delete it"));
        } else {
            // By the path of the link, so that files keep the names that the author sees.
            for entry in std::fs::read_dir(link).into_iter().flatten().flatten() {
                self.walk(&entry.path());
            }
        }
    }

    /// Whether a link is inside its own target.
    fn is_within(&self, link: &Path, target: &Path) -> bool {
        let above = link.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root));
        above.filter_map(|folder| folder.canonicalize().ok()).any(|folder| folder.starts_with(target))
    }

    fn name(&self, path: &Path) -> Option<String> {
        slashes(path.strip_prefix(&self.root).ok()?)
    }
}

/// Hidden files and editors' backups are ignored, except those that hosts look for.
fn is_ignored_entry(entry: &DirEntry) -> bool {
    is_ignored(&entry.file_name().to_string_lossy())
}

/// Whether files and folders of this name are ignored.
pub(crate) fn is_ignored(name: &str) -> bool {
    let wanted = matches!(name, ".well-known" | ".nojekyll" | ".htaccess" | ".gitkeep");
    let hidden = name.starts_with('.') && (!wanted || name == ".gitkeep");
    hidden || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || name == "Thumbs.db"
}

/// A relative path with `/` between its parts; `None` if a part is not UTF-8.
pub(crate) fn slashes(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    parts.map(|parts| parts.join("/"))
}
