//! A document as its own page shows it: `page` in templates.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Value;

use super::shared::{Failure, Shared};
use super::translation_of::translation_of;
use super::{corrections, entry, parallel_view, term_text, view};
use crate::input::config::Role;
use crate::input::post::{Body, Kind};
use crate::markdown::Heading;
use crate::site::{self, DocumentId, EditionId, List, TermKey};

/// The view of a document in its own edition.
pub(crate) fn page(shared: &Shared, id: DocumentId, body: &Body) -> Result<view::Page, Failure> {
    let site = &shared.site;
    let document = &site.documents[id];
    let post = &document.post;
    let edition = document.edition;
    let content = entry::filled(shared, id, &body.html, true);
    let around = site::neighbours(site, id);
    let link = |other| shared.link_between(id, other);
    let taxonomies = site.taxonomies.iter_enumerated();
    let terms: BTreeMap<String, Vec<Value>> = taxonomies
        .map(|(id, index)| (index.taxonomy.name.clone(), entry::terms(shared, edition, document, id)))
        .collect();
    let related = match post.kind {
        Kind::Post => site::related(site, id, around, site.config.related),
        Kind::Page => Vec::new(),
    };
    let related = related.into_iter().map(|other| entry::related(shared, id, other)).collect::<Result<_, _>>()?;
    Ok(view::Page {
        entry: entry::build(shared, edition, id),
        permalink: shared.hrefs.absolute(document.path()),
        updated: post.front.modified().map(|date| entry::date(shared, document, date)),
        corrections: corrections::view(shared, document),
        translation_of: translation_of(shared, id),
        parallel: parallel_view::links(shared, id),
        content: Value::safe_string(&content),
        list: list(shared, id)?,
        toc: toc(&post.outline.headings),
        headings: listed(&post.outline.headings).count(),
        terms,
        words: body.words,
        characters: body.characters,
        newer: around.newer.map(link),
        older: around.older.map(link),
        related,
        series: series(shared, edition, id),
        about: term_text::about_authors(shared, edition, document),
        has_code: body.has_code,
        source: post.path.clone(),
        extra: Value::from_serializable(&post.front.extra),
    })
}

/// The posts that its front matter lists, as entries of its edition.
fn list(shared: &Shared, id: DocumentId) -> Result<Option<view::PageList>, Failure> {
    let Some(posts) = shared.site.lists.pages.get(&id) else { return Ok(None) };
    let edition = shared.site.documents[id].edition;
    let entries = posts.iter().map(|post| entry::entry(shared, edition, *post)).collect::<Result<_, _>>()?;
    Ok(Some(view::PageList { entries }))
}

/// The headings that a table of contents lists.
fn listed(headings: &[Heading]) -> impl Iterator<Item = &Heading> {
    headings.iter().filter(|heading| (2..=4).contains(&heading.level))
}

/// Headings of levels 2 to 4 as a tree; a skipped level makes no empty list.
pub(crate) fn toc(headings: &[Heading]) -> Vec<view::TocItem> {
    let mut roots: Vec<view::TocItem> = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    for heading in listed(headings) {
        while open.last().is_some_and(|level| *level >= heading.level) {
            open.pop();
        }
        let mut list = &mut roots;
        for _ in &open {
            // The parent is the last heading of each open list.
            let Some(last) = list.len().checked_sub(1) else { break };
            list = &mut list[last].children;
        }
        let title = Value::safe_string(&heading.html);
        list.push(view::TocItem { id: heading.id.clone(), title, children: Vec::new() });
        open.push(heading.level);
    }
    roots
}

/// Of a longer series only the parts around a post are shown with it, so that the pages of a series do not all show all.
const MOST_PARTS: usize = 100;

/// The series that a post belongs to, from part 1 on. A part that has translations is shown in the post's language if possible.
fn series(shared: &Shared, edition: EditionId, id: DocumentId) -> Vec<view::Series> {
    let site = &shared.site;
    let Some(taxonomy) = site.taxonomy(Role::Series) else { return Vec::new() };
    let one = |term| {
        let key = TermKey { taxonomy, term };
        let (parts, at) = List::term(edition, key).part_of(site, id)?;
        let shown = around(parts.len(), at);
        let named = shared.term_view(edition, key);
        let entry = |index: usize| {
            let current = index == at;
            let part = if current { id } else { site.version_for(id, parts[index]) };
            view::SeriesEntry { link: shared.link_between(id, part), current }
        };
        let (part, of, first) = (at + 1, parts.len(), shown.start + 1);
        let entries = shown.map(entry).collect();
        Some(view::Series { name: named.name, url: named.url, part, of, first, entries })
    };
    site.documents[id].terms[taxonomy].iter().copied().filter_map(one).collect()
}

/// Which of so many parts are shown with the one at an index.
fn around(count: usize, at: usize) -> Range<usize> {
    let start = at.saturating_sub(MOST_PARTS / 2).min(count.saturating_sub(MOST_PARTS));
    start..count.min(start + MOST_PARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_series_the_parts_around_a_post_are_shown() {
        for at in 0..100 {
            assert_eq!(around(100, at), 0..100);
        }
        for (at, shown) in [(0, 0..100), (50, 0..100), (60, 10..110), (999, 900..1000), (940, 890..990)] {
            assert_eq!(around(1_000, at), shown);
        }
    }

    #[test]
    fn a_table_of_contents_nests_by_level_without_empty_lists() {
        let heading = |level: u8, id: &str| Heading { level, id: id.to_string(), html: id.to_string() };
        let headings = [heading(2, "a"), heading(4, "b"), heading(3, "c"), heading(2, "d"), heading(1, "no")];
        let tree = toc(&headings);
        let ids = |items: &[view::TocItem]| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&tree), ["a", "d"]);
        assert_eq!(ids(&tree[0].children), ["b", "c"]);
    }
}
