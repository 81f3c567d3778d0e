//! Digests as they are written in front matter.
//!
//! Takes the blocks of an original; gives lines with the digests of a section each, so that a change to one paragraph changes one
//! line.

use crate::input::post::Blocks;
use crate::markdown::BlockKind;

/// How many digests a line has at most.
const WIDEST: usize = 10;

/// The digests, those of a heading and what follows it on one line: `3f9a1c 8810bb`.
pub(super) fn digest_lines(blocks: &Blocks<'_>) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for block in blocks.all.iter().filter(|block| block.kind != BlockKind::Comment) {
        let digest = block.digest(blocks.body).to_string();
        match lines.last_mut().filter(|line| line.len() < WIDEST && block.kind != BlockKind::Heading) {
            Some(line) => line.push(digest),
            None => lines.push(vec![digest]),
        }
    }
    lines.into_iter().map(|line| line.join(" ")).collect()
}
