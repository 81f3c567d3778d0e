//! Feeds of a list, in both forms, from entries that are written once.

use std::sync::Arc;

use super::entry;
use super::head::made_by;
use super::list::Heading;
use super::shared::{Entries, Shared};
use crate::formats::feed;
use crate::markdown::Hypertext;
use crate::site::plan::{self, FeedFormat, Scope};
use crate::site::{Document, DocumentId};

/// The text of a feed, written to `out`.
pub fn render(shared: &Shared, edition: usize, scope: Scope, format: FeedFormat, out: String) -> String {
    let posts = plan::listed(&shared.site, edition, scope).iter().take(shared.config().feed.limit);
    let entries: Vec<Arc<Entries>> = posts.map(|id| entries(shared, *id)).collect();
    let feed = values(shared, edition, scope);
    match format {
        FeedFormat::Atom => {
            let entries: Vec<_> = entries.iter().filter_map(|entries| entries.atom.as_ref()).collect();
            feed::atom::feed(&feed, &entries, out)
        }
        FeedFormat::Json => {
            let entries: Vec<_> = entries.iter().filter_map(|entries| entries.json.as_ref()).collect();
            feed::json::feed(&feed, &entries, out)
        }
    }
}

/// A document's entries, written once for the feeds that are made at the same time.
fn entries(shared: &Shared, id: DocumentId) -> Arc<Entries> {
    shared.feeds[id].get_or_make(|| {
        let (item, forms) = (item(shared, id), &shared.config().feed);
        let atom = forms.atom.then(|| feed::atom::entry(&item));
        Arc::new(Entries { atom, json: forms.json.then(|| feed::json::entry(&item)) })
    })
}

fn values(shared: &Shared, edition: usize, scope: Scope) -> feed::Feed {
    let site = &shared.site;
    let title = shared.site_title(edition);
    let absolute = |format| shared.hrefs.absolute(&plan::feed_path(site, edition, scope, format));
    let home_url = shared.hrefs.absolute(&plan::list_path(site, edition, scope));
    feed::Feed {
        id: home_url.clone(),
        title: Heading::of(shared, edition, scope)
            .map_or(title.clone(), |heading| format!("{} · {title}", heading.text)),
        subtitle: shared.config().description.get(&shared.language(edition).tag).map(str::to_string),
        lang: shared.language(edition).tag.clone(),
        home_url,
        atom_url: absolute(FeedFormat::Atom),
        json_url: absolute(FeedFormat::Json),
        has_json: plan::feed_formats(site, scope).contains(&FeedFormat::Json),
        authors: authors(shared.config().author.iter().cloned().collect()),
        rights: shared.config().copyright.clone(),
        icon: None,
        generator: made_by(),
    }
}

fn authors(names: Vec<String>) -> Vec<feed::Author> {
    names.into_iter().map(|name| feed::Author { name, url: None }).collect()
}

/// The names of a document's terms in its own language.
pub fn term_names(shared: &Shared, document: &Document, taxonomy: &str) -> Vec<String> {
    let found = shared.site.taxonomies.iter().position(|index| index.taxonomy.name == taxonomy);
    let Some(at) = found else { return Vec::new() };
    let served = shared.config().language_of(&document.post.language.tag);
    let tag = served.map_or(&document.post.language.tag, |language| &language.tag);
    let terms = document.terms[at].iter().map(|term| &shared.site.taxonomies[at].terms[*term]);
    terms.map(|term| term.name_in(tag).0.to_string()).collect()
}

fn item(shared: &Shared, id: DocumentId) -> feed::Item {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let url = shared.hrefs.absolute(document.path());
    // Footnotes and headings link within the page; in a feed reader the page is elsewhere.
    let within = format!("href=\"{}#", entry::escape(&url));
    let fill = |html: &Hypertext| {
        let filled = entry::filled(shared, id, html, |target| shared.absolute_target(document, target));
        if filled.contains("href=\"#") { filled.replace("href=\"#", &within) } else { filled }
    };
    let given = post.front.summary.as_ref().map(|summary| summary.value.trim().to_string());
    let summary = given.as_ref().map(|text| format!("<p>{}</p>", entry::escape(text)));
    let published = post.date.as_ref().map(|date| feed::Moment::from(&date.zoned));
    let updated = post.front.updated.as_ref().map(|date| feed::Moment::from(&date.value.zoned));
    feed::Item {
        id: stable_id(shared, document),
        url,
        lang: post.language.tag.clone(),
        dir: post.language.direction.as_str().to_string(),
        title: post.title.clone(),
        content: match &post.outline.summary {
            Some(summary) if !shared.config().feed.full => fill(summary),
            _ => fill(&shared.bodies.of(post).html),
        },
        summary: summary.or_else(|| post.outline.summary.as_ref().map(fill)),
        summary_text: Some(given.unwrap_or_else(|| post.outline.plain.clone())).filter(|text| !text.is_empty()),
        published,
        updated: updated.or(published).unwrap_or(feed::Moment::EPOCH),
        authors: authors(term_names(shared, document, "authors")),
        categories: categories(shared, document),
        translations: document
            .translations
            .iter()
            .filter(|other| **other != id)
            .map(|other| feed::Alternate {
                lang: shared.site.documents[*other].post.language.tag.clone(),
                url: shared.hrefs.absolute(shared.site.documents[*other].path()),
            })
            .collect(),
        image: entry::picture(shared, id),
    }
}

/// An id that a new title or a moved site leaves as it is: host, day, and the file's path without language folder.
fn stable_id(shared: &Shared, document: &Document) -> String {
    let post = &document.post;
    let absolute = shared.hrefs.absolute("/");
    let host = absolute.split('/').nth(2).unwrap_or("localhost").split(':').next().unwrap_or_default().to_string();
    let day = post.date.as_ref().map_or(jiff::civil::Date::constant(2000, 1, 1), |date| date.day);
    let stem = post.path.rsplit_once('.').map_or(&*post.path, |(stem, _)| stem);
    feed::tag_uri(&host, day, stem.strip_prefix("content").unwrap_or(stem))
}

fn categories(shared: &Shared, document: &Document) -> Vec<feed::Category> {
    let mut categories = Vec::new();
    for (at, index) in shared.site.taxonomies.iter().enumerate() {
        if matches!(&*index.taxonomy.name, "authors" | "series") {
            continue;
        }
        let names = term_names(shared, document, &index.taxonomy.name);
        for (term, label) in document.terms[at].iter().zip(names) {
            let scheme = shared.hrefs.absolute(&plan::terms_path(&shared.site, document.edition, at));
            categories.push(feed::Category { term: index.terms[*term].slug.clone(), scheme: Some(scheme), label });
        }
    }
    categories
}
