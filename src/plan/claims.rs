//! Claims on output paths, and the settling of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Page, Subject, describe, output_file};
use crate::diagnostic::{Diagnostic, Place};
use crate::site::{Document, Site};
use crate::source::Sources;
use crate::url;

/// A wish to stand at a path.
pub struct Claim {
    pub path: String,
    pub subject: Subject,
    /// Whether an author's own page may stand here instead.
    pub yields: bool,
    /// An alias: the source path and the place in it.
    pub alias: Option<(String, Range<usize>)>,
}

impl Claim {
    pub fn firm(path: String, subject: Subject) -> Claim {
        Claim { path, subject, yields: false, alias: None }
    }

    /// What Chancery makes unless the author made it: the page for what is not found, an index, the theme's files.
    pub fn fallback(path: String, subject: Subject) -> Claim {
        Claim { path, subject, yields: true, alias: None }
    }

    pub fn alias(path: String, subject: Subject, document: &Document, span: Range<usize>) -> Claim {
        Claim { path, subject, yields: false, alias: Some((document.post.path.clone(), span)) }
    }
}

/// All claims so far, by their folded output file: what one of the systems that a site may be built on takes for one.
pub struct Claims<'a> {
    site: &'a Site,
    sources: &'a Sources,
    by_file: BTreeMap<String, Claim>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Claims<'a> {
    pub fn new(site: &'a Site, sources: &'a Sources) -> Claims<'a> {
        Claims { site, sources, by_file: BTreeMap::new(), diagnostics: Vec::new() }
    }

    pub fn add(&mut self, claim: Claim) {
        let file = output_file(&claim.path);
        if let Err(problem) = url::check_output_path(&file) {
            let message = format!("{} cannot stand at `{file}`: {problem}", describe(self.site, &claim.subject));
            let error = Diagnostic::error(message).hint(problem.hint());
            let place = self.place(&claim);
            return self.diagnostics.push(Diagnostic { place, ..error });
        }
        let key = url::fold_path(&file);
        match self.by_file.get(&key) {
            Some(first) if first.yields => drop(self.by_file.insert(key, claim)),
            Some(_) if claim.yields => {}
            Some(first) => {
                let problem = self.conflict(first, &claim);
                self.diagnostics.push(problem);
            }
            None => drop(self.by_file.insert(key, claim)),
        }
    }

    /// The pages that stand, sorted by path, and all conflicts.
    pub fn settle(mut self) -> (Vec<Page>, Vec<Diagnostic>) {
        self.check_folders();
        let claims = self.by_file.into_values();
        let mut pages: Vec<Page> = claims.map(|claim| Page { path: claim.path, subject: claim.subject }).collect();
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        (pages, self.diagnostics)
    }

    /// A file cannot stand where others need a folder.
    fn check_folders(&mut self) {
        let mut problems = Vec::new();
        for (file, claim) in self.by_file.iter().filter(|(file, _)| !file.ends_with("/index.html")) {
            let folder = format!("{file}/");
            let below = self.by_file.range(folder.clone()..).next().filter(|(path, _)| path.starts_with(&folder));
            problems.extend(below.map(|(_, other)| self.conflict(claim, other)));
        }
        self.diagnostics.extend(problems);
    }

    fn conflict(&self, first: &Claim, second: &Claim) -> Diagnostic {
        let (first, second) = if self.place(second).is_some() { (first, second) } else { (second, first) };
        let what = |claim: &Claim| describe(self.site, &claim.subject);
        let (one, other) = (output_file(&first.path), output_file(&second.path));
        let message = if one == other {
            format!("{} and {} claim one address: `{}`", what(first), what(second), first.path)
        } else {
            format!("{} and {} cannot both exist: `{one}`, `{other}`", what(first), what(second))
        };
        let mut problem = Diagnostic::error(message).hint(match (&first.alias, &second.alias) {
            (None, None) => "give one of them another `slug`, `permalink` or file name",
            _ => "take the alias away: a page stands there",
        });
        problem.place = self.place(second);
        match self.place(first) {
            Some(place) => problem.relate("the other one", place),
            None => problem,
        }
    }

    fn place(&self, claim: &Claim) -> Option<Place> {
        let text = |path: &str| self.sources.text(path).and_then(Result::ok).unwrap_or_default();
        if let Some((path, span)) = &claim.alias {
            return Some(Place::within(&**path, text(path), span.clone()));
        }
        match &claim.subject {
            Subject::Document(id) => {
                let post = &self.site.documents[*id].post;
                let given = post.front.permalink.as_ref().or(post.front.slug.as_ref());
                let place = given.map(|given| post.place(text(&post.path), given.span.clone()));
                Some(place.unwrap_or_else(|| Place::file(&*post.path)))
            }
            Subject::File(source) => Some(Place::file(&**source)),
            _ => None,
        }
    }
}
