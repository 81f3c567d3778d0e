//! Renders a whole plan in rounds, or a single path.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::buffers::{Buffers, Lent};
use super::cards;
use super::pictures::{self, Made};
use super::problem::{Problem, gather};
use super::renderer::Renderer;
use super::sink::Sink;
use super::work::{Progress, Work};
use super::{key, order};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url::output_file;
use crate::input::source::Sources;
use crate::pages::kind::{Bytes, Dependencies};
use crate::pages::kinds::sitemap;
use crate::pages::plan::{Page, SITEMAP};
use crate::pages::search;

/// Renders the whole plan, except files that are current. `sink` gets each file as soon as it is finished; after an error
/// it gets no more.
pub fn render_into(renderer: &Renderer, sources: &Sources, sink: &dyn Sink, progress: Progress<'_>) -> Diagnostics {
    let Made { unfit, warnings, mut problems } = pictures::make(renderer, sources, sink, progress);
    problems.extend(cards::make(renderer, sources, sink, progress));
    // A site is rendered once, and what is found does not depend on when.
    let _ = renderer.unfit.set(unfit);
    let has_search = search::is_in(&renderer.shared, &renderer.plan);
    if has_search {
        // While the bodies are in memory.
        search::count(&renderer.shared, sources);
    }
    let (found, sitemaps): (Vec<Problem>, _) =
        rayon::join(|| pages(renderer, sources, sink, progress), || sitemap::all(&renderer.shared, &renderer.plan));
    problems.extend(found);
    if has_search && problems.is_empty() {
        index(renderer, sources, sink);
    }
    let parts = sitemaps.iter().map(|(file, _)| format!("/{file}")).filter(|path| path != SITEMAP);
    problems.extend(parts.filter(|path| renderer.plan.page(path).is_some()).map(|path| sitemap_conflict(&path)));
    if problems.is_empty() {
        sitemaps.iter().for_each(|(path, text)| sink.take(path, None, text.as_bytes()));
    }
    gather(problems).into_iter().chain(warnings).chain(renderer.bodies.problems()).collect()
}

/// Gives the files of the search's index that are not current.
fn index(renderer: &Renderer, sources: &Sources, sink: &dyn Sink) {
    search::files(&renderer.shared, sources, &renderer.plan).par_iter().for_each(|(path, text)| {
        let key = blake3::hash(text.as_bytes());
        if !sink.is_current(path, &key) {
            sink.take(path, Some(&key), text.as_bytes());
        }
    });
}

/// How many pages a thread takes at a time, at most: few, so that no thread waits long at the end of a round.
const AT_ONCE: usize = 64;

/// Renders all pages except the sitemap, round by round; gives their problems.
fn pages(renderer: &Renderer, sources: &Sources, sink: &dyn Sink, progress: Progress<'_>) -> Vec<Problem> {
    let failed = AtomicBool::new(false);
    let buffers = Buffers::default();
    let (count, done) = (renderer.plan.pages.len(), AtomicUsize::new(0));
    let render = |buffer: &mut Lent<'_>, page: &&Page| {
        progress(Work::Pages, done.fetch_add(1, Ordering::Relaxed) + 1, count);
        // The variants of pictures have been made, and what is made of all pages is rendered after them.
        if matches!(page.kind.dependencies(&renderer.site), Dependencies::Key(_)) {
            return None;
        }
        let key = key::of(renderer, sources, page)?;
        let file = page.file();
        let rendered = (!sink.is_current(&file, &key)).then(|| renderer.page(sources, page, &mut buffer.bytes));
        match rendered? {
            Ok(bytes) if !failed.load(Ordering::Relaxed) => sink.take(&file, Some(&key), &bytes),
            Ok(_) => {}
            Err(diagnostic) => {
                failed.store(true, Ordering::Relaxed);
                return Some(Problem { diagnostic, page: page.path.clone() });
            }
        }
        None
    };
    let mut problems = Vec::new();
    for round in order::rounds(renderer, order::ROUND) {
        let pages = round.par_iter().with_max_len(AT_ONCE).map_init(|| buffers.lend(), render);
        problems.par_extend(pages.flatten_iter());
        renderer.end_round();
    }
    problems
}

fn sitemap_conflict(part: &str) -> Problem {
    let message = format!("a part of the sitemap and another file have the same URL: `{part}`");
    let page = part.trim_start_matches('/').to_string();
    Problem { diagnostic: Diagnostic::error(message).hint("give the other file another name"), page }
}

/// Renders the page at a site path.
pub fn render_path(renderer: &Renderer, sources: &Sources, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
    let own = |page: &&Page| !matches!(page.kind.dependencies(&renderer.site), Dependencies::AllPages);
    if let Some(page) = renderer.plan.page(path).filter(own) {
        let mut buffer = Vec::new();
        let rendered = renderer.page(sources, page, &mut buffer);
        let problem = |diagnostic| Problem { diagnostic, page: page.path.clone() }.named();
        return Some(rendered.map(Bytes::shared).map_err(problem));
    }
    let file = output_file(path);
    if search::is_part(&file) {
        let files = search::files(&renderer.shared, sources, &renderer.plan);
        return files.get(&file).map(|text| Ok(text.as_bytes().into()));
    }
    if !file.starts_with("sitemap") {
        return None;
    }
    let sitemaps = sitemap::all(&renderer.shared, &renderer.plan);
    sitemaps.into_iter().find(|(path, _)| *path == file).map(|(_, text)| Ok(text.into_bytes().into()))
}
