//! What stands in `<head>` and around a page: titles, descriptions, the way to it.

use tera::Value;

use super::edition::edition_of;
use super::list::{Heading, page_label, taxonomy_title};
use super::shared::{Failure, Shared, generator};
use super::ways::{alternates, feeds, switcher};
use super::{entry, graph};
use crate::input::post::Kind;
use crate::pages::view;
use crate::site::DocumentId;
use crate::site::plan::{self, Page, Scope, Subject};

/// Characters of a description that search engines show.
const DESCRIPTION: usize = 200;

/// The head of a page; a document has so many words.
pub fn head(shared: &Shared, page: &Page, words: usize) -> view::Head {
    let edition = edition_of(shared, &page.subject);
    let language = match &page.subject {
        Subject::Document(id) => &shared.site.documents[*id].post.language,
        _ => shared.language(edition),
    };
    let title = title(shared, edition, page);
    let breadcrumbs = breadcrumbs(shared, edition, page, &title);
    let mut head = view::Head {
        title: document_title(shared, edition, page, &title),
        name: title.clone(),
        description: description(shared, edition, page),
        canonical: shared.hrefs.absolute(&page.path),
        url: shared.hrefs.to(&page.path),
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
        kind: kind(shared, page),
        alternates: alternates(shared, page),
        image: None,
        image_alt: None,
        og_type: "website",
        og_locale: language.og_locale(),
        published: None,
        modified: None,
        json_ld: Value::none(),
        feeds: feeds(shared, edition, page),
        noindex: page.subject == Subject::NotFound || !shared.config().index,
        prev: None,
        next: None,
        switcher: switcher(shared, page),
        breadcrumbs,
    };
    match &page.subject {
        Subject::Document(id) => document_head(shared, *id, &mut head),
        Subject::List { edition, scope, number } => {
            let url = |number: usize| shared.hrefs.to(&plan::list_page_path(&shared.site, *edition, *scope, number));
            let total = plan::page_count(&shared.site, plan::listed(&shared.site, *edition, *scope).len());
            head.prev = (*number > 1).then(|| url(number - 1));
            head.next = (*number < total).then(|| url(number + 1));
        }
        _ => {}
    }
    head.json_ld = Value::safe_string(&graph::json_ld(shared, edition, page, &head, words));
    head
}

fn document_head(shared: &Shared, id: DocumentId, head: &mut view::Head) {
    let post = &shared.site.documents[id].post;
    head.image = entry::picture(shared, id);
    head.image_alt = post.front.image_alt.clone();
    head.published = post.date.as_ref().map(|date| date.rfc3339());
    head.modified = post.front.updated.as_ref().map(|date| date.value.rfc3339());
    head.noindex |= post.draft || shared.site.documents[id].future;
    if post.kind == Kind::Post {
        head.og_type = "article";
    }
}

fn kind(shared: &Shared, page: &Page) -> &'static str {
    match &page.subject {
        Subject::Document(id) if shared.site.documents[*id].post.kind == Kind::Post => "post",
        Subject::Document(_) => "page",
        Subject::List { scope: Scope::Home, .. } => "home",
        Subject::List { scope: Scope::Term { .. }, .. } => "term",
        Subject::List { scope: Scope::Period { .. }, .. } => "archive",
        Subject::Terms { .. } => "terms",
        Subject::Archives { .. } => "archives",
        _ => "404",
    }
}

/// What the page is called by itself.
pub fn title(shared: &Shared, edition: usize, page: &Page) -> String {
    match &page.subject {
        Subject::Document(id) => shared.site.documents[*id].post.title.clone(),
        Subject::List { scope, .. } => {
            Heading::of(shared, edition, *scope).map_or_else(|| shared.site_title(edition), |heading| heading.text)
        }
        Subject::Terms { taxonomy, .. } => taxonomy_title(shared, edition, *taxonomy),
        Subject::Archives { .. } => shared.word(edition, "archive", &[]),
        _ => shared.word(edition, "not-found", &[]),
    }
}

/// What the browser's tab says: the page, its number, the site.
fn document_title(shared: &Shared, edition: usize, page: &Page, title: &str) -> String {
    let site = shared.site_title(edition);
    let number = match &page.subject {
        Subject::List { number, .. } if *number > 1 => Some(page_label(shared, edition, *number)),
        _ => None,
    };
    let mut parts = vec![title.to_string()];
    parts.extend(number);
    if title != site {
        parts.push(site);
    }
    parts.join(" · ")
}

fn description(shared: &Shared, edition: usize, page: &Page) -> Option<String> {
    let site = || shared.config().description.get(&shared.language(edition).tag).map(str::to_string);
    match &page.subject {
        Subject::Document(id) => {
            let post = &shared.site.documents[*id].post;
            let given = post.front.summary.as_ref().map(|summary| summary.value.trim().to_string());
            let text = given.unwrap_or_else(|| shorten(&post.outline.plain));
            if text.is_empty() { site() } else { Some(text) }
        }
        Subject::List { scope: Scope::Home, .. } => site(),
        _ => None,
    }
}

/// Cut at a word's end, where the text is longer than a description may be.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        None => text.to_string(),
        Some((end, _)) => {
            let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
            format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()))
        }
    }
}

fn breadcrumbs(shared: &Shared, edition: usize, page: &Page, title: &str) -> Vec<view::Link> {
    let interface = shared.language(edition);
    let link = |title: String, path: &str| view::Link {
        title,
        url: shared.hrefs.to(path),
        lang: interface.tag.clone(),
        dir: interface.direction.as_str(),
    };
    let home = link(shared.word(edition, "home", &[]), &plan::list_path(&shared.site, edition, Scope::Home));
    match &page.subject {
        Subject::List { scope: Scope::Home, .. } => vec![home],
        Subject::List { scope: Scope::Term { taxonomy, term }, .. } => {
            let index = plan::terms_path(&shared.site, edition, *taxonomy);
            let named = shared.term_view(edition, *taxonomy, *term);
            let own = view::Link { title: named.name, url: named.url, lang: named.lang, dir: named.dir };
            vec![home, link(taxonomy_title(shared, edition, *taxonomy), &index), own]
        }
        Subject::List { scope: scope @ Scope::Period { .. }, .. } => {
            let index = plan::archives_path(&shared.site, edition);
            let own = Heading::of(shared, edition, *scope).map_or(String::new(), |heading| heading.subject.text);
            let path = plan::list_path(&shared.site, edition, *scope);
            vec![home, link(shared.word(edition, "archive", &[]), &index), link(own, &path)]
        }
        Subject::Document(id) => vec![home, shared.document_link(*id)],
        _ => vec![home, link(title.to_string(), &page.path)],
    }
}

/// The view of a page that stands alone: no list, no document.
pub fn recent(shared: &Shared) -> Result<Vec<Value>, Failure> {
    let posts = plan::listed(&shared.site, 0, Scope::Home);
    posts.iter().take(5).map(|id| entry::entry(shared, 0, *id)).collect()
}

/// For feeds: who made them.
pub fn made_by() -> crate::formats::feed::Generator {
    let text = generator();
    let (name, version) = text.split_once(' ').unwrap_or((&text, ""));
    crate::formats::feed::Generator { name: name.to_string(), version: version.to_string(), url: None }
}
