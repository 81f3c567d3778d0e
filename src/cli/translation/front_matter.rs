//! The digests in the front matter of a translation.
//!
//! Takes a file and digests; gives the file with these under `translated_from`. No other byte is changed: comments, order, quotes
//! and line ends stay. If that cannot be done, the file is not changed at all.

use std::ops::Range;

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::yaml::{Key, Node, Text, Value};
use crate::input::front_matter::{self, Format, Split};
use crate::input::keys::is_same;

/// The key that says what a post is translated from.
const KEY: &str = "translated_from";

/// What is put in the place of some bytes.
struct Edit {
    place: Range<usize>,
    text: String,
}

/// The text of a translation with these digests, several on each line, of an original in `lang`.
pub(super) fn with_digests(file: &str, text: &str, lines: &[String], lang: &str) -> Result<String, Diagnostic> {
    let refuse = || {
        let problem = Diagnostic::error("the digests cannot be put into this front matter without changing more of it");
        let list: Vec<String> = lines.iter().map(|line| format!("\"{line}\"")).collect();
        let hint = format!("write `blocks: [{}]` into its `{KEY}` yourself", list.join(", "));
        problem.at(Place::file(file)).hint(hint)
    };
    let source = Text::new(file, text);
    let split = front_matter::split(&source, &mut Diagnostics::new());
    let node = front_matter::node(&source, &split, &mut Diagnostics::new());
    let entries = match &node {
        Some(node) if node.is_null() => &[],
        Some(node) => node.map().ok_or_else(refuse)?,
        None if split.format == Format::None || text[split.front.clone()].trim().is_empty() => &[],
        None => return Err(refuse()),
    };
    let edit = match split.format {
        Format::Yaml => in_yaml(text, &split, entries, lines, lang),
        Format::Toml => in_toml(text, &split, entries, lines, lang),
        Format::None => {
            let text = format!("---\n{KEY}:\n  lang: {lang}\n{}---\n", yaml_list(lines, 2));
            Some(Edit { place: split.body..split.body, text })
        }
        Format::Json | Format::Code | Format::Lines => None,
    };
    let Edit { place, text: put } = edit.ok_or_else(refuse)?;
    let line_end = if text[..split.body].contains("\r\n") { "\r\n" } else { "\n" };
    let changed = [&text[..place.start], &put.replace('\n', line_end), &text[place.end..]].concat();
    if is_right(file, text, &changed, lines) { Ok(changed) } else { Err(refuse()) }
}

/// The entry of [`KEY`].
fn found(entries: &[(Key, Node)]) -> Option<&(Key, Node)> {
    entries.iter().find(|(key, node)| is_same(&key.name, KEY) && !node.is_null())
}

fn blocks(map: &[(Key, Node)]) -> Option<&(Key, Node)> {
    map.iter().find(|(key, _)| key.name == "blocks")
}

fn in_yaml(text: &str, split: &Split, entries: &[(Key, Node)], lines: &[String], lang: &str) -> Option<Edit> {
    let Some((key, node)) = found(entries) else {
        let end = split.front.end;
        let is_open = !text[split.front.clone()].is_empty() && !text[..end].ends_with(['\n', '\r']);
        let first = if is_open { "\n" } else { "" };
        let last = if is_open { "" } else { "\n" };
        let list = format!("{first}{KEY}:\n  lang: {lang}\n{}", yaml_list(lines, 2));
        return Some(Edit { place: end..end, text: format!("{}{last}", list.trim_end_matches('\n')) });
    };
    let Some(map) = node.map() else {
        let said = text.get(node.span.clone())?;
        let name = if node.scalar()?.contains(['/', '.']) { "file" } else { "lang" };
        let list = yaml_list(lines, 2);
        let text = format!("{}:\n  {name}: {said}\n{}", key.name, list.trim_end_matches('\n'));
        return Some(Edit { place: key.span.start..node.span.end, text });
    };
    let is_flow = text[node.span.start..].starts_with('{') || text[key.span.end..first(map)?].contains('{');
    if is_flow {
        let list = flow_list(lines);
        return Some(match blocks(map) {
            Some((_, node)) => Edit { place: place_of(text, node)?, text: list },
            None => {
                let end = place_of(text, &map.last()?.1)?.end;
                Edit { place: end..end, text: format!(", blocks: {list}") }
            }
        });
    }
    let indent = column(text, first(map)?);
    let list = format!("\n{}", yaml_list(lines, indent).trim_end_matches('\n'));
    let list = list.trim_start_matches(['\n', ' ']).strip_prefix("blocks:")?.to_string();
    Some(match blocks(map) {
        Some((key, node)) => {
            let colon = key.span.end + text[key.span.end..].find(':')? + 1;
            Edit { place: colon..place_of(text, node).map_or(colon, |place| place.end), text: list }
        }
        None => {
            let start = first(map)?;
            Edit { place: start..start, text: format!("blocks:{list}\n{}", " ".repeat(indent)) }
        }
    })
}

