//! From the plan to bytes.
//!
//! Takes the plan, the site and the templates; gives every output file's bytes. Views are built here, page by page,
//! and are all that a template sees. Deliberately does not write anything, nor know whether a browser or a folder
//! gets the bytes.

mod bodies;
mod buffers;
mod counted;
mod document;
mod edition;
mod entry;
mod feeds;
mod graph;
mod head;
mod key;
mod list;
mod order;
mod page;
mod part;
mod recent;
mod shared;
mod sitemaps;
mod ways;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

pub use bodies::{Bodies, Held};
pub use key::Key;
pub use shared::{Parts, Shared};

use buffers::{Buffers, Lent};
use page::Problem;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::formats::sitemap;
use crate::input::source::Sources;
use crate::site::plan::{Page, Subject, output_file};

/// The output: path of each file (`tag/x/index.html`) to its bytes.
pub type Rendered = BTreeMap<String, Arc<[u8]>>;

/// Takes finished files, from any thread.
pub trait Sink: Sync {
    /// Whether the file at `path` was made under this key before, and need not be made again.
    fn stands(&self, _path: &str, _key: &Key) -> bool {
        false
    }

    /// A finished file: its path and its bytes, and the key under which they were made where there is one.
    fn take(&self, path: &str, key: Option<&Key>, bytes: &[u8]);
}

/// A sink that wants every file.
pub fn each<F: Fn(&str, &[u8]) + Sync>(take: F) -> Each<F> {
    Each(take)
}

/// See [`each`].
pub struct Each<F>(F);

impl<F: Fn(&str, &[u8]) + Sync> Sink for Each<F> {
    fn take(&self, path: &str, _key: Option<&Key>, bytes: &[u8]) {
        self.0(path, bytes);
    }
}

/// Renders the whole plan but for what stands already. `sink` is given each file as soon as it is finished, until one
/// fails: then no more are wanted. `progress` is called with 1 for each page.
pub fn render_into(
    shared: &Shared,
    sources: &Sources,
    sink: &dyn Sink,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Diagnostic> {
    let (mut problems, sitemaps): (Vec<Problem>, _) =
        rayon::join(|| pages(shared, sources, sink, progress), || sitemaps::render(shared));
    let parts = sitemaps.iter().map(|(path, _)| path).filter(|path| *path != sitemap::PATH);
    problems.extend(parts.filter(|path| shared.plan.page(&format!("/{path}")).is_some()).map(claimed));
    if problems.is_empty() {
        sitemaps.iter().for_each(|(path, text)| sink.take(path, None, text.as_bytes()));
    }
    gather(problems).into_iter().chain(shared.bodies.problems()).collect()
}

/// How many pages a thread takes at once, at most: so few that at the end of a round none waits long for the others.
const AT_ONCE: usize = 64;

/// All pages but the sitemap, round by round: their problems.
fn pages(shared: &Shared, sources: &Sources, sink: &dyn Sink, progress: &(dyn Fn(usize) + Sync)) -> Vec<Problem> {
    let failed = AtomicBool::new(false);
    let buffers = Buffers::default();
    let render = |buffer: &mut Lent<'_>, page: &&Page| {
        // The sitemap is made of all pages, with its parts, after them.
        let key = key::of(shared, sources, page)?;
        let file = output_file(&page.path);
        let rendered = (!sink.stands(&file, &key)).then(|| page::render(shared, sources, page, &mut buffer.bytes));
        progress(1);
        match rendered? {
            Ok(bytes) if !failed.load(Ordering::Relaxed) => sink.take(&file, Some(&key), &bytes),
            Ok(_) => {}
            Err(problem) => {
                failed.store(true, Ordering::Relaxed);
                return Some(problem);
            }
        }
        None
    };
    let mut problems = Vec::new();
    for round in order::rounds(shared, order::ROUND) {
        let pages = round.par_iter().with_max_len(AT_ONCE).map_init(|| buffers.lend(), render);
        problems.par_extend(pages.flatten_iter());
        shared.end_round();
    }
    problems
}

fn claimed(part: &String) -> Problem {
    let message = format!("a part of the sitemap and another file claim one address: `/{part}`");
    Problem { diagnostic: Diagnostic::error(message).hint("give the other file another name"), page: part.clone() }
}

/// Renders what the plan has at a site path.
pub fn render_path(shared: &Shared, sources: &Sources, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
    if let Some(page) = shared.plan.page(path).filter(|page| page.subject != Subject::Sitemap) {
        let mut buffer = Vec::new();
        let rendered = page::render(shared, sources, page, &mut buffer);
        return Some(rendered.map(page::Bytes::shared).map_err(|problem| gather(vec![problem]).remove(0)));
    }
    let file = output_file(path);
    if !file.starts_with("sitemap") {
        return None;
    }
    sitemaps::render(shared).into_iter().find(|(path, _)| *path == file).map(|(_, text)| Ok(text.into_bytes().into()))
}

/// Who has pages rendered for their errors, and knows which have none.
pub trait Review {
    /// Whether to go on.
    fn goes_on(&self) -> bool;
    /// Whether a page with this key was rendered without an error before.
    fn is_sound(&self, key: &Key) -> bool;
    /// A page with this key was rendered without an error.
    fn found_sound(&self, key: Key);
}

/// Renders pages for their errors alone, one by one: the errors, and the first page of each. None where the review does
/// not go on to the end.
pub fn errors<'p>(
    shared: &Shared,
    sources: &Sources,
    pages: impl Iterator<Item = &'p Page>,
    review: &dyn Review,
) -> Option<Vec<(Diagnostic, String)>> {
    let mut problems = Vec::new();
    let mut buffer = Vec::new();
    for (number, page) in (1..).zip(pages) {
        if number % order::ROUND == 0 {
            shared.end_round();
        }
        if !review.goes_on() {
            return None;
        }
        let Some(key) = key::of(shared, sources, page).filter(|key| !review.is_sound(key)) else { continue };
        match page::render(shared, sources, page, &mut buffer) {
            Ok(_) => review.found_sound(key),
            Err(problem) => problems.push(problem),
        }
    }
    shared.end_round();
    Some(gather_with_pages(problems))
}

/// One template error fails on many pages; it is told once, with the first page and the number of the others.
fn gather(problems: Vec<Problem>) -> Vec<Diagnostic> {
    gather_with_pages(problems).into_iter().map(|(diagnostic, _)| diagnostic).collect()
}

fn gather_with_pages(problems: Vec<Problem>) -> Vec<(Diagnostic, String)> {
    let mut first: BTreeMap<(Option<Place>, String), (Problem, usize)> = BTreeMap::new();
    for problem in problems {
        let key = (problem.diagnostic.place.clone(), problem.diagnostic.message.clone());
        first.entry(key).and_modify(|(_, count)| *count += 1).or_insert((problem, 0));
    }
    let told = first.into_values().map(|(problem, more)| {
        let page = match more {
            0 => format!("found while rendering `{}`", problem.page),
            more => format!("found while rendering `{}` and {more} more", problem.page),
        };
        (problem.diagnostic.hint(page), problem.page)
    });
    told.collect()
}
