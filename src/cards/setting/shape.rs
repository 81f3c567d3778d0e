//! Shapes one part of a text: from characters to glyphs.

use std::ops::Range;
use std::str::FromStr;

use harfrust::{Buffer, Direction, Font, GlyphId, Language, ShapeOptions, ShaperFont};
use icu::properties::PropertyNamesShort;
use icu::properties::props::Script;

/// A glyph at its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub(crate) id: GlyphId,
    /// The number of its font.
    pub(crate) font: usize,
    /// From the left end of its line, and upwards from the line that letters stand on.
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// A glyph and how far it goes.
pub(super) struct Shaped {
    pub(super) id: GlyphId,
    /// The first byte of what it shows.
    pub(super) at: usize,
    pub(super) advance: f32,
    pub(super) offset: (f32, f32),
}

/// What a part of a text is shaped as.
#[derive(Clone, Copy)]
pub(super) struct As<'s> {
    pub(super) font: &'s Font,
    pub(super) script: Script,
    pub(super) language: &'s str,
    pub(super) is_rtl: bool,
}

/// The glyphs of a part of a text, from left to right.
pub(super) fn shape(text: &str, range: Range<usize>, how: As<'_>) -> Vec<Shaped> {
    let mut buffer = Buffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_pre_context(&text[..range.start]);
    buffer.set_post_context(&text[range.end..]);
    buffer.set_direction(if how.is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.set_script(tag(how.script).and_then(|tag| harfrust::Script::from_str(&tag).ok()));
    buffer.set_language(Language::new(how.language));
    if harfrust::shape(&ShaperFont::new(how.font), &mut buffer, ShapeOptions::new()).is_err() {
        return Vec::new();
    }
    let em = f32::from(how.font.units_per_em().max(1));
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let shaped = glyphs.map(|(info, place)| Shaped {
        id: GlyphId::new(info.glyph_id),
        at: range.start + info.cluster as usize,
        advance: place.x_advance as f32 / em,
        offset: (place.x_offset as f32 / em, place.y_offset as f32 / em),
    });
    shaped.collect()
}

/// The four letters of a script: `Arab`.
fn tag(script: Script) -> Option<String> {
    PropertyNamesShort::<Script>::new().get(script).map(str::to_string)
}
