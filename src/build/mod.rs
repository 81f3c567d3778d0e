//! One function from a site's sources to its output.
//!
//! Takes sources, what the author asked for, and a memory; gives every output file's bytes, or the errors that
//! prevent them. Preview and publication are two users of it. Deliberately does not know which of them asks.

pub mod memory;

mod key;
mod posts;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::diagnostic::{self, Diagnostic};
use crate::base::href::Hrefs;
use crate::base::yaml::Text;
use crate::build::memory::{Assembled, Key, Memory, Remembered};
use crate::input::config::{self, Config};
use crate::input::source::{CONFIG_FILE, Sources};
use crate::input::theme::{self, Theme};
use crate::pages::plan::Page;
use crate::pages::shared::Shared;
use crate::pages::template;
use crate::pages::{Lookup, kinds};
use crate::render::{self, Rendered, Renderer, Review};
use crate::site::links;
use crate::site::{self, LeftOut, Selection};

/// What the author asked for on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Stands for `base_url` in the configuration.
    pub base_url: Option<String>,
    pub selection: Selection,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The output; none where there is an error, or where it was handed over file by file.
    pub rendered: Option<Rendered>,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Pages of HTML.
    pub pages: usize,
    pub posts: usize,
    pub left_out: LeftOut,
    /// The output folder as the configuration has it.
    pub output: Option<String>,
}

/// A site of which everything is known but the bytes of its pages. Pages are rendered one by one, or all together.
pub struct Prepared {
    sources: Arc<Sources>,
    /// None where the configuration cannot be read.
    ready: Option<Ready>,
    /// Everything found so far, sorted by place; errors of rendering are not among it.
    pub diagnostics: Vec<Diagnostic>,
}

struct Ready {
    config: Arc<Config>,
    renderer: Renderer,
}

/// How far a build is: pages done of all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Builds the site.
pub fn build(sources: &Sources, request: &Request, memory: &mut Memory, progress: Progress<'_>) -> Outcome {
    prepare(sources.clone(), request, memory).render_all(progress)
}

/// All of a build but the rendering.
pub fn prepare(mut sources: Sources, request: &Request, memory: &mut Memory) -> Prepared {
    let mut diagnostics = sources.problems.clone();
    let config = read_config(&sources, request, &mut diagnostics).map(Arc::new);
    let Some(config) = config else {
        return Prepared { sources: Arc::new(sources), ready: None, diagnostics: diagnostic::sorted(diagnostics) };
    };
    let (theme, found) = theme::load(&config, &sources);
    diagnostics.extend(found);
    let (posts, found) = posts::read(&mut sources, &config, &theme.interface, memory);
    diagnostics.extend(found);
    let sources = Arc::new(sources);
    let base = config.base_url.clone();
    let hrefs = if config.relative_urls { Hrefs::Relative(base) } else { Hrefs::Rooted(base) };
    let ((assembled, key, found), (templates, wrong)) = rayon::join(
        || assemble(&sources, request, &config, &theme, &posts.all, memory),
        || template::load(&theme, &hrefs, &sources),
    );
    diagnostics.extend(found.into_iter().chain(wrong));
    let Assembled { site, plan, targets } = assembled;
    let bodies = posts::bodies(posts, &sources, &config, &theme.interface, memory);
    let lookup = Lookup::new(site, targets, &theme.interface, hrefs);
    let shared = Shared::new(lookup, bodies, templates);
    let renderer = Renderer { shared, plan, key: key::pages(&key, &sources) };
    Prepared { sources, ready: Some(Ready { config, renderer }), diagnostics: diagnostic::sorted(diagnostics) }
}

/// Puts the site together, or takes the last one where it would be the same: where all that it depends on is, and nothing
/// had to be said of it, so that no place in a file is out of date.
fn assemble(
    sources: &Sources,
    request: &Request,
    config: &Arc<Config>,
    theme: &Theme,
    posts: &[Remembered],
    memory: &mut Memory,
) -> (Assembled, Key, Vec<Diagnostic>) {
    let key = key::site(sources, request, posts);
    if let Some((_, known)) = memory.assembled.as_ref().filter(|(known, _)| *known == key) {
        return (known.clone(), key, Vec::new());
    }
    let mut diagnostics = Vec::new();
    let mut keep = |found: Vec<Diagnostic>| diagnostics.extend(found);
    let posts = posts.iter().map(|known| Arc::clone(&known.post)).collect();
    let (site, found) = site::assemble(config, posts, sources, request.selection);
    keep(found);
    let ((targets, broken), (plan, claimed)) =
        rayon::join(|| links::resolve(&site, sources), || kinds::plan(&site, theme, sources));
    keep(broken);
    keep(claimed);
    keep(links::check_menus(&site, sources));
    keep(links::check_addresses(&site, &targets, sources, &|path| plan.has(path)));
    let assembled = Assembled { site: Arc::new(site), plan: Arc::new(plan), targets: Arc::new(targets) };
    memory.assembled = diagnostics.is_empty().then(|| (key, assembled.clone()));
    (assembled, key, diagnostics)
}

