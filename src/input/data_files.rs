//! Files of other programs that hide posts: Eleventy's data files, and settings.
//!
//! Takes the files of the content; gives what data files say of the posts in their folder, or of the post of their name. A
//! file that could hide posts and cannot be read is an error.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::url::composed;
use crate::base::yaml::Text;
use crate::input::front_matter::{self, Format, Split, Visibility};
use crate::input::kept_back::{KeptBack, kept_back};
use crate::input::source::Sources;

/// What data files say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataFiles {
    /// Of all posts in a folder and its subfolders, by its path from the site root.
    pub(crate) folders: BTreeMap<String, Visibility>,
    /// Of one post, by its path without extension, composed.
    pub(crate) posts: BTreeMap<String, Visibility>,
    /// The paths of these files.
    pub(crate) paths: Vec<String>,
}

/// Words with which settings and scripts of other programs hide posts.
const HIDING: [&str; 10] = [
    "published",
    "draft",
    "hidden",
    "unlisted",
    "cascade",
    "expiryDate",
    "publishDate",
    "permalink",
    "ExcludeFromCollections",
    "exclude:",
];

/// Reads the data files of the content.
pub(crate) fn read(sources: &Sources, zone: &TimeZone, diagnostics: &mut Diagnostics) -> DataFiles {
    let mut found = DataFiles::default();
    let content = sources.files.range("content/".to_string()..).map(|(path, _)| path);
    for path in content.take_while(|path| path.starts_with("content/")) {
        if let Some(stem) = path.strip_suffix(".json") {
            let stem = stem.strip_suffix(".11tydata").unwrap_or(stem);
            if let Some(scope) = Scope::of(stem, sources) {
                read_one(path, scope, sources, zone, &mut found, diagnostics);
            }
        } else if is_of_program(path) {
            diagnostics.extend(unread(path, sources));
        }
    }
    found
}

/// What a data file is about.
enum Scope<'p> {
    Folder(&'p str),
    Post(&'p str),
}

impl<'p> Scope<'p> {
    /// `blog/blog.json` is about the folder, `blog/part.json` about `blog/part.md`.
    fn of(stem: &'p str, sources: &Sources) -> Option<Scope<'p>> {
        let (folder, name) = stem.rsplit_once('/')?;
        let is_named = |own: &str| composed(own) == composed(name);
        if folder.rsplit('/').next().is_some_and(is_named) || (folder == "content" && name == "content") {
            return Some(Scope::Folder(folder));
        }
        let has_post = [".md", ".html"].iter().any(|ending| has_file(sources, folder, &format!("{stem}{ending}")));
        has_post.then_some(Scope::Post(stem))
    }
}

fn read_one(
    path: &str,
    scope: Scope<'_>,
    sources: &Sources,
    zone: &TimeZone,
    found: &mut DataFiles,
    diagnostics: &mut Diagnostics,
) {
    let Some(Ok(text)) = sources.text(path) else { return };
    let is_data = path.ends_with(".11tydata.json");
    if !is_data && !HIDING.iter().any(|word| text.contains(word)) {
        return;
    }
    let text = Text::new(path, &text);
    let split = Split { format: Format::Json, front: 0..text.text.len(), body: text.text.len() };
    let mut problems = Diagnostics::new();
    let visibility = front_matter::parse(&text, &split, &[], zone, &mut problems).visibility;
    if !is_data && visibility == Visibility::default() {
        // Data of the site's own.
        return;
    }
    diagnostics.extend(problems);
    found.paths.push(path.to_string());
    match scope {
        Scope::Folder(folder) => found.folders.insert(folder.to_string(), visibility),
        Scope::Post(stem) => found.posts.insert(composed(stem).into_owned(), visibility),
    };
}

/// Whether a folder has a file at a path, however its letters are composed.
fn has_file(sources: &Sources, folder: &str, path: &str) -> bool {
    let below = format!("{folder}/");
    let mut beside = sources.files.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below));
    sources.files.contains_key(path) || (!path.is_ascii() && beside.any(|(other, _)| composed(other) == composed(path)))
}

fn is_of_program(path: &str) -> bool {
    let is_text = [".js", ".cjs", ".mjs", ".toml", ".yml", ".yaml"].iter().any(|ending| path.ends_with(ending));
    is_text && kept_back(path, false) == Some(KeptBack::OfProgram)
}

/// An error, if a file of another program hides posts there.
fn unread(path: &str, sources: &Sources) -> Option<Diagnostic> {
    let text = sources.text(path)?.ok()?;
    let found = HIDING.iter().filter_map(|word| text.find(word).map(|at| at..at + word.len()));
    let first = found.min_by_key(|span| span.start)?;
    let problem = Diagnostic::error("this file of another program may hide posts, and it is not read");
    let problem = problem.at(Place::within(path, &text, first));
    Some(problem.hint("use `chancery import`, or set the key in the posts and move this file out of content/"))
}
