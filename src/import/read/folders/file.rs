//! Reads single files of another program's folder.

use std::path::Path;

use serde_json::{Map, Value};

use super::dates;
use super::front::{self, Fault, Parted};
use crate::base::diagnostic::Diagnostics;
use crate::base::url;
use crate::base::yaml::Text;
use crate::import::model::{Blog, Effect, OldFile, text_of, truth_of};
use crate::import::read::language::meant;
use crate::import::yaml::as_written;

/// What the report says of settings with which a program published more than it usually does.
pub(crate) const NOT_BUILT: &str = "a setting published more posts than are published here";

/// The text of a file. If it is not UTF-8, what could be read of it, and a remark.
pub(crate) fn text(folder: &Path, file: &str, blog: &mut Blog) -> Option<String> {
    match std::fs::read(folder.join(file)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                blog.lost("parts of a file are not UTF-8, so unreadable characters became `\u{fffd}`", file, "");
                Some(String::from_utf8_lossy(error.as_bytes()).into_owned())
            }
        },
        Err(error) => {
            blog.lost("a file could not be read", file, &error.to_string());
            None
        }
    }
}

/// A post or page with its front matter. If that cannot be read, it is a draft.
pub(crate) fn open(folder: &Path, file: &str, blog: &mut Blog) -> Option<(OldFile, bool)> {
    let text = text(folder, file, blog)?;
    let Parted { front, body, has_front, fault } = front::part(&text);
    let title = front.text_of("title").unwrap_or_default();
    let day = ["date", "publishDate"].iter().find_map(|key| dates::day(&front.text_of(key)?));
    let truth = |key: &str| front.get(key).and_then(truth_of);
    let is_draft = truth("draft") == Some(true) || truth("published") == Some(false);
    let is_html = file.ends_with(".html") || file.ends_with(".htm");
    let from = file.to_string();
    let mut opened = OldFile { from, title, day, is_draft, is_html, front, body, ..OldFile::default() };
    match fault {
        None => {}
        Some(Fault::Invalid(problem)) => {
            opened.hide("front matter cannot be read, so the file is a draft with all its text", problem);
        }
        Some(Fault::PlainProgram(language)) => {
            let what = "front matter is a program, of which only title, date and description were read";
            opened.say(Effect::Lost, what, format!("---{language}"));
        }
        Some(Fault::Program(language)) => {
            opened
                .hide("front matter is a program, which is not run, so the file is a draft", format!("---{language}"));
        }
    }
    Some((opened, has_front))
}

/// The values of configuration files; empty without any.
pub(crate) fn configuration(folder: &Path, names: &[&str], blog: &mut Blog) -> Map<String, Value> {
    let mut all = Map::new();
    for name in names.iter().filter(|name| folder.join(name).is_file()) {
        if let Some(Value::Object(map)) = value_of(folder, name, blog) {
            merge(&mut all, map);
        }
    }
    all
}

/// The value of a configuration file: TOML, YAML or JSON by its extension.
pub(crate) fn value_of(folder: &Path, name: &str, blog: &mut Blog) -> Option<Value> {
    let text = text(folder, name, blog)?;
    let parsed = match name.rsplit('.').next() {
        Some("toml") => toml::from_str::<toml::Table>(&text)
            .map(|table| front::from_toml(toml::Value::Table(table)))
            .map_err(|error| error.message().to_string()),
        Some("json") => serde_json::from_str(&text).map_err(|error| error.to_string()),
        _ => {
            let mut diagnostics = Diagnostics::new();
            let text = &Text::new(name, &text);
            let node = crate::base::yaml::parse(text, 0..text.text.len(), &mut diagnostics);
            node.as_ref()
                .map(as_written)
                .ok_or_else(|| diagnostics.pop().map(|found| found.message).unwrap_or_default())
        }
    };
    match parsed {
        Ok(value) => Some(value),
        Err(problem) => {
            blog.lost("the configuration cannot be read", name, &problem);
            blog.unread.get_or_insert_with(|| name.to_string());
            None
        }
    }
}

/// Adds values to others; maps are merged.
pub(crate) fn merge(all: &mut Map<String, Value>, more: Map<String, Value>) {
    for (key, value) in more {
        let key = all.keys().find(|own| own.eq_ignore_ascii_case(&key)).cloned().unwrap_or(key);
        match (all.get_mut(&key), value) {
            (Some(Value::Object(own)), Value::Object(value)) => merge(own, value),
            (_, value) => drop(all.insert(key, value)),
        }
    }
}

/// The value of a key, whatever its case.
pub(crate) fn value<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    map.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

/// A truth value, whatever the case of its key.
pub(crate) fn truth(map: &Map<String, Value>, key: &str) -> Option<bool> {
    truth_of(value(map, key)?)
}

/// The texts of a list, or of a single text.
pub(crate) fn texts(map: &Map<String, Value>, key: &str) -> Vec<String> {
    match value(map, key) {
        Some(Value::Array(items)) => items.iter().filter_map(text_of).collect(),
        Some(one) => text_of(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The text of a key, whatever its case; none for `true` and `false`, with which a setting is turned on and off.
pub(crate) fn setting(map: &Map<String, Value>, key: &str) -> Option<String> {
    value(map, key).filter(|value| !value.is_boolean()).and_then(text_of)
}

/// The map of a key, whatever its case.
pub(crate) fn part<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a Map<String, Value>> {
    value(map, key)?.as_object()
}

/// A URL that `base_url` can have; a bare host becomes one.
pub(crate) fn base_url(text: &str) -> Option<String> {
    let text = text.trim();
    let full = if text.starts_with("//") { format!("https:{text}") } else { text.to_string() };
    url::BaseUrl::parse(&full).ok().map(|base| format!("{}{}", base.origin(), base.path()))
}

/// A language tag of the old site, in the form that Chancery uses.
pub(crate) fn tag(written: &str) -> Option<String> {
    crate::language::Language::parse(meant(written)).ok().map(|language| language.tag)
}

/// Whether a file is Markdown.
pub(crate) fn is_markdown(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    [".md", ".markdown", ".mdown", ".mkd"].iter().any(|ending| lower.ends_with(ending))
}

/// The folder of a file; empty at the top.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file without folder and extension.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
