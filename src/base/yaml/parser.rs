//! A YAML document as a tree of nodes with source spans.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use super::budget;
use super::map_builder::MapBuilder;
use super::node::{Key, Node, Value};
use super::plain;
use super::printable::printable;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Text};

/// Parses the YAML at `range` of a file. A key that occurs twice in one map is a warning; the last one wins.
pub(crate) fn parse(text: &Text<'_>, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    plain::parse(text.text, range.clone()).or_else(|| parse_fully(text, range, diagnostics))
}

/// The same for YAML of every kind.
pub(super) fn parse_fully(text: &Text<'_>, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = &text.text[range.clone()];
    match serde_yaml::from_str_with_options::<Raw>(source, budget::options(source.len())) {
        Ok(raw) => Some(raw.place(text, range.start, diagnostics)),
        Err(error) => {
            diagnostics.push(yaml_error(text, range, &error));
            None
        }
    }
}

fn yaml_error(text: &Text<'_>, range: Range<usize>, error: &serde_yaml::Error) -> Diagnostic {
    let span = match error.location() {
        Some(location) if location != Location::UNKNOWN => line_span(text.text, &range, location),
        _ => range.start..range.start,
    };
    if let Some(problem) = budget::broken_limit(error, range.len()) {
        return problem.at(text.place(span));
    }
    if let Some(tab) = indenting_tab(text.text, &range, span.start) {
        let problem = Diagnostic::error("this is not YAML: a line is indented with a tab");
        return problem.at(text.place(tab..tab + 1)).hint("indent with spaces, not tabs");
    }
    let message = error.without_snippet().to_string();
    // The place says line and column already, and counts from the file's start.
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = message.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == ' ');
    let message = message.lines().next().unwrap_or_default().trim_end_matches(['.', ' ']);
    let message = message
        .strip_prefix("error: line ")
        .map_or(message, |rest| rest.split_once(": ").map_or(rest, |(_, said)| said));
    let said = match message.contains("budget") || message.contains("limit") {
        true => "this YAML has too many lists and maps inside each other".to_string(),
        false => format!("this is not YAML: {message}"),
    };
    Diagnostic::error(said).at(text.place(span)).hint_maybe(quoting_hint(text.text, error, message))
}

/// The first tab in the indentation of a line, up to the one where YAML cannot be read and the next: a parser may notice late, or
/// blame the line before.
fn indenting_tab(text: &str, range: &Range<usize>, found: usize) -> Option<usize> {
    let mut at = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        if let Some(tab) = line[..indent].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(at + tab);
        }
        if at > found {
            return None;
        }
        at += line.len();
    }
    None
}

fn quoting_hint(_text: &str, _error: &serde_yaml::Error, message: &str) -> Option<String> {
    let colon = message.contains("mapping values") || message.contains("block mapping");
    colon.then(|| "put a text that holds `: ` or begins with a special character in double quotes".to_string())
}

/// The span from a parser's line and column, both from 1, column in characters.
fn line_span(text: &str, range: &Range<usize>, location: Location) -> Range<usize> {
    let mut start = range.start;
    for _ in 1..location.line() {
        match text[start..range.end].find('\n') {
            Some(at) => start += at + 1,
            None => break,
        }
    }
    let line = text[start..range.end].lines().next().unwrap_or_default();
    let column = usize::try_from(location.column().saturating_sub(1)).unwrap_or(usize::MAX);
    let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    start + at..start + at + line[at..].chars().next().map_or(0, char::len_utf8)
}

/// A node as the deserializer hands it over: spans are relative to the document.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Spanned<String>, Raw)>),
}

impl Raw {
    fn place(self, text: &Text<'_>, base: usize, diagnostics: &mut Diagnostics) -> Node {
        let span = absolute(base, self.0.referenced);
        let written = || text.text.get(absolute(base, self.0.defined)).unwrap_or_default().trim().to_string();
        let value = match self.0.value {
            RawValue::Null => Value::Null,
            RawValue::Bool(value) => Value::Bool { value, written: written() },
            RawValue::Number(value) => Value::Number { value, written: written() },
            RawValue::Text(value) => Value::Text(printable(value, text, &span, diagnostics)),
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|item| item.place(text, base, diagnostics)).collect())
            }
            RawValue::Map(entries) => Value::Map(place_map(entries, text, base, diagnostics)),
        };
        Node { value, span }
    }
}

fn place_map(
    entries: Vec<(Spanned<String>, Raw)>,
    text: &Text<'_>,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Vec<(Key, Node)> {
    let mut map = MapBuilder::default();
    for (key, raw) in entries {
        let span = absolute(base, key.referenced);
        let node = raw.place(text, base, diagnostics);
        diagnostics.extend(map.add(key.value, span, node, text));
    }
    map.finish()
}

