//! How large a text is, and where its lines end.

use std::ops::Range;

use super::paragraph::{Lines, Paragraph};
use crate::cards::clean::ELLIPSIS;

/// The room for a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// The most lines.
    pub(crate) lines: usize,
    /// Sizes to try, the largest first.
    pub(crate) sizes: &'static [f32],
}

/// How a text fits into its room.
#[derive(Debug)]
pub(crate) struct Fitted {
    pub(crate) size: f32,
    pub(crate) lines: Vec<Range<usize>>,
    /// From one line to the next, in the size of the text.
    pub(crate) leading: f32,
    /// What the text is shortened to, if it does not fit.
    pub(crate) shortened: Option<String>,
}

/// The largest size in which a text fits; in the smallest one, as much of the text as fits.
pub(crate) fn fit(paragraph: &Paragraph<'_>, room: Room) -> Fitted {
    let leading = leading(paragraph);
    let most = |size: f32| room.lines.min((room.height / (leading * size)) as usize).max(1);
    let smallest = room.sizes.last().copied().unwrap_or(1.0);
    for size in room.sizes.iter().copied() {
        let Lines { ranges, is_cut } = paragraph.lines(room.width / size);
        if ranges.len() <= most(size) && (!is_cut || size == smallest) {
            let lines = balanced(paragraph, room.width / size, ranges, is_cut);
            return Fitted { size, lines, leading, shortened: None };
        }
    }
    let lines = paragraph.lines(room.width / smallest).ranges;
    let last = lines.get(most(smallest) - 1).map_or(0, |line| line.start);
    let shortened = shorten(paragraph, last, room.width / smallest);
    Fitted { size: smallest, lines: Vec::new(), leading, shortened: Some(shortened) }
}

/// Lines of nearly the same width: the narrowest ones of which there are as many.
fn balanced(paragraph: &Paragraph<'_>, width: f32, lines: Vec<Range<usize>>, is_cut: bool) -> Vec<Range<usize>> {
    if lines.len() < 2 || is_cut {
        return lines;
    }
    let (mut narrow, mut wide, mut best) = (0.0, width, lines);
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        let tried = paragraph.lines(middle);
        if tried.ranges.len() <= best.len() && !tried.is_cut {
            (wide, best) = (middle, tried.ranges);
        } else {
            narrow = middle;
        }
    }
    best
}

/// The text with a sign for its rest, so that the line from `start` on is the last.
fn shorten(paragraph: &Paragraph<'_>, start: usize, width: f32) -> String {
    let text = paragraph.text();
    // The sign is about as wide as a letter.
    let end = paragraph.shorter(start, width - 1.0).next().unwrap_or(start);
    let kept = text[..end]
        .trim_end_matches(|last: char| last.is_whitespace() || last.is_ascii_punctuation() || last == ELLIPSIS);
    format!("{kept}{ELLIPSIS}")
}

/// From one line to the next: as much as letters need, and no less than looks well.
fn leading(paragraph: &Paragraph<'_>) -> f32 {
    let (up, down) = paragraph.extent();
    ((up + down) * 0.86).clamp(1.18, 2.2)
}
