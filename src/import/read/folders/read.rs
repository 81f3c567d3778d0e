//! Reads the old site from a folder, with the reader of its program.

use super::settle::settle;
use super::{eleventy, hugo, jekyll, zola};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::folder::{Dialect, Options};
use crate::import::model::{Blog, MAY_BE_HIDDEN};

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
    blog.files.iter_mut().for_each(|file| settle(options.dialect, file));
    if let Some(name) = &blog.unread {
        // It may hide any of them.
        let why = format!("{name} cannot be read");
        blog.files.iter_mut().for_each(|file| file.hide(MAY_BE_HIDDEN, why.clone()));
    }
    Ok(blog)
}
