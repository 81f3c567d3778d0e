//! What stands in `<head>` and around a page: titles, addresses in other languages, feeds, the switcher.

use tera::Value;

use super::list::{Heading, page_label, taxonomy_title};
use super::shared::{Failure, Shared, generator};
use super::{entry, graph};
use crate::config::{MenuItem, MenuTarget};
use crate::plan::{self, FeedFormat, Page, Scope, Subject};
use crate::post::Kind;
use crate::site::DocumentId;
use crate::view;

/// Characters of a description that search engines show.
const DESCRIPTION: usize = 200;

/// The edition whose interface a page has.
pub fn edition_of(shared: &Shared, subject: &Subject) -> usize {
    match subject {
        Subject::Document(id) => shared.site.documents[*id].edition,
        Subject::List { edition, .. }
        | Subject::Terms { edition, .. }
        | Subject::Archives { edition }
        | Subject::Feed { edition, .. } => *edition,
        Subject::NotFound | Subject::Redirect { .. } | Subject::Robots | Subject::Sitemap | Subject::File(_) => 0,
    }
}

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

/// The edition as a page at the site path `current` sees it.
pub fn edition(shared: &Shared, index: usize, current: Option<&str>) -> view::Edition {
    let known = &shared.site.editions[index];
    let language = shared.language(index);
    let site = &shared.site;
    let feed = |format| feed_url(shared, index, Scope::Home, format);
    let has_tags = known.listing.terms.first().is_some_and(|terms| terms.iter().any(|posts| !posts.is_empty()));
    view::Edition {
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
        url: shared.hrefs.to(&plan::list_path(site, index, Scope::Home)),
        title: shared.site_title(index),
        description: shared.config().description.get(&language.tag).map(str::to_string),
        mixed: known.mixed && site.editions.len() > 1,
        name: edition_name(shared, index),
        menu: menu(shared, index, current),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
        tags_url: has_tags.then(|| shared.hrefs.to(&plan::terms_path(site, index, 0))),
        archive_url: (!known.listing.periods.is_empty()).then(|| shared.hrefs.to(&plan::archives_path(site, index))),
    }
}

/// The address of a list's feed, where it has one in that form.
pub fn feed_url(shared: &Shared, edition: usize, scope: Scope, format: FeedFormat) -> Option<String> {
    let has = plan::feed_formats(&shared.site, scope).contains(&format);
    has.then(|| shared.hrefs.to(&plan::feed_path(&shared.site, edition, scope, format)))
}

fn edition_name(shared: &Shared, edition: usize) -> String {
    let mixed = shared.site.editions[edition].mixed && shared.site.editions.len() > 1;
    if mixed {
        shared.word(edition, "all-languages", &[])
    } else {
        shared.name(&shared.language(edition).tag).to_string()
    }
}

/// An edition's menu as configured: its own, else the one for all.
fn menu_items(shared: &Shared, edition: usize) -> impl Iterator<Item = &MenuItem> {
    let menus = &shared.config().menus;
    menus.get(&shared.language(edition).tag).or_else(|| menus.get("")).into_iter().flatten()
}

/// Where a link of a menu leads; a page that is not there is an error of its own, so its path does not matter here.
fn menu_path<'a>(shared: &'a Shared, item: &'a MenuItem) -> (&'a str, Option<&'a DocumentId>) {
    match &item.target {
        MenuTarget::Url(url) => (url, None),
        MenuTarget::Page(file) => {
            let id = shared.site.by_source.get(&format!("content/{}", file.value));
            (id.map_or("/", |id| shared.site.documents[*id].path()), id)
        }
    }
}

/// The edition's view for a page: the shared one, but where the menu leads to the page itself.
pub fn edition_value(shared: &Shared, page: &Page) -> Value {
    let index = edition_of(shared, &page.subject);
    if menu_items(shared, index).any(|item| menu_path(shared, item).0 == page.path) {
        return Value::from_serializable(&edition(shared, index, Some(&page.path)));
    }
    shared.editions[index].clone()
}

