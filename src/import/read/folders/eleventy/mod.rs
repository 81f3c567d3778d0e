//! Eleventy: Markdown in any folder. Its configuration is a program, which is not run.

mod copied;
mod data;
mod date_format;
mod directories;
mod ignored;
mod metadata;
mod page;
mod permalink;
mod programs;
mod template;

use std::path::Path;

use copied::Copied;
use data::Data;
use directories::Directories;
use ignored::Ignored;
use permalink::Unplaced;

use super::files::files;
use super::other_source::is_other_source;
use super::{comments, feed_templates, file, literal, other_source, program};
use crate::import::model::Blog;

/// Folders that Eleventy or its users keep for other things than pages.
const OTHER: [&str; 8] = ["_site", "_includes", "_layouts", "_data", "dist", "coverage", "README.md", "LICENSE.md"];

/// Folders with parts of pages.
const INTERNAL: [&str; 5] = ["_data", "_includes", "_layouts", "_components", "_partials"];

const NOT_RUN: &str = "the configuration is a program, which is not run, so URLs are guessed from the files";
const MAY_HIDE: &str =
    "a program may hide posts, and it is not run: look whether it does, and write `draft: true` there";

/// What the files of a folder are read with.
struct Reading<'a> {
    folder: &'a Path,
    /// The folder of the sources; empty if it is the whole folder.
    input: String,
    data: Data<'a>,
    ignored: Ignored,
    copied: Copied,
    /// Pages without their URLs.
    unplaced: Vec<Unplaced>,
}

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let programs = programs::read(folder);
    let text: String = programs.iter().map(|(_, text)| text.as_str()).collect();
    let directories = Directories::of(&text);
    let internal = directories.internal();
    blog.output = directories.output.clone();
    let mut out = OTHER.to_vec();
    out.extend(internal.iter().map(String::as_str));
    let files = files(folder, &out, &mut blog);
    let input = input(&directories, &files);
    let global = directories.data(&input);
    metadata::read(folder, &global, &mut blog);
    let ignored = Ignored::of(folder, &input, &text);
    let data = Data::new(folder, input.clone(), global);
    let mut reading = Reading { folder, input, data, ignored, copied: Copied::of(&text), unplaced: Vec::new() };
    let mut others = Vec::new();
    for path in &files {
        if !reading.page(path, &mut blog) {
            others.push(path.as_str());
        }
    }
    if program::text(&text, "markdownTemplateEngine") == Some("njk") {
        blog.files.iter_mut().for_each(|file| comments::remove(file, comments::NUNJUCKS));
    }
    permalink::settle(&mut blog, &reading.unplaced, &text);
    reading.copied.note_shown(&blog.files);
    let sources = others.iter().filter_map(|path| Some((*path, reading.inner(path)?)));
    feed_templates::find(folder, sources, &mut blog);
    others.into_iter().for_each(|path| reading.other(path, &mut blog));
    if let Some((name, _)) = programs.first() {
        blog.lost(NOT_RUN, name, "");
    }
    programs.iter().for_each(|(name, text)| report(name, text, &mut blog));
    blog.used.extend(programs.into_iter().map(|(name, _)| name));
    blog.used.extend(reading.data.files().map(str::to_string));
    blog
}

fn text_of(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

/// Reports a program that may hide posts.
fn report(name: &str, text: &str, blog: &mut Blog) {
    let words: Vec<&str> = program::HIDING.into_iter().filter(|word| text.contains(word)).collect();
    if !words.is_empty() {
        blog.lost(MAY_HIDE, name, &words.join(", "));
    }
}

/// The folder of the sources, which is not part of the URLs: the one that the configuration names, one that starter
/// projects use, or the one with the site's data and layouts.
fn input(directories: &Directories, files: &[String]) -> String {
    if directories.is_whole_folder() {
        return String::new();
    }

    let has = |name: &str| files.iter().any(|path| path.starts_with(&format!("{name}/")) && file::is_markdown(path));
    let named = directories.input.clone();
    let of_data = files.iter().filter_map(|path| {
        let at = ["/_data/", "/_includes/"].iter().filter_map(|part| path.find(part)).min()?;
        Some(path[..at].to_string())
    });
    let usual = ["content", "src"].map(str::to_string);
    let mut all = named.into_iter().chain(usual).chain(of_data);
    all.find(|name| has(name)).unwrap_or_default()
}

impl Reading<'_> {
    /// The path below the folder of the sources.
    fn inner<'a>(&self, path: &'a str) -> Option<&'a str> {
        if self.input.is_empty() { Some(path) } else { path.strip_prefix(&self.input)?.strip_prefix('/') }
    }

    /// Reads a page; `false` if the file is none.
    fn page(&mut self, path: &str, blog: &mut Blog) -> bool {
        let Some(inner) = self.inner(path).filter(|_| file::is_markdown(path)) else { return false };
        match () {
            () if inner.split('/').any(|part| INTERNAL.contains(&part)) => {}
            () if inner.split('/').any(|part| part.starts_with('_')) => {
                blog.lost("a file with `_` at the start of its path is left out", path, "");
            }
            () if self.ignored.fits(path) => {
                blog.lost("Eleventy ignores a file, so it is left out", path, "");
            }
            () => self.unplaced.extend(page::read(self.folder, &mut self.data, path, inner, blog)),
        }
        true
    }

    /// Copies a file that is not a page, if the old site had it.
    fn other(&self, path: &str, blog: &mut Blog) {
        let inner = self.inner(path).filter(|inner| !inner.split('/').any(|part| part.starts_with('_')));
        let is_page = path.ends_with(".html") || is_other_source(path);
        let is_program = [".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"].iter().any(|ending| path.ends_with(ending));
        if let Some(to) = self.copied.to(path, &self.input) {
            blog.statics.push((path.to_string(), format!("content/{to}")));
        } else if is_program {
            let text = text_of(self.folder, path).unwrap_or_default();
            let literal = literal::exported(&text);
            if literal.as_ref().is_none_or(|literal| !literal.is_whole()) {
                let computed = literal.into_iter().flat_map(|literal| literal.computed);
                let keys: Vec<String> = computed.map(|(key, _)| key).filter(|key| !key.is_empty()).collect();
                let what = "a data file is a program, which is not run, so values that it computes are missing";
                blog.lost(what, path, &keys.join(", "));
                report(path, &text, blog);
            }
        } else if inner.is_some() && is_page && !self.ignored.fits(path) {
            blog.lost(other_source::LEFT_OUT, path, "");
        } else if copied::is_for_readers(path) && (inner.is_some() || path.starts_with("public/")) {
            let to = inner.unwrap_or(path).trim_start_matches("public/");
            match self.copied.is_shown(path) {
                true => {
                    blog.changed("a file is copied because a post shows it, not by the configuration", path, "");
                    blog.statics.push((path.to_string(), format!("content/{to}")));
                }
                false => {
                    blog.lost("a file that neither the configuration copies nor a post shows is left out", path, "")
                }
            }
        }
    }
}
