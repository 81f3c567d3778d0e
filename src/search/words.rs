//! The words of a text in any language, as they are written.
//!
//! Takes a text; gives its words one by one. What is written without spaces is given as a whole run: Chinese, Japanese and
//! Korean, which the index has in pairs of letters, and Thai, Lao, Khmer and Burmese, which need a dictionary.

use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// A word between spaces or signs.
    Word(&'t str),
    /// A run of Chinese, Japanese or Korean.
    EastAsian(&'t str),
    /// A run of a language of South East Asia that puts no spaces between words.
    Unspaced(&'t str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Sign,
    Letter,
    EastAsian,
    Unspaced,
}

/// The longest word that is one, in bytes. Longer ones are codes.
const LONGEST: usize = 128;

/// Gives each part of a text to `take`.
pub(crate) fn tokens<'t>(text: &'t str, mut take: impl FnMut(Token<'t>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (class, end) = run(text, at);
        let run = &text[at..end];
        match class {
            Class::Sign => {}
            Class::Letter if run.len() > LONGEST || is_elided(text, at, end) => {}
            Class::Letter => take(Token::Word(run)),
            Class::EastAsian => take(Token::EastAsian(run)),
            Class::Unspaced => take(Token::Unspaced(run)),
        }
        at = end;
    }
}

/// The class of the character at a byte, and the end of the characters of the same class.
fn run(text: &str, start: usize) -> (Class, usize) {
    let (first, mut at) = class_at(text, start);
    while at < text.len() {
        let (class, next) = class_at(text, at);
        if class != first {
            break;
        }
        at = next;
    }
    (first, at)
}

/// The class of the character at a byte, and its end.
fn class_at(text: &str, at: usize) -> (Class, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (if byte.is_ascii_alphanumeric() { Class::Letter } else { Class::Sign }, at + 1);
    }
    let letter = text[at..].chars().next().unwrap_or(' ');
    (class(letter), at + letter.len_utf8())
}

fn class(letter: char) -> Class {
    match letter {
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{318e}'
        | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => Class::EastAsian,
        '\u{e01}'..='\u{e2e}'
        | '\u{e30}'..='\u{e3a}'
        | '\u{e40}'..='\u{e4e}'
        | '\u{e81}'..='\u{ece}'
        | '\u{edc}'..='\u{edf}'
        | '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{108f}'
        | '\u{1780}'..='\u{17d3}' => Class::Unspaced,
        // Inside a word of Persian or an Indian language, or where a line may break.
        '\u{ad}' | '\u{200c}' | '\u{200d}' => Class::Letter,
        _ if letter.is_alphanumeric() || is_mark(letter) => Class::Letter,
        _ => Class::Sign,
    }
}

fn is_mark(letter: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(letter))
}

/// Whether a letter alone has lost its vowel, or the word before it: the `l` of `l’homme`, the `s` of `ministry’s`.
fn is_elided(text: &str, start: usize, end: usize) -> bool {
    let is_apostrophe = |letter: char| matches!(letter, '\'' | '’');
    text[start..end].chars().nth(1).is_none()
        && (text[..start].ends_with(is_apostrophe) || text[end..].starts_with(is_apostrophe))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        tokens(text, |token| {
            found.push(match token {
                Token::Word(word) | Token::EastAsian(word) | Token::Unspaced(word) => word,
            });
        });
        found
    }

    #[test]
    fn words_end_at_spaces_and_signs_and_keep_their_marks() {
        assert_eq!(words("One—two, e\u{301}tat; 2016-10-08!"), ["One", "two", "e\u{301}tat", "2016", "10", "08"]);
        assert_eq!(words("हिन्दी में; می\u{200c}شود"), ["हिन्दी", "में", "می\u{200c}شود"]);
        assert!(words("?! <…> «»").is_empty());
    }

    #[test]
    fn a_letter_beside_an_apostrophe_is_no_word() {
        assert_eq!(words("l’homme and the ministry's plan B"), ["homme", "and", "the", "ministry", "plan", "B"]);
    }

    #[test]
    fn what_is_written_without_spaces_is_a_run() {
        let mut found = Vec::new();
        tokens("制裁GDP 노동을ภาษาไทย。", |token| found.push(token));
        let wanted =
            [Token::EastAsian("制裁"), Token::Word("GDP"), Token::EastAsian("노동을"), Token::Unspaced("ภาษาไทย")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_word_of_five_thousand_letters_is_no_word() {
        assert_eq!(words(&format!("a {} b", "x".repeat(5000))), ["a", "b"]);
    }
}
