//! No-break spaces beside punctuation.

use std::borrow::Cow;

use super::style::{Spaces, Typography};

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

/// The text with no-break spaces where the language has them, in the place of spaces that were typed. None is added: `10:30` and
/// addresses have none.
pub(crate) fn no_break_spaces<'t>(text: &'t str, typography: &Typography) -> Cow<'t, str> {
    if typography.spaces == Spaces::AsTyped || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = '\0';
    while let Some(letter) = letters.next() {
        let shown = match letter {
            ' ' => space(before, letters.peek().copied(), typography.spaces),
            _ => letter,
        };
        out.push(shown);
        before = letter;
    }
    Cow::Owned(out)
}

/// What a space between two characters becomes.
fn space(before: char, after: Option<char>, spaces: Spaces) -> char {
    let within = if spaces == Spaces::French { NARROW } else { WIDE };
    if spaces == Spaces::Russian {
        return if after == Some('—') && !before.is_whitespace() { WIDE } else { ' ' };
    }
    match after {
        _ if before == '«' => within,
        Some('»') => within,
        Some(':') => WIDE,
        Some(';' | '!' | '?' | '%' | '€') if spaces == Spaces::French => NARROW,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn spaced(tag: &str, text: &str) -> String {
        let typography = Typography::of(&Language::parse(tag).unwrap());
        no_break_spaces(text, &typography).replace(NARROW, "_").replace(WIDE, "~")
    }

    #[test]
    fn typed_spaces_before_punctuation_do_not_break_in_french() {
        let text = "Ah ! « Oui ? » dit-il : 5 % ; 10:30 !";
        assert_eq!(spaced("fr", text), "Ah_! «_Oui_?_» dit-il~: 5_%_; 10:30_!");
        assert_eq!(spaced("fr-CA", text), "Ah ! «~Oui ?~» dit-il~: 5 % ; 10:30 !");
        assert_eq!(spaced("en", text), text);
        assert_eq!(spaced("ru", "Москва — столица : да"), "Москва~— столица : да");
        assert_eq!(spaced("fr", " a : b"), " a~: b");
    }
}
