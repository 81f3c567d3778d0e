//! The settings of a Hugo site.

use serde_json::{Map, Value, json};

use super::config;
use crate::base::url;
use crate::import::model::Blog;
use crate::import::read::folders::file;
use crate::import::read::language::{own_name, short_tag};

/// Reads the settings of the new site.
pub(crate) fn read(config: &Map<String, Value>, blog: &mut Blog) {
    blog.title = file::setting(config, "title").unwrap_or_default();
    let params = file::part(config, "params");
    let described = params.and_then(|params| file::setting(params, "description"));
    blog.description = described.or_else(|| file::setting(config, "description")).unwrap_or_default();
    blog.base_url = file::setting(config, "baseURL").and_then(|address| file::base_url(&address));
    blog.time_zone = file::setting(config, "timeZone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    let author = config.get("author").or_else(|| params?.get("author"));
    blog.author = match author {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) if !author.is_empty() => Some(author.clone()),
        _ => None,
    };
    languages(config, blog);
    taxonomies(config, blog);
    menu(config, blog);
    config::report(config, blog);
}

/// The tags of languages that are turned off.
pub(crate) fn disabled_languages(config: &Map<String, Value>) -> Vec<String> {
    let listed = file::texts(config, "disableLanguages");
    let is_off = |name: &String, details: &Map<String, Value>| {
        file::truth(details, "disabled") == Some(true) || listed.iter().any(|off| off.eq_ignore_ascii_case(name))
    };
    let names = config::languages(config).filter(|(name, details)| is_off(name, details)).map(|(name, _)| name);
    names.filter_map(|name| file::tag(name)).collect()
}

fn languages(config: &Map<String, Value>, blog: &mut Blog) {
    let default = file::setting(config, "defaultContentLanguage");
    let named = |tag: &str| own_name(tag).unwrap_or(tag).to_string();
    let off = disabled_languages(config);
    let mut known: Vec<(i64, String, String)> = Vec::new();
    for (written, details) in config::languages(config) {
        let Some(tag) = file::tag(written).filter(|tag| !off.contains(tag)) else { continue };
        let weight = details.get("weight").and_then(Value::as_i64).unwrap_or(i64::MAX);
        let is_default = default.as_deref().and_then(file::tag).as_deref() == Some(&tag);
        let name = file::setting(details, "languageName").unwrap_or_else(|| named(&tag));
        if blog.title.is_empty() {
            blog.title = file::setting(details, "title").unwrap_or_default();
        }
        known.push((if is_default { i64::MIN } else { weight }, tag, name));
    }
    known.sort();
    blog.languages.extend(known.into_iter().map(|(_, tag, name)| (tag, name)));
    if blog.languages.is_empty() {
        let code = file::setting(config, "languageCode").or(default).and_then(|tag| short_tag(&tag));
        blog.languages.extend(code.map(|tag| (tag.clone(), named(&tag))));
    }
}

/// Hugo's lists are at `/tags/x/`, with the plural.
fn taxonomies(config: &Map<String, Value>, blog: &mut Blog) {
    let usual = Map::from_iter([("tag".to_string(), json!("tags")), ("category".to_string(), json!("categories"))]);
    let given = file::part(config, "taxonomies").or_else(|| file::part(config, "indexes")).unwrap_or(&usual);
    for plural in given.values().filter_map(Value::as_str) {
        let name = match plural {
            "tags" | "categories" | "authors" | "series" => plural.to_string(),
            other => url::slugify(other),
        };
        if !name.is_empty() {
            blog.taxonomies.push((name, Some(format!("/{}/:slug/", url::slugify(plural))), Map::new()));
        }
    }
}

fn menu(config: &Map<String, Value>, blog: &mut Blog) {
    let menus = file::part(config, "menu").or_else(|| file::part(config, "menus"));
    let main = menus.and_then(|menus| menus.get("main")).and_then(Value::as_array);
    let mut items: Vec<(i64, Value)> = Vec::new();
    for item in main.into_iter().flatten().filter_map(Value::as_object) {
        let target = file::setting(item, "url").or_else(|| file::setting(item, "pageRef"));
        let (Some(title), Some(target)) =
            (file::setting(item, "name").or_else(|| file::setting(item, "identifier")), target)
        else {
            continue;
        };
        let weight = item.get("weight").and_then(Value::as_i64).unwrap_or(i64::MAX);
        items.push((weight, json!({ "title": title, "url": target })));
    }
    items.sort_by_key(|(weight, _)| *weight);
    blog.menu = (!items.is_empty()).then(|| Value::Array(items.into_iter().map(|(_, item)| item).collect()));
}
