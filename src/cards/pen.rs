//! The outlines of glyphs on a card.

use harfrust::Font;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use tiny_skia::PathBuilder;

use super::setting::Glyph;

/// Adds the outline of a glyph.
pub(super) fn outline(glyph: &Glyph, font: &Font, (left, base): (f32, f32), size: f32, path: &mut PathBuilder) {
    let scale = size / f32::from(font.units_per_em().max(1));
    let mut pen = Pen { path, left: left + glyph.x * size, base: base - glyph.y * size, scale };
    if let Some(outline) = font.outline_glyphs().get(glyph.id) {
        // A glyph that cannot be drawn leaves its place empty.
        let _ = outline.draw(&DrawOptions::new(), DrawMemory::default(), &mut pen);
    }
}

/// Draws outlines, whose heights count upwards, at a place of the card.
struct Pen<'p> {
    path: &'p mut PathBuilder,
    left: f32,
    base: f32,
    scale: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, self.base - y * self.scale)
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        let ((cx, cy), (dx, dy), (x, y)) = (self.at(cx, cy), self.at(dx, dy), self.at(x, y));
        self.path.cubic_to(cx, cy, dx, dy, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
