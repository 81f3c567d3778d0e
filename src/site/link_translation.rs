//! Links to a post that has a translation in the language of the text in which the link stands.
//!
//! Takes a link and the document that it names; gives the translation. Whether the link leads there is for the settings to say.

use super::document::Document;
use super::id::DocumentId;
use super::links::{self, Found};
use super::whole::Site;
use crate::base::url;
use crate::language::same_language;
use crate::markdown::Link;

/// A link by file to a post that has a translation in the language of the text around the link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ToTranslation<'s> {
    pub(crate) from: DocumentId,
    pub(crate) link: &'s Link,
    /// What the link names.
    pub(crate) to: DocumentId,
    /// The translation.
    pub(crate) nearer: DocumentId,
    /// What follows `#`, if the translation has nothing with that id.
    pub(crate) lost: Option<&'s str>,
}

/// All links by file to a post that has a translation in the language of the text around the link.
pub(crate) fn all(site: &Site) -> Vec<ToTranslation<'_>> {
    if site.documents.iter().all(|document| document.translations.len() < 2) {
        return Vec::new();
    }
    let of_document = |from: DocumentId| {
        let found = site.documents[from].post.outline.links.iter();
        found.filter_map(move |link| to_translation(site, from, link))
    };
    site.documents.keys().flat_map(of_document).collect()
}

fn to_translation<'s>(site: &'s Site, from: DocumentId, link: &'s Link) -> Option<ToTranslation<'s>> {
    let document = &site.documents[from];
    let target = link.target.trim();
    let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
    if !link.follows || path.is_empty() || target.contains("://") {
        return None;
    }
    let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
    let source = links::source_of(&document.post.path, &decoded)?;
    let Some(Found::Document(to)) = links::find(site, &source) else { return None };
    let nearer = nearer(site, document, link, to)?;
    let is_lost = rest_on(site, nearer, rest).len() < rest.len();
    Some(ToTranslation { from, link, to, nearer, lost: is_lost.then(|| links::fragment_of(rest)) })
}

/// The query and the fragment of a link for a translation. If that has nothing with the id, the link leads to its beginning.
pub(super) fn rest_on<'r>(site: &Site, translation: DocumentId, rest: &'r str) -> &'r str {
    let fragment = links::fragment_of(rest);
    let decoded = url::decode(fragment).unwrap_or_else(|| fragment.to_string());
    match links::has_anchor(&site.documents[translation].post, &decoded) {
        true => rest,
        false => &rest[..rest.find('#').unwrap_or(rest.len())],
    }
}

/// The translation of a document in the language of a link's own text. None if the document is in that language itself, or if the
/// link stands in that translation, and so leads from one to the other.
pub(super) fn nearer(site: &Site, from: &Document, link: &Link, to: DocumentId) -> Option<DocumentId> {
    let document = &site.documents[to];
    // Nearly all posts have no translation, or are in the language of what links to them.
    let reader = link.language_of_text(&from.post.language.tag);
    if !link.follows || document.translations.len() < 2 || document.post.language.tag == reader {
        return None;
    }
    let is_there = |id: &DocumentId| *id != to && is_published(&site.documents[*id], from);
    let others = || document.translations.iter().copied().filter(is_there);
    let same = others().find(|id| site.documents[*id].post.language.tag == reader);
    let found = same.or_else(|| nearest(site, reader, document, others()))?;
    let is_link_between_translations =
        document.translations.iter().any(|id| site.documents[*id].post.path == from.post.path);
    (!is_link_between_translations).then_some(found)
}

/// The nearest in the reader's own language under another tag: `zh-Hant` for `zh-TW`.
fn nearest(
    site: &Site,
    reader: &str,
    document: &Document,
    others: impl Iterator<Item = DocumentId> + Clone,
) -> Option<DocumentId> {
    let tag = |id: DocumentId| &*site.documents[id].post.language.tag;
    // To find out what a tag implies is slow.
    if !others.clone().any(|id| same_language(tag(id), reader)) {
        return None;
    }
    let order = site.config.reading_order(reader);
    let own = order.own().take_while(|own| *own != document.post.language.tag);
    own.filter_map(|own| others.clone().find(|id| tag(*id) == own)).next()
}

/// Whether a translation is there whenever the post with the link is.
fn is_published(translation: &Document, from: &Document) -> bool {
    let is_later = translation.future.is_some_and(|date| from.future.is_none_or(|own| own < date));
    (!translation.draft || from.draft) && !is_later
}
