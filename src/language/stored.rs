//! A language as it is kept between builds: its tag is canonical already, and to find that out again is slow.

use icu::locale::Locale;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::tag::{Direction, Language, NotALanguage};

#[derive(Serialize, Deserialize)]
struct Stored {
    tag: String,
    name: String,
    right_to_left: bool,
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (tag, name) = (self.tag.clone(), self.name.clone());
        Stored { tag, name, right_to_left: self.direction == Direction::RightToLeft }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let Stored { tag, name, right_to_left } = Stored::deserialize(deserializer)?;
        let locale = Locale::try_from_str(&tag).map_err(|_| D::Error::custom(NotALanguage { text: tag.clone() }))?;
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
            let bytes = postcard::to_stdvec(&language).unwrap();
            assert_eq!(postcard::from_bytes::<Language>(&bytes).unwrap(), language);
        }
    }
}
