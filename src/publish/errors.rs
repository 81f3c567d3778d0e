//! Messages for what goes wrong between a publication and a disk.
//!
//! Takes names, errors of the system, and lists of diagnostics; gives diagnostics, at most so many that a terminal can
//! show them.

use std::io;
use std::path::Path;

use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};

/// The most diagnostics of one severity that a publication reports one by one.
pub const MOST: usize = 20;

/// `what` in the infinitive: "be written".
pub(super) fn failed(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    failed_named(&path.display().to_string(), what, error)
}

pub(super) fn failed_named(name: &str, what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("`{name}` could not {what}: {error}")).hint_maybe(advice(error))
}

fn advice(error: &io::Error) -> Option<String> {
    let advice = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some disk space and build again",
        io::ErrorKind::PermissionDenied => {
            "give this user permission to write there, or set `output` to another folder"
        }
        io::ErrorKind::ReadOnlyFilesystem => "set `output` to a folder on a disk that can be written",
        _ => return None,
    };
    Some(advice.to_string())
}

/// A symlink where a folder or a file of ours should be.
pub(super) fn symlink(name: &str) -> Diagnostic {
    Diagnostic::error(format!("`{name}` is a symbolic link, so it is not written through"))
        .hint("remove the link, or set `output` to the folder that it points to")
}

/// Something of the user's where a folder or a file of ours should be.
pub(super) fn not_ours(name: &str) -> Diagnostic {
    Diagnostic::error(format!("`{name}` was not made by Chancery, so it is not overwritten"))
        .hint("move it to `content/` to publish it, or delete it")
}

/// At most [`MOST`] diagnostics, in order and without repeats, and a last one that counts the rest.
pub(super) fn capped(diagnostics: Diagnostics) -> Diagnostics {
    let mut diagnostics = diagnostics.sorted();
    let rest = diagnostics.split_off(diagnostics.len().min(MOST));
    if let Some(first) = rest.first() {
        let count = rest.len();
        diagnostics.push(match first.severity {
            Severity::Error => Diagnostic::error(format!("{count} more errors like these in the output folder")),
            Severity::Warning => Diagnostic::warning(format!("{count} more warnings like these in the output folder")),
        });
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_and_the_rest_is_counted() {
        let many = (0..50).map(|number| Diagnostic::error(format!("`{number:02}`"))).collect();
        let shown = capped(many);
        assert_eq!(shown.len(), MOST + 1);
        assert!(shown[MOST].message.starts_with("30 more errors"), "{}", shown[MOST].message);
    }

    #[test]
    fn a_short_list_stays_and_repeats_go() {
        let twice = vec![symlink("public/a"), symlink("public/a")];
        assert_eq!(capped(twice.into()), [symlink("public/a")]);
    }

    #[test]
    fn a_full_disk_names_the_file_and_says_what_to_do() {
        let error = io::Error::from(io::ErrorKind::StorageFull);
        let diagnostic = failed_named("public/a.html", "be written", &error);
        assert!(diagnostic.message.contains("`public/a.html`"));
        assert!(diagnostic.hints[0].contains("disk space"));
    }
}
