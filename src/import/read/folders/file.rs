//! Reads single files of another program's folder.

use std::path::Path;

use serde_json::{Map, Value};

use super::front;
use crate::base::diagnostic::Diagnostics;
use crate::base::url;
use crate::import::model::{Blog, Front, OldFile};

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

/// A post or page with its front matter. Front matter that cannot be read stays as it was written.
pub(crate) fn open(folder: &Path, file: &str, blog: &mut Blog) -> Option<(OldFile, bool)> {
    let text = text(folder, file, blog)?;
    let parted = front::part(&text);
    let has_front = parted.has_front;
    let (front, body) = match &parted.problem {
        Some(problem) => {
            blog.changed("front matter cannot be read, so the file is unchanged", file, problem);
            (Front::default(), text)
        }
        None => (parted.front, parted.body),
    };
    let title = front.text_of("title").unwrap_or_default();
    let day = front
        .text_of("date")
        .or_else(|| front.text_of("publishDate"))
        .and_then(|date| crate::base::date::parse(&date, &jiff::tz::TimeZone::UTC).map(|moment| moment.day));
    let is_draft = front.truth("draft").unwrap_or(false) || front.truth("published") == Some(false);
    let is_html = file.ends_with(".html") || file.ends_with(".htm");
    Some((
        OldFile { from: file.to_string(), title, day, is_draft, is_html, front, body, ..OldFile::default() },
        has_front,
    ))
}

/// The values of a configuration file: TOML, YAML or JSON by its extension; empty without a file.
pub(crate) fn configuration(folder: &Path, names: &[&str], blog: &mut Blog) -> Map<String, Value> {
    let mut all = Map::new();
    for name in names.iter().filter(|name| folder.join(name).is_file()) {
        let Some(text) = text(folder, name, blog) else { continue };
        let parsed = match name.rsplit('.').next() {
            Some("toml") => toml::from_str::<toml::Table>(&text)
                .map(|table| front::from_toml(toml::Value::Table(table)))
                .map_err(|error| error.message().to_string()),
            Some("json") => serde_json::from_str(&text).map_err(|error| error.to_string()),
            _ => {
                let mut diagnostics = Diagnostics::new();
                let node = crate::base::yaml::parse(
                    &crate::base::yaml::Text::new(name, &text),
                    0..text.len(),
                    &mut diagnostics,
                );
                node.map(|node| node.to_json())
                    .ok_or_else(|| diagnostics.pop().map(|found| found.message).unwrap_or_default())
            }
        };
        match parsed {
            Ok(Value::Object(map)) => all.extend(map),
            Ok(_) => {}
            Err(problem) => blog.lost("the configuration cannot be read", name, &problem),
        }
    }
    all
}

/// The text of a key, whatever its case.
pub(crate) fn setting(map: &Map<String, Value>, key: &str) -> Option<String> {
    let found = map.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value)?;
    found.as_str().map(|text| text.trim().to_string()).filter(|text| !text.is_empty())
}

/// The map of a key, whatever its case.
pub(crate) fn part<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a Map<String, Value>> {
    map.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).and_then(|(_, value)| value.as_object())
}

/// A URL that `base_url` can have; a bare host becomes one.
pub(crate) fn base_url(text: &str) -> Option<String> {
    let text = text.trim();
    let full = if text.starts_with("//") { format!("https:{text}") } else { text.to_string() };
    url::BaseUrl::parse(&full).ok().map(|base| format!("{}{}", base.origin(), base.path()))
}

/// A language tag of the old site, in the form that Chancery uses.
pub(crate) fn tag(written: &str) -> Option<String> {
    crate::language::Language::parse(written).ok().map(|language| language.tag)
}

/// Whether a file is Markdown.
pub(crate) fn is_markdown(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    [".md", ".markdown", ".mdown", ".mkd"].iter().any(|ending| lower.ends_with(ending))
}

/// The name of a file without folder and extension.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
