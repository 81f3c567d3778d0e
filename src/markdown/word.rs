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
    loop {
        let end = at + ascii_length(&bytes[at..]);
        if end > at {
            words += count_ascii(&bytes[at..end], in_word);
            in_word = is_part(bytes[end - 1]) || (bytes[end - 1] == b'\'' && starts_with_letter(&text[end..]));
        }
        let Some(character) = text[end..].chars().next() else {
            return Some(words);
        };
        if runs_on(character) {
            return None;
        }
        at = end + character.len_utf8();
        // Quotation marks and dashes are met most, and are told from letters fastest.
        let letter = !matches!(character, '\u{2010}'..='\u{2027}') && character.is_alphanumeric();
        let part = letter
            || (in_word && character == '’' && starts_with_letter(&text[at..]))
            || (in_word && is_mark(character));
        words += usize::from(part && !in_word);
        in_word = part;
    }
}

/// The number of bytes before the first that is not ASCII.
fn ascii_length(bytes: &[u8]) -> usize {
    // Whole pieces at a time, which the compiler turns into vector instructions.
    let whole = bytes.chunks(64).take_while(|piece| piece.is_ascii()).count() * 64;
    let whole = whole.min(bytes.len());
    whole + bytes[whole..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// The number of words that start in ASCII text; the first goes on if one is open.
fn count_ascii(bytes: &[u8], in_word: bool) -> usize {
    let first = usize::from(is_part(bytes[0]) && !in_word);
    let joined_first = bytes.len() > 1 && in_word && bytes[0] == b'\'' && is_letter(bytes[1]);
    let inner = bytes.len().saturating_sub(2);
    let (before, at, after) = (&bytes[..inner], &bytes[1..][..inner], &bytes[bytes.len() - inner..]);
    let pieces = before.chunks(PIECE).zip(at.chunks(PIECE)).zip(after.chunks(PIECE));
    let within = pieces.fold(0_usize, |sum, ((before, at), after)| sum.wrapping_add(count_piece(before, at, after)));
    let last = bytes.len() > 1 && is_part(bytes[bytes.len() - 1]) && !is_part(bytes[bytes.len() - 2]);
    let edges = first + usize::from(last);
    within.wrapping_add(edges).wrapping_sub(usize::from(joined_first))
}

/// So many bytes are counted at a time that the count fits into a byte, as vector instructions like it.
const PIECE: usize = 128;

/// The number of words that start at a byte of `at`, less those that punctuation joins to the word before: `don't`,
/// `11.8`, `1,000`. Each byte comes with its neighbours. What is joined across pieces comes out below zero.
fn count_piece(before: &[u8], at: &[u8], after: &[u8]) -> usize {
    let (before, at, after) = (&before[..at.len()], at, &after[..at.len()]);
    let mut starts = 0_u8;
    let mut joined = 0_u8;
    for index in 0..at.len() {
        starts += u8::from(is_part(at[index]) & !is_part(before[index]));
        joined += u8::from(joins(before[index], at[index], after[index]));
    }
    usize::from(starts).wrapping_sub(usize::from(joined))
}

fn is_part(byte: u8) -> bool {
    is_letter(byte) | is_digit(byte) | (byte == b'_')
}

fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

fn is_digit(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10
}

fn joins(before: u8, byte: u8, after: u8) -> bool {
    ((byte == b'\'') & is_part(before) & is_letter(after))
        | (((byte == b'.') | (byte == b',')) & is_digit(before) & is_digit(after))
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
        assert_eq!(count(&"don't ".repeat(500)), 500);
        assert_eq!(count(&"1.2.3.4.5".repeat(500)), 1);
        assert_eq!(count("Jum'át é's, é'é snake_case"), 4);
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
