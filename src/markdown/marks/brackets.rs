//! Marks that begin with `[`.

use super::ahead::{Ahead, line_end};
use super::callout;
use super::citation;
use super::contents;
use super::mark::Mark;
use super::shortcode::Shortcodes;
use super::wikilink;

/// Finds what may be a mark of another program at a `[`.
#[derive(Debug)]
pub(super) struct Brackets<'a> {
    body: &'a str,
    lines: Ahead<'a>,
    shortcodes: Shortcodes<'a>,
}

impl<'a> Brackets<'a> {
    pub(crate) fn new(body: &'a str) -> Brackets<'a> {
        Brackets { body, lines: Ahead::new(body, line_end), shortcodes: Shortcodes::new(body) }
    }

    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let body = self.body;
        let next = *body.as_bytes().get(at + 1)?;
        if next == b'/' || (next.is_ascii_alphabetic() && !matches!(next, b't' | b'T')) {
            return self.shortcodes.at(at);
        }
        let line = &body[at..self.lines.next(at).unwrap_or(body.len())];
        match next {
            b'[' => contents::in_brackets(body, at, line).or_else(|| wikilink::at(body, at, line)),
            b'@' | b'-' => citation::at(body, at, line),
            b'!' => callout::at(body, at, line),
            b'_' => contents::in_brackets(body, at, line),
            _ => contents::in_brackets(body, at, line).or_else(|| self.shortcodes.at(at)),
        }
    }
}
