//! A text as a card shows it.
//!
//! Takes a text of a page; gives it on one line, without what a card cannot show: pictures among letters, and more of a text than
//! there is room for.

use icu::properties::props::{DefaultIgnorableCodePoint, EmojiPresentation, GeneralCategory};
use icu::properties::{CodePointMapData, CodePointSetData};

/// The most characters: more than fit.
const MOST: usize = 400;
/// The most marks on one letter. No language has more.
const MOST_MARKS: usize = 5;
/// What stands for the rest of a text.
pub(super) const ELLIPSIS: char = '…';

const EMOJI_SELECTOR: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
const JOINER: char = '\u{200D}';

/// The text on one line.
pub(super) fn clean(text: &str) -> String {
    let emoji = CodePointSetData::new::<EmojiPresentation>();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let (mut kept, mut count, mut marks, mut after_emoji) = (String::new(), 0, 0, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_picture = emoji.contains(character)
            || characters.peek() == Some(&EMOJI_SELECTOR) && !character.is_ascii()
            || after_emoji && character == JOINER;
        let category = categories.get(character);
        let is_mark = matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark);
        marks = if is_mark { marks + 1 } else { 0 };
        if is_picture || is_left_out(character, category) || marks > MOST_MARKS {
            after_emoji |= is_picture;
            continue;
        }
        after_emoji = false;
        if is_space(character) {
            if !kept.is_empty() && !kept.ends_with(' ') {
                kept.push(' ');
            }
            continue;
        }
        kept.push(character);
        count += 1;
        if count == MOST && characters.peek().is_some() {
            kept.push(ELLIPSIS);
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    if is_visible(&kept) { kept } else { String::new() }
}

fn is_space(character: char) -> bool {
    // Spaces at which no line ends stay as they are.
    let is_fixed = matches!(character, '\u{A0}' | '\u{2007}' | '\u{202F}');
    character.is_control() || character.is_whitespace() && !is_fixed
}

fn is_left_out(character: char, category: GeneralCategory) -> bool {
    let is_selector = matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' | KEYCAP | '\u{FEFF}');
    is_selector || matches!(category, GeneralCategory::PrivateUse | GeneralCategory::Unassigned)
}

fn is_visible(text: &str) -> bool {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars().any(|character| !character.is_whitespace() && !ignorable.contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_on_one_line_without_pictures_among_its_letters() {
        for (text, expected) in [
            ("  One\n\ttwo  ", "One two"),
            ("Tea ☕ and 👩‍👩‍👧 talk", "Tea and talk"),
            ("❤️ 1️⃣ ©", "1 ©"),
            ("🇮🇩 Merdeka", "Merdeka"),
            ("می‌خواهم", "می‌خواهم"),
            ("क्‍ष", "क्‍ष"),
            ("\u{FEFF}x\u{E000}y\u{FDD0}", "xy"),
            ("a\u{A0}b", "a\u{A0}b"),
            ("<b>*x*</b> & y", "<b>*x*</b> & y"),
            ("🎉🎉", ""),
            ("\u{200B}\u{200D}", ""),
            ("", ""),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_and_the_marks_on_a_letter_have_an_end() {
        let long = clean(&"a".repeat(5_000));
        assert_eq!((long.chars().count(), long.ends_with("a…")), (MOST + 1, true));
        assert_eq!(clean(&"b".repeat(MOST)), "b".repeat(MOST));
        let marks = clean(&format!("a{}b", "\u{301}".repeat(500)));
        assert_eq!(marks, format!("a{}b", "\u{301}".repeat(MOST_MARKS)));
    }
}
