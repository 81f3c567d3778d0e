//! Marks that begin with `[`.

use super::ahead::{Ahead, line_end};
use super::callout;
use super::citation;
use super::contents;
use super::mark::Mark;
use super::shortcode::Shortcodes;
use super::wikilink;

/// Finds what may be a mark of another program at each `[`.
pub(super) fn find(body: &str, marks: &mut Vec<Mark>) {
    let mut lines = Ahead::new(body, line_end);
    let mut shortcodes = Shortcodes::new(body);
    for (at, _) in body.match_indices('[') {
        let mut line = |at| &body[at..lines.next(at).unwrap_or(body.len())];
        let found = match body.as_bytes().get(at + 1) {
            Some(b'[') => contents::in_brackets(body, at, line(at)).or_else(|| wikilink::at(body, at, line(at))),
            Some(b'@') => citation::at(body, at, line(at)),
            Some(b'-') if body[at..].starts_with("[-@") => citation::at(body, at, line(at)),
            Some(b'!') => callout::at(body, at, line(at)),
            Some(b'_') => contents::in_brackets(body, at, line(at)),
            Some(b't' | b'T') => contents::in_brackets(body, at, line(at)).or_else(|| shortcodes.at(at)),
            Some(byte) if byte.is_ascii_alphabetic() || *byte == b'/' => shortcodes.at(at),
            _ => None,
        };
        marks.extend(found);
    }
}
