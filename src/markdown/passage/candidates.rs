//! Where attributes and marks of quotations may be.
//!
//! Takes a body and the places where marks may begin; gives what looks like a list of attributes or a mark `[!QUOTE]`, and readers
//! would see as text. A body without the characters that begin them is not looked at again.

use std::ops::Range;

use super::list::{self, Kind, List};
use super::math;
use crate::markdown::marks::Shown;
use crate::markdown::options::Options;

/// What may be lists of attributes and marks of quotations, each ascending.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// Lists that are alone on their lines.
    pub(crate) lines: Vec<List>,
    /// Lists at once after something.
    pub(crate) after: Vec<List>,
    /// Marks `[!QUOTE]`.
    pub(crate) marks: Vec<Range<usize>>,
}

const MARK: &str = "[!QUOTE]";

/// Finds them. `places` are where marks may begin, ascending.
pub(super) fn find(body: &str, places: &[usize], options: &Options) -> Candidates {
    let mut found = Candidates::default();
    for &at in places {
        match body.as_bytes()[at] {
            b'{' => list(body, at, &mut found),
            b'[' if is_mark(body, at) => found.marks.push(at..at + MARK.len()),
            _ => {}
        }
    }
    if found.is_empty() {
        return found;
    }
    let shown = Shown::of(body, options);
    let sees = |range: &Range<usize>| shown.has_in_markdown(range.clone());
    // No mathematics has a language.
    let is_math = |list: &List| math::is_math(body, list.range.start, list.kind != Kind::Language);
    found.lines.retain(|list| sees(&list.range) && !is_math(list));
    // At the end of a heading, attributes are the heading's own, but not after a passage.
    for list in &mut found.after {
        list.is_in_heading = body[..list.range.start].ends_with(']') && shown.has_lost(list.range.clone());
    }
    found.after.retain(|list| (sees(&list.range) || list.is_in_heading) && !is_math(list));
    found.marks.retain(sees);
    found
}

impl Candidates {
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.after.is_empty() && self.marks.is_empty()
    }

    /// The list that begins at a byte, at once after something.
    pub(crate) fn after(&self, at: usize) -> Option<usize> {
        self.after.binary_search_by_key(&at, |list| list.range.start).ok()
    }
}

fn list(body: &str, at: usize, found: &mut Candidates) {
    let before = body[..at].chars().next_back();
    // Code of other languages, and what is to stay text.
    if before.is_some_and(|before| matches!(before, '{' | '$' | '%' | '\\')) {
        return;
    }
    let Some(list) = list::read(at, line(body, at)) else { return };
    let rest = line(body, list.range.end);
    if rest.trim().is_empty() && may_begin_block(body, at) {
        found.lines.push(list);
    } else if before.is_some_and(|before| !before.is_whitespace())
        && (list.kind == Kind::Language || before.is_some_and(|before| "])>*_~`".contains(before)))
    {
        found.after.push(list);
    }
}

fn is_mark(body: &str, at: usize) -> bool {
    let is_it = body.get(at..at + MARK.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(MARK));
    is_it
        && line(body, at + MARK.len()).trim().is_empty()
        && body[..at].trim_end_matches([' ', '\t']).ends_with('>')
        && may_begin_block(body, at)
}

/// What follows a byte on its line.
fn line(body: &str, at: usize) -> &str {
    let rest = &body[at..];
    &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

/// Whether only spaces and marks of quotations, lists, definitions and footnotes are before a byte on its line.
fn may_begin_block(body: &str, at: usize) -> bool {
    // Deeper lists are rare.
    let is_mark = |letter: char| " \t>*+-:.)".contains(letter) || letter.is_ascii_digit();
    let begins_line = |before: &str| before.is_empty() || before.ends_with('\n');
    let without_marks =
        |before: &str| before.len() - before.chars().rev().take(64).take_while(|letter| is_mark(*letter)).count();
    let before = &body[..without_marks(&body[..at])];
    begins_line(before) || footnote(before).is_some_and(|label| begins_line(&before[..without_marks(&before[..label])]))
}

/// Where the label of a footnote begins with which a text ends. Longer ones are rare.
fn footnote(text: &str) -> Option<usize> {
    let label = text.strip_suffix(']')?.as_bytes();
    let length = label.iter().rev().take(100).take_while(|byte| !b"[]\n".contains(byte)).count();
    let start = label.len().checked_sub(length + 1)?;
    label[start..].starts_with(b"[^").then_some(start)
}
