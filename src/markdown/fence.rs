//! What is written after a code fence.
//!
//! Takes an info string in the dialects of Zola, Hugo and Jekyll; gives the language, and which lines are numbered and marked.
//! What it does not understand it skips: other tools put other things there.

use std::ops::RangeInclusive;

/// What a fence asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fence<'a> {
    /// As written; empty if none is given.
    pub(crate) language: &'a str,
    pub(crate) numbered: bool,
    /// The number of the first line.
    pub(crate) first: usize,
    /// The marked lines, counted from 1 whatever `first` is.
    pub(crate) marked: Vec<RangeInclusive<usize>>,
}

/// Reads an info string: `rust`, `rust,linenos,hl_lines=2-4 7`, `rust {linenos=true, hl_lines=[2,"4-6"]}`, `{.rust}`.
pub(crate) fn parse(info: &str) -> Fence<'_> {
    let info = info.trim();
    let end = info.find(|character: char| character.is_whitespace() || matches!(character, ',' | '{' | ';'));
    let (language, rest) = info.split_at(end.unwrap_or(info.len()));
    let mut fence = Fence { language, numbered: false, first: 1, marked: Vec::new() };
    let mut rest = rest;
    let mut last_key = "";
    while let Some((key, value, after)) = next_setting(rest) {
        let is_range = value.is_empty() && last_key == "hl_lines" && range(key).is_some();
        // `hl_lines=2-4,7` and `hl_lines=2-4 7`: a bare number goes on with the list before it.
        let (key, value) = if is_range { ("hl_lines", key) } else { (key, value) };
        fence.set(key, value);
        (last_key, rest) = (key, after);
    }
    fence
}

impl<'a> Fence<'a> {
    fn set(&mut self, key: &'a str, value: &str) {
        match key.to_ascii_lowercase().as_str() {
            "linenos" | "linenumbers" | "numberlines" | ".numberlines" | ".number-lines" | ".line-numbers" => {
                self.numbered = !matches!(value, "false" | "0" | "no");
            }
            "linenostart" | "startfrom" => self.first = value.parse().unwrap_or(1),
            "hl_lines" => self.marked.extend(value.split([',', ' ', '[', ']', '"', '\'']).filter_map(range)),
            class if class.starts_with('.') && self.language.is_empty() => self.language = &key[1..],
            _ => {}
        }
    }

    /// Whether the line is marked. Lines count from 1.
    pub(crate) fn marks(&self, line: usize) -> bool {
        self.marked.iter().any(|range| range.contains(&line))
    }
}

/// `7` or `4-6`.
fn range(text: &str) -> Option<RangeInclusive<usize>> {
    let text = text.trim();
    match text.split_once('-') {
        Some((from, to)) => Some(from.parse().ok()?..=to.parse().ok()?),
        None => text.parse().ok().map(|line| line..=line),
    }
}

/// The next `key` or `key=value` and what comes after it.
fn next_setting(text: &str) -> Option<(&str, &str, &str)> {
    let separator = |character: char| character.is_whitespace() || matches!(character, ',' | '{' | '}' | ';');
    let text = text.trim_start_matches(separator);
    if text.is_empty() {
        return None;
    }
    let end = text.find(|character| separator(character) || character == '=').unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let Some(rest) = rest.strip_prefix('=') else {
        return Some((key, "", rest));
    };
    let (value, rest) = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
        Some('[') => rest[1..].split_once(']').unwrap_or((&rest[1..], "")),
        _ => rest.split_at(rest.find(separator).unwrap_or(rest.len())),
    };
    Some((key, value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fence<'a>(language: &'a str, numbered: bool, first: usize, marked: &[(usize, usize)]) -> Fence<'a> {
        Fence { language, numbered, first, marked: marked.iter().map(|(from, to)| *from..=*to).collect() }
    }

    #[test]
    fn every_dialect_is_understood() {
        assert_eq!(parse("rust"), fence("rust", false, 1, &[]));
        assert_eq!(parse(""), fence("", false, 1, &[]));
        assert_eq!(parse("rust,linenos"), fence("rust", true, 1, &[]));
        assert_eq!(parse("rust linenos"), fence("rust", true, 1, &[]));
        assert_eq!(parse("rust, linenos, linenostart=5"), fence("rust", true, 5, &[]));
        assert_eq!(parse("rust,hl_lines=2-4 7"), fence("rust", false, 1, &[(2, 4), (7, 7)]));
        assert_eq!(parse("rust,hl_lines=2-4 7,linenos"), fence("rust", true, 1, &[(2, 4), (7, 7)]));
        let hugo = parse("rust {linenos=true, hl_lines=[2,\"4-6\"], linenostart=5}");
        assert_eq!(hugo, fence("rust", true, 5, &[(2, 2), (4, 6)]));
        assert_eq!(parse("rust {hl_lines=\"2 4-6\"}"), fence("rust", false, 1, &[(2, 2), (4, 6)]));
        assert_eq!(parse("go{linenos=table}"), fence("go", true, 1, &[]));
        assert_eq!(parse("go {linenos=false}"), fence("go", false, 1, &[]));
        assert_eq!(parse("{linenos}"), fence("", true, 1, &[]));
        assert_eq!(parse("{.rust .numberLines startFrom=\"3\"}"), fence("rust", true, 3, &[]));
    }

    #[test]
    fn what_is_not_understood_is_skipped() {
        assert_eq!(parse("rust,no_run"), fence("rust", false, 1, &[]));
        assert_eq!(parse("rust title=\"a, b\" x=[1"), fence("rust", false, 1, &[]));
        assert_eq!(parse("rust hl_lines=x-y,99999999999999999999999"), fence("rust", false, 1, &[]));
        assert_eq!(parse("=== \"\" , ="), fence("===", false, 1, &[]));
        assert_eq!(parse("a =é\"x"), fence("a", false, 1, &[]));
    }

    #[test]
    fn lines_are_marked_by_their_place_in_the_block() {
        let fence = parse("rust,linenostart=10,hl_lines=2-3");
        assert_eq!((1..=4).map(|line| fence.marks(line)).collect::<Vec<_>>(), [false, true, true, false]);
    }
}
