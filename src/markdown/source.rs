//! The body that is being read, and its places in the file.

use std::ops::Range;

use super::document::Block;
use super::input::Input;
use crate::base::diagnostic::Place;

/// One file's body. Places in it are bytes of the body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    input: &'a Input<'a>,
    body: &'a str,
}

impl<'a> Source<'a> {
    pub(crate) fn new(input: &'a Input<'a>) -> Source<'a> {
        Source { input, body: input.text.get(input.body..).unwrap_or_default() }
    }

    pub(crate) fn body(&self) -> &'a str {
        self.body
    }

    /// Path of the file, relative to the site root.
    pub(crate) fn file(&self) -> &'a str {
        self.input.file
    }

    /// The bytes of the file that these bytes of the body are.
    pub(crate) fn in_file(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.input.body..range.end + self.input.body
    }

    /// The place of these bytes of the body.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        Place::within(self.input.file, self.input.text, self.in_file(range))
    }

    /// The lines of blocks: each with a byte of the HTML and the byte of the body where it starts.
    pub(crate) fn lines(&self, blocks: &[(usize, usize)]) -> Vec<Block> {
        let text = self.input.text.as_bytes();
        let mut lines: Vec<Block> = blocks.iter().map(|(at, source)| Block { at: *at, line: *source }).collect();
        // Footnotes' blocks come last, wherever they are.
        lines.sort_by_key(|block| block.line);
        let (mut seen, mut line) = (0, 1);
        for block in &mut lines {
            let start = (block.line + self.input.body).clamp(seen, text.len());
            line += line_ends(&text[seen..start]);
            (seen, block.line) = (start, line);
        }
        lines.sort_by_key(|block| block.at);
        lines
    }
}

/// The number of line feeds. Whole pieces at a time, which the compiler turns into vector instructions.
fn line_ends(bytes: &[u8]) -> usize {
    let count = |piece: &[u8]| piece.iter().fold(0_u8, |sum, byte| sum + u8::from(*byte == b'\n'));
    let (pieces, rest) = bytes.as_chunks::<64>();
    pieces.iter().map(|piece| usize::from(count(piece))).sum::<usize>() + usize::from(count(rest))
}
