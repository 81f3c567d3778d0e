//! What the search of a site is made of: its posts, its terms, and the words of its posts.
//!
//! Takes the site and the bodies of its posts; gives the files of the index by their output paths. It is made once, after all
//! else is known, and only where a page or a browser asks for it.

use std::collections::BTreeMap;

use super::plan::Plan;
use super::shared::Shared;
use crate::base::url::encode_path;
use crate::input::config::Role;
use crate::input::source::Sources;
use crate::pages::kind::Dependencies;
use crate::search::{self, Contents, Counter, Entry, Language, Part, Term};
use crate::site::{Document, DocumentId, EditionId, List, TermId, TermKey};

/// The folder of the index, as an output path. Its files never change.
pub(crate) const FOLDER: &str = "search-index/";

/// The site path of the file that names all others. It is not in their folder, so that a host can have one rule for that.
pub(crate) fn overview_path() -> String {
    format!("/{}", search::OVERVIEW)
}

/// Whether an output file is a part of the index.
pub(crate) fn is_part(file: &str) -> bool {
    file == search::OVERVIEW || file.starts_with(FOLDER)
}

/// Whether a plan has an index.
pub(crate) fn is_in(shared: &Shared, plan: &Plan) -> bool {
    let own = plan.page(&overview_path()).map(|page| page.kind.dependencies(&shared.site));
    matches!(own, Some(Dependencies::AllPages))
}

/// Counts the words of the posts that have changed. Afterwards no body is needed any more.
pub(crate) fn count(shared: &Shared, sources: &Sources) {
    words(shared, sources);
}

/// The files by their output paths. Empty if the plan has no index.
pub(crate) fn files<'s>(shared: &'s Shared, sources: &Sources, plan: &Plan) -> &'s BTreeMap<String, String> {
    shared.search.files.get_or_init(|| match is_in(shared, plan) {
        true => {
            let files = search::files(&contents(shared), words(shared, sources));
            let path = |name: String| if name == search::OVERVIEW { name } else { format!("{FOLDER}{name}") };
            files.into_iter().map(|(name, text)| (path(name), text)).collect()
        }
        false => BTreeMap::new(),
    })
}

fn words<'s>(shared: &'s Shared, sources: &Sources) -> &'s [Part] {
    let search = &shared.search;
    search.words.get_or_init(|| {
        let indexed = indexed(shared);
        let hash = |id: &DocumentId| {
            let path = &shared.site.documents[*id].post.path;
            let file = sources.files.get(path).map_or([0; 32], |source| *source.hash.as_bytes());
            // A language may be in the name of the file.
            blake3::Hasher::new().update(&file).update(path.as_bytes()).finalize()
        };
        let hashes: Vec<blake3::Hash> = indexed.iter().map(hash).collect();
        let count = |at: usize, counter: &mut Counter| {
            let post = &shared.site.documents[indexed[at]].post;
            counter.post(&post.language.tag, &post.title, &shared.bodies.of(post).html.html)
        };
        search.memory.words(&search.surroundings, &hashes, &count)
    })
}

/// The documents that readers may look for: undated ones by path, then the others from the oldest to the newest.
fn indexed(shared: &Shared) -> Vec<DocumentId> {
    let is_public =
        |document: &Document| document.post.front.search && !document.is_private() && !document.is_nowhere();
    let all = shared.site.documents.iter_enumerated().filter(|(_, document)| is_public(document));
    let mut all: Vec<(DocumentId, &Document)> = all.collect();
    all.sort_by_cached_key(|(_, document)| {
        let post = &document.post;
        (post.date.as_ref().map(|date| (date.day, date.iso())), post.path.as_str())
    });
    all.into_iter().map(|(id, _)| id).collect()
}

fn contents(shared: &Shared) -> Contents {
    let site = &shared.site;
    let indexed = indexed(shared);
    let mut contents = Contents::default();
    let mut places: BTreeMap<TermKey, u32> = BTreeMap::new();
    // A term that only hidden posts have is not named.
    for (taxonomy, terms) in indexed.iter().flat_map(|id| site.documents[*id].terms.iter_enumerated()) {
        places.extend(terms.iter().map(|term| (TermKey { taxonomy, term: *term }, 0)));
    }
    for (number, (key, place)) in (0..).zip(&mut places) {
        *place = number;
        contents.terms.push(term(shared, *key));
    }
    let mut groups: BTreeMap<DocumentId, u32> = BTreeMap::new();
    for (number, id) in (0..).zip(indexed) {
        let language = language(shared, id, &mut contents.languages);
        let before = groups.insert(site.groups[id], number);
        let translation_before = before.map_or(0, |before| number - before);
        contents.entries.push(Entry { translation_before, ..entry(shared, id, language, &places) });
    }
    contents
}

/// The place of a document's language.
fn language(shared: &Shared, id: DocumentId, languages: &mut Vec<Language>) -> usize {
    let own = &shared.site.documents[id].post.language;
    languages.iter().position(|known| known.tag == own.tag).unwrap_or_else(|| {
        let name = shared.name(&own.tag).to_string();
        languages.push(Language { tag: own.tag.clone(), name, direction: own.direction.as_str() });
        languages.len() - 1
    })
}

fn entry(shared: &Shared, id: DocumentId, language: usize, places: &BTreeMap<TermKey, u32>) -> Entry {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let keys = document
        .terms
        .iter_enumerated()
        .flat_map(|(taxonomy, terms)| terms.iter().map(move |term| TermKey { taxonomy, term: *term }));
    let mut terms: Vec<u32> = keys.filter_map(|key| places.get(&key).copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    let date = |date: &crate::base::date::Moment| (date.iso(), shared.dates(&post.language.tag).long(date.day));
    Entry {
        title: post.title.clone(),
        url: url(document.path()),
        language,
        date: post.date.as_ref().map(date),
        year: post.date.as_ref().map(|date| date.day.year()),
        terms,
        authors: authors(shared, document),
        translation_before: 0,
    }
}

/// The names of a document's authors in its language.
fn authors(shared: &Shared, document: &Document) -> Vec<String> {
    let site = &shared.site;
    let Some(taxonomy) = site.taxonomy(Role::Authors) else { return Vec::new() };
    let (language, own) =
        (document.language.unwrap_or(site.editions[document.edition].language), &document.post.language.tag);
    let name = |term: &TermId| site.taxonomies[taxonomy].terms[*term].name_in(language, own).0.to_string();
    document.terms[taxonomy].iter().map(name).collect()
}

fn term(shared: &Shared, key: TermKey) -> Term {
    let site = &shared.site;
    let (term, taxonomy) = (site.term(key), &site.taxonomies[key.taxonomy].taxonomy);
    let unnamed = || term.languages.first().map_or(String::new(), String::clone);
    let mut names = term.names.clone();
    if names.is_empty() {
        names.push((unnamed(), term.name.clone()));
    }
    let registered = taxonomy.registry.iter().find(|entry| entry.slug == term.slug);
    let also = registered.into_iter().flat_map(|entry| &entry.also);
    names.extend(also.map(|name| (String::new(), name.clone())));
    let list = |edition: EditionId| {
        let has_posts = !site.editions[edition].listing.terms[key.taxonomy][key.term].is_empty();
        has_posts.then(|| url(&List::term(edition, key).path(site)))
    };
    let lists = site.editions.keys().map(list).collect();
    Term { names, lists, is_tag: taxonomy.role == Role::Tags, is_topic: taxonomy.role != Role::Authors }
}

/// An encoded URL from the root of the site.
fn url(path: &str) -> String {
    encode_path(path.trim_start_matches('/'))
}
