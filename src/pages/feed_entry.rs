//! A document as a feed entry, written once for all feeds that are rendered together.

use std::sync::Arc;

use super::shared::{FeedEntries, Shared};
use super::{corrections, enclosure, entry};
use crate::formats::feed;
use crate::input::config::Role;
use crate::input::source::Sources;
use crate::markdown::Hypertext;
use crate::site::{Document, DocumentId, namesakes};

/// A document's entries, in the formats that the site has.
pub(crate) fn entries(shared: &Shared, sources: &Sources, id: DocumentId) -> Arc<FeedEntries> {
    shared.feed_entries[id].get_or_make(|| {
        let (item, formats) = (item(shared, sources, id), &shared.config().feed);
        let atom = formats.atom.then(|| feed::atom::entry(&item));
        let json = formats.json.then(|| feed::json::entry(&item));
        Arc::new(FeedEntries { atom, json, rss: formats.rss.then(|| feed::rss::entry(&item)) })
    })
}

/// People by their names.
pub(crate) fn authors(names: Vec<String>) -> Vec<feed::Author> {
    names.into_iter().map(|name| feed::Author { name, url: None }).collect()
}

fn item(shared: &Shared, sources: &Sources, id: DocumentId) -> feed::Item {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let url = shared.hrefs.absolute(document.path());
    // Links to footnotes and headings are relative to the page; a feed reader shows them elsewhere.
    let within = format!("href=\"{}#", entry::escape(&url));
    let fill = |html: &Hypertext| {
        let filled = entry::filled_for_feed(shared, id, html);
        if filled.contains("href=\"#") { filled.replace("href=\"#", &within) } else { filled }
    };
    let given = post.front.summary.as_ref().map(|summary| summary.value.trim().to_string());
    let summary = given.as_ref().map(|text| format!("<p>{}</p>", entry::escape(text)));
    let published = post.date.as_ref().map(|date| feed::Moment::from(&date.zoned));
    let updated = post.front.modified().map(|date| feed::Moment::from(&date.zoned));
    let content = match &post.outline.summary {
        Some(summary) if !shared.config().feed.full => fill(summary),
        _ => fill(&shared.bodies.of(post).html),
    };
    feed::Item {
        id: stable_id(shared, document),
        rss_guid: post.front.rss_guid.as_ref().map(|guid| guid.value.trim().to_string()),
        url,
        lang: post.language.tag.clone(),
        dir: post.language.direction.as_str().to_string(),
        title: post.title.clone(),
        content: content + &corrections::html(shared, document),
        summary: summary.or_else(|| post.outline.summary.as_ref().map(fill)),
        summary_text: Some(given.unwrap_or_else(|| post.outline.plain.clone())).filter(|text| !text.is_empty()),
        published,
        updated: updated.or(published).unwrap_or(feed::Moment::EPOCH),
        authors: authors(shared.term_names(document, Role::Authors)),
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
        image: entry::image_url(shared, id),
        enclosure: enclosure::enclosure(shared, sources, id),
    }
}

/// The given id, otherwise one that nothing changes but a new name of the file: neither title, address and date nor another
/// folder, a bundle and another host.
fn stable_id(shared: &Shared, document: &Document) -> String {
    let post = &document.post;
    if let Some(guid) = &post.front.guid {
        return guid.value.clone();
    }
    let site = shared.config().feed.id.as_deref().unwrap_or_default();
    let name = namesakes::name(post);
    let parts = [site, &post.language.tag, &name].into_iter().chain(document.namesake.as_deref());
    feed::urn(&parts.collect::<Vec<_>>())
}

fn categories(shared: &Shared, document: &Document) -> Vec<feed::Category> {
    let mut categories = Vec::new();
    let topical = shared.site.taxonomies.iter_enumerated().filter(|(_, index)| index.taxonomy.role.is_topical());
    for (taxonomy, index) in topical {
        let names = shared.term_names_in(document, taxonomy);
        for (term, label) in document.terms[taxonomy].iter().zip(names) {
            let scheme = shared.hrefs.absolute(&shared.site.addresses(document.edition).terms(taxonomy));
            categories.push(feed::Category {
                term: index.terms[*term].slug.without_words().to_string(),
                scheme: Some(scheme),
                label,
            });
        }
    }
    categories
}
