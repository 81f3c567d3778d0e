//! The files of an old folder that may be part of its site.

use std::path::Path;

use super::leftover::is_leftover;
use crate::import::model::Blog;
use crate::import::read::walk;

const LEFTOVER: &str = "a backup of an editor, a merge tool or the system is left out";

/// All files below a folder, except hidden files and those that tools make. Leftovers are reported.
pub(crate) fn files(folder: &Path, leave_out: &[&str], blog: &mut Blog) -> Vec<String> {
    let mut found = Vec::new();
    for path in walk::walk(folder) {
        let above = path.rsplit_once('/').map_or("", |(above, _)| above);
        let is_hidden = |part: &str| part.starts_with('.') && part != ".well-known";
        let is_out = leave_out.iter().any(|out| path == *out || path.starts_with(&format!("{out}/")))
            || path.split('/').any(|part| part == "node_modules")
            || ["vendor/", "resources/"].iter().any(|made| path.starts_with(made))
            || above.split('/').any(is_hidden);
        if is_out {
            continue;
        }
        if is_leftover(&path) {
            blog.lost(LEFTOVER, &path, "");
        } else if !path.rsplit('/').next().is_some_and(is_hidden) {
            found.push(path);
        }
    }
    found
}
