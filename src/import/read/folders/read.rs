//! Reads the old site from a folder, with the reader of its program.

use serde_json::json;

use super::settle::settle;
use super::wrong_program::wrong_program;
use super::{eleventy, hugo, jekyll, zola};
use super::{passed_over, safe_names, source_program};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::folder::{Dialect, Options};
use crate::import::model::{Blog, MAY_BE_HIDDEN, OldFile};

/// Reads the whole old site.
pub(crate) fn read(options: &Options) -> Result<Blog, Diagnostic> {
    let name = options.dialect.name();
    if let Some(problem) = wrong_program(options.dialect, &options.folder) {
        return Err(problem);
    }
    if !options.folder.is_dir() {
        let problem = Diagnostic::error(format!("`{}` is not a folder", options.folder.display()));
        return Err(problem.hint(format!("name the folder of a {name} site")));
    }
    let mut blog = match options.dialect {
        Dialect::Jekyll => jekyll::read(&options.folder)?,
        Dialect::Hugo => hugo::read(&options.folder),
        Dialect::Eleventy => eleventy::read(&options.folder),
        Dialect::Zola => zola::read(&options.folder),
    };
    if blog.files.is_empty() {
        let problem = Diagnostic::error(format!("`{}` contains no {name} posts", options.folder.display()));
        return Err(problem.hint(match source_program::within(options.dialect, &options.folder) {
            Some(inner) => format!("`{}` is a {name} site: name that folder", inner.display()),
            None => "name the folder with the site's configuration".to_string(),
        }));
    }
    leave_out_files_for_programs(&mut blog);
    blog.files.iter_mut().for_each(|file| settle(options.dialect, file));
    if let Some(name) = &blog.unread {
        // It may hide any of them.
        let why = format!("{name} cannot be read");
        blog.files.iter_mut().for_each(|file| file.hide(MAY_BE_HIDDEN, why.clone()));
    }
    blog.files.iter_mut().for_each(hide_only_the_page);
    passed_over::report(&options.folder, &mut blog);
    safe_names::apply(&mut blog);
    Ok(blog)
}

/// Endings of URLs that no reader opens.
const FOR_PROGRAMS: [&str; 11] =
    [".xml", ".rss", ".atom", ".json", ".txt", ".ics", ".css", ".js", ".webmanifest", ".csv", ".svg"];

/// Takes out the pages that are feeds, sitemaps and the like.
fn leave_out_files_for_programs(blog: &mut Blog) {
    let is_one = |file: &OldFile| {
        let path = file.old_path.as_deref().unwrap_or_default().to_ascii_lowercase();
        // A post can have any name: `/2016/node.js`.
        !file.is_post && FOR_PROGRAMS.iter().any(|ending| path.ends_with(ending))
    };
    let (out, kept) = std::mem::take(&mut blog.files).into_iter().partition(is_one);
    blog.files = kept;
    let what = "a page that is a file for programs, such as a feed, is left out";
    for file in Vec::<OldFile>::into_iter(out) {
        blog.lost(what, &file.from, file.old_path.as_deref().unwrap_or_default());
    }
}

/// A section that is a draft would hide everything below it. What is hidden there has its own mark, so the section only has
/// no page.
fn hide_only_the_page(file: &mut OldFile) {
    let name = file.to.rsplit('/').next().unwrap_or_default();
    if file.is_draft && name.starts_with("_index.") {
        ["draft", "published", "status", "private"].iter().for_each(|key| file.front.remove(key));
        file.front.set("render", json!(false));
    }
}
