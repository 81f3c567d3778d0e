//! The settings of a Hugo site.

use serde_json::{Map, Value, json};

use super::config;
use super::page::Page;
use crate::base::url;
use crate::import::model::Blog;
use crate::import::read::folders::file;
use crate::import::read::language::{own_name, short_tag};

const SEVERAL_HOSTS: &str = "the old site had a host for each language; the new one has one, the first";

/// The name and the code of a language; newer versions of Hugo call them `label` and `locale`.
const NAMES: [&str; 2] = ["languageName", "label"];
const CODES: [&str; 2] = ["languageCode", "locale"];

fn own_setting(settings: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| file::setting(settings, key))
}

/// Reads the settings of the new site.
pub(crate) fn read(config: &Map<String, Value>, blog: &mut Blog) {
    let written = languages(config, blog);
    let all: Vec<(String, Map<String, Value>)> = match written.is_empty() {
        true => vec![(String::new(), config.clone())],
        false => written.iter().map(|(name, tag)| (tag.clone(), config::of_language(config, name))).collect(),
    };
    (blog.title, blog.titles) = localised(&all, |settings| file::setting(settings, "title"));
    (blog.description, blog.descriptions) = localised(&all, description);
    let hosts = hosts(&all);
    if hosts.len() > 1 {
        blog.changed(SEVERAL_HOSTS, "", &hosts.join(", "));
        let own = |(tag, settings): &(String, Map<String, Value>)| {
            Some((file::base_url(&file::setting(settings, "baseURL")?)?, tag.clone()))
        };
        blog.language_hosts = all.iter().filter_map(own).collect();
    }
    blog.base_url = hosts.into_iter().next();
    let first = all.first().map(|(_, settings)| settings).unwrap_or(config);
    blog.time_zone = file::setting(first, "timeZone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    blog.author = author(first);
    blog.menu = menus(&all);
    taxonomies(config, blog);
    config::report(config, blog);
}

/// A text in the first language that has it, and in each language, if they differ.
fn localised(
    all: &[(String, Map<String, Value>)],
    text: impl Fn(&Map<String, Value>) -> Option<String>,
) -> (String, Map<String, Value>) {
    let texts: Map<String, Value> =
        all.iter().filter_map(|(tag, settings)| Some((tag.clone(), Value::from(text(settings)?)))).collect();
    let first = all.iter().find_map(|(_, settings)| text(settings)).unwrap_or_default();
    let differ = texts.len() < all.len() || texts.values().any(|text| *text != first);
    (first, if differ { texts } else { Map::new() })
}

fn description(settings: &Map<String, Value>) -> Option<String> {
    let params = file::part(settings, "params");
    params.and_then(|params| file::setting(params, "description")).or_else(|| file::setting(settings, "description"))
}

fn author(settings: &Map<String, Value>) -> Option<String> {
    match settings.get("author").or_else(|| file::part(settings, "params")?.get("author")) {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) if !author.is_empty() => Some(author.clone()),
        _ => None,
    }
}

/// The base URLs of the languages, each once.
fn hosts(all: &[(String, Map<String, Value>)]) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    for (_, settings) in all {
        let host = file::setting(settings, "baseURL").and_then(|address| file::base_url(&address));
        hosts.extend(host.filter(|host| !hosts.contains(host)));
    }
    hosts
}

