//! Claims on output paths, and the settling of them.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::{Page, Subject, describe, output_file};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url::{self, Problem};
use crate::input::source::Sources;
use crate::site::{Document, Site};

/// A wish to stand at a path.
pub struct Claim {
    pub path: String,
    pub subject: Subject,
    /// Whether an author's own page may stand here instead.
    pub yields: bool,
    /// An alias: the source path and the place in it.
    pub alias: Option<Box<(String, Range<usize>)>>,
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
        Claim { path, subject, yields: false, alias: Some(Box::new((document.post.path.clone(), span))) }
    }
}

/// All claims so far.
pub struct Claims<'a> {
    site: &'a Site,
    sources: &'a Sources,
    claims: Vec<Claim>,
}

/// A claim with the key under which two output files are one on some of the systems that a site may be built on, and
/// what is wrong with its file's name.
struct Filed {
    key: String,
    claim: Claim,
    problem: Option<Box<Problem>>,
}

impl Filed {
    fn new(claim: Claim) -> Filed {
        let file = output_file(&claim.path);
        let problem = url::check_output_path(&file).err().map(Box::new);
        // Nearly every file's name is its own key.
        let is_key = file.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        Filed { key: if is_key { file } else { url::fold_path(&file) }, claim, problem }
    }
}

impl<'a> Claims<'a> {
    pub fn new(site: &'a Site, sources: &'a Sources) -> Claims<'a> {
        // Lists and redirects come to about as many as documents, as a rule.
        Claims { site, sources, claims: Vec::with_capacity(2 * site.documents.len()) }
    }

    pub fn add(&mut self, claim: Claim) {
        self.claims.push(claim);
    }

    /// The folded output files so far.
    pub fn files(&self) -> BTreeSet<String> {
        self.claims.iter().map(|claim| url::fold_path(&output_file(&claim.path))).collect()
    }

    /// The pages that stand, sorted by path, and all conflicts. Of several claims on one file a firm one stands,
    /// else the first.
    pub fn settle(mut self) -> (Vec<Page>, Vec<Diagnostic>) {
        let claims = std::mem::take(&mut self.claims);
        let mut filed: Vec<Filed> = claims.into_par_iter().map(Filed::new).collect();
        filed.par_sort_by(|a, b| a.key.cmp(&b.key));
        let mut diagnostics: Vec<Diagnostic> =
            filed.iter().filter_map(|filed| Some(self.unfit(&filed.claim, filed.problem.as_deref()?))).collect();
        let mut standing: Vec<Filed> = Vec::with_capacity(filed.len());
        for next in filed {
            match standing.last_mut().filter(|last| last.key == next.key) {
                None => standing.push(next),
                Some(_) if next.claim.yields => {}
                Some(last) if last.claim.yields => *last = next,
                Some(last) => diagnostics.push(self.conflict(&last.claim, &next.claim)),
            }
        }
        self.check_folders(&standing, &mut diagnostics);
        let page = |filed: Filed| Page { path: filed.claim.path, subject: filed.claim.subject };
        let mut pages: Vec<Page> = standing.into_iter().map(page).collect();
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        (pages, diagnostics)
    }

    /// What is wrong with an output file's name.
    fn unfit(&self, claim: &Claim, problem: &Problem) -> Diagnostic {
        let file = output_file(&claim.path);
        let message = format!("{} cannot stand at `{file}`: {problem}", describe(self.site, &claim.subject));
        Diagnostic { place: self.place(claim), ..Diagnostic::error(message).hint(problem.hint()) }
    }

    /// A file cannot stand where others need a folder.
    fn check_folders(&self, standing: &[Filed], diagnostics: &mut Vec<Diagnostic>) {
        for filed in standing.iter().filter(|filed| !filed.key.ends_with("/index.html")) {
            let folder = format!("{}/", filed.key);
            let below = standing.partition_point(|other| other.key < folder);
            let below = standing.get(below).filter(|other| other.key.starts_with(&folder));
            diagnostics.extend(below.map(|other| self.conflict(&filed.claim, &other.claim)));
        }
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
        let text = |path: &str| self.sources.shown(path);
        if let Some((path, span)) = claim.alias.as_deref() {
            return Some(Place::within(&**path, &text(path), span.clone()));
        }
        match &claim.subject {
            Subject::Document(id) => {
                let post = &self.site.documents[*id].post;
                let given = post.front.permalink.as_ref().or(post.front.slug.as_ref());
                let place = given.map(|given| post.place(&text(&post.path), given.span.clone()));
                Some(place.unwrap_or_else(|| Place::file(&*post.path)))
            }
            Subject::File(source) => Some(Place::file(&**source)),
            _ => None,
        }
    }
}
