//! One page: the template that it has, all that this sees, and its bytes.
//!
//! Takes what all pages share and a page of the plan; gives the page's bytes, or what is wrong. Deliberately does not know
//! in which order pages are rendered, nor who gets the bytes.

use std::ops::Deref;
use std::sync::Arc;

use tera::Context;

use super::part::colophon;
use super::shared::{Failure, Shared};
use super::{document, edition, feeds, head, list, ways};
use crate::base::diagnostic::Diagnostic;
use crate::formats::robots::{self, Robots};
use crate::formats::sitemap;
use crate::input::post::Kind;
use crate::input::source::Sources;
use crate::language::Language;
use crate::pages::view;
use crate::site::plan::{FeedFormat, Page, Scope, Subject};

/// A finished file.
pub enum Bytes<'b> {
    /// One of the sources, as it is.
    Source(Arc<[u8]>),
    Made(&'b [u8]),
}

impl Bytes<'_> {
    pub fn shared(self) -> Arc<[u8]> {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes.into(),
        }
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes,
        }
    }
}

/// What went wrong, and on which page.
pub struct Problem {
    pub diagnostic: Diagnostic,
    pub page: String,
}

/// Renders a page. What is made is written to `buffer`, whatever stood there before: memory that is touched for the first
/// time is dear, so that one buffer serves many pages.
pub fn render<'b>(
    shared: &Shared,
    sources: &Sources,
    page: &Page,
    buffer: &'b mut Vec<u8>,
) -> Result<Bytes<'b>, Problem> {
    buffer.clear();
    match &page.subject {
        // The plan takes paths from the sources, so the file is there.
        Subject::File(source) => {
            let problem = |diagnostic| Problem { diagnostic, page: page.path.clone() };
            return sources.bytes(source).unwrap_or_else(|| Ok(Arc::default())).map(Bytes::Source).map_err(problem);
        }
        // It is made of all pages, with its parts, after them.
        Subject::Sitemap => {}
        Subject::Robots => buffer.extend_from_slice(robots::render(&robots(shared)).as_bytes()),
        Subject::Feed { edition, scope, format } => {
            // There is nothing in it that could be other than UTF-8.
            let out = String::from_utf8(std::mem::take(buffer)).unwrap_or_default();
            *buffer = feeds::render(shared, *edition, *scope, *format, out).into_bytes();
        }
        _ => template(shared, sources, page, buffer)?,
    }
    Ok(Bytes::Made(buffer))
}

fn template(shared: &Shared, sources: &Sources, page: &Page, buffer: &mut Vec<u8>) -> Result<(), Problem> {
    let problem = |diagnostic| Problem { diagnostic, page: page.path.clone() };
    let name = template_name(shared, sources, page).map_err(problem)?;
    // As bytes, since that they are UTF-8 need not be found out again.
    let rendered = context(shared, page)
        .and_then(|context| shared.templates.tera.render_to(&name, &context, &mut *buffer).map_err(Arc::new));
    rendered.map_err(|error| problem(shared.templates.diagnose(&error, sources)))?;
    shared.hrefs.settle_bytes(buffer, &page.path);
    Ok(())
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
    context.insert_value("edition", edition::edition_value(shared, page));
    if let Some(colophon) = colophon(shared, edition::edition_of(shared, &page.subject))? {
        context.insert_value("colophon", colophon);
    }
    let document = match &page.subject {
        Subject::Document(id) => Some((*id, shared.bodies.shown(&shared.site.documents[*id].post))),
        _ => None,
    };
    let words = document.as_ref().map_or(0, |(_, body)| body.words);
    context.insert("head", &head::head(shared, page, words));
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
fn redirected(shared: &Shared, to: &str) -> view::Link {
    let found = shared.plan.page(to).and_then(|page| match &page.subject {
        Subject::Document(id) => Some(*id),
        _ => None,
    });
    found.map_or_else(
        || {
            let edition =
                shared.site.editions.iter().rposition(|edition| to.starts_with(&format!("{}/", edition.prefix)));
            let language = shared.language(edition.unwrap_or(0));
            view::Link {
                title: shared.site_title(edition.unwrap_or(0)),
                url: shared.hrefs.to(to),
                lang: language.tag.clone(),
                dir: language.direction.as_str(),
            }
        },
        |id| shared.document_link(id),
    )
}

fn listed_term(shared: &Shared, edition: usize, taxonomy: usize, term: usize) -> view::ListedTerm {
    let scope = Scope::Term { taxonomy, term };
    let known = &shared.site.taxonomies[taxonomy].terms[term];
    let view = shared.term_view(edition, taxonomy, term);
    let feed = |format| ways::feed_url(shared, edition, scope, format);
    let named = |(tag, name): (&String, &String)| {
        let language = Language::parse(tag).ok()?;
        (*name != view.name).then(|| view::TermName {
            name: name.clone(),
            dir: language.direction.as_str(),
            lang: language.tag,
        })
    };
    view::ListedTerm {
        names: known.names.iter().filter_map(named).collect(),
        taxonomy: shared.site.taxonomies[taxonomy].taxonomy.name.clone(),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
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
