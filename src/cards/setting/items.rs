//! The parts of a text that are shaped at once: one script, one font, one direction.

use std::ops::Range;

use harfrust::Font;
use icu::properties::CodePointSetData;
use icu::properties::props::{DefaultIgnorableCodePoint, Script};
use unicode_bidi::Level;

use crate::cards::fonts::Scripts;

/// The fonts of a text, each with the script that it was chosen for.
pub(crate) type Fonts = [(Option<Script>, Font)];

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) level: Level,
    /// The number of its font; none where no font has a glyph, and nothing is drawn.
    pub(super) font: Option<usize>,
    pub(super) script: Script,
}

/// The parts of a text, in the order in which it is written. `levels` has one for each byte.
pub(super) fn items(text: &str, levels: &[Level], fonts: &Fonts) -> Vec<Item> {
    let scripts = Scripts::new();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let has = |font: usize, character: char| fonts[font].1.charmap().map_unicode(character).is_some();
    let own = |script: Script| fonts.iter().position(|(known, _)| *known == Some(script));
    let first =
        text.chars().find_map(|character| scripts.of(character)).and_then(own).or((!fonts.is_empty()).then_some(0));
    let (mut script, mut last) = (text.chars().find_map(|one| scripts.exact(one)).unwrap_or(Script::Latin), first);
    let mut items: Vec<Item> = Vec::new();
    for (at, character) in text.char_indices() {
        script = scripts.exact(character).unwrap_or(script);
        let wanted = scripts.of(character).and_then(own).or(last);
        let any = || (0..fonts.len()).find(|font| has(*font, character));
        let font = match wanted {
            _ if ignorable.contains(character) => last,
            Some(font) if has(font, character) => Some(font),
            _ => any(),
        };
        last = font.or(last);
        let (range, level) = (at..at + character.len_utf8(), levels[at]);
        match items.last_mut() {
            Some(item) if (item.level, item.font, item.script) == (level, font, script) => item.range.end = range.end,
            _ => items.push(Item { range, level, font, script }),
        }
    }
    items
}
