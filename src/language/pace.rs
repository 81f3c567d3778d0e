//! How fast a text is read, and what is counted for that.

use icu::locale::subtags::{Script, script};

use super::Language;

/// What is counted in a text, and how much of it is read in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    Words {
        a_minute: usize,
    },
    /// Letters and digits, in scripts that put no spaces between words.
    Characters {
        a_minute: usize,
    },
}

impl Pace {
    /// The pace of readers of a language.
    pub(crate) fn of(language: &Language) -> Pace {
        const EAST_ASIAN: [Script; 6] =
            [script!("Hans"), script!("Hant"), script!("Hani"), script!("Jpan"), script!("Kore"), script!("Hang")];
        const SOUTHEAST_ASIAN: [Script; 4] = [script!("Thai"), script!("Laoo"), script!("Khmr"), script!("Mymr")];
        match language.script() {
            Some(script) if EAST_ASIAN.contains(&script) => Pace::Characters { a_minute: 500 },
            // An alphabet: some five letters are a word.
            Some(script) if SOUTHEAST_ASIAN.contains(&script) => Pace::Characters { a_minute: 1000 },
            _ => Pace::Words { a_minute: 200 },
        }
    }

    /// The minutes that a text takes, at least one.
    pub(crate) fn minutes(self, words: usize, characters: usize) -> usize {
        let minutes = match self {
            Pace::Words { a_minute } => words.div_ceil(a_minute),
            Pace::Characters { a_minute } => characters.div_ceil(a_minute),
        };
        minutes.max(1)
    }

    pub(crate) fn counts_characters(self) -> bool {
        matches!(self, Pace::Characters { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_where_words_have_no_spaces_between_them() {
        for (tag, words, characters, minutes) in [
            ("en", 401, 0, 3),
            ("ar", 0, 0, 1),
            ("vi", 200, 9999, 1),
            ("zh", 9999, 1000, 2),
            ("zh-TW", 9999, 1001, 3),
            ("ja", 9999, 500, 1),
            ("ko", 9999, 501, 2),
            ("th", 9999, 2000, 2),
            ("my", 9999, 2001, 3),
            ("ja-Latn", 200, 9999, 1),
        ] {
            assert_eq!(Pace::of(&Language::parse(tag).unwrap()).minutes(words, characters), minutes, "{tag}");
        }
    }
}
