//! The error for a folder that is from another program than the import.

use std::path::Path;

use super::source_program::{self, Program};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::folder::Dialect;

/// Why a folder, or what was named as one, cannot be imported as a site of this program; none if it can.
pub(crate) fn wrong_program(dialect: Dialect, folder: &Path) -> Option<Diagnostic> {
    let (name, path) = (dialect.name(), folder.display());
    if folder.is_file() {
        let export = source_program::of_file(folder)?;
        return Some(of_export(&format!("`{path}` is an export of {export}, not a folder"), export));
    }
    if source_program::is_of(dialect, folder) {
        return None;
    }
    match source_program::of_folder(folder)? {
        Program::Known(own) if own == dialect => None,
        Program::Known(other) => {
            let problem = Diagnostic::error(format!("`{path}` is a site of {}, not of {name}", other.name()));
            Some(problem.hint(format!("run `chancery import {} {path}`", other.name().to_ascii_lowercase())))
        }
        Program::Other(other, posts) => {
            let problem = Diagnostic::error(format!("`{path}` is a site of {other}, not of {name}"));
            Some(problem.hint(format!(
                "{other} has no import: make a new site with `chancery init`, and copy the Markdown files of the old \
                 posts into its `content/posts/`. Usually they are in {posts}"
            )))
        }
        Program::Export(other) => Some(of_export(&format!("`{path}` is from {other}, not from {name}"), other)),
    }
}

fn of_export(problem: &str, system: &str) -> Diagnostic {
    let problem = Diagnostic::error(problem);
    problem.hint(match system {
        "WordPress" => "export the blog in WordPress (Tools, Export, All content), and run `chancery import wordpress \
                        EXPORT.XML`"
            .to_string(),
        "Ghost" => "export the blog in Ghost (Settings, Import/Export), and run `chancery import ghost EXPORT.JSON`"
            .to_string(),
        "Substack" => "run `chancery import substack EXPORT.ZIP`".to_string(),
        other => format!(
            "see `chancery import --help` for the programs with an import. If {other} is not among them, export its \
             posts as Markdown, and copy them into `content/posts/` of a new site (`chancery init`)"
        ),
    })
}
