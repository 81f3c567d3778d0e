//! Texts in lines: which glyphs there are, where lines end, and how large a text is.
//!
//! Takes a text, its language and open fonts; gives glyphs at their places. All measures are in the size of the text until it is
//! known.

mod balance;
mod fit;
mod items;
mod paragraph;
mod shape;

pub(super) use fit::{Fitted, Room, fit};
pub(super) use items::Fonts;
pub(super) use paragraph::Paragraph;
pub(super) use shape::Glyph;
