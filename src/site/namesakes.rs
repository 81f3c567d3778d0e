//! Posts of one language whose files have the same name, in folders or at days of their own: `2016/review.md`, `2017/review.md`.
//!
//! Takes all posts, also those that are not published; gives for each what its feed id has in addition to its name: nothing for
//! the oldest of those that share a name, so that no id changes when another post gets that name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url;
use crate::base::yaml::reader::At;
use crate::input::front_matter::FrontMatter;
use crate::input::post::{Kind, Post};
use crate::input::source::Sources;

use super::document::Document;
use super::id::ByDocument;

/// What later posts of a name have in addition, by the path of the file.
pub(super) fn later(posts: &[Arc<Post>]) -> BTreeMap<&str, Box<str>> {
    let hashed = |(at, post): (usize, &Arc<Post>)| (post.kind == Kind::Post).then(|| (hash(post), at));
    // As hashes, since nearly all names differ and numbers are sorted far faster than texts.
    let mut hashes: Vec<(u64, usize)> = posts.par_iter().enumerate().filter_map(hashed).collect();
    hashes.par_sort_unstable();
    let mut found = BTreeMap::new();
    for group in hashes.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        let mut named: BTreeMap<(Cow<'_, str>, &str), Vec<&Post>> = BTreeMap::new();
        for post in group.iter().map(|(_, at)| &*posts[*at]) {
            named.entry((name(post), post.language.tag.as_str())).or_default().push(post);
        }
        named.into_values().for_each(|same| tell_apart(same, &mut found));
    }
    found
}

/// The name of a post's file or bundle, without folder, day and language, as a slug.
pub(crate) fn name(post: &Post) -> Cow<'_, str> {
    match post.front.slug {
        None => Cow::Borrowed(&post.address.slug),
        Some(_) => Cow::Owned(url::slugify(&post.name.slug)),
    }
}

fn hash(post: &Post) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name(post), &post.language.tag).hash(&mut hasher);
    hasher.finish()
}

/// What the later ones of posts that share a name have in addition.
fn tell_apart<'p>(mut same: Vec<&'p Post>, found: &mut BTreeMap<&'p str, Box<str>>) {
    same.sort_by_key(|post| age(post));
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for post in &same[1..] {
        // The path is that of one post only.
        let free = marks(post).find(|mark| !taken.contains(mark)).unwrap_or_else(|| post.path.clone());
        found.insert(&post.path, free.as_str().into());
        taken.insert(free);
    }
}

/// What a post may be told apart by, the most lasting first. A folder is moved and a day is corrected more often than a year.
fn marks(post: &Post) -> impl Iterator<Item = String> {
    let day = post.date.as_ref().map(|date| date.day.to_string()).unwrap_or_default();
    let folder = post.name.folder.rsplit('/').next().unwrap_or_default();
    let dated = post.date.as_ref().map(|date| date.day);
    let dated = dated
        .map(|day| [format!("{:04}", day.year()), format!("{:04}-{:02}", day.year(), day.month()), day.to_string()]);
    dated.into_iter().flatten().chain([format!("{day}/{folder}")])
}

/// Posts without a date are the latest.
fn age(post: &Post) -> (bool, Option<Timestamp>, &str) {
    let date = post.date.as_ref().map(|date| date.timestamp());
    (date.is_none(), date, &post.path)
}

/// Two posts with one `guid` are one to a feed reader, so it is an error. So are two with one `rss_guid`.
pub(super) fn check_guids(documents: &ByDocument<Document>, sources: &Sources) -> Diagnostics {
    let mut problems = same_ids(documents, sources, "guid", &|front| front.guid.as_ref());
    problems.extend(same_ids(documents, sources, "rss_guid", &|front| front.rss_guid.as_ref()));
    problems
}

fn same_ids<'d>(
    documents: &'d ByDocument<Document>,
    sources: &Sources,
    key: &str,
    id: &dyn Fn(&'d FrontMatter) -> Option<&'d At<String>>,
) -> Diagnostics {
    let given = documents.iter().filter_map(|document| Some((id(&document.post.front)?, document)));
    let mut given: Vec<_> = given.filter(|(_, document)| document.is_listed_post()).collect();
    given.sort_by_key(|(guid, document)| (&guid.value, age(&document.post)));
    let same = given.windows(2).filter(|pair| pair[0].0.value == pair[1].0.value);
    same.map(|pair| {
        let place = |at: usize| sources.place(&pair[at].1.post.path, pair[at].0.span.clone());
        Diagnostic::error(format!("two posts have the `{key}` `{}`", pair[1].0.value))
            .at(place(1))
            .relate("the other one", place(0))
            .hint("delete it from one of them, since a feed reader takes two posts with one id for one")
    })
    .collect()
}
