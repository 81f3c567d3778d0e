//! How many words a text has.
//!
//! Takes plain text in any language; gives the number of its words. It does not depend on the language: scripts decide. Unicode
//! Standard Annex 29 is followed by ICU where a script puts no spaces between words, and roughly by a fast path elsewhere: a
//! run of letters and digits, with the apostrophes, points and commas inside it, is a word.

use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;

/// The number of words in `text`.
pub(crate) fn count(text: &str) -> usize {
    count_spaced(text).unwrap_or_else(|| count_segmented(text))
}

/// The number of letters and digits in `text`, marks above and below them not counted.
pub(crate) fn characters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric() && !is_mark(*letter)).count()
}

/// The first words of a text, at most so many, without what follows the last of them.
pub(crate) fn first(text: &str, most: usize) -> &str {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let mut segments = segmenter.segment_str(text).iter_with_word_type();
    let mut words = 0;
    let end = segments.find(|(_, word_type)| {
        words += usize::from(word_type.is_word_like());
        words == most
    });
    end.map_or(text, |(end, _)| &text[..end])
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
        // Quotation marks and dashes are met most, and are the fastest to tell from letters.
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
    let (pieces, _) = bytes.as_chunks::<32>();
    let is_ascii = |piece: &&[u8; 32]| piece.iter().fold(0, |bits, byte| bits | byte) < 0x80;
    let mut at = pieces.iter().take_while(is_ascii).count() * 32;
    while let Some(piece) = bytes[at..].first_chunk::<8>() {
        let high = u64::from_le_bytes(*piece) & 0x8080_8080_8080_8080;
        if high != 0 {
            return at + high.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// The number of words that start in ASCII text; the first goes on if one is open.
fn count_ascii(bytes: &[u8], in_word: bool) -> usize {
    let (mut starts, mut joined, mut open) = (0, 0, in_word);
    let mut add = |piece: &[u8; PIECE], from: usize| {
        starts += count_piece(piece, open);
        if may_join(piece) {
            joined += count_joined(bytes, from, in_word);
        }
        open = is_part(piece[PIECE - 1]);
    };
    let (pieces, rest) = bytes.as_chunks::<PIECE>();
    for (index, piece) in pieces.iter().enumerate() {
        add(piece, index * PIECE);
    }
    if !rest.is_empty() {
        // The rest is a piece too, with spaces behind it, where no word starts.
        let mut last = [b' '; PIECE];
        last[..rest.len()].copy_from_slice(rest);
        add(&last, pieces.len() * PIECE);
    }
    starts - joined
}

/// So many bytes are counted together, which the compiler turns into vector instructions.
const PIECE: usize = 64;

/// The number of runs of letters and digits that start in a piece, the first of which may be one that is open.
fn count_piece(piece: &[u8; PIECE], open: bool) -> usize {
    let mut parts = [u8::from(open); PIECE + 1];
    for (part, byte) in parts[1..].iter_mut().zip(piece) {
        *part = u8::from(is_part(*byte));
    }
    let pairs = parts[1..].iter().zip(&parts[..PIECE]);
    usize::from(pairs.fold(0_u8, |starts, (part, before)| starts + (part & !before)))
}

/// Whether there is an apostrophe or a digit in a piece, without which nothing joins words.
fn may_join(piece: &[u8; PIECE]) -> bool {
    piece.iter().fold(0, |found, byte| found | u8::from(is_digit(*byte) | (*byte == b'\''))) != 0
}

/// How many runs go on with the word before them, as punctuation in the piece from byte `from` on joins them: `don't`,
/// `11.8`, `1,000`.
fn count_joined(bytes: &[u8], from: usize, in_word: bool) -> usize {
    let to = (from + PIECE).min(bytes.len() - 1);
    let first = from == 0 && bytes.len() > 1 && in_word && bytes[0] == b'\'' && is_letter(bytes[1]);
    let joined = (from.max(1)..to).filter(|at| joins(bytes[at - 1], bytes[*at], bytes[at + 1])).count();
    joined + usize::from(first)
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
    fn words_are_counted_wherever_pieces_end() {
        for length in 0..150 {
            let (spaces, letters) = (" ".repeat(length), "x".repeat(length));
            assert_eq!(count(&format!("{spaces}don't 11.8 é's x_y")), 4);
            assert_eq!(count(&format!("{letters}x't 1,{spaces}2 ’é'a")), 4 - usize::from(length == 0));
        }
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
