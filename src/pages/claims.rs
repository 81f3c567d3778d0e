//! Claims on output paths. Finds conflicts: two claims on the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::kind::{Content, Kind};
use super::plan::{Page, Plan};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::url::{self, Problem, output_file};
use crate::input::config::Redirects;
use crate::input::post;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::site::{Document, Site};

/// What tells posts of two sections apart.
const FOLDERS: &str =
    "to keep folders in the URLs of all posts, write `permalinks: { posts: /:lang/:folder/:slug/ }` in site.yaml";

/// A page that a kind puts at a path.
struct Claim {
    path: String,
    kind: Arc<dyn Kind>,
    /// Whether another page may replace it.
    yields: bool,
    /// An alias: the source path and the span of the alias in it.
    alias: Option<Box<(String, Range<usize>)>>,
}

/// All claims so far, and what they are made of.
pub(crate) struct Claims<'a> {
    pub(crate) site: &'a Site,
    pub(crate) theme: &'a Theme,
    pub(crate) sources: &'a Sources,
    claims: Vec<Claim>,
    /// Site paths that redirects go to, each with the bytes of the redirect in its file.
    targets: Vec<(String, &'static str, Range<usize>)>,
    /// Rules of `content/_redirects` without effect, by the first byte of each.
    idle_rules: BTreeSet<usize>,
    problems: Diagnostics,
}

/// A claim with its output file's key, which is the same for two files that are one file on some systems, and what is wrong
/// with the file's name.
struct Filed {
    key: String,
    claim: Claim,
    problem: Option<Box<Problem>>,
}

impl Filed {
    fn new(claim: Claim) -> Filed {
        let file = output_file(&claim.path);
        let problem = url::check_output_path(&file).err().map(Box::new);
        // Nearly every file name is its own key.
        let is_key = file.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        Filed { key: if is_key { file } else { url::fold_path(&file) }, claim, problem }
    }
}

