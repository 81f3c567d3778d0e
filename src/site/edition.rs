//! Editions: sets of posts with one interface language, and their lists.

use std::collections::BTreeMap;

use super::{Document, DocumentId, TermIndex};
use crate::input::config::{Archives, Config};

/// A year and, where the list is a month's, the month.
pub type Period = (i16, Option<i8>);

/// One edition.
#[derive(Clone, Debug)]
pub struct Edition {
    /// First part of its addresses: empty, or `/id`.
    pub prefix: String,
    /// Index into the configuration's languages.
    pub language: usize,
    /// Whether it holds posts of all languages.
    pub mixed: bool,
    pub listing: Listing,
}

/// The lists of an edition, each newest first.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    pub posts: Vec<DocumentId>,
    /// By taxonomy, then by term; empty where the edition has no post with it.
    pub terms: Vec<Vec<Vec<DocumentId>>>,
    pub periods: BTreeMap<Period, Vec<DocumentId>>,
}

/// The editions of a site: mixed first where there is one. Tells each document its own.
pub fn all(documents: &mut [Document], post_count: usize, config: &Config, taxonomies: &[TermIndex]) -> Vec<Edition> {
    let tag = |index: usize| config.languages[index].language.tag.clone();
    let mixed = config.archives != Archives::Separate;
    let beside = config.archives != Archives::Together && config.languages.len() > 1;
    let mut editions = Vec::new();
    if mixed || config.languages.len() == 1 {
        editions.push((String::new(), 0, true));
    }
    if beside {
        for index in 0..config.languages.len() {
            let root = !mixed && index == 0;
            editions.push((if root { String::new() } else { format!("/{}", tag(index)) }, index, false));
        }
    }
    for document in documents.iter_mut() {
        let served = config.language_of(&document.post.language.tag).map(|language| language.tag.as_str());
        document.edition = editions
            .iter()
            .position(|(_, language, _)| Some(config.languages[*language].language.tag.as_str()) == served)
            .unwrap_or(0);
    }
    let posts = &documents[..post_count];
    editions
        .into_iter()
        .map(|(prefix, language, mixed)| {
            let ids = if mixed { once_each(posts, config, language) } else { in_language(posts, config, language) };
            let listing = listing(documents, ids, config, taxonomies);
            Edition { prefix, language, mixed, listing }
        })
        .collect()
}

fn in_language(posts: &[Document], config: &Config, language: usize) -> Vec<DocumentId> {
    let tag = &config.languages[language].language.tag;
    let serves = |document: &Document| {
        config.language_of(&document.post.language.tag).is_some_and(|language| language.tag == *tag)
    };
    (0..posts.len()).filter(|id| serves(&posts[*id])).collect()
}

/// Every post, but one that exists in several languages once: in the edition's where it has it.
fn once_each(posts: &[Document], config: &Config, language: usize) -> Vec<DocumentId> {
    let tag = &config.languages[language].language.tag;
    let chosen = |document: &Document| {
        let own = |id: &&DocumentId| {
            let other = config.language_of(&posts[**id].post.language.tag);
            other.is_some_and(|language| language.tag == *tag)
        };
        let members = || document.translations.iter().filter(|id| **id < posts.len());
        members().find(own).or_else(|| members().next()).copied()
    };
    (0..posts.len()).filter(|id| chosen(&posts[*id]).is_none_or(|chosen| chosen == *id)).collect()
}

fn listing(documents: &[Document], posts: Vec<DocumentId>, config: &Config, taxonomies: &[TermIndex]) -> Listing {
    let mut terms: Vec<Vec<Vec<DocumentId>>> =
        taxonomies.iter().map(|taxonomy| vec![Vec::new(); taxonomy.terms.len()]).collect();
    let mut periods: BTreeMap<Period, Vec<DocumentId>> = BTreeMap::new();
    for id in &posts {
        for (taxonomy, own) in documents[*id].terms.iter().enumerate() {
            for term in own {
                terms[taxonomy][*term].push(*id);
            }
        }
        let date = documents[*id].post.date.as_ref().filter(|_| config.date_archives);
        if let Some(date) = date {
            periods.entry((date.day.year(), None)).or_default().push(*id);
            periods.entry((date.day.year(), Some(date.day.month()))).or_default().push(*id);
        }
    }
    Listing { posts, terms, periods }
}