/// Whether each language has a host of its own, where no URL has a prefix.
pub(crate) fn has_several_hosts(config: &Map<String, Value>) -> bool {
    let all: Vec<(String, Map<String, Value>)> =
        config::languages(config).map(|(name, _)| (name.clone(), config::of_language(config, name))).collect();
    hosts(&all).len() > 1
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

/// The languages that are written in the configuration, as they are written and as tags, the default one first.
fn languages(config: &Map<String, Value>, blog: &mut Blog) -> Vec<(String, String)> {
    let default = file::setting(config, "defaultContentLanguage");
    let off = disabled_languages(config);
    let mut known: Vec<(i64, String, String, String)> = Vec::new();
    for (written, details) in config::languages(config) {
        let Some(tag) = file::tag(written).filter(|tag| !off.contains(tag)) else { continue };
        let weight = details.get("weight").and_then(Value::as_i64).unwrap_or(i64::MAX);
        let is_default = default.as_deref().and_then(file::tag).as_deref() == Some(&tag);
        let name = own_setting(details, &NAMES).unwrap_or_else(|| own_name(&tag));
        known.push((if is_default { i64::MIN } else { weight }, tag, name, written.clone()));
    }
    known.sort();
    blog.languages.extend(known.iter().map(|(_, tag, name, _)| (tag.clone(), name.clone())));
    if blog.languages.is_empty() {
        let code = own_setting(config, &CODES).or(default).and_then(|tag| short_tag(&tag));
        blog.languages.extend(code.map(|tag| (tag.clone(), own_name(&tag))));
    }
    known.into_iter().map(|(_, tag, _, written)| (written, tag)).collect()
}

/// Hugo's lists are at `/tags/x/`, with the plural, unless a pattern of permalinks has the plural as its name.
fn taxonomies(config: &Map<String, Value>, blog: &mut Blog) {
    let usual = Map::from_iter([("tag".to_string(), json!("tags")), ("category".to_string(), json!("categories"))]);
    let given = file::part(config, "taxonomies").or_else(|| file::part(config, "indexes")).unwrap_or(&usual);
    for plural in given.values().filter_map(Value::as_str).filter(|plural| !url::slugify(plural).is_empty()) {
        let permalink = pattern_of_terms(config, plural).unwrap_or_else(|| format!("/{}/:slug/", url::slugify(plural)));
        blog.taxonomies.push((plural.to_lowercase(), Some(permalink), Map::new()));
    }
}

/// The pattern of the pages of terms, if all of it can be said here.
fn pattern_of_terms(config: &Map<String, Value>, plural: &str) -> Option<String> {
    let permalinks = file::part(config, "permalinks")?;
    let of_terms = file::part(permalinks, "term").and_then(|terms| file::setting(terms, plural));
    let pattern = of_terms.or_else(|| file::setting(permalinks, plural))?;
    let names = [":slugorcontentbasename", ":contentbasename", ":slugorfilename", ":filename", ":title"];
    let pattern = names.iter().fold(pattern, |pattern, name| pattern.replace(name, ":slug"));
    let is_whole = pattern.matches(":").count() == 1 && pattern.contains(":slug");
    is_whole.then(|| format!("/{}/", pattern.trim_matches('/')))
}

/// Notes the name of a term, which is the title of its page.
pub(crate) fn name_term(page: &Page, blog: &mut Blog) {
    let Some((plural, term)) =
        page.bare.split_once('/').map(|(plural, rest)| (plural, rest.trim_end_matches("/_index")))
    else {
        return;
    };
    let title = page.file.title.trim();
    let known = blog.taxonomies.iter_mut().find(|(name, ..)| name == plural);
    let Some((_, _, registry)) = known.filter(|_| !title.is_empty() && !term.contains('/') && term != "_index") else {
        return;
    };
    let names = registry.entry(term).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(names) = names {
        names.insert(page.language.clone(), Value::from(title));
    }
}

/// The menu of all languages, or a list for each if they differ.
fn menus(all: &[(String, Map<String, Value>)]) -> Option<Value> {
    let lists: Map<String, Value> =
        all.iter().filter_map(|(tag, settings)| Some((tag.clone(), menu(settings)?))).collect();
    let first = lists.values().next()?.clone();
    let is_same = lists.len() == all.len() && lists.values().all(|list| *list == first);
    Some(if is_same { first } else { Value::Object(lists) })
}

fn menu(settings: &Map<String, Value>) -> Option<Value> {
    let menus = file::part(settings, "menu").or_else(|| file::part(settings, "menus"));
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
    (!items.is_empty()).then(|| Value::Array(items.into_iter().map(|(_, item)| item).collect()))
}
