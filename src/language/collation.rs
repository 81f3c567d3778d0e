//! The order of words in a language, and the letters that head its index.
//!
//! Takes a language and names; gives their order after CLDR and each name's heading.

use std::cmp::Ordering;

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::TitlecaseOptions;
use icu::collator::options::{CollatorOptions, Strength};
use icu::collator::preferences::CollationNumericOrdering;
use icu::collator::{CollatorBorrowed, CollatorPreferences};
use icu::locale::LanguageIdentifier;
use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup, LogicalOrderException, Script};
use icu::properties::{CodePointMapData, CodePointSetData};

use super::Language;

/// The heading of names that begin with no letter.
const NO_LETTER: &str = "#";

/// The order of one language, prepared once and shared by all threads.
pub(crate) struct Collator {
    /// None where there are no data at all: the order is by code points.
    full: Option<CollatorBorrowed<'static>>,
    /// Compares letters alone, without accents and case.
    letters: Option<CollatorBorrowed<'static>>,
    language: LanguageIdentifier,
}

impl Collator {
    pub(crate) fn new(language: &Language) -> Collator {
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            let mut preferences = CollatorPreferences::from(&language.locale);
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            CollatorBorrowed::try_new(preferences, options).ok()
        };
        Collator {
            full: collator(Strength::Tertiary),
            letters: collator(Strength::Primary),
            language: language.locale.id.clone(),
        }
    }

    /// The order of two names: the language's own, numbers by value (`G7` before `G20`), what is equal by code points.
    pub(crate) fn compare(&self, one: &str, other: &str) -> Ordering {
        let order = self.full.as_ref().map_or(Ordering::Equal, |collator| collator.compare(one, other));
        order.then_with(|| one.cmp(other))
    }

    /// The heading under which an index in this language lists a name: its first letter as a capital, without an accent
    /// unless the language counts it as a letter of its own (`Ö` in Swedish, not in German); `#` where no letter is first.
    /// Names in this order never leave a heading and come back to it within one script.
    pub(crate) fn initial(&self, name: &str) -> String {
        let Some(first) = first_letter(name) else { return NO_LETTER.to_string() };
        let letter = match CodePointMapData::<Script>::new().get(first) {
            Script::Latin => self.latin_heading(first),
            _ => self.bare(first),
        };
        let mapper = TitlecaseMapper::new();
        mapper
            .titlecase_segment_to_string(&letter.to_string(), &self.language, TitlecaseOptions::default())
            .into_owned()
    }

    /// The letter itself where it sorts after all words of the letter of the alphabet before it, otherwise that letter.
    fn latin_heading(&self, letter: char) -> char {
        let text = letter.to_string();
        let before = ('a'..='z').rev().find(|ascii| self.letter_order(&text, &ascii.to_string()) != Ordering::Less);
        match before {
            Some(ascii) if self.letter_order(&text, &format!("{ascii}zzzz")) == Ordering::Greater => letter,
            Some(ascii) => ascii,
            None => letter,
        }
    }

    /// The letter without its marks, where the language takes the two for one.
    fn bare(&self, letter: char) -> char {
        let text = letter.to_string();
        match DecomposingNormalizerBorrowed::new_nfd().normalize(&text).chars().next() {
            Some(base) if self.letter_order(&text, &base.to_string()) == Ordering::Equal => base,
            _ => letter,
        }
    }

    fn letter_order(&self, one: &str, other: &str) -> Ordering {
        self.letters.as_ref().map_or_else(|| one.cmp(other), |collator| collator.compare(one, other))
    }
}

/// The letter by which a name is sorted: the first; in Thai and Lao the consonant behind a vowel that is written first.
fn first_letter(name: &str) -> Option<char> {
    let name = ComposingNormalizerBorrowed::new_nfc().normalize(name.trim_start());
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_letter = |character: &char| GeneralCategoryGroup::Letter.contains(categories.get(*character));
    let mut characters = name.chars();
    let first = characters.next().filter(is_letter)?;
    match CodePointSetData::new::<LogicalOrderException>().contains(first) {
        true => Some(characters.next().filter(is_letter).unwrap_or(first)),
        false => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collator(tag: &str) -> Collator {
        Collator::new(&Language::parse(tag).unwrap())
    }

    #[test]
    fn names_stand_in_the_order_of_the_language() {
        for (tag, ordered) in [
            ("id", vec!["Amerika", "diplomasi", "Diplomasi", "media sosial", "Zulkifli"]),
            ("de", vec!["Ofen", "öffentlich", "Öl", "Ost", "Zoll"]),
            ("sv", vec!["Ofen", "Zoll", "Ål", "Äpple", "Öl"]),
            ("tr", vec!["Cuma", "Çin", "Dünya", "Irak", "ısı", "İran", "izin"]),
            ("en", vec!["G7", "G20", "G77"]),
            ("ar", vec!["إعلام", "دبلوماسية", "سفارة"]),
            ("th", vec!["กงสุล", "เกม", "ข่าว"]),
        ] {
            let collator = collator(tag);
            let mut sorted = ordered.clone();
            sorted.sort_by(|one, other| other.cmp(one));
            sorted.sort_by(|one, other| collator.compare(one, other));
            assert_eq!(sorted, ordered, "{tag}");
        }
    }

    #[test]
    fn equal_names_alone_compare_as_equal() {
        assert_eq!(collator("en").compare("a", "a"), Ordering::Equal);
        assert_ne!(collator("en").compare("e\u{301}", "é"), Ordering::Equal);
    }

    #[test]
    fn a_name_is_listed_under_its_first_letter() {
        for (tag, name, initial) in [
            ("id", "media sosial", "M"),
            ("id", "Élysée", "E"),
            ("de", "öffentlich", "O"),
            ("de", "ß", "S"),
            ("sv", "öl", "Ö"),
            ("sv", "élan", "E"),
            ("tr", "izin", "İ"),
            ("tr", "ısı", "I"),
            ("tr", "çin", "Ç"),
            ("en", "ısı", "I"),
            ("es", "ñandú", "Ñ"),
            ("en", "ñandú", "N"),
            ("da", "æble", "Æ"),
            ("en", "æon", "A"),
            ("el", "άνθρωπος", "Α"),
            ("ru", "йод", "Й"),
            ("en", "hugo", "H"),
            ("hi", "कूटनीति", "क"),
            ("th", "เกม", "ก"),
            ("ar", "دبلوماسية", "د"),
            ("zh", "外交", "外"),
            ("en", "2016", "#"),
            ("en", "🎉", "#"),
            ("en", "“Brexit”", "#"),
            ("en", "", "#"),
            ("en", "  trump", "T"),
        ] {
            assert_eq!(collator(tag).initial(name), initial, "{tag} {name}");
        }
    }

    #[test]
    fn no_heading_comes_twice() {
        let names = [
            "Ebola",
            "élection",
            "Europe",
            "æon",
            "azur",
            "Ål",
            "Österreich",
            "opera",
            "zebra",
            "2016",
            "🎉",
            "łódź",
            "luna",
            "øre",
        ];
        for tag in ["en", "id", "fr", "de", "sv", "da", "pl", "tr", "xx"] {
            let collator = collator(tag);
            let mut names = names.to_vec();
            names.sort_by(|one, other| collator.compare(one, other));
            let mut headings: Vec<String> = names.iter().map(|name| collator.initial(name)).collect();
            headings.dedup();
            let once: std::collections::BTreeSet<&String> = headings.iter().collect();
            assert_eq!(once.len(), headings.len(), "{tag}: {headings:?}");
        }
    }

    #[test]
    fn collators_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Collator>();
    }
}
