//! Whether the lines before and after a line are blank.

use std::ops::Range;

/// Looks at lines next to others.
#[derive(Debug)]
pub(super) struct Neighbours<'b> {
    body: &'b str,
}

impl<'b> Neighbours<'b> {
    pub(crate) fn new(body: &'b str) -> Neighbours<'b> {
        Neighbours { body }
    }

    /// Whether something is on the line before and on the line after some bytes. A line of a quotation with nothing in it is blank.
    pub(crate) fn of(&self, range: &Range<usize>) -> [bool; 2] {
        let before = self.body[..range.start].rfind('\n').map_or("", |end| &self.body[..end]);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = self.body[range.end..].lines().nth(1).unwrap_or_default();
        [before, after].map(|line| !line.trim_matches([' ', '\t', '\r', '>']).is_empty())
    }
}