fn menu(shared: &Shared, edition: usize, current: Option<&str>) -> Vec<view::MenuLink> {
    menu_items(shared, edition)
        .map(|item| {
            let (path, document) = menu_path(shared, item);
            let language = document.map(|id| &shared.site.documents[*id].post.language);
            let inside = path.starts_with('/') && !path.starts_with("//");
            view::MenuLink {
                title: item.title.clone(),
                current: current == Some(path),
                url: if inside { shared.hrefs.to(path) } else { path.to_string() },
                lang: language.map(|language| language.tag.clone()),
                dir: language.map(|language| language.direction.as_str()),
            }
        })
        .collect()
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

/// The same page in other languages (hreflang), itself among them, and the one for everybody else.
pub fn alternates(shared: &Shared, page: &Page) -> Vec<view::Alternate> {
    let site = &shared.site;
    let pairs: Vec<(String, String)> = match &page.subject {
        Subject::Document(id) => {
            let group = &site.documents[*id].translations;
            let pair = |id: &DocumentId| {
                (site.documents[*id].post.language.tag.clone(), site.documents[*id].path().to_string())
            };
            group.iter().map(pair).collect()
        }
        Subject::List { scope, number: 1, .. } => listings(shared, *scope),
        _ => Vec::new(),
    };
    if pairs.len() < 2 {
        return Vec::new();
    }
    let first = match &page.subject {
        Subject::List { scope, .. } => plan::list_path(site, 0, *scope),
        _ => pairs[0].1.clone(),
    };
    let all = pairs.into_iter().chain([("x-default".to_string(), first)]);
    all.map(|(lang, path)| view::Alternate { lang, url: shared.hrefs.absolute(&path) }).collect()
}

/// The editions of one language that have a list.
fn listings(shared: &Shared, scope: Scope) -> Vec<(String, String)> {
    let site = &shared.site;
    let editions = site.editions.iter().enumerate().filter(|(_, edition)| !edition.mixed);
    editions
        .filter(|(index, _)| scope == Scope::Home || !plan::listed(site, *index, scope).is_empty())
        .map(|(index, _)| (shared.language(index).tag.clone(), plan::list_path(site, index, scope)))
        .collect()
}

fn feeds(shared: &Shared, edition: usize, page: &Page) -> Vec<view::FeedLink> {
    let mut scopes = vec![(Scope::Home, shared.site_title(edition))];
    if let Subject::List { scope: scope @ Scope::Term { .. }, .. } = &page.subject {
        scopes.insert(0, (*scope, title(shared, edition, page)));
    }
    let forms = [(FeedFormat::Atom, crate::feed::atom::MEDIA_TYPE), (FeedFormat::Json, crate::feed::json::MEDIA_TYPE)];
    let mut feeds = Vec::new();
    for (scope, title) in scopes {
        for (format, media_type) in forms {
            let url = feed_url(shared, edition, scope, format);
            feeds.extend(url.map(|url| view::FeedLink { title: title.clone(), media_type, url }));
        }
    }
    feeds
}

/// The ways to the other editions: to this page there, else to that edition's home.
fn switcher(shared: &Shared, page: &Page) -> Vec<view::Switch> {
    let site = &shared.site;
    if site.editions.len() < 2 {
        return Vec::new();
    }
    let switch = |index: usize| {
        let edition = &site.editions[index];
        let language = (!edition.mixed).then(|| shared.language(index));
        let (path, current) = counterpart(shared, page, index);
        view::Switch {
            name: match language {
                Some(_) => edition_name(shared, index),
                None => shared.word(edition_of(shared, &page.subject), "all-languages", &[]),
            },
            lang: language.map(|language| language.tag.clone()),
            dir: language.map(|language| language.direction.as_str()),
            here: path.is_some(),
            url: shared.hrefs.to(&path.unwrap_or_else(|| plan::list_path(site, index, Scope::Home))),
            current,
        }
    };
    (0..site.editions.len()).map(switch).collect()
}

/// Where a page stands in another edition, and whether that is the page itself.
fn counterpart(shared: &Shared, page: &Page, index: usize) -> (Option<String>, bool) {
    let site = &shared.site;
    let edition = &site.editions[index];
    match &page.subject {
        Subject::Document(id) if !edition.mixed => {
            let tag = &shared.language(index).tag;
            let served = |id: &&DocumentId| {
                let language = shared.config().language_of(&site.documents[**id].post.language.tag);
                language.is_some_and(|language| language.tag == *tag)
            };
            let found = site.documents[*id].translations.iter().find(served);
            (found.map(|id| site.documents[*id].path().to_string()), found == Some(id))
        }
        Subject::List { edition: own, scope, .. } => {
            let has = *scope == Scope::Home || !plan::listed(site, index, *scope).is_empty();
            (has.then(|| plan::list_path(site, index, *scope)), *own == index)
        }
        Subject::Terms { edition: own, taxonomy } => {
            let has = edition.listing.terms[*taxonomy].iter().any(|posts| !posts.is_empty());
            (has.then(|| plan::terms_path(site, index, *taxonomy)), *own == index)
        }
        Subject::Archives { edition: own } => {
            let has = !edition.listing.periods.is_empty();
            (has.then(|| plan::archives_path(site, index)), *own == index)
        }
        _ => (None, false),
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
pub fn made_by() -> crate::feed::Generator {
    let text = generator();
    let (name, version) = text.split_once(' ').unwrap_or((&text, ""));
    crate::feed::Generator { name: name.to_string(), version: version.to_string(), url: None }
}
