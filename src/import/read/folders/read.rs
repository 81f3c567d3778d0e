//! Reads the old site from a folder, with the reader of its program.

use super::settle::settle;
use super::{eleventy, hugo, jekyll, zola};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::Blog;
use crate::import::model::folder::{Dialect, Options};

/// Reads the whole old site.
pub(crate) fn read(options: &Options) -> Result<Blog, Diagnostic> {
    let name = options.dialect.name();
    if !options.folder.is_dir() {
        let problem = Diagnostic::error(format!("`{}` is not a folder", options.folder.display()));
        return Err(problem.hint(format!("name the folder of a {name} site")));
    }
    let mut blog = match options.dialect {
        Dialect::Jekyll => jekyll::read(&options.folder),
        Dialect::Hugo => hugo::read(&options.folder),
        Dialect::Eleventy => eleventy::read(&options.folder),
        Dialect::Zola => zola::read(&options.folder),
    };
    if blog.files.is_empty() {
        let problem = Diagnostic::error(format!("`{}` contains no {name} posts", options.folder.display()));
        return Err(problem.hint("name the folder with the site's configuration"));
    }
    blog.files.iter_mut().for_each(settle);
    Ok(blog)
}
