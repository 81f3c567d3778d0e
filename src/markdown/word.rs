//! How many words a text has.
//!
//! Takes plain text in any language; gives the number of its words. Deliberately does not know the language: scripts
//! decide. Unicode Standard Annex 29 is followed by ICU where a script puts no spaces between words, and roughly by a
//! fast path elsewhere: a run of letters and digits, with the apostrophes, points and commas inside it, is a word.

use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;

/// The number of words in `text`.
pub fn count(text: &str) -> usize {
    count_spaced(text).unwrap_or_else(|| count_segmented(text))
}

/// The number of words; nothing where a script without spaces between words is met.
fn count_spaced(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut words, mut in_word, mut at) = (0, false, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < 0x80 {
            let part = byte.is_ascii_alphanumeric() || (in_word && joins(byte, bytes, at));
            words += usize::from(part && !in_word);
            in_word = part;
            at += 1;
            continue;
        }
        let character = text[at..].chars().next()?;
        if runs_on(character) {
            return None;
        }
        let after = at + character.len_utf8();
        let part = character.is_alphanumeric()
            || (in_word && character == '’' && starts_with_letter(&text[after..]))
            || (in_word && is_mark(character));
        words += usize::from(part && !in_word);
        in_word = part;
        at = after;
    }
    Some(words)
}

/// Whether the punctuation at `at`, after a letter or digit, joins it to what follows: `don't`, `11.8`, `1,000`.
fn joins(byte: u8, bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    match byte {
        b'\'' => next.is_ascii_alphabetic() || next >= 0xC3,
        b'.' | b',' => next.is_ascii_digit() && bytes[at - 1].is_ascii_digit(),
        b'_' => true,
        _ => false,
    }
}

fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

/// Combining marks and the joiners of Arabic and Indic scripts continue a word.
fn is_mark(character: char) -> bool {
    match character {
        '\u{200C}' | '\u{200D}' => true,
        '\u{2000}'..='\u{206F}' => false,
        _ => GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(character)),
    }
}

/// Whether the character's script puts no spaces between words: Thai, Lao, Khmer, Burmese, Han, Kana.
fn runs_on(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{323AF}')
}

fn count_segmented(text: &str) -> usize {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).iter_with_word_type().filter(|(_, word_type)| word_type.is_word_like()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(count(""), 0);
        assert_eq!(count(" — … ?! "), 0);
        assert_eq!(count("Menteri Luar Negeri Retno Marsudi, 8 Oktober 2016."), 8);
        assert_eq!(count("real-time diplomacy"), 3);
    }

    #[test]
    fn an_apostrophe_or_a_decimal_point_does_not_end_a_word() {
        assert_eq!(count("don't don’t Jum'at"), 3);
        assert_eq!(count("11.8 million, 1,000.5"), 3);
        assert_eq!(count("'quoted' end."), 2);
    }

    #[test]
    fn marks_do_not_end_a_word() {
        assert_eq!(count("cafe\u{301}s"), 1);
        assert_eq!(count("हिन्दी भाषा"), 2);
        assert_eq!(count("مُحَمَّد"), 1);
    }

    #[test]
    fn scripts_without_spaces_are_segmented() {
        assert_eq!(count("ภาษาไทย"), 2);
        assert!(count("外交部长今天发表讲话") >= 4);
        assert!(count("こんにちは世界") >= 2);
        assert_eq!(count("English and 世界"), 3);
    }
}
