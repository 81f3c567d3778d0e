//! Reports errors in the file of an export.

use std::path::Path;

use serde_json::error::Category;

use super::json::Read;
use crate::base::count::counted;
use crate::base::diagnostic::{Diagnostic, Place};

/// How to get an export.
pub(super) const HOW_TO_EXPORT: &str = "in Ghost, choose Settings, Import/Export, Export, Content & settings (JSON)";

/// An error for an export that was not read to its end, or that is none. `posts` is the number of posts that were read.
pub(super) fn check(path: &Path, read: &Read, posts: usize) -> Result<(), Diagnostic> {
    let name = path.display().to_string();
    if let Some(error) = &read.error {
        let (line, column) = (error.line(), error.column());
        // The line is not shown: it can be the whole export.
        let place = Place { line, column, ..Place::file(&name) };
        let before =
            format!("{} were read before that place, and nothing was written", counted(posts, "post", "posts"));
        let (what, hint) = match error.classify() {
            Category::Eof => (
                "the export ends in the middle".to_string(),
                "export or copy the file again, because it is incomplete".to_string(),
            ),
            Category::Data => {
                (format!("this is not what an export of Ghost has here: {error}"), HOW_TO_EXPORT.to_string())
            }
            Category::Io => (
                format!("the file cannot be read: {error}"),
                "try again, or copy the file to this computer".to_string(),
            ),
            Category::Syntax => {
                (format!("this is no valid JSON: {error}"), "export or copy the file again".to_string())
            }
        };
        return Err(Diagnostic::error(what).at(place).hint(before).hint(hint));
    }
    if !read.has_posts {
        let problem = Diagnostic::error(format!("`{name}` is not an export of Ghost: it has no table `posts`"));
        return Err(problem.at(Place::file(name)).hint(HOW_TO_EXPORT));
    }
    Ok(())
}
