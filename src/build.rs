//! One function from a site's sources to its output.
//!
//! Takes sources, what the author asked for, and a memory; gives every output file's bytes, or the errors that
//! prevent them. Preview and publication are two users of it. Deliberately does not know which of them asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic};
use crate::href::Hrefs;
use crate::language::Interface;
use crate::links;
use crate::markdown;
use crate::memory::Memory;
use crate::plan;
use crate::post::{self, Post};
use crate::render::{self, Rendered, Shared};
use crate::site::{self, LeftOut, Selection};
use crate::source::{CONFIG_FILE, Sources};
use crate::template;
use crate::theme;
use crate::yaml::Text;

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
    sources: Sources,
    /// None where the configuration cannot be read.
    ready: Option<Ready>,
    /// Everything found so far, sorted by place; errors of rendering are not among it.
    pub diagnostics: Vec<Diagnostic>,
}

struct Ready {
    config: Arc<Config>,
    shared: Shared,
}

/// How far a build is: pages done of all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Builds the site.
pub fn build(sources: &Sources, request: &Request, memory: &mut Memory, progress: Progress<'_>) -> Outcome {
    prepare(sources.clone(), request, memory).render_all(progress)
}

/// All of a build but the rendering.
pub fn prepare(sources: Sources, request: &Request, memory: &mut Memory) -> Prepared {
    memory.turn();
    let mut diagnostics = sources.problems.clone();
    let config = read_config(&sources, request, &mut diagnostics);
    let ready = config.map(|config| from_config(&sources, request, &Arc::new(config), memory, &mut diagnostics));
    Prepared { sources, ready, diagnostics: diagnostic::sorted(diagnostics) }
}

