//! Draws a card.
//!
//! Takes a card and its open fonts; gives a PNG.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use harfrust::Font;
use icu::properties::props::Script;
use tiny_skia::{PathBuilder, Rect};

use super::canvas::Canvas;
use super::card::{Card, Text};
use super::fonts::Typefaces;
use super::pen::outline;
use super::setting::{Fitted, Fonts, Paragraph, Room, fit};

const WIDTH: f32 = 1200.0;
/// Between the border of the card and its texts.
const MARGIN: f32 = 84.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// The band at the top.
const BAND: f32 = 16.0;
/// The line above the foot.
const LINE: f32 = 508.0;

const KICKER: Room = Room { width: INNER, height: 60.0, lines: 1, sizes: &[34.0] };
const TITLE: Room = Room { width: INNER, height: 312.0, lines: 5, sizes: &[86.0, 78.0, 70.0, 62.0, 56.0, 50.0, 45.0] };
const FOOT: Room = Room { width: INNER, height: 60.0, lines: 1, sizes: &[30.0, 27.0] };
/// The middles of the texts, from the top.
const KICKER_AT: f32 = 96.0;
const TITLE_AT: f32 = 312.0;
const FOOT_AT: f32 = 562.0;

/// The fonts of the three texts.
type Three = [Vec<(Option<Script>, Font)>; 3];

/// The card as a PNG, or why there is none. `of_site` reads a font of the site.
pub(crate) fn draw(
    card: &Card,
    typefaces: &Typefaces,
    of_site: &dyn Fn(&str) -> Option<Arc<[u8]>>,
) -> Result<Vec<u8>, String> {
    let open = |text: &Text| {
        let fonts = text.picks.iter().map(|pick| {
            let font = typefaces.open(pick, of_site).ok_or("a font changed during the build")?;
            Ok((pick.script, font))
        });
        fonts.collect::<Result<Vec<_>, String>>()
    };
    let fonts = [open(&card.kicker)?, open(&card.title)?, open(&card.foot)?];
    // A font that its program cannot cope with ends a card, not the build.
    let drawn = catch_unwind(AssertUnwindSafe(|| paint(card, &fonts)));
    drawn.unwrap_or_else(|_| Err("one of its fonts is damaged".to_string()))
}

fn paint(card: &Card, fonts: &Three) -> Result<Vec<u8>, String> {
    let palette = card.palette;
    let mut canvas = Canvas::of(palette.paper);
    let mut accent = bar(0.0, BAND, 0.0, WIDTH);
    let set = |text: &Text, fonts: &Fonts, room: Room, middle: f32, path: &mut PathBuilder| {
        if !text.text.is_empty() {
            set(&text.text, (&card.language, card.is_rtl), fonts, room, middle, path);
        }
    };
    set(&card.kicker, &fonts[0], KICKER, KICKER_AT, &mut accent);
    canvas.fill(accent, palette.accent)?;
    let mut ink = PathBuilder::new();
    set(&card.title, &fonts[1], TITLE, TITLE_AT, &mut ink);
    canvas.fill(ink, palette.ink)?;
    if !card.foot.text.is_empty() {
        canvas.fill(bar(LINE, 2.0, MARGIN, INNER), palette.line())?;
    }
    let mut quiet = PathBuilder::new();
    set(&card.foot, &fonts[2], FOOT, FOOT_AT, &mut quiet);
    canvas.fill(quiet, palette.quiet())?;
    canvas.png()
}

/// Adds the outlines of a text, whose lines are around a height.
fn set(text: &str, (language, is_rtl): (&str, bool), fonts: &Fonts, room: Room, middle: f32, path: &mut PathBuilder) {
    let paragraph = Paragraph::new(text, language, is_rtl, fonts);
    let fitted = fit(&paragraph, room);
    if let Some(shorter) = &fitted.shortened {
        let paragraph = Paragraph::new(shorter, language, is_rtl, fonts);
        return lines(&paragraph, &fit(&paragraph, room), is_rtl, fonts, middle, path);
    }
    lines(&paragraph, &fitted, is_rtl, fonts, middle, path);
}

/// A filled rectangle.
fn bar(top: f32, height: f32, left: f32, width: f32) -> PathBuilder {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(left, top, width, height) {
        path.push_rect(rect);
    }
    path
}

fn lines(paragraph: &Paragraph<'_>, fitted: &Fitted, is_rtl: bool, fonts: &Fonts, middle: f32, path: &mut PathBuilder) {
    let (size, leading) = (fitted.size, fitted.leading * fitted.size);
    let (up, down) = paragraph.extent();
    let top = middle - leading * fitted.lines.len() as f32 / 2.0;
    let first = top + leading / 2.0 + (up - down) * size / 2.0;
    let mut base = first;
    for line in &fitted.lines {
        let left = if is_rtl { WIDTH - MARGIN - paragraph.width(line.clone()) * size } else { MARGIN };
        for glyph in paragraph.glyphs(line) {
            outline(&glyph, &fonts[glyph.font].1, (left, base), size, path);
        }
        base += leading;
    }
}
