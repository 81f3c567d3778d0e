//! Marks that begin with `{`.

use super::ahead::{Ahead, line_end};
use super::attributes;
use super::critic::Critic;
use super::mark::Mark;
use super::modules;
use super::names;
use super::template::Tags;

/// Finds what may be a mark of another program at a `{`.
#[derive(Debug)]
pub(super) struct Braces<'a> {
    body: &'a str,
    tags: Tags<'a>,
    critic: Critic<'a>,
    lines: Ahead<'a>,
    /// Where `}` is.
    ends: Ahead<'a>,
    /// Where `*/}` is.
    comments: Ahead<'a>,
}

impl<'a> Braces<'a> {
    pub(crate) fn new(body: &'a str) -> Braces<'a> {
        Braces {
            body,
            tags: Tags::new(body),
            critic: Critic::new(body),
            lines: Ahead::new(body, line_end),
            ends: Ahead::new(body, |text| text.find('}')),
            comments: Ahead::new(body, |text| text.find("*/}")),
        }
    }

    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        match self.body.as_bytes().get(at + 1)? {
            b'{' | b'%' => self.tags.at(at),
            b'#' => self.tags.at(at).or_else(|| self.list(at)),
            b'+' | b'-' | b'~' | b'>' | b'=' => self.critic.at(at),
            b'/' => modules::comment(self.body, at, &mut self.comments),
            b':' | b'.' | b' ' => self.list(at),
            byte if byte.is_ascii_alphabetic() => names::role(self.body, at).or_else(|| self.list(at)),
            _ => None,
        }
    }

    /// A list of attributes.
    fn list(&mut self, at: usize) -> Option<Mark> {
        let close = self.ends.next(at)?;
        let line = &self.body[at..self.lines.next(at).unwrap_or(self.body.len())];
        attributes::at(self.body, at, line, close)
    }
}
