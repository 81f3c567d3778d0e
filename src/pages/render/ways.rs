//! Where a page leads besides its links: to itself in other languages and editions, and to feeds.

use tera::Value;

use super::edition::{edition_name, edition_of};
use super::head::title;
use super::shared::Shared;
use crate::formats::feed::{atom, json};
use crate::pages::view;
use crate::site::DocumentId;
use crate::site::plan::{self, FeedFormat, Page, Scope, Subject};

/// The address of a list's feed, where it has one in that form.
pub fn feed_url(shared: &Shared, edition: usize, scope: Scope, format: FeedFormat) -> Option<String> {
    let has = plan::feed_formats(&shared.site, scope).contains(&format);
    has.then(|| shared.hrefs.to(&plan::feed_path(&shared.site, edition, scope, format)))
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

/// The feeds that a page is found in: its own list's, then the edition's.
pub fn feeds(shared: &Shared, edition: usize, page: &Page) -> Vec<Value> {
    let own = match &page.subject {
        Subject::List { scope: scope @ Scope::Term { .. }, .. } => {
            feed_links(shared, edition, *scope, &title(shared, edition, page))
        }
        _ => Vec::new(),
    };
    own.into_iter().chain(shared.feed_links[edition].iter().cloned()).collect()
}

/// The feeds of a list, as [`view::FeedLink`]s.
pub fn feed_links(shared: &Shared, edition: usize, scope: Scope, title: &str) -> Vec<Value> {
    let forms = [(FeedFormat::Atom, atom::MEDIA_TYPE), (FeedFormat::Json, json::MEDIA_TYPE)];
    let link = |(format, media_type)| {
        let url = feed_url(shared, edition, scope, format)?;
        Some(Value::from_serializable(&view::FeedLink { title: title.to_string(), media_type, url }))
    };
    forms.into_iter().filter_map(link).collect()
}

/// The ways to the other editions: to this page there, else to that edition's home.
pub fn switcher(shared: &Shared, page: &Page) -> Vec<view::Switch> {
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
