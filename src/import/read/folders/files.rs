//! The files of an old folder that may be part of its site.

use std::path::Path;

use crate::import::read::walk;

/// All files below a folder, except hidden files and those that tools make.
pub(crate) fn files(folder: &Path, leave_out: &[&str]) -> Vec<String> {
    let files = walk::walk(folder).into_iter();
    let is_out = |path: &String| {
        path.split('/').any(|part| part.starts_with('.') && part != ".well-known")
            || leave_out.iter().any(|out| path == out || path.starts_with(&format!("{out}/")))
            || path.split('/').any(|part| matches!(part, "node_modules" | "vendor" | "resources"))
    };
    files.filter(|path| !is_out(path)).collect()
}