fn read_config(sources: &Sources, request: &Request, diagnostics: &mut Vec<Diagnostic>) -> Option<Config> {
    match sources.text(CONFIG_FILE) {
        Some(Ok(text)) => {
            let text = Text { file: CONFIG_FILE, text: &text };
            config::parse(text, request.base_url.as_deref(), diagnostics)
        }
        Some(Err(problem)) => {
            diagnostics.push(problem);
            None
        }
        None => {
            let problem = Diagnostic::error(format!("there is no {CONFIG_FILE} here"));
            diagnostics.push(problem.hint("run `chancery init DIR` to begin a site"));
            None
        }
    }
}

impl Prepared {
    /// Renders every page.
    pub fn render_all(self, progress: Progress<'_>) -> Outcome {
        let can_render = self.ready.as_ref().is_some_and(|ready| ready.renderer.templates.loaded);
        let rendered = Mutex::new(Rendered::new());
        let keep = render::each(|path: &str, bytes: &[u8]| {
            let mut rendered = rendered.lock().unwrap_or_else(PoisonError::into_inner);
            rendered.insert(path.to_string(), bytes.into());
        });
        let mut outcome = self.render_into(&keep, progress);
        let is_whole = can_render && !outcome.diagnostics.iter().any(Diagnostic::is_error);
        outcome.rendered = is_whole.then(|| rendered.into_inner().unwrap_or_else(PoisonError::into_inner));
        outcome
    }

    /// Renders every page, but for those that stand, and hands each file over as soon as it is finished; the outcome holds
    /// none. Where it has an error, not all were handed over.
    pub fn render_into(&self, sink: &dyn render::Sink, progress: Progress<'_>) -> Outcome {
        let mut outcome = Outcome { diagnostics: self.diagnostics.clone(), ..Outcome::default() };
        let Some(ready) = &self.ready else { return outcome };
        let site = &ready.renderer.site;
        outcome.posts = site.post_count;
        outcome.left_out = site.left_out;
        outcome.output = Some(ready.config.output.value.clone());
        if !ready.renderer.templates.loaded {
            return outcome;
        }
        let total = ready.renderer.plan.pages.len();
        let done = AtomicUsize::new(0);
        let step = |count: usize| progress(done.fetch_add(count, Ordering::Relaxed) + count, total);
        let is_html = |page: &&Page| page.file().ends_with(".html");
        outcome.pages = ready.renderer.plan.pages.iter().filter(is_html).count();
        outcome.diagnostics.extend(render::render_into(&ready.renderer, &self.sources, sink, &step));
        outcome.diagnostics = diagnostic::sorted(outcome.diagnostics);
        outcome
    }

    /// The site to be rendered, where the configuration can be read.
    pub fn renderer(&self) -> Option<&Renderer> {
        self.ready.as_ref().map(|ready| &ready.renderer)
    }

    /// The configuration, where it can be read.
    pub fn config(&self) -> Option<&Config> {
        self.ready.as_ref().map(|ready| &*ready.config)
    }

    /// The bytes at a site path (`/tag/x/`, `/feed.xml`), decoded; none where the plan has nothing there.
    pub fn render(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        let ready = self.ready.as_ref().filter(|ready| ready.renderer.templates.loaded)?;
        render::render_path(&ready.renderer, &self.sources, path)
    }
}

impl Prepared {
    /// What the site is made of.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Renders pages for their errors alone, those at `paths` or all of them: the errors, sorted by place, and the first
    /// page of each. See [`render::errors`].
    pub fn errors(&self, paths: Option<&BTreeSet<String>>, review: &dyn Review) -> Option<Vec<(Diagnostic, String)>> {
        let Some(ready) = self.ready.as_ref().filter(|ready| ready.renderer.templates.loaded) else {
            return Some(Vec::new());
        };
        let wanted = |page: &&Page| paths.is_none_or(|paths| paths.contains(&page.path));
        let pages = ready.renderer.plan.pages.iter().filter(wanted);
        render::errors(&ready.renderer, &self.sources, pages, review)
    }
}
