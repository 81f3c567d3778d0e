//! Social cards: a picture with the title of a page, for those who see a link to it.
//!
//! Takes the words of a page, colours and fonts; says which faces a card needs and what it depends on, without drawing it. Then
//! draws it, as a PNG. It must not depend on pages.

mod canvas;
mod card;
mod clean;
mod draw;
mod fonts;
mod palette;
mod pen;
mod setting;

pub(crate) use card::{Card, SIZE, Words};
pub(crate) use draw::draw;
pub(crate) use fonts::{Fonts, Index, Missing, SiteFont, Taste, Typefaces, machine_folders};
pub(crate) use palette::Palette;
