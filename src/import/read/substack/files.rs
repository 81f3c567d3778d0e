//! The files of an export, wherever they are.

use std::path::Path;

use crate::base::diagnostic::Diagnostic;

/// How to get an export.
pub(super) const HOW_TO_EXPORT: &str = "in Substack, choose Settings, Exports, and download the archive";

/// The most bytes of one file: no text of a post is longer.
pub(super) const MOST_OF_FILE: u64 = 32 << 20;

/// The list of posts.
pub(super) const LIST: &str = "posts.csv";

/// The files of an export. Names are from the folder that has the list of posts.
pub(super) trait Files {
    /// The names of the files in the folder `posts`.
    fn names(&self) -> &[String];

    /// The bytes of a file; an error if it is larger than [`MOST_OF_FILE`].
    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic>;
}

/// Whether a file is the text of a post.
pub(super) fn is_text(name: &str) -> bool {
    name.strip_prefix("posts/").is_some_and(|name| name.ends_with(".html") && !name.contains('/'))
}

/// The error for an export without a list of posts.
pub(super) fn no_list(path: &Path) -> Diagnostic {
    Diagnostic::error(format!("`{}` is not an export of Substack: it has no file `{LIST}`", path.display()))
        .hint(HOW_TO_EXPORT)
}

/// The error for a file that is too large.
pub(super) fn too_large(path: &Path, name: &str) -> Diagnostic {
    let problem =
        format!("`{name}` in `{}` is larger than {} MB when it is unpacked", path.display(), MOST_OF_FILE >> 20);
    Diagnostic::error(problem).hint("this is no text of a post: download the export again")
}

/// The error for a file that cannot be read.
pub(super) fn unreadable(path: &Path, name: &str, why: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::error(format!("`{name}` in `{}` cannot be read: {why}", path.display()))
        .hint("download or copy the export again, because it is damaged")
}
