//! Assembles the site from its posts.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use super::mark::Mark;
use super::selection::{Fate, LeftOut, Selection, fate};
use super::statics::statics;
use super::whole::Site;
use super::{edition, terms, translations};
use crate::base::diagnostic::Diagnostics;
use crate::input::config::Config;
use crate::input::post::{Kind, Post};
use crate::input::source::Sources;

/// Assembles the site.
pub fn assemble(
    config: &Arc<Config>,
    posts: Vec<Arc<Post>>,
    sources: &Sources,
    selection: Selection,
    diagnostics: &mut Diagnostics,
) -> Site {
    let (documents, unpublished, left_out) = select(posts, config, sources.now, selection);
    let (mut documents, places) = arrange(documents);
    let post_count = documents.iter().filter(|document| document.post.kind == Kind::Post).count();
    translations::link(&mut documents, sources, diagnostics);
    let taxonomies = terms::index(&mut documents, config, sources, diagnostics);
    let editions = edition::all(&mut documents, post_count, config, &taxonomies);
    // The posts usually come sorted by path, and a map is made fastest from sorted values.
    let by_source = places.into_iter().map(|id| (documents[id].post.path.clone(), id)).collect();
    let statics = statics(sources, &documents, &unpublished);
    let marks = documents.iter().map(Mark::of).collect();
    let config = Arc::clone(config);
    Site { config, documents, post_count, taxonomies, editions, marks, by_source, unpublished, statics, left_out }
}

/// The documents in order, and the new index of each.
fn arrange(documents: Vec<Document>) -> (ByDocument<Document>, Vec<DocumentId>) {
    // The keys are collected first: comparing posts that are far apart in memory again and again is slow.
    let mut keys: Vec<_> = documents.iter().enumerate().map(|(at, document)| (order(&document.post), at)).collect();
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

/// Posts before pages; posts newest first, undated ones last; then by path.
fn order(post: &Post) -> (bool, bool, Reverse<Option<Timestamp>>, &str) {
    let date = post.date.as_ref().map(|date| date.timestamp());
    match post.kind {
        Kind::Post => (false, date.is_none(), Reverse(date), &post.path),
        Kind::Page => (true, false, Reverse(None), &post.path),
    }
}

type Selected = (Vec<Document>, BTreeMap<String, &'static str>, LeftOut);

fn select(posts: Vec<Arc<Post>>, config: &Config, now: Timestamp, selection: Selection) -> Selected {
    let mut documents = Vec::with_capacity(posts.len());
    let mut unpublished = BTreeMap::new();
    let mut left_out = LeftOut::default();
    for post in posts {
        let reason = match fate(&post, now, selection) {
            Fate::Draft => {
                left_out.drafts += 1;
                "a draft"
            }
            Fate::Future => {
                left_out.future += 1;
                "dated in the future"
            }
            Fate::Expired => {
                left_out.expired += 1;
                "expired"
            }
            Fate::Published { future } => {
                documents.push(Document::of(post, config, future));
                continue;
            }
        };
        unpublished.insert(post.path.clone(), reason);
    }
    (documents, unpublished, left_out)
}
