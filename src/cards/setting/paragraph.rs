//! A text that is shaped, and can be broken into lines of any width.

use std::ops::Range;

use icu::properties::props::Script;
use icu::segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu::segmenter::{LineSegmenter, WordSegmenter};
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::items::{Fonts, Item, items};
use super::shape::{As, Glyph, shape};
use crate::cards::fonts::Scripts;

/// A text in its fonts.
pub(crate) struct Paragraph<'t> {
    text: &'t str,
    language: &'t str,
    fonts: &'t Fonts,
    items: Vec<Item>,
    /// How wide the text before each byte is.
    before: Vec<f32>,
    /// The bytes at which a line can end, the last one included.
    breaks: Vec<usize>,
    /// The bytes at which a line can be cut in any case: between the letters of a word.
    cuts: Vec<usize>,
}

/// Lines, and whether one of them ends within a word.
pub(super) struct Lines {
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) is_cut: bool,
}

impl<'t> Paragraph<'t> {
    /// Shapes a text.
    pub(crate) fn new(text: &'t str, language: &'t str, is_rtl: bool, fonts: &'t Fonts) -> Paragraph<'t> {
        let level = if is_rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let items = items(text, &bidi.levels, fonts);
        let mut widths = vec![0.0; text.len() + 1];
        let mut cuts = Vec::new();
        for item in &items {
            for shaped in shape_item(text, language, fonts, item, item.range.clone()) {
                widths[shaped.at] += shaped.advance;
                cuts.push(shaped.at);
            }
        }
        let mut sum = 0.0;
        let mut add = |width: f32| {
            let before = sum;
            sum += width;
            before
        };
        let before = widths.into_iter().map(&mut add).collect();
        cuts.push(text.len());
        cuts.sort_unstable();
        cuts.dedup();
        Paragraph { text, language, fonts, items, before, breaks: breaks(text), cuts }
    }

    /// The text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// How wide a part is, without spaces at its end.
    pub(crate) fn width(&self, range: Range<usize>) -> f32 {
        let Range { start, end } = self.trimmed(range);
        self.before[end] - self.before[start]
    }

    /// The bytes at which a line can end.
    pub(super) fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// A part without spaces at its end.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        range.start..range.start + self.text[range.clone()].trim_end().len()
    }

    /// The lines of at most this width. One letter that is wider is a line of its own.
    pub(super) fn lines(&self, width: f32) -> Lines {
        let mut lines = Lines { ranges: Vec::new(), is_cut: false };
        let mut start = 0;
        while start < self.text.len() {
            let last = |ends: &[usize]| {
                let ends = &ends[ends.partition_point(|end| *end <= start)..];
                let fitting = ends.partition_point(|end| self.width(start..*end) <= width);
                fitting.checked_sub(1).map(|at| ends[at]).ok_or(ends.first().copied())
            };
            let end = last(&self.breaks).or_else(|_| {
                lines.is_cut = true;
                last(&self.cuts)
            });
            let end = end.unwrap_or_else(|first| first.unwrap_or(self.text.len()));
            lines.ranges.push(self.trimmed(start..end));
            start = end;
        }
        lines
    }

    /// The bytes at which a text can be shortened to become a line of at most this width, the longest first.
    pub(super) fn shorter(&self, start: usize, width: f32) -> impl Iterator<Item = usize> {
        let fits = move |end: &&usize| **end > start && self.width(start..**end) <= width;
        self.breaks.iter().rev().filter(fits).chain(self.cuts.iter().rev().filter(fits)).copied()
    }

    /// The glyphs of a line, from left to right.
    pub(crate) fn glyphs(&self, line: &Range<usize>) -> Vec<Glyph> {
        let part = |item: &Item| item.range.start.max(line.start)..item.range.end.min(line.end);
        let parts: Vec<&Item> = self.items.iter().filter(|item| !part(item).is_empty()).collect();
        let levels: Vec<Level> = parts.iter().map(|item| item.level).collect();
        let (mut glyphs, mut x) = (Vec::new(), 0.0);
        for at in ParagraphBidiInfo::reorder_visual(&levels) {
            let item = parts[at];
            for shaped in shape_item(self.text, self.language, self.fonts, item, part(item)) {
                let place = (x + shaped.offset.0, shaped.offset.1);
                glyphs.extend(item.font.map(|font| Glyph { id: shaped.id, font, x: place.0, y: place.1 }));
                x += shaped.advance;
            }
        }
        glyphs
    }

    /// How far letters go up and down.
    pub(crate) fn extent(&self) -> (f32, f32) {
        let used = self.items.iter().filter_map(|item| item.font);
        used.fold((0.0, 0.0), |(up, down): (f32, f32), font| {
            let metrics = self.fonts[font].1.metrics();
            let em = f32::from(metrics.units_per_em.max(1));
            let line = metrics.typo_line.filter(|_| metrics.use_typo_metrics).or(metrics.hhea_line);
            let Some(line) = line.or(metrics.typo_line) else { return (up, down) };
            let (own_up, own_down) = (line.ascender.to_f64() as f32 / em, -line.descender.to_f64() as f32 / em);
            (up.max(own_up.clamp(0.0, 3.0)), down.max(own_down.clamp(0.0, 3.0)))
        })
    }
}

/// The bytes at which a line can end. Chinese and Japanese may be broken within words, but a title looks better otherwise.
fn breaks(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    let mut breaks: Vec<usize> = segmenter.segment_str(text).filter(|at| *at > 0).collect();
    let scripts = Scripts::new();
    if text.chars().any(|character| scripts.of(character) == Some(Script::Han)) {
        let words: Vec<usize> =
            WordSegmenter::new_auto(WordBreakInvariantOptions::default()).segment_str(text).collect();
        breaks.retain(|at| words.binary_search(at).is_ok());
    }
    breaks
}

fn shape_item(
    text: &str,
    language: &str,
    fonts: &Fonts,
    item: &Item,
    range: Range<usize>,
) -> Vec<super::shape::Shaped> {
    let Some(font) = item.font else { return Vec::new() };
    let how = As { font: &fonts[font].1, script: item.script, language, is_rtl: item.level.is_rtl() };
    shape(text, range, how)
}
