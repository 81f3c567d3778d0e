//! The folder of the sources: `source` in the configuration.

use std::path::Path;

use serde_json::{Map, Value};
use walkdir::{DirEntry, WalkDir};

use super::chosen::tidy;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::Blog;
use crate::import::read::folders::file;

const NOT_THERE: &str = "`source` names a folder that is not there, so the only folder with `_posts` was read";

/// The folder of the sources; empty if it is the whole folder. A source that is only made for a build is the folder that has
/// the posts. `output` is the folder of the built site.
pub(crate) fn source(
    folder: &Path,
    config: &Map<String, Value>,
    output: Option<&str>,
    blog: &mut Blog,
) -> Result<String, Diagnostic> {
    let setting = |key: &str| file::setting(config, key).map(|path| tidy(&path).to_string()).unwrap_or_default();
    let named = setting("source");
    if matches!(named.as_str(), "" | ".") || folder.join(&named).is_dir() {
        return Ok(if named == "." { String::new() } else { named });
    }
    let found = with_posts(folder, output, &setting("collections_dir"));
    if let [only] = found.as_slice() {
        let shown = if only.is_empty() { "." } else { only };
        blog.changed(NOT_THERE, "_config.yml", &format!("source: {named}, now {shown}"));
        return Ok(only.clone());
    }
    let problem = Diagnostic::error(format!("`source: {named}` in _config.yml names a folder that is not there"));
    Err(problem.hint(match found.as_slice() {
        [] => "no other folder has `_posts`: build the site once, or name another folder as `source`".to_string(),
        several => {
            let several: Vec<String> = several.iter().map(|path| format!("`{path}/`")).collect();
            format!("several folders have `_posts`: write one of {} as `source`", several.join(", "))
        }
    }))
}

/// The outermost folders with `_posts` in them. Those that tools make do not count.
fn with_posts(folder: &Path, output: Option<&str>, collections: &str) -> Vec<String> {
    let path_of = |entry: &DirEntry| Some(entry.path().strip_prefix(folder).ok()?.to_str()?.replace('\\', "/"));
    let is_made = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_output = || output.is_some() && path_of(entry).as_deref() == output;
        entry.depth() > 0
            && (name.starts_with('.') || matches!(&*name, "node_modules" | "vendor" | "_site") || is_output())
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !is_made(entry)).flatten();
    let posts = entries.filter(|entry| entry.file_type().is_dir() && entry.file_name() == "_posts");
    let above = posts.filter_map(|entry| {
        let path = path_of(&entry)?;
        let above = path.strip_suffix("_posts")?.trim_end_matches('/');
        let without = above.strip_suffix(collections).filter(|rest| rest.is_empty() || rest.ends_with('/'));
        Some(without.filter(|_| !collections.is_empty()).unwrap_or(above).trim_end_matches('/').to_string())
    });
    let mut all: Vec<String> = above.collect();
    all.sort();
    let mut outermost: Vec<String> = Vec::new();
    for path in all {
        // Folders of categories have posts of their own.
        let is_inside = |outer: &String| path == *outer || outer.is_empty() || path.starts_with(&format!("{outer}/"));
        if !outermost.iter().any(is_inside) {
            outermost.push(path);
        }
    }
    outermost
}
