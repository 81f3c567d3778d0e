//! Assembles the site from its posts.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use super::left_out::{LeftOut, Reason};
use super::mark::Mark;
use super::own_lists::OwnLists;
use super::page_lists::PageLists;
use super::pictures::Pictures;
use super::selection::{Fate, Selection, fates};
use super::statics::{self, statics};
use super::unpublished::Unpublished;
use super::visibility::Sections;
use super::whole::Site;
use super::{desk, edition, find_lists, find_pictures, home_texts, namesakes, term_texts, terms, translations};
use crate::base::diagnostic::Diagnostics;
use crate::base::url::Spellings;
use crate::input::config::Config;
use crate::input::data_files::DataFiles;
use crate::input::post::Post;
use crate::input::queries::Queries;
use crate::input::source::Sources;

/// Assembles the site.
pub fn assemble(
    config: &Arc<Config>,
    posts: Vec<Arc<Post>>,
    sources: &Sources,
    data: &DataFiles,
    selection: Selection,
    queries: &Queries,
    diagnostics: &mut Diagnostics,
) -> Site {
    let mut site = without_pictures(config, posts, sources, data, selection, diagnostics);
    site.lists = find_lists::find(&site, sources, queries, diagnostics);
    site.pictures = find_pictures::find(&site, sources);
    site
}

fn without_pictures(
    config: &Arc<Config>,
    posts: Vec<Arc<Post>>,
    sources: &Sources,
    data: &DataFiles,
    selection: Selection,
    diagnostics: &mut Diagnostics,
) -> Site {
    let fates = fates(&posts, data, sources.now, selection);
    let (documents, unpublished, mut left_out) = select(&posts, &fates, config);
    let (mut documents, places) = arrange(documents);
    let post_count = documents.iter().filter(|document| document.is_listed_post()).count();
    set_namesakes(&mut documents, &posts);
    diagnostics.extend(namesakes::check_guids(&documents, sources));
    let taxonomies = terms::index(&mut documents, config, sources, diagnostics);
    let around = term_texts::Surroundings { taxonomies: &taxonomies, unpublished: &unpublished, sources };
    let texts = term_texts::find(&mut documents, &around, diagnostics);
    translations::link(&mut documents, sources, diagnostics);
    let mut editions = edition::all(&mut documents, post_count, config, &taxonomies);
    home_texts::place(&mut editions, &documents, config, sources, diagnostics);
    let own = OwnLists::of(&documents, post_count, &editions, config, &taxonomies);
    term_texts::place_on_lists(&texts, &mut documents, &editions, config, &around, diagnostics);
    let by_source = by_source(&documents, places);
    let around =
        desk::Surroundings { config, documents: &documents, by_source: &by_source, unpublished: &unpublished, sources };
    let (originals, parallel) = desk::resolve(&around, &editions, diagnostics);
    let surroundings = statics::Surroundings {
        sources,
        data,
        documents: &documents,
        unpublished: &unpublished,
        sections: &Sections::of(&posts, data),
        selection,
    };
    let statics = statics(&surroundings, &mut left_out, diagnostics);
    let groups = translations::groups(&documents);
    let spellings = Spellings::of(by_source.keys().chain(unpublished.keys()).chain(statics.keys()).map(String::as_str));
    let published = Spellings::of(documents.iter().map(Document::path).chain(statics.values().map(String::as_str)));
    Site {
        config: Arc::clone(config),
        marks: documents.iter().map(Mark::of).collect(),
        documents,
        post_count,
        taxonomies,
        editions,
        own,
        lists: PageLists::default(),
        texts,
        groups,
        by_source,
        spellings,
        published,
        unpublished,
        statics,
        pictures: Pictures::default(),
        left_out,
        originals,
        parallel,
    }
}

/// The documents by their files. They usually come sorted by path, and a map is made fastest from sorted values.
fn by_source(documents: &ByDocument<Document>, places: Vec<DocumentId>) -> BTreeMap<String, DocumentId> {
    places.into_iter().map(|id| (documents[id].post.path.clone(), id)).collect()
}

/// Sets [`Document::namesake`].
fn set_namesakes(documents: &mut ByDocument<Document>, posts: &[Arc<Post>]) {
    let later = namesakes::later(posts);
    for document in documents.iter_mut().filter(|_| !later.is_empty()) {
        document.namesake = later.get(document.post.path.as_str()).cloned();
    }
}

/// The documents in order, and the new index of each.
fn arrange(documents: Vec<Document>) -> (ByDocument<Document>, Vec<DocumentId>) {
    // The keys are collected first: comparing posts that are far apart in memory again and again is slow.
    let mut keys: Vec<_> = documents.iter().enumerate().map(|(at, document)| (order(document), at)).collect();
    keys.par_sort_unstable();
    let mut places = vec![0; keys.len()];
    for (place, (_, at)) in keys.iter().enumerate() {
        places[*at] = place;
    }
    let mut placed: Vec<Option<Document>> = vec![None; places.len()];
    for (place, document) in places.iter().zip(documents) {
        placed[*place] = Some(document);
    }
    (placed.into_iter().flatten().collect(), places.into_iter().map(DocumentId::from).collect())
}

/// Posts in lists before all others; posts newest first, undated ones last; then by path.
fn order(document: &Document) -> (bool, bool, Reverse<Option<Timestamp>>, &str) {
    let post = &document.post;
    let date = post.date.as_ref().map(|date| date.timestamp());
    match document.is_listed_post() {
        true => (false, date.is_none(), Reverse(date), &post.path),
        false => (true, false, Reverse(None), &post.path),
    }
}

type Selected = (Vec<Document>, BTreeMap<String, Unpublished>, LeftOut);

fn select(posts: &[Arc<Post>], fates: &[Fate], config: &Config) -> Selected {
    let mut documents = Vec::with_capacity(posts.len());
    let mut unpublished = BTreeMap::new();
    let mut left_out = LeftOut::default();
    for (post, fate) in posts.iter().zip(fates) {
        let (reason, from) = match *fate {
            Fate::Draft => (Reason::Draft, None),
            Fate::Future(date) => (Reason::Future, Some(date)),
            Fate::Expired => (Reason::Expired, None),
            Fate::Unrendered => (Reason::Unrendered, None),
            Fate::Published(published) => {
                documents.push(Document::of(Arc::clone(post), config, published));
                continue;
            }
        };
        left_out.add(&post.path, reason);
        unpublished.insert(post.path.clone(), Unpublished { reason, from, post: Arc::clone(post) });
    }
    (documents, unpublished, left_out)
}
