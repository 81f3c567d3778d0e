//! Paths as the disk has them.
//!
//! Takes paths as they are written; gives them without symlinks and `..`, and says whether two of them are one folder:
//! symlinks, bind mounts, and case where the system ignores it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::real_disk;

/// The path without symlinks and `..`, as the system would walk it, though its last parts may not exist yet. A symlink
/// to nowhere is an error, as is a file on the way.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut walked = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            // What was walked has no symlink in it, so its parent is the part before.
            Component::ParentDir => {
                walked.pop();
            }
            Component::Prefix(_) | Component::RootDir => walked.push(part.as_os_str()),
            Component::Normal(name) => {
                walked.push(name);
                match fs::symlink_metadata(&walked) {
                    Ok(_) => walked = fs::canonicalize(&walked)?,
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(walked)
}

/// The path resolved; as it is written where that cannot be done.
pub(super) fn resolve_or_keep(path: &Path) -> PathBuf {
    resolve(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Whether `inner` is `outer` or lies in it, both resolved.
pub(super) fn lies_within(inner: &Path, outer: &Path) -> bool {
    inner.ancestors().any(|folder| same_folder(folder, outer))
}

/// Two spellings of one folder: by identity where it exists, which sees through case and bind mounts; by spelling
/// where it does not.
pub(super) fn same_folder(one: &Path, other: &Path) -> bool {
    if one == other {
        return true;
    }
    match (identity(one), identity(other)) {
        (Some(one), Some(other)) => one == other,
        _ => cfg!(any(windows, target_os = "macos")) && lower(one) == lower(other),
    }
}

fn identity(folder: &Path) -> Option<(u64, u64)> {
    real_disk::identity(&fs::metadata(folder).ok()?)
}

fn lower(path: &Path) -> String {
    path.to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_resolved_though_its_end_does_not_exist() {
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        assert_eq!(resolve(&folder.path().join("x/./y/../z")).unwrap(), real.join("x/z"));
    }
}
