//! The settings of an Eleventy site: the data file that says its title and its URL, as in starter projects.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::import::model::Blog;
use crate::import::read::folders::{file, literal, program};
use crate::import::read::language::{own_name, short_tag};

/// Names of such files, the likeliest first.
const NAMES: [&str; 9] = ["metadata", "site", "meta", "config", "settings", "globals", "global", "general", "blog"];

/// Keys that say the same.
const TITLES: [&str; 5] = ["title", "name", "siteTitle", "siteName", "site_title"];
const URLS: [&str; 9] = ["url", "host", "baseUrl", "base_url", "siteUrl", "site_url", "origin", "domain", "hostname"];
const DESCRIPTIONS: [&str; 3] = ["description", "siteDescription", "site_description"];
const LANGUAGES: [&str; 4] = ["language", "lang", "locale", "defaultLanguage"];

/// Reads the settings from the folders of global data.
pub(crate) fn read(folder: &Path, data: &[String], blog: &mut Blog) {
    let mut config = Map::new();
    for name in NAMES {
        for place in data {
            for ending in ["json", "yaml", "yml", "toml", "js", "cjs", "mjs"] {
                let path = format!("{place}/{name}.{ending}");
                for (key, value) in values(folder, &path, blog) {
                    config.entry(key).or_insert(value);
                }
            }
        }
    }
    let first = |keys: &[&str]| keys.iter().find_map(|key| file::setting(&config, key));
    blog.title = first(&TITLES).unwrap_or_default();
    blog.description = first(&DESCRIPTIONS).unwrap_or_default();
    blog.base_url = URLS.iter().find_map(|key| base_url(&file::setting(&config, key)?));
    let language = first(&LANGUAGES).and_then(|tag| short_tag(&tag));
    blog.languages.extend(language.map(|tag| (tag.clone(), own_name(&tag))));
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
}

/// A URL, also if it is only a host: `kopi.example`.
fn base_url(text: &str) -> Option<String> {
    let is_host = text.contains('.') && !text.contains(['/', ' ', '{']);
    file::base_url(&if is_host { format!("https://{text}") } else { text.to_string() })
}

/// The values of a data file; of a program those that are written out in it.
fn values(folder: &Path, path: &str, blog: &mut Blog) -> Map<String, Value> {
    if !folder.join(path).is_file() {
        return Map::new();
    }
    blog.used.push(path.to_string());
    if !path.ends_with("js") {
        return match file::value_of(folder, path, blog) {
            Some(Value::Object(map)) => map,
            _ => Map::new(),
        };
    }
    let text = std::fs::read_to_string(folder.join(path)).unwrap_or_default();
    let named = literal::named_exports(&text).values;
    if !named.is_empty() {
        return named;
    }
    let mut found = literal::exported(&text).map(|literal| literal.values).unwrap_or_default();
    for key in TITLES.iter().chain(&URLS).chain(&LANGUAGES).chain(&DESCRIPTIONS) {
        if let Some(text) = program::text(&text, key) {
            found.entry(*key).or_insert_with(|| json!(text));
        }
    }
    found
}
