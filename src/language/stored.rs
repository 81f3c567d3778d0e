//! A language as it is kept between builds: its tag is canonical already, and to find that out again is slow.

use icu::locale::Locale;
use serde::{Deserialize, Serialize};

use super::{Direction, Language, NotALanguage};

#[derive(Serialize, Deserialize)]
pub(crate) struct Stored {
    tag: String,
    name: String,
    right_to_left: bool,
}

impl From<Language> for Stored {
    fn from(language: Language) -> Stored {
        let right_to_left = language.direction == Direction::RightToLeft;
        Stored { tag: language.tag, name: language.name, right_to_left }
    }
}

impl TryFrom<Stored> for Language {
    type Error = NotALanguage;

    fn try_from(stored: Stored) -> Result<Language, NotALanguage> {
        let Stored { tag, name, right_to_left } = stored;
        let locale = Locale::try_from_str(&tag).map_err(|_| NotALanguage { text: tag.clone() })?;
        let direction = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        Ok(Language { tag, locale, name, direction })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_comes_back_as_it_was() {
        for tag in ["en", "id", "zh-Hant-TW", "ar-u-nu-latn", "en_us"] {
            let language = Language::parse(tag).unwrap();
            assert_eq!(Language::try_from(Stored::from(language.clone())).unwrap(), language);
        }
    }
}
