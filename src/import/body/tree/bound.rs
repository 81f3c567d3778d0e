//! The limits of a tree.
//!
//! Takes the parser's tags; passes on those that are worth their cost. Nobody writes so deep by hand as to notice; a
//! hostile body gains nothing. Deliberately does not know what the tags mean.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind};

/// How deep elements nest. Nobody writes so deep by hand; the tag of a deeper one counts as a space.
pub const DEEPEST: usize = 200;

/// Tags that only change the look of letters, which browsers go on applying in block after block if left open.
const LOOKS: [&str; 12] = ["b", "big", "code", "em", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

const LEAVES: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "source", "track", "wbr"];

/// What of the tags that were met counts for those to come.
#[derive(Debug, Default)]
pub struct Bound {
    /// How many of each of [`LOOKS`] are open.
    looks: [Cell<u32>; LOOKS.len()],
}

impl Bound {
    /// Whether the tree builder is to have the tag.
    pub fn wants(&self, tag: &Tag) -> bool {
        let name = &*tag.name;
        if name == "font" {
            return false;
        }
        // A cell ends all that was left open in the one before.
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
pub fn is_too_deep(tag: &Tag, depth: usize) -> bool {
    tag.kind == TagKind::StartTag && depth >= DEEPEST && !LEAVES.contains(&&*tag.name)
}
