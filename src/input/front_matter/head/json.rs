//! Front matter in JSON, as Hugo has it: from the brace at the start of the file to its closing one.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::IgnoredAny;

use super::line::{is_blank, lines_from, trimmed};
use super::split::{Format, Split};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::{self, Node, Text};

/// Finds front matter whose opening brace is at `at`. A brace that is followed by anything but a key begins a text.
pub(super) fn find(text: &Text<'_>, at: usize, diagnostics: &mut Diagnostics) -> Option<Split> {
    let inside = text.text[at + 1..].trim_start();
    if !inside.starts_with(['"', '}']) && !begins_with_a_key(&text.text[at + 1..]) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(&text.text[at..]).into_iter::<IgnoredAny>();
    match values.next()? {
        Ok(_) => {
            let end = at + values.byte_offset();
            Some(Split { format: Format::Json, front: at..end, body: end })
        }
        Err(error) => {
            diagnostics.push(invalid(text, at, &error));
            None
        }
    }
}

/// Whether a line after the brace is `title: …`, as in JavaScript.
fn begins_with_a_key(text: &str) -> bool {
    let mut lines = lines_from(text, 0).map(|line| &text[line]);
    let is_brace_alone = lines.next().is_some_and(is_blank);
    is_brace_alone && lines.next().is_some_and(|line| super::key_line::pair(trimmed(line), ':').is_some())
}

/// Parses the JSON at `range` of a file.
pub(in super::super) fn parse(text: &Text<'_>, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(&text.text[range.clone()]) {
        diagnostics.push(invalid(text, range.start, &error));
        return None;
    }
    // JSON is YAML, except that YAML allows no tabs at the start of lines. No string of JSON contains a tab.
    let untabbed = if text.text[range.clone()].contains('\t') {
        Cow::Owned(text.text.replace('\t', " "))
    } else {
        Cow::Borrowed(text.text)
    };
    yaml::parse(&Text::new(text.file, &untabbed), range, diagnostics)
}

fn invalid(text: &Text<'_>, start: usize, error: &serde_json::Error) -> Diagnostic {
    let inside = &text.text[start..];
    let before: usize = inside.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = start + (before + error.column().saturating_sub(1)).min(inside.len());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    // Where JSON ends too early, the place is its start.
    let at = if error.is_eof() { start } else { at };
    let problem = Diagnostic::error(format!("this front matter is not valid JSON: {message}"));
    problem.at(text.place(at..at + 1)).hint("correct it, or write it in YAML, between two lines `---`")
}
