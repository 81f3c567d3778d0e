//! The lists and feeds that the old program makes without being asked.
//!
//! Takes the old blog with the lists of its sections and with its taxonomies; gives the site paths of its lists and feeds.
//! Each is a guess, since themes can leave them out.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::base::url;
use crate::import::model::folder::Dialect;
use crate::import::model::{Blog, OldFile, UsualList, names_of};
use crate::import::read::folders::hugo::urlize;

/// The site paths of the lists and feeds, each once. `published` are the sources that are public: a list of others did not
/// exist, and its name is not to be known.
pub(crate) fn usual_lists(dialect: Dialect, blog: &Blog, published: &[&OldFile]) -> Vec<String> {
    let is_listed = |file: &&&OldFile| file.front.get("listed") != Some(&Value::Bool(false));
    let listed: Vec<&OldFile> = published.iter().filter(is_listed).copied().collect();
    // Without posts, all lists and feeds are empty.
    if !listed.iter().any(|file| file.is_post) {
        return Vec::new();
    }
    let of_sections = listed.iter().filter_map(|file| file.list.clone());
    let lists = blog.lists.iter().cloned().chain(of_sections).chain(lists_of_terms(dialect, blog, &listed));
    let mut paths: BTreeSet<String> = blog.feeds.iter().cloned().collect();
    for list in lists {
        paths.extend(list.feeds.iter().map(|feed| format!("{}{feed}", list.path)));
        paths.insert(list.path);
    }
    paths.into_iter().collect()
}

/// The archives of terms, and the indexes of taxonomies. Jekyll and Eleventy make none by themselves.
fn lists_of_terms(dialect: Dialect, blog: &Blog, published: &[&OldFile]) -> Vec<UsualList> {
    let slug: fn(&str) -> String = match dialect {
        Dialect::Hugo => urlize,
        Dialect::Zola => url::slugify,
        Dialect::Jekyll | Dialect::Eleventy => return Vec::new(),
    };
    let mut lists = Vec::new();
    for (taxonomy, permalink, _) in &blog.taxonomies {
        let Some(pattern) = permalink else { continue };
        let feeds = blog.term_feeds.get(taxonomy).cloned().unwrap_or_default();
        for file in published.iter().filter(|file| file.is_post) {
            let names = names(file, taxonomy);
            let prefix = blog.prefix(file.language.as_deref());
            if !names.is_empty() {
                lists.push(UsualList { path: format!("{prefix}/{taxonomy}/"), feeds: Vec::new() });
            }
            lists.extend(names.iter().map(|name| UsualList {
                path: format!("{prefix}{}", pattern.replace(":slug", &slug(name))),
                feeds: feeds.clone(),
            }));
        }
    }
    lists
}

/// The names of a file's terms; Zola keeps them below `taxonomies`.
fn names(file: &OldFile, taxonomy: &str) -> Vec<String> {
    let own = file.front.names(taxonomy);
    match file.front.get("taxonomies").and_then(|all| all.get(taxonomy)) {
        Some(names) if own.is_empty() => names_of(names),
        _ => own,
    }
}
