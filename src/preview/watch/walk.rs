//! The folders that a site is made of, as they are on disk now.
//!
//! Takes the site's root; gives every folder to watch before it is listed, so that what is made meanwhile is either
//! listed or reported by the watch; and a stamp of all files. Reads no file.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::input::source::CONFIG_FILE;

/// The folders below the root that a site is made of.
pub(super) const FOLDERS: [&str; 6] = ["content", "data", "fonts", "i18n", "templates", "themes"];

/// What a folder is to a watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It has something watched in it; what is deeper is not part of the site.
    Holder,
    /// The top of a tree that belongs to the site.
    Top,
    /// Within such a tree.
    Inner,
}

/// What is called for each folder, before it is listed.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&Path, Role);

/// One number for the names, sizes and times of all files of the site.
pub(super) type Stamp = u64;

/// Walks the site. Gives the places outside its folders that symbolic links point to.
pub(super) fn folders(root: &Path, visit: Visit<'_>) -> BTreeSet<PathBuf> {
    let mut walk = Walk { visit, targets: BTreeSet::new(), root: real(root), stamp: None };
    walk.site(root);
    walk.targets
}

/// Looks up every file of the site.
pub(super) fn stamp(root: &Path) -> Stamp {
    let mut walk = Walk { visit: &mut |_, _| {}, targets: BTreeSet::new(), root: real(root), stamp: Some(0) };
    walk.site(root);
    walk.stamp.unwrap_or_default()
}

/// Whether a name is never part of a site: hidden files and editors' backup files, as `source` ignores them.
pub(super) fn is_ignored(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let hidden = name.starts_with('.') && !matches!(&*name, ".well-known" | ".nojekyll" | ".htaccess");
    hidden || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || name == "Thumbs.db"
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

struct Walk<'a> {
    visit: Visit<'a>,
    targets: BTreeSet<PathBuf>,
    root: PathBuf,
    /// None where files do not count.
    stamp: Option<Stamp>,
}

impl Walk<'_> {
    fn site(&mut self, root: &Path) {
        (self.visit)(root, Role::Holder);
        self.entry(&root.join(CONFIG_FILE), Role::Top);
        for folder in FOLDERS {
            self.entry(&root.join(folder), Role::Top);
        }
    }

    fn entry(&mut self, path: &Path, role: Role) {
        let Ok(found) = path.symlink_metadata() else { return };
        match () {
            () if found.is_dir() => self.folder(path, role),
            () if found.is_symlink() => self.link(path),
            () => self.file(path, &found),
        }
    }

    fn folder(&mut self, path: &Path, role: Role) {
        (self.visit)(path, role);
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            if is_ignored(&entry.file_name()) {
                continue;
            }
            match entry.file_type() {
                // A plain file is of interest to a stamp alone; without one it costs no further call.
                Ok(kind) if kind.is_file() && self.stamp.is_none() => {}
                Ok(_) => self.entry(&entry.path(), Role::Inner),
                Err(_) => {}
            }
        }
    }

    /// A link is followed where it points into the site, and not to a folder above the link.
    fn link(&mut self, path: &Path) {
        let Ok(target) = path.canonicalize() else { return };
        let holder = path.parent().map(real).unwrap_or_default();
        if !target.starts_with(&self.root) || holder.starts_with(&target) {
            return;
        }
        if let Some(parent) = target.parent() {
            (self.visit)(parent, Role::Holder);
        }
        self.targets.insert(target.clone());
        match target.metadata() {
            // The link's own path is walked: nested links end where a folder would hold itself.
            Ok(found) if found.is_dir() && path.components().count() < 64 => self.folder(path, Role::Top),
            Ok(found) => self.file(path, &found),
            Err(_) => {}
        }
    }

    fn file(&mut self, path: &Path, found: &Metadata) {
        let Some(stamp) = self.stamp else { return };
        let mut hasher = blake3::Hasher::new();
        hasher.update(path.as_os_str().as_encoded_bytes()).update(&found.len().to_le_bytes()).update(&times(found));
        let hash = u64::from_le_bytes(hasher.finalize().as_bytes()[..8].try_into().unwrap_or_default());
        // Folders are listed in any order.
        self.stamp = Some(stamp.wrapping_add(hash));
    }
}

/// What differs between two states of a file, without reading it.
#[cfg(unix)]
fn times(found: &Metadata) -> Vec<u8> {
    use std::os::unix::fs::MetadataExt;
    let numbers = [found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec(), found.ino().cast_signed()];
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

#[cfg(not(unix))]
fn times(found: &Metadata) -> Vec<u8> {
    let modified = found.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    modified.unwrap_or_default().as_nanos().to_le_bytes().to_vec()
}

/// What differs between two folders that are at one path, one after the other.
#[cfg(unix)]
pub(super) fn identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
pub(crate) fn identity(folder: &Path) -> Option<(u64, u64)> {
    let created = folder.metadata().ok()?.created().ok()?;
    let since = created.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Some((since.as_secs(), since.subsec_nanos().into()))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        folder
    }

    fn visited(root: &Path) -> Vec<String> {
        let mut seen = Vec::new();
        folders(root, &mut |path, _| seen.push(path.strip_prefix(root).unwrap().to_string_lossy().into_owned()));
        seen.sort();
        seen
    }

    #[test]
    fn the_sites_folders_are_walked_and_no_others() {
        let site = site(&["site.yaml", "content/a/b/c.md", "content/.git/x", "public/x/y", "target/x", ".git/x"]);
        assert_eq!(visited(&site.path().canonicalize().unwrap()), ["", "content", "content/a", "content/a/b"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_within_the_site_and_never_round() {
        let site = site(&["site.yaml", "content/a/c.md", "shared/deep/x.md"]);
        let root = site.path().canonicalize().unwrap();
        std::os::unix::fs::symlink("../shared", root.join("content/link")).unwrap();
        std::os::unix::fs::symlink("..", root.join("content/a/round")).unwrap();
        std::os::unix::fs::symlink("/", root.join("content/out")).unwrap();
        std::os::unix::fs::symlink("../content/a", root.join("shared/back")).unwrap();
        let seen = visited(&root);
        assert!(seen.iter().any(|path| path == "content/link/deep"), "{seen:?}");
        assert!(seen.len() < 20 && !seen.iter().any(|path| path.contains("out")), "{seen:?}");
    }

    #[test]
    fn a_stamp_changes_with_any_file_and_with_nothing_else() {
        let site = site(&["site.yaml", "content/a.md", "content/b.md", "public/x"]);
        let root = site.path();
        let first = stamp(root);
        fs::write(root.join("public/x"), "yyy").unwrap();
        fs::write(root.join("content/.b.md.swp"), "yyy").unwrap();
        assert_eq!(stamp(root), first);
        fs::write(root.join("content/a.md"), "yyy").unwrap();
        let second = stamp(root);
        assert_ne!(second, first);
        fs::rename(root.join("content/b.md"), root.join("content/c.md")).unwrap();
        assert_ne!(stamp(root), second);
    }
}
