//! The addresses of a text besides its own.

use serde_json::json;

use super::places::{Group, Place, own_url};
use super::settings::Polyglot;
use crate::import::model::{Blog, OldFile};
use crate::input::keys::is_same;

/// Writes the redirects of all texts.
pub(super) fn add(polyglot: &Polyglot, groups: &[Group], blog: &mut Blog) {
    for group in groups {
        for place in group.places.iter().filter(|place| place.home.is_some()) {
            let copies = copies(polyglot, group, place, &blog.files[place.file]);
            let file = &mut blog.files[place.file];
            let prefix = polyglot.prefix(place.home.unwrap_or(0));
            let own: Vec<String> = own(file).iter().map(|path| below(path, &prefix)).collect();
            set(file, own.into_iter().chain(copies.iter().cloned()).collect());
            file.copies = copies;
        }
    }
}

/// Where other languages showed the text, and below its own language the URLs of its translations.
fn copies(polyglot: &Polyglot, group: &Group, place: &Place, file: &OldFile) -> Vec<String> {
    let url = |language: usize| own_url(polyglot, file, language).unwrap_or_else(|| place.url.clone());
    let shown = place.copies.iter().map(|language| format!("{}{}", polyglot.prefix(*language), url(*language)));
    let others: Vec<&str> = match polyglot.has_redirects && group.has_id {
        true => group.places.iter().map(|other| other.url.as_str()).filter(|url| *url != place.url).collect(),
        false => Vec::new(),
    };
    let languages = place.home.iter().chain(&place.copies);
    let redirected = languages.flat_map(|language| {
        let prefix = polyglot.prefix(*language);
        others.iter().map(move |url| format!("{prefix}{url}")).collect::<Vec<_>>()
    });
    let mut all: Vec<String> = Vec::new();
    for path in shown.chain(redirected) {
        if !all.contains(&path) {
            all.push(path);
        }
    }
    all
}

/// The keys of its aliases, the first one to keep.
fn keys(file: &OldFile) -> Vec<String> {
    let is_one = |key: &&String| ["aliases", "redirect_from"].iter().any(|name| is_same(name, key));
    file.front.values.keys().filter(is_one).cloned().collect()
}

fn own(file: &OldFile) -> Vec<String> {
    keys(file).iter().flat_map(|key| file.front.names(key)).collect()
}

/// An alias of a text is below its language, as its author meant it.
fn below(path: &str, prefix: &str) -> String {
    let rooted = if path.starts_with('/') || path.contains("://") { path.to_string() } else { format!("/{path}") };
    match prefix.is_empty() || path.contains("://") || rooted.starts_with(&format!("{prefix}/")) {
        true => rooted,
        false => format!("{prefix}{rooted}"),
    }
}

fn set(file: &mut OldFile, aliases: Vec<String>) {
    let keys = keys(file);
    if aliases.is_empty() || own(file) == aliases {
        return;
    }
    keys.iter().skip(1).for_each(|key| file.front.remove(key));
    file.front.set(keys.first().map_or("aliases", String::as_str), json!(aliases));
}