fn in_toml(text: &str, split: &Split, entries: &[(Key, Node)], lines: &[String], lang: &str) -> Option<Edit> {
    let list = flow_list(lines);
    let Some((_, node)) = found(entries) else {
        let start = split.front.start;
        return Some(Edit { place: start..start, text: format!("{KEY} = {{ lang = \"{lang}\", blocks = {list} }}\n") });
    };
    let Some(map) = node.map() else {
        let said = text.get(node.span.clone())?;
        let name = if node.scalar()?.contains(['/', '.']) { "file" } else { "lang" };
        return Some(Edit { place: node.span.clone(), text: format!("{{ {name} = {said}, blocks = {list} }}") });
    };
    Some(match blocks(map) {
        Some((_, node)) => Edit { place: node.span.clone(), text: list },
        None if text[node.span.start..].starts_with('{') => {
            let end = map.last()?.1.span.end;
            Edit { place: end..end, text: format!(", blocks = {list}") }
        }
        None => {
            let start = first(map)?;
            Edit { place: start..start, text: format!("blocks = {list}\n") }
        }
    })
}

/// The byte of the first key of a map.
fn first(map: &[(Key, Node)]) -> Option<usize> {
    map.first().map(|(key, _)| key.span.start)
}

/// How many bytes are before a place on its line.
fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The bytes of a value. Spans of lists are those of their first byte only.
fn place_of(text: &str, node: &Node) -> Option<Range<usize>> {
    let Value::List(items) = &node.value else { return Some(node.span.clone()) };
    let start = items.first().map_or(node.span.start, |item| node.span.start.min(item.span.start));
    let end = items.iter().map(|item| item.span.end).max().unwrap_or(node.span.start);
    let rest = &text[end..];
    let is_flow = text[start..].starts_with('[');
    Some(start..if is_flow { end + rest.find(']')? + 1 } else { end })
}

/// `blocks:` as the lines of a map that is indented by so many spaces.
fn yaml_list(lines: &[String], indent: usize) -> String {
    let spaces = " ".repeat(indent);
    if lines.is_empty() {
        return format!("{spaces}blocks: []\n");
    }
    let items: String = lines.iter().map(|line| format!("{spaces}  - \"{line}\"\n")).collect();
    format!("{spaces}blocks:\n{items}")
}

/// The digests between brackets, as YAML and TOML both have lists.
fn flow_list(lines: &[String]) -> String {
    let items: Vec<String> = lines.iter().map(|line| format!("\"{line}\"")).collect();
    format!("[{}]", items.join(", "))
}

/// Whether the changed file has these digests and all other values of the file before.
fn is_right(file: &str, before: &str, after: &str, lines: &[String]) -> bool {
    let read = |text: &str| {
        let source = Text::new(file, text);
        let mut diagnostics = Diagnostics::new();
        let split = front_matter::split(&source, &mut diagnostics);
        let node = front_matter::node(&source, &split, &mut diagnostics);
        let map = node.and_then(|node| node.map().map(<[_]>::to_vec)).unwrap_or_default();
        (map, text[split.body..].to_string(), diagnostics.len())
    };
    let (old, new) = (read(before), read(after));
    let rest = |map: &[(Key, Node)]| -> Vec<(String, serde_json::Value)> {
        let other = map.iter().filter(|(key, node)| !is_same(&key.name, KEY) && !node.is_null());
        let mut rest: Vec<_> = other.map(|(key, node)| (key.name.clone(), node.to_json())).collect();
        rest.sort_by(|one, other| one.0.cmp(&other.0));
        rest
    };
    let said = |map: &[(Key, Node)]| found(map).map(|(_, node)| node.to_json()).unwrap_or_default();
    let (then, now) = (said(&old.0), said(&new.0));
    let own = then.as_object().into_iter().flatten().filter(|(name, _)| *name != "blocks");
    let keeps = own.into_iter().all(|(name, value)| now.get(name) == Some(value));
    let written = now.get("blocks").and_then(serde_json::Value::as_array);
    let has = written.is_some_and(|list| list.iter().map(|item| item.as_str().unwrap_or_default()).eq(lines.iter()));
    has && keeps && rest(&old.0) == rest(&new.0) && old.1 == new.1 && old.2 == new.2
}
