//! Limits the size of a tree.
//!
//! Takes the parser's tags; drops those that would make a tree too deep or too large. Nobody writes HTML that deep by
//! hand, and a hostile body must not cost much time.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind};

/// How deep elements can nest. Nobody writes HTML that deep by hand; a deeper tag is replaced by a space.
pub(crate) const DEEPEST: usize = 200;

/// Tags that only change the look of text. If left open, browsers apply them in block after block.
const LOOKS: [&str; 12] = ["b", "big", "code", "em", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

const LEAVES: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "source", "track", "wbr"];

/// What must be known of earlier tags to judge later ones.
#[derive(Debug, Default)]
pub(crate) struct Bound {
    /// How many of each of [`LOOKS`] are open.
    looks: [Cell<u32>; LOOKS.len()],
}

impl Bound {
    /// Whether the tree builder gets the tag.
    pub(crate) fn wants(&self, tag: &Tag) -> bool {
        let name = &*tag.name;
        if name == "font" {
            return false;
        }
        // A cell ends everything that was left open in the cell before.
        if matches!(name, "td" | "th" | "tr" | "table" | "caption") {
            self.looks.iter().for_each(|open| open.set(0));
        }
        let Ok(look) = LOOKS.binary_search(&name) else {
            return true;
        };
        let open = &self.looks[look];
        let before = open.get();
        open.set(if tag.kind == TagKind::StartTag { before + 1 } else { before.saturating_sub(1) });
        let outside = if tag.kind == TagKind::StartTag { before } else { open.get() };
        outside < 2
    }
}

/// Whether the tag would open an element too deep, after one of this depth.
pub(crate) fn is_too_deep(tag: &Tag, depth: usize) -> bool {
    tag.kind == TagKind::StartTag && depth >= DEEPEST && !LEAVES.contains(&&*tag.name)
}
