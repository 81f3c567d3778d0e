//! The files below a folder.

use std::path::Path;

/// All files below a folder, by relative path.
pub(crate) fn walk(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let relative = files.filter_map(|entry| Some(entry.path().strip_prefix(folder).ok()?.to_path_buf()));
    relative.filter_map(|path| Some(path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))).collect()
}
