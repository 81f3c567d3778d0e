//! How large a text is, and where its lines end.

use std::ops::Range;

use super::balance::balanced;
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
            let even = (!is_cut && ranges.len() > 1).then(|| balanced(paragraph, room.width / size, ranges.len()));
            let lines = even.flatten().unwrap_or(ranges);
            return Fitted { size, lines, leading, shortened: None };
        }
    }
    let lines = paragraph.lines(room.width / smallest).ranges;
    let last = lines.get(most(smallest) - 1).map_or(0, |line| line.start);
    let shortened = shorten(paragraph, last, room.width / smallest);
    Fitted { size: smallest, lines: Vec::new(), leading, shortened: Some(shortened) }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chancery_testkit::fonts::{font, latin};
    use harfrust::Font;
    use icu::properties::props::Script;

    use super::*;

    const ROOM: Room = Room { width: 600.0, height: 400.0, lines: 5, sizes: &[80.0, 60.0, 40.0] };

    /// Each letter is 0.6 of the size wide.
    fn shown(text: &str, is_rtl: bool) -> (f32, Vec<String>, Option<String>) {
        let bytes: Arc<[u8]> = font("Boxes", 400, latin().chain("歴史のラジオאבג评论札记".chars())).into();
        let font = Font::new(bytes.to_vec(), 0).unwrap();
        let fonts = [Script::Latin, Script::Han, Script::Hebrew].map(|script| (Some(script), font.clone()));
        let paragraph = Paragraph::new(text, "en", is_rtl, &fonts);
        let fitted = fit(&paragraph, ROOM);
        let lines = fitted.lines.iter().map(|line| text[line.clone()].to_string()).collect();
        (fitted.size, lines, fitted.shortened)
    }

    #[test]
    fn a_short_text_is_large_and_a_long_one_smaller() {
        assert_eq!(shown("Short", false), (80.0, vec!["Short".to_string()], None));
        let (size, lines, _) = shown("one two three four five six seven eight nine ten eleven", false);
        assert_eq!((size, lines.len()), (60.0, 4));
    }

    #[test]
    fn lines_are_about_as_wide_as_each_other() {
        for (text, expected) in [
            ("aaaa bbbb cccc d", &["aaaa bbbb", "cccc d"][..]),
            ("hashta arch bord", &["hashta", "arch bord"]),
            ("aa bb cc dd ee ff gg hh", &["aa bb cc dd", "ee ff gg hh"]),
        ] {
            assert_eq!(shown(text, false).1, expected);
        }
    }

    #[test]
    fn a_word_that_is_wider_than_a_line_makes_the_text_smaller_and_is_cut_at_last() {
        assert_eq!(shown("incomprehensible", false).0, 60.0);
        let (size, lines, shortened) = shown(&"x".repeat(60), false);
        assert_eq!((size, lines.len(), shortened), (40.0, 3, None));
    }

    #[test]
    fn a_text_that_does_not_fit_ends_with_a_sign_after_a_word() {
        let (size, _, shortened) = shown(&"seven letters, ".repeat(40), false);
        let shortened = shortened.unwrap();
        assert!(size == 40.0 && shortened.ends_with("seven…") || shortened.ends_with("letters…"), "{shortened}");
        let (_, lines, again) = shown(&shortened, false);
        assert_eq!((lines.len(), again), (5, None));
    }

    #[test]
    fn chinese_and_japanese_are_broken_between_words() {
        let (_, lines, _) = shown(&format!("ab{}", "歴史のラジオ".repeat(5)), false);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| !line.starts_with("ジ") && !line.starts_with("史")),
            "{lines:?}"
        );
    }

    #[test]
    fn words_from_right_to_left_stand_in_their_order_on_a_line() {
        let bytes = font("Boxes", 400, latin().chain("אבג".chars()));
        let font = Font::new(bytes, 0).unwrap();
        let fonts = [(Some(Script::Hebrew), font.clone()), (Some(Script::Latin), font.clone())];
        let text = "אב x12 ג";
        let paragraph = Paragraph::new(text, "he", true, &fonts);
        let ids: Vec<_> = paragraph.glyphs(&(0..text.len())).into_iter().map(|glyph| glyph.id).collect();
        let expected: Vec<_> = "ג x12 בא".chars().map(|one| font.charmap().map_unicode(one).unwrap()).collect();
        assert_eq!(ids, expected);
    }
}