fn read_config(sources: &Sources, request: &Request, diagnostics: &mut Vec<Diagnostic>) -> Option<Config> {
    match sources.text(CONFIG_FILE) {
        Some(Ok(text)) => {
            let text = Text { file: CONFIG_FILE, text };
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

fn from_config(
    sources: &Sources,
    request: &Request,
    config: &Arc<Config>,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Ready {
    let mut keep = |found: Vec<Diagnostic>| diagnostics.extend(found);
    let (theme, found) = theme::load(config, sources);
    keep(found);
    let (posts, found) = read_posts(sources, config, &theme.interface, memory);
    keep(found);
    let (site, found) = site::assemble(config, posts, sources, request.selection);
    keep(found);
    let (targets, found) = links::resolve(&site, sources);
    keep(found);
    let (plan, found) = plan::make(&site, &theme, sources);
    keep(found);
    keep(links::check_menus(&site, sources));
    keep(links::check_addresses(&site, &targets, sources, &|path| plan.has(path)));
    let base = config.base_url.clone();
    let hrefs = if config.relative_urls { Hrefs::Relative(base) } else { Hrefs::Rooted(base) };
    let (templates, found) = template::load(&theme, &hrefs, sources);
    keep(found);
    let shared = Shared::new(site, plan, targets, &theme, templates, hrefs);
    Ready { config: Arc::clone(config), shared }
}

impl Prepared {
    /// Renders every page.
    pub fn render_all(self, progress: Progress<'_>) -> Outcome {
        let can_render = self.ready.as_ref().is_some_and(|ready| ready.shared.templates.loaded);
        let rendered = Mutex::new(Rendered::new());
        let keep = |path: &str, bytes: &[u8]| {
            let mut rendered = rendered.lock().unwrap_or_else(PoisonError::into_inner);
            rendered.insert(path.to_string(), bytes.into());
        };
        let mut outcome = self.render_into(&keep, progress);
        let is_whole = can_render && !outcome.diagnostics.iter().any(Diagnostic::is_error);
        outcome.rendered = is_whole.then(|| rendered.into_inner().unwrap_or_else(PoisonError::into_inner));
        outcome
    }

    /// Renders every page and hands each file over as soon as it is finished; the outcome holds none. Where it has an
    /// error, not all were handed over.
    pub fn render_into(self, sink: render::Sink<'_>, progress: Progress<'_>) -> Outcome {
        let mut outcome = Outcome { diagnostics: self.diagnostics, ..Outcome::default() };
        let Some(ready) = &self.ready else { return outcome };
        let site = &ready.shared.site;
        outcome.posts = site.post_count;
        outcome.left_out = site.left_out;
        outcome.output = Some(ready.config.output.value.clone());
        if !ready.shared.templates.loaded {
            return outcome;
        }
        let total = ready.shared.plan.pages.len();
        let done = AtomicUsize::new(0);
        let step = |count: usize| progress(done.fetch_add(count, Ordering::Relaxed) + count, total);
        let is_html = |page: &&plan::Page| plan::output_file(&page.path).ends_with(".html");
        outcome.pages = ready.shared.plan.pages.iter().filter(is_html).count();
        outcome.diagnostics.extend(render::render_into(&ready.shared, &self.sources, sink, &step));
        outcome.diagnostics = diagnostic::sorted(outcome.diagnostics);
        outcome
    }

    /// The whole site's state, where the configuration can be read.
    pub fn shared(&self) -> Option<&Shared> {
        self.ready.as_ref().map(|ready| &ready.shared)
    }

    /// The configuration, where it can be read.
    pub fn config(&self) -> Option<&Config> {
        self.ready.as_ref().map(|ready| &*ready.config)
    }

    /// The bytes at a site path (`/tag/x/`, `/feed.xml`), decoded; none where the plan has nothing there.
    pub fn render(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        let ready = self.ready.as_ref().filter(|ready| ready.shared.templates.loaded)?;
        render::render_path(&ready.shared, &self.sources, path)
    }
}

impl Prepared {
    /// What the site is made of.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Renders pages for their errors alone, those at `paths` or all of them: the errors, sorted by place, and the first
    /// page of each. None where `go_on` says no before the end.
    pub fn errors(
        &self,
        paths: Option<&BTreeSet<String>>,
        go_on: &dyn Fn() -> bool,
    ) -> Option<Vec<(Diagnostic, String)>> {
        let Some(ready) = self.ready.as_ref().filter(|ready| ready.shared.templates.loaded) else {
            return Some(Vec::new());
        };
        let wanted = |page: &&plan::Page| paths.is_none_or(|paths| paths.contains(&page.path));
        let pages = ready.shared.plan.pages.iter().filter(wanted);
        render::errors(&ready.shared, &self.sources, pages, go_on)
    }
}

type Posts = (Vec<Arc<Post>>, Vec<Diagnostic>);

/// Reads every Markdown file, in parallel; one whose file, configuration and words are as before is remembered.
fn read_posts(sources: &Sources, config: &Config, interface: &Interface, memory: &Memory) -> Posts {
    let words = |tag: &str| words(interface, tag);
    let known: BTreeMap<&str, markdown::Words> =
        config.languages.iter().map(|site| (site.language.tag.as_str(), words(&site.language.tag))).collect();
    let words_of = |tag: &str| known.get(tag).cloned().unwrap_or_else(|| words(tag));
    let surroundings = surroundings(sources);
    let files: Vec<(&String, &crate::source::Source)> =
        sources.files.iter().filter(|(path, _)| post::is_markdown(path)).collect();
    let read: Vec<Result<crate::memory::Parsed, Diagnostic>> = files
        .into_par_iter()
        .map_init(markdown::LineMemory::default, |lines, (path, source)| {
            let highlight = |language: &str, code: &str| memory.highlight(lines, language, code);
            let context = post::Context { config, words: &words_of, highlight: &highlight };
            let key = key(path, source, &surroundings);
            memory.post(key, || {
                let text = crate::source::utf8(path, &source.bytes)?;
                Ok(post::parse(Text { file: path, text }, &context))
            })
        })
        .collect();
    let mut posts = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for parsed in read {
        match parsed {
            Ok(parsed) => {
                diagnostics.extend(parsed.1.iter().cloned());
                posts.push(Arc::clone(&parsed.0));
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    (posts, diagnostics)
}

/// The hash of what every post depends on beside its own file: the configuration and the words.
fn surroundings(sources: &Sources) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (path, source) in &sources.files {
        if path == CONFIG_FILE || path.ends_with(".ftl") {
            hasher.update(path.as_bytes()).update(&[0]).update(source.hash.as_bytes());
        }
    }
    hasher.finalize()
}

fn key(path: &str, source: &crate::source::Source, surroundings: &blake3::Hash) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(surroundings.as_bytes()).update(path.as_bytes()).update(&[0]).update(source.hash.as_bytes());
    hasher.finalize()
}

/// The words that Markdown itself writes, in a language.
fn words(interface: &Interface, tag: &str) -> markdown::Words {
    let word = |key: &str| interface.get(tag, key, &[]).unwrap_or_else(|_| key.to_string());
    markdown::Words {
        note: word("note"),
        tip: word("tip"),
        important: word("important"),
        warning: word("warning"),
        caution: word("caution"),
        footnotes: word("footnotes"),
        back_to_text: word("back-to-text"),
        link_to_section: word("link-to-section"),
    }
}