impl<'a> Claims<'a> {
    /// No claims yet.
    pub(crate) fn new(site: &'a Site, theme: &'a Theme, sources: &'a Sources) -> Claims<'a> {
        // Usually there are about as many lists and redirects as documents.
        let claims = Vec::with_capacity(2 * site.documents.len());
        let (targets, idle_rules, problems) = Default::default();
        Claims { site, theme, sources, claims, targets, idle_rules, problems }
    }

    /// Claims a path for a page that no other may replace.
    pub(crate) fn firm(&mut self, path: String, kind: impl Kind + 'static) {
        self.claims.push(Claim { path, kind: Arc::new(kind), yields: false, alias: None });
    }

    /// Claims a path for a page that the author can replace: the 404 page, an index, the theme's files.
    pub(crate) fn fallback(&mut self, path: String, kind: impl Kind + 'static) {
        self.claims.push(Claim { path, kind: Arc::new(kind), yields: true, alias: None });
    }

    /// Claims a path for an alias, which is at `span` of the document's file.
    pub(crate) fn alias(&mut self, path: String, kind: impl Kind + 'static, document: &Document, span: Range<usize>) {
        let alias = Some(Box::new((document.post.path.clone(), span)));
        self.claims.push(Claim { path, kind: Arc::new(kind), yields: false, alias });
    }

    /// Warns if the finished plan has no page at `path`, to which the redirect at these bytes of `file` goes.
    pub(crate) fn expect_target(&mut self, path: String, file: &'static str, span: Range<usize>) {
        self.targets.push((path, file, span));
    }

    /// Says that a rule of `content/_redirects` has no effect. `at` is its first byte.
    pub(crate) fn leave_rule_out(&mut self, at: usize) {
        self.idle_rules.insert(at);
    }

    /// Reports what is wrong with what the author wrote about paths.
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// All pages so far, each with its site path.
    pub(crate) fn pages(&self) -> Vec<(String, Arc<dyn Kind>)> {
        self.claims.iter().map(|claim| (claim.path.clone(), Arc::clone(&claim.kind))).collect()
    }

    /// The pages so far by their folded output files, each with its site path.
    pub(crate) fn files(&self) -> BTreeMap<String, (String, Arc<dyn Kind>)> {
        let file = |claim: &Claim| url::fold_path(&output_file(&claim.path));
        self.claims.iter().rev().map(|claim| (file(claim), (claim.path.clone(), Arc::clone(&claim.kind)))).collect()
    }

    /// The plan. Of several claims on one file a firm one wins, otherwise the first.
    pub(crate) fn settle(mut self, diagnostics: &mut Diagnostics) -> Plan {
        let pages = self.settle_pages(diagnostics);
        let by_host = self.site.config.redirects == Redirects::Host;
        let (redirects, pages) = match by_host {
            true => pages.into_iter().partition(|page| page.kind.redirects_to().is_some()),
            false => (Vec::new(), pages),
        };
        let plan = Plan { pages, redirects, idle_rules: self.idle_rules };
        diagnostics.extend(self.problems);
        let missing = self.targets.into_iter().filter(|(path, ..)| !plan.has(path));
        diagnostics.extend(missing.map(|(path, file, span)| {
            Diagnostic::warning(format!("this redirect goes to `{path}`, which does not exist"))
                .at(self.sources.place(file, span))
                .hint("write the path of a page that exists, or delete the line")
        }));
        plan
    }

    /// The pages sorted by path; each conflict is a diagnostic.
    fn settle_pages(&mut self, diagnostics: &mut Diagnostics) -> Vec<Page> {
        let claims = std::mem::take(&mut self.claims);
        let mut filed: Vec<Filed> = claims.into_par_iter().map(Filed::new).collect();
        filed.par_sort_by(|a, b| a.key.cmp(&b.key));
        diagnostics.extend(filed.iter().filter_map(|filed| Some(self.unfit(&filed.claim, filed.problem.as_deref()?))));
        let mut kept: Vec<Filed> = Vec::with_capacity(filed.len());
        for next in filed {
            match kept.last_mut().filter(|last| last.key == next.key) {
                None => kept.push(next),
                Some(_) if next.claim.yields => {}
                Some(last) if last.claim.yields => *last = next,
                Some(last) => diagnostics.push(self.conflict(&last.claim, &next.claim)),
            }
        }
        self.check_folders(&mut kept, diagnostics);
        let page = |filed: Filed| Page { path: filed.claim.path, kind: filed.claim.kind };
        let mut pages: Vec<Page> = kept.into_iter().map(page).collect();
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        pages
    }

    /// What is wrong with an output file's name.
    fn unfit(&self, claim: &Claim, problem: &Problem) -> Diagnostic {
        let file = output_file(&claim.path);
        let message = format!("{} cannot be written to `{file}`: {problem}", claim.kind.describe(self.site));
        Diagnostic { place: self.place(claim), ..Diagnostic::error(message).hint(problem.hint()) }
    }

    /// A file cannot have the name of a folder that other files need. A page that yields gives way to it.
    fn check_folders(&self, kept: &mut Vec<Filed>, diagnostics: &mut Diagnostics) {
        let folders: Vec<String> = with_files_below(kept).map(|(file, _)| format!("{}/", file.key)).collect();
        if folders.is_empty() {
            return;
        }
        let is_below = |filed: &Filed| folders.iter().any(|folder| filed.key.starts_with(folder));
        kept.retain(|filed| !filed.claim.yields || !is_below(filed));
        diagnostics.extend(with_files_below(kept).map(|(file, below)| self.conflict(&file.claim, &below.claim)));
    }

    fn conflict(&self, first: &Claim, second: &Claim) -> Diagnostic {
        let (first, second) = if self.place(second).is_some() { (first, second) } else { (second, first) };
        let what = |claim: &Claim| claim.kind.describe(self.site);
        let (one, other) = (output_file(&first.path), output_file(&second.path));
        let message = if one == other {
            format!("{} and {} have the same URL: `{}`", what(first), what(second), first.path)
        } else {
            format!("{} and {} cannot both be written: `{one}`, `{other}`", what(first), what(second))
        };
        let mut problem = Diagnostic::error(message).hint(match (&first.alias, &second.alias) {
            (None, None) => "give one of them another `slug`, `permalink` or file name",
            _ => "remove the alias",
        });
        if self.are_in_two_sections(first, second) {
            problem = problem.hint(FOLDERS);
        }
        problem.place = self.place(second);
        match self.place(first) {
            Some(place) => problem.relate("the other one", place),
            None => problem,
        }
    }

    /// Whether both are posts that only their folders tell apart, which URLs leave out.
    fn are_in_two_sections(&self, first: &Claim, second: &Claim) -> bool {
        let post = |claim: &Claim| {
            let Content::Html(page) = claim.kind.content() else { return None };
            let post = &self.site.documents[page.document(self.site)?].post;
            (post.kind == post::Kind::Post && post.front.permalink.is_none()).then_some(post)
        };
        let both = post(first).zip(post(second));
        let differ = both.is_some_and(|(one, other)| one.name.folder != other.name.folder);
        differ && !self.site.config.permalinks.posts.has("folder")
    }

    fn place(&self, claim: &Claim) -> Option<Place> {
        if let Some((path, span)) = claim.alias.as_deref() {
            return Some(self.sources.place(path, span.clone()));
        }
        claim.kind.place(self.site, self.sources)
    }
}

/// Files whose names other files, sorted by key, need for a folder: each with the first of these.
fn with_files_below(kept: &[Filed]) -> impl Iterator<Item = (&Filed, &Filed)> {
    kept.iter().filter(|filed| !filed.key.ends_with("/index.html")).filter_map(|filed| {
        let folder = format!("{}/", filed.key);
        let below = kept.partition_point(|other| other.key < folder);
        Some((filed, kept.get(below).filter(|other| other.key.starts_with(&folder))?))
    })
}
