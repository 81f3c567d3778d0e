//! From the plan to bytes.
//!
//! Takes the plan, the site and the templates; gives every output file's bytes. Views are built here, page by page,
//! and are all that a template sees. Deliberately does not write anything, nor know whether a browser or a folder
//! gets the bytes.

mod bodies;
mod document;
mod entry;
mod feeds;
mod graph;
mod head;
mod key;
mod list;
mod shared;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use tera::{Context, Value};

pub use bodies::{Bodies, Held};
pub use key::Key;
pub use shared::{Parts, Shared};

use shared::Failure;

use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Page, Scope, Subject, output_file};
use crate::post::Kind;
use crate::robots::{self, Robots};
use crate::sitemap::{self, SitemapEntry};
use crate::source::Sources;

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
    let failed = AtomicBool::new(false);
    let rendered = shared.plan.pages.par_iter().filter_map(|page| {
        // The sitemap is made of all pages, with its parts, after them.
        let key = key::of(shared, sources, page)?;
        let file = output_file(&page.path);
        let rendered = (!sink.stands(&file, &key)).then(|| render_page(shared, sources, page));
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
    });
    let (mut problems, sitemaps): (Vec<Problem>, _) = rayon::join(|| rendered.collect(), || sitemaps(shared));
    let parts = sitemaps.iter().map(|(path, _)| path).filter(|path| *path != sitemap::PATH);
    problems.extend(parts.filter(|path| shared.plan.page(&format!("/{path}")).is_some()).map(claimed));
    if problems.is_empty() {
        sitemaps.iter().for_each(|(path, text)| sink.take(path, None, text.as_bytes()));
    }
    gather(problems).into_iter().chain(shared.bodies.problems()).collect()
}

fn claimed(part: &String) -> Problem {
    let message = format!("a part of the sitemap and another file claim one address: `/{part}`");
    Problem { diagnostic: Diagnostic::error(message).hint("give the other file another name"), page: part.clone() }
}

/// Renders what the plan has at a site path.
pub fn render_path(shared: &Shared, sources: &Sources, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
    if let Some(page) = shared.plan.page(path).filter(|page| page.subject != Subject::Sitemap) {
        let rendered = render_page(shared, sources, page);
        return Some(rendered.map(Bytes::shared).map_err(|problem| gather(vec![problem]).remove(0)));
    }
    let file = output_file(path);
    if !file.starts_with("sitemap") {
        return None;
    }
    sitemaps(shared).into_iter().find(|(path, _)| *path == file).map(|(_, text)| Ok(text.into_bytes().into()))
}

type RenderedPage = Result<Bytes, Problem>;

/// A finished file.
enum Bytes {
    /// One of the sources, as it is.
    Source(Arc<[u8]>),
    Made(Vec<u8>),
}

impl Bytes {
    fn shared(self) -> Arc<[u8]> {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes.into(),
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes,
        }
    }
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
    for page in pages {
        if !review.goes_on() {
            return None;
        }
        let Some(key) = key::of(shared, sources, page).filter(|key| !review.is_sound(key)) else { continue };
        match render_page(shared, sources, page) {
            Ok(_) => review.found_sound(key),
            Err(problem) => problems.push(problem),
        }
    }
    Some(gather_with_pages(problems))
}

