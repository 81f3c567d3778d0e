//! The lists that Hugo makes, and their feeds.

use serde_json::{Map, Value};

use super::addresses::{Addresses, urlize};
use crate::import::model::{Blog, UsualList};
use crate::import::read::folders::file;

/// The file name of Hugo's feeds.
const FEED: &str = "index.xml";

/// Notes the home page of each language with its feed, and the feeds of terms.
pub(crate) fn homes(config: &Map<String, Value>, addresses: &Addresses, blog: &mut Blog) {
    let tags: Vec<String> = blog.languages.iter().map(|(tag, _)| tag.clone()).collect();
    blog.prefixed = tags.iter().filter(|tag| !addresses.is_plain(tag)).cloned().collect();
    let prefixes = tags.iter().map(|tag| addresses.prefix(Some(tag))).chain([addresses.prefix(None)]);
    for prefix in prefixes.collect::<std::collections::BTreeSet<_>>() {
        blog.has_list(UsualList { path: format!("{prefix}/"), feeds: feeds(config, "home") });
    }
    let of_terms = feeds(config, "term");
    let of_terms = blog.taxonomies.iter().map(|(taxonomy, ..)| (taxonomy.clone(), of_terms.clone())).collect();
    blog.term_feeds = of_terms;
}

/// The list of a section.
pub(crate) fn section(
    config: &Map<String, Value>,
    addresses: &Addresses,
    language: Option<&str>,
    section: &str,
) -> UsualList {
    let path = format!("{}/{}/", addresses.prefix(language), urlize(section));
    UsualList { path, feeds: feeds(config, "section") }
}

/// The feeds of a kind of list: one, unless the configuration leaves it out.
fn feeds(config: &Map<String, Value>, kind: &str) -> Vec<String> {
    let is_off = file::texts(config, "disableKinds").iter().any(|off| off.eq_ignore_ascii_case("rss"));
    let outputs = file::part(config, "outputs").and_then(|outputs| outputs.get(kind));
    let is_named = outputs.and_then(Value::as_array).is_none_or(|formats| {
        formats.iter().filter_map(Value::as_str).any(|format| format.eq_ignore_ascii_case("rss"))
    });
    if is_off || !is_named { Vec::new() } else { vec![FEED.to_string()] }
}
