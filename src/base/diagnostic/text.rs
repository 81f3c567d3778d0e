//! A file's text under its path: what a span points into.

use std::ops::Range;
use std::sync::OnceLock;

use super::lines::Lines;
use super::place::Place;

/// A file's text under its path. The first place in it counts the lines, the others are found at once.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// The path from the site root.
    pub file: &'a str,
    /// The whole text of the file.
    pub text: &'a str,
    lines: OnceLock<Lines>,
}

impl<'a> Text<'a> {
    /// The text of the file at a path from the site root.
    pub fn new(file: &'a str, text: &'a str) -> Text<'a> {
        Text { file, text, lines: OnceLock::new() }
    }

    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place::at(self.lines.get_or_init(|| Lines::of(self.text)), self.file, self.text, span)
    }
}