/// What went wrong, and on which page.
struct Problem {
    diagnostic: Diagnostic,
    page: String,
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

fn render_page(shared: &Shared, sources: &Sources, page: &Page) -> RenderedPage {
    let made = |text: String| Bytes::Made(text.into_bytes());
    match &page.subject {
        // The plan takes paths from the sources, so the file is there.
        Subject::File(source) => {
            let problem = |diagnostic| Problem { diagnostic, page: page.path.clone() };
            sources.bytes(source).unwrap_or_else(|| Ok(Arc::default())).map(Bytes::Source).map_err(problem)
        }
        // It is made of all pages, with its parts, after them.
        Subject::Sitemap => Ok(made(String::new())),
        Subject::Robots => Ok(made(robots::render(&robots(shared)))),
        Subject::Feed { edition, scope, format } => Ok(made(feeds::render(shared, *edition, *scope, *format))),
        _ => render_template(shared, sources, page).map(Bytes::Made),
    }
}

fn render_template(shared: &Shared, sources: &Sources, page: &Page) -> Result<Vec<u8>, Problem> {
    let problem = |diagnostic| Problem { diagnostic, page: page.path.clone() };
    let name = template_name(shared, sources, page).map_err(problem)?;
    // As bytes, since that they are UTF-8 need not be found out again.
    let mut bytes = Vec::with_capacity(8 << 10);
    let rendered = context(shared, page)
        .and_then(|context| shared.templates.tera.render_to(&name, &context, &mut bytes).map_err(Arc::new));
    match rendered {
        Ok(()) => Ok(shared.hrefs.settle_bytes(bytes, &page.path)),
        Err(error) => Err(problem(shared.templates.diagnose(&error, sources))),
    }
}

/// The template of a page. One asked for by `template:` must exist; one asked for by `layout:` may.
fn template_name(shared: &Shared, sources: &Sources, page: &Page) -> Result<String, Diagnostic> {
    let Subject::Document(id) = &page.subject else {
        return Ok(match &page.subject {
            Subject::List { scope: Scope::Home, .. } => "home.html",
            Subject::List { scope: Scope::Term { .. }, .. } => "term.html",
            Subject::List { .. } => "archive.html",
            Subject::Terms { .. } => "terms.html",
            Subject::Archives { .. } => "archives.html",
            Subject::Redirect { .. } => "redirect.html",
            _ => "404.html",
        }
        .to_string());
    };
    let post = &shared.site.documents[*id].post;
    let file = |name: &str| if name.contains('.') { name.to_string() } else { format!("{name}.html") };
    if let Some(asked) = &post.front.template {
        let name = file(&asked.value);
        if shared.templates.has(&name) {
            return Ok(name);
        }
        let text = sources.shown(&post.path);
        let problem = Diagnostic::error(format!("there is no template `{name}`"));
        let hint = format!("write templates/{name}, or take `template` away for the usual one");
        return Err(problem.at(post.place(&text, asked.span.clone())).hint(hint));
    }
    let asked = post.front.layout.as_ref().map(|asked| file(&asked.value));
    let usual = if post.kind == Kind::Post { "post.html" } else { "page.html" };
    Ok(asked.filter(|name| shared.templates.has(name)).unwrap_or_else(|| usual.to_string()))
}

/// All that a page's template sees.
fn context(shared: &Shared, page: &Page) -> Result<Context, Failure> {
    let mut context = Context::new();
    context.insert_value("site", shared.site_view.clone());
    if let Subject::Redirect { to } = &page.subject {
        context.insert("target", &shared.hrefs.to(to));
        context.insert("canonical", &shared.hrefs.absolute(to));
        let link = redirected(shared, to);
        context.insert("title", &link.title);
        context.insert("lang", &link.lang);
        context.insert("dir", &link.dir);
        return Ok(context);
    }
    let put = |context: &mut Context, name: &'static str, value: Value| context.insert_value(name, value);
    put(&mut context, "edition", head::edition_value(shared, page));
    let document = match &page.subject {
        Subject::Document(id) => Some((*id, shared.bodies.last_of(&shared.site.documents[*id].post))),
        _ => None,
    };
    let words = document.as_ref().map_or(0, |(_, body)| body.words);
    put(&mut context, "head", Value::from_serializable(&head::head(shared, page, words)));
    if let Some((id, body)) = document {
        context.insert("page", &document::page(shared, id, &body)?);
        return Ok(context);
    }
    match &page.subject {
        Subject::List { edition, scope, number } => {
            context.insert("list", &list::list(shared, *edition, *scope, *number)?);
            if let Scope::Term { taxonomy, term } = scope {
                context.insert("term", &listed_term(shared, *edition, *taxonomy, *term));
            }
        }
        Subject::Terms { edition, taxonomy } => context.insert("terms", &list::terms(shared, *edition, *taxonomy)),
        Subject::Archives { edition } => {
            context.insert("years", &list::years(shared, *edition));
            context.insert("heading", &shared.word(*edition, "archive", &[]));
        }
        _ => context.insert("recent", &head::recent(shared)?),
    }
    Ok(context)
}

/// What a redirect leads to: a document by its title, a list by the site's.
fn redirected(shared: &Shared, to: &str) -> crate::view::Link {
    let found = shared.site.documents.iter().position(|document| document.path() == to);
    found.map_or_else(
        || {
            let edition =
                shared.site.editions.iter().rposition(|edition| to.starts_with(&format!("{}/", edition.prefix)));
            let language = shared.language(edition.unwrap_or(0));
            crate::view::Link {
                title: shared.site_title(edition.unwrap_or(0)),
                url: shared.hrefs.to(to),
                lang: language.tag.clone(),
                dir: language.direction.as_str(),
            }
        },
        |id| shared.document_link(id),
    )
}

fn listed_term(shared: &Shared, edition: usize, taxonomy: usize, term: usize) -> crate::view::ListedTerm {
    let scope = Scope::Term { taxonomy, term };
    let known = &shared.site.taxonomies[taxonomy].terms[term];
    let view = shared.term_view(edition, taxonomy, term);
    let feed = |format| head::feed_url(shared, edition, scope, format);
    let named = |(tag, name): (&String, &String)| {
        let language = crate::language::Language::parse(tag).ok()?;
        (*name != view.name).then(|| crate::view::TermName {
            name: name.clone(),
            dir: language.direction.as_str(),
            lang: language.tag,
        })
    };
    crate::view::ListedTerm {
        names: known.names.iter().filter_map(named).collect(),
        taxonomy: shared.site.taxonomies[taxonomy].taxonomy.name.clone(),
        feed_atom: feed(crate::plan::FeedFormat::Atom),
        feed_json: feed(crate::plan::FeedFormat::Json),
        term: view,
    }
}

fn robots(shared: &Shared) -> Robots {
    if shared.config().index {
        Robots::Open { sitemap: Some(shared.hrefs.absolute(&format!("/{}", sitemap::PATH.trim_start_matches('/')))) }
    } else {
        Robots::Closed
    }
}

/// The sitemap: documents, first pages of lists, and indexes.
fn sitemaps(shared: &Shared) -> Vec<(String, String)> {
    let path = format!("/{}", sitemap::PATH);
    if shared.plan.page(&path).is_none_or(|page| page.subject != Subject::Sitemap) {
        return Vec::new();
    }
    let wanted = |page: &&Page| match &page.subject {
        Subject::Document(id) => !shared.site.documents[*id].post.draft && !shared.site.documents[*id].future,
        Subject::List { number: 1, .. } | Subject::Terms { .. } | Subject::Archives { .. } => true,
        _ => false,
    };
    let entry = |page: &Page| SitemapEntry {
        loc: shared.hrefs.absolute(&page.path),
        lastmod: match &page.subject {
            Subject::Document(id) => {
                let post = &shared.site.documents[*id].post;
                let updated = post.front.updated.as_ref().map(|updated| &updated.value);
                updated.or(post.date.as_ref()).map(|date| date.rfc3339())
            }
            _ => None,
        },
        alternates: head::alternates(shared, page).into_iter().map(|other| (other.lang, other.url)).collect(),
    };
    let entries: Vec<SitemapEntry> = shared.plan.pages.iter().filter(wanted).map(entry).collect();
    let absolute = |path: &str| shared.hrefs.absolute(&format!("/{}", path.trim_start_matches('/')));
    let made = sitemap::render(&entries, &absolute).into_iter();
    made.map(|(path, text)| (path.trim_start_matches('/').to_string(), text)).collect()
}
