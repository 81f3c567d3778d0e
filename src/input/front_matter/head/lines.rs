//! Front matter without fences: lines of `Key: value`.
//!
//! Pelican and MultiMarkdown end it at a blank line, Hexo at a line of dashes. Nikola writes `.. key: value`, usually in a
//! comment.

use std::ops::Range;

use super::key_line::{Strength, pair, strength};
use super::line::{is_blank, line_at, lines_from, trimmed, trimmed_end};
use super::split::{Format, Split};
use crate::base::yaml::{Key, Node, Text, Value};

/// What begins a key of Nikola.
const NIKOLA: &str = ".. ";

/// Finds front matter that begins at `at`.
pub(super) fn find(text: &Text<'_>, at: usize) -> Option<Split> {
    if text.text[at..].starts_with(['"', '\'']) {
        // Quoted keys belong to JSON or TOML.
        return None;
    }
    let first = pair(trimmed_end(without_mark(&text.text[line_at(text.text, at)])), ':')?;
    let block = block(text.text, at);
    let strengths: Vec<Strength> = pairs(text.text, block.clone()).map(|(key, value)| strength(key, value)).collect();
    let most = strengths.iter().max()?;
    let all_known = strengths.len() > 1 && strengths.iter().all(|strength| *strength >= Strength::Known);
    let is_known = strength(first.0, first.1) >= Strength::Known || text.text[at..].starts_with(NIKOLA);
    let is_head = is_known && (*most == Strength::Certain || (*most == Strength::Dated && all_known));
    is_head.then(|| ending(text.text, block))
}

/// Where front matter of these lines ends: at a line of dashes, otherwise at a blank line.
fn ending(text: &str, block: Range<usize>) -> Split {
    let dashes = lines_from(text, block.start).take_while(|line| line.start <= block.end);
    let mut dashes = dashes.filter(|line| is_row_of_dashes(&text[line.clone()]));
    if let Some(row) = dashes.next() {
        return Split { format: Format::Yaml, front: block.start..row.start, body: row.end };
    }
    // A blank line belongs to neither.
    let after = if block.end < text.len() { line_at(text, block.end) } else { block.end..block.end };
    let body = if is_blank(&text[after.clone()]) { after.end } else { block.end };
    Split { format: Format::Lines, front: block, body }
}

/// Finds Nikola's front matter in the comment at `comment`.
pub(super) fn in_comment(text: &Text<'_>, comment: Range<usize>) -> Option<Split> {
    let start = comment.start + text.text[comment.clone()].find(NIKOLA)?;
    let is_first = is_blank(text.text[comment.start..start].trim_start_matches("<!--"));
    let front = start..comment.end;
    let is_known = pairs(text.text, front.clone()).any(|(key, value)| strength(key, value) >= Strength::Known);
    (is_first && is_known).then(|| Split { format: Format::Lines, front, body: comment.end + "-->".len() })
}

/// The lines of keys from `at` on, with the lines that go on with a value.
fn block(text: &str, at: usize) -> Range<usize> {
    let belongs = |line: &str| {
        let goes_on = line.starts_with([' ', '\t', '-']);
        !is_blank(line) && !is_row_of_dashes(line) && (goes_on || pair(trimmed_end(without_mark(line)), ':').is_some())
    };
    let end = lines_from(text, at).take_while(|line| belongs(&text[line.clone()])).last();
    at..end.map_or(at, |line| line.end)
}

fn is_row_of_dashes(line: &str) -> bool {
    let line = trimmed_end(line);
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

fn without_mark(line: &str) -> &str {
    line.strip_prefix(NIKOLA).unwrap_or(line)
}

fn pairs(text: &str, range: Range<usize>) -> impl Iterator<Item = (&str, &str)> {
    let lines = lines_from(text, range.start).take_while(move |line| line.start < range.end);
    lines.filter_map(|line| pair(trimmed_end(without_mark(&text[line])), ':'))
}

/// Reads the lines at `range` of a file: one map. A line that begins with white space goes on with the value before it.
pub(in super::super) fn parse(text: &Text<'_>, range: Range<usize>) -> Node {
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for line in lines_from(text.text, range.start).take_while(|line| line.start < range.end) {
        let written = &text.text[line.start..line.end.min(range.end)];
        if written.starts_with([' ', '\t'])
            && let Some((_, node)) = entries.last_mut()
        {
            go_on(node, trimmed(written), line.start + trimmed_end(written).len());
            continue;
        }
        let key_at = line.start + written.len() - without_mark(written).len();
        let Some((name, _)) = pair(trimmed_end(without_mark(written)), ':') else { continue };
        let colon = key_at + name.len();
        let value = trimmed(&text.text[colon + 1..line.start + written.len()]);
        let at = colon + 1 + text.text[colon + 1..].find(value).unwrap_or(0);
        let key = Key { name: name.to_string(), span: key_at..colon };
        entries.push((key, Node { value: scalar(value), span: at..at + value.len() }));
    }
    Node { value: Value::Map(entries), span: range }
}

fn go_on(node: &mut Node, more: &str, end: usize) {
    let before = node.scalar().unwrap_or_default();
    let joined = if before.is_empty() { more.to_string() } else { format!("{before} {more}") };
    *node = Node { value: scalar(&joined), span: node.span.start..end.max(node.span.start) };
}

fn scalar(written: &str) -> Value {
    let bare = written.trim_matches('"');
    match written.to_ascii_lowercase().as_str() {
        "" => Value::Null,
        "true" | "false" => Value::Bool { value: written.eq_ignore_ascii_case("true"), written: written.to_string() },
        _ => Value::Text(bare.to_string()),
    }
}