fn absolute(base: usize, location: Location) -> Range<usize> {
    let span = location.span();
    let offset = span.byte_offset().and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0);
    let length = span.byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    base + offset..base + offset + length
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<RawValue, E> {
        Ok(RawValue::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_string()))
    }

    fn visit_string<E>(self, value: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(value))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<RawValue, E> {
        Ok(RawValue::Text(String::from_utf8_lossy(value).into_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> (Option<Node>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let node = parse(&Text::new("a.yaml", source), 0..source.len(), &mut diagnostics);
        (node, diagnostics)
    }

    fn entry(source: &str, name: &str) -> Node {
        let (node, diagnostics) = read(source);
        assert_eq!(diagnostics, []);
        let node = node.unwrap();
        node.map().unwrap().iter().find(|(key, _)| key.name == name).unwrap().1.clone()
    }

    #[test]
    fn scalars_keep_their_spelling_and_know_their_bytes() {
        let source = "a: é\ntitle: 1.10\nno: No\nyear: 2016\nq: \"1.10\"\n";
        let title = entry(source, "title");
        assert_eq!(title.scalar(), Some("1.10"));
        assert_eq!(&source[title.span.clone()], "1.10");
        assert_eq!(entry(source, "no").scalar(), Some("No"));
        assert_eq!(entry(source, "no").truth(), Some(false));
        assert_eq!(entry(source, "year").to_json(), serde_json::json!(2016));
        assert_eq!(entry(source, "q").value, Value::Text("1.10".into()));
    }

    #[test]
    fn empty_and_null_are_nothing() {
        assert!(entry("a:\nb: ~\n", "a").is_null());
        assert!(entry("a:\nb: ~\n", "b").is_null());
        assert!(read("").0.is_none_or(|node| node.is_null()));
    }

    #[test]
    fn spans_count_from_the_start_of_the_file() {
        let text = "---\ntags: [satu, dua]\n---\nbody";
        let mut diagnostics = Diagnostics::new();
        let node = parse(&Text::new("a.md", text), 4..22, &mut diagnostics).unwrap();
        let Value::List(items) = &node.map().unwrap()[0].1.value else { panic!() };
        assert_eq!(&text[items[1].span.clone()], "dua");
        assert_eq!(&text[node.map().unwrap()[0].0.span.clone()], "tags");
    }

    #[test]
    fn row_26_a_key_that_stands_twice_is_a_warning_and_the_last_one_wins() {
        let (node, diagnostics) = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(node.unwrap().map().unwrap()[0].1.scalar(), Some("3"));
        assert_eq!(diagnostics.len(), 1);
        assert!(!diagnostics[0].is_error());
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 3);
        assert_eq!(diagnostics[0].related[0].1.line, 1);
    }

    #[test]
    fn broken_yaml_is_an_error_with_its_place() {
        let (node, diagnostics) = read("title: a\ntags: [x, y\nlang: id\n");
        assert!(node.is_none());
        let place = diagnostics[0].place.clone().unwrap();
        assert!(diagnostics[0].is_error());
        assert!(place.line >= 2, "{place:?}");
        let (_, diagnostics) = read("title: Diplomacy: a review\n");
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 1, "{diagnostics:?}");
        assert!(!diagnostics[0].hints.is_empty(), "{diagnostics:?}");
        assert!(!diagnostics[0].message.contains("line 1"), "{diagnostics:?}");
    }

    #[test]
    fn row_25_an_alias_bomb_and_deep_nesting_are_errors() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let previous = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{previous}]\n"));
        }
        for (text, message) in [
            (bomb, "the aliases (`*name`) of this YAML stand for more than 10,000 values"),
            ("[".repeat(33) + &"]".repeat(33), "this YAML has more than 32 lists and maps inside each other"),
            ("[".repeat(100_000), "this YAML has too many lists and maps inside each other"),
            ("a: {".repeat(50_000), "this YAML has more than 32 lists and maps inside each other"),
            (format!("a: &a x\nb: [{}]\n", "*a, ".repeat(1_001)), "this YAML has more than 1,000 aliases (`*name`)"),
            ("a: 1\n---\nb: 2\n".to_string(), "this YAML has more than one document"),
        ] {
            let (_, diagnostics) = read(&text);
            assert!(diagnostics[0].is_error());
            assert_eq!(diagnostics[0].message, message);
            assert_eq!(diagnostics[0].place.as_ref().unwrap().file, "a.yaml");
        }
    }

    #[test]
    fn a_text_grows_by_its_aliases_up_to_a_limit() {
        assert_eq!(read(&format!("a: &a x\nb: [{}]\n", "*a, ".repeat(1_000))).1, []);
        let aliases = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(1_000), "*a, ".repeat(900));
        let (_, diagnostics) = read(&aliases);
        assert!(diagnostics[0].message.contains("more than 10,000 values"), "{diagnostics:?}");
        assert!(diagnostics[0].hints[0].contains("aliases"), "{diagnostics:?}");
    }

    #[test]
    fn dates_and_merge_keys_pass() {
        assert_eq!(entry("date: 2016-10-08 07:00:00 +0700\n", "date").scalar(), Some("2016-10-08 07:00:00 +0700"));
        let source = "base: &b {x: 1}\nmore: {<<: *b, y: 2}\n";
        assert_eq!(entry(source, "more").map().unwrap().len(), 2);
    }
}
