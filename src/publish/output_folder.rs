//! Output paths and where they lie.
//!
//! Takes a target, and output paths with `/` between their parts; gives places on disk and names for messages.
//! Does not know what is there.

use std::path::{Component, Path, PathBuf};

use super::errors;
use super::real_path;
use super::target::Target;
use crate::base::diagnostic::Diagnostic;

/// Where a build keeps its own files, below the site's root.
pub(super) const STATE_FOLDER: &str = ".chancery";

/// The first letters of each temporary file in the output folder; the rest are digits of a hash.
pub(super) const TEMPORARY: &str = ".chancery-";
const HASH_DIGITS: usize = 16;

/// The output folder, with all symlinks on its way resolved once, so that all later steps mean one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutputFolder {
    pub(crate) path: PathBuf,
    /// Relative to the site root where it lies within, otherwise absolute.
    pub(crate) shown: String,
}

impl OutputFolder {
    pub(super) fn of(target: &Target) -> Result<OutputFolder, Diagnostic> {
        let resolve =
            |path: &Path| real_path::resolve(path).map_err(|error| errors::failed(path, "be reached", &error));
        let path = resolve(&target.output)?;
        let root = resolve(&target.site_root)?;
        let shown = match path.strip_prefix(&root) {
            Ok(relative) => with_slashes(relative),
            Err(_) => path.display().to_string(),
        };
        Ok(OutputFolder { path, shown })
    }

    /// Where the output path lies; the empty path is the folder itself.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        let mut place = PathBuf::with_capacity(self.path.as_os_str().len() + path.len() + 1);
        place.push(&self.path);
        push(&mut place, path);
        place
    }

    /// The output path as a message names it.
    pub(super) fn name(&self, path: &str) -> String {
        if path.is_empty() { self.shown.clone() } else { format!("{}/{path}", self.shown) }
    }

    /// Where files wait that come from another disk: no output path's temporary file, since none is empty.
    pub(super) fn copies_folder(&self) -> PathBuf {
        self.temporary("", "")
    }

    /// The temporary file for the output path, in the folder `staging`. One path has one name, however often a build
    /// is interrupted; and the name is short, however long the path's own.
    pub(super) fn temporary(&self, staging: &str, path: &str) -> PathBuf {
        let hash = blake3::hash(path.as_bytes()).to_hex();
        let mut place = self.place(staging);
        place.push(format!("{TEMPORARY}{}", &hash[..HASH_DIGITS]));
        place
    }
}

/// Puts an output path at the end of a place on disk.
pub(super) fn push(place: &mut PathBuf, path: &str) {
    if cfg!(unix) && !path.is_empty() {
        return place.push(path);
    }
    // Where the system has another separator, a resolved path may know only that one.
    place.extend(path.split('/').filter(|part| !part.is_empty()));
}

/// Whether a name is one that [`OutputFolder::temporary`] gives.
pub(super) fn is_temporary(name: &str) -> bool {
    name.strip_prefix(TEMPORARY)
        .is_some_and(|hash| hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn with_slashes(relative: &Path) -> String {
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The folders above an output path, the topmost first, without the output folder itself.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The folder of an output path; empty for the output folder itself.
pub(super) fn parent_of(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

/// Whether the path stays within the output folder and away from our temporary names. Whoever plans the paths has
/// checked them with better messages; this is the last door.
pub(super) fn is_safe(path: &str) -> bool {
    let plain = |part: &str| {
        let mut components = Path::new(part).components();
        matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
    };
    path.split('/').all(|part| plain(part) && !part.contains('\0') && !part.starts_with(TEMPORARY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folders_of_a_path_come_topmost_first() {
        assert_eq!(folders_of("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders_of("c.html").count(), 0);
        assert_eq!((parent_of("a/b/c.html"), parent_of("c.html")), ("a/b", ""));
    }

    #[test]
    fn a_path_that_would_leave_the_folder_is_not_sound() {
        for bad in ["", "/etc/x", "../x", "a/../../x", "a//b", "a/", "./a", "a\0b", ".chancery-0"] {
            assert!(!is_safe(bad), "{bad:?}");
        }
        for good in ["index.html", "tag/media sosial/index.html", ".well-known/x", "..a/b..", "تاغ/x"] {
            assert!(is_safe(good), "{good:?}");
        }
    }

    #[test]
    fn a_temporary_name_is_short_and_differs_from_path_to_path() {
        let folder = OutputFolder { path: PathBuf::from("/x"), shown: "x".to_string() };
        let long = "a".repeat(255);
        assert_eq!(folder.temporary("", &long).file_name().unwrap().len(), TEMPORARY.len() + 16);
        assert_ne!(folder.temporary("", "a"), folder.temporary("", "b"));
        assert_eq!(folder.temporary("p/q", "p/q/r").parent().unwrap(), folder.place("p/q"));
        assert!(is_temporary(folder.temporary("", &long).file_name().unwrap().to_str().unwrap()));
        assert!(!is_temporary(".chancery-notes") && !is_temporary(".chancery-notes-of-mine00"));
    }
}
