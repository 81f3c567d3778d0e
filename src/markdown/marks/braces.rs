//! Marks that begin with `{`.

use super::ahead::{Ahead, line_end};
use super::attributes;
use super::critic::Critic;
use super::mark::Mark;
use super::modules;
use super::names;
use super::template::Tags;

/// Finds what may be a mark of another program at each `{`.
pub(super) fn find(body: &str, marks: &mut Vec<Mark>) {
    let (mut tags, mut critic) = (Tags::new(body), Critic::new(body));
    let (mut lines, mut ends) = (Ahead::new(body, line_end), Ahead::new(body, |text| text.find('}')));
    let mut comments = Ahead::new(body, |text| text.find("*/}"));
    for (at, _) in body.match_indices('{') {
        let mut list = || {
            let line = &body[at..lines.next(at).unwrap_or(body.len())];
            attributes::at(body, at, line, ends.next(at)?)
        };
        let found = match body.as_bytes().get(at + 1) {
            Some(b'{' | b'%') => tags.at(at),
            Some(b'#') => tags.at(at).or_else(list),
            Some(b'+' | b'-' | b'~' | b'>' | b'=') => critic.at(at),
            Some(b'/') => modules::comment(body, at, &mut comments),
            Some(b':' | b'.' | b' ') => list(),
            Some(byte) if byte.is_ascii_alphabetic() => names::role(body, at).or_else(list),
            _ => None,
        };
        marks.extend(found);
    }
}
