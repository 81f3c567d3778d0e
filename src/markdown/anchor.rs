//! The ids of a page.
//!
//! Takes the text of headings and the ids that authors give; gives ids that are unique on the page.

use std::collections::{BTreeMap, BTreeSet};

use icu::normalizer::ComposingNormalizerBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The ids of one page.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// Whether `ı` is the small letter of `I`, as in Turkish and Azerbaijani.
    has_dotless_i: bool,
    /// Ids that are somewhere further on in the page, by an author's own hand.
    reserved: BTreeSet<String>,
    taken: BTreeSet<String>,
    /// The number with which to try next, by slug.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// A page in a language on which `reserved` are the ids that authors give themselves.
    pub(crate) fn new(language: &str, reserved: BTreeSet<String>) -> Anchors {
        let has_dotless_i = matches!(language.split('-').next(), Some("tr" | "az"));
        Anchors { has_dotless_i, reserved, ..Anchors::default() }
    }

    /// Takes an id that an author gives. False if the page has it already.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_string())
    }

    /// Takes and gives a free id for a heading with this text.
    pub(crate) fn for_heading(&mut self, text: &str) -> String {
        let slug = match self.has_dotless_i {
            true => slug(&text.replace('I', "ı").replace('İ', "i")),
            false => slug(text),
        };
        self.free(if slug.is_empty() { "section".to_string() } else { slug })
    }

    /// Takes and gives `id`, or `id-1`, `id-2`, … where that is not free. Footnotes have ids of their own
    /// (`fn-1`, `fnref-1`), so ids of that form are set apart from them.
    pub(crate) fn free(&mut self, id: String) -> String {
        let id = if is_footnote(&id) { format!("section-{id}") } else { id };
        if !self.reserved.contains(&id) && self.taken.insert(id.clone()) {
            return id;
        }
        let mut number = self.next.get(&id).copied().unwrap_or(1);
        loop {
            let numbered = format!("{id}-{number}");
            number += 1;
            if !self.reserved.contains(&numbered) && self.taken.insert(numbered.clone()) {
                self.next.insert(id, number);
                return numbered;
            }
        }
    }

    /// All ids that were taken.
    pub(crate) fn into_ids(self) -> BTreeSet<String> {
        self.taken
    }
}

/// Whether an id has the form of the ids that footnotes and their references get.
pub(crate) fn is_footnote(id: &str) -> bool {
    let number = id.strip_prefix("fn-").or_else(|| id.strip_prefix("fnref-"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// A heading's text as GitHub makes ids of it: lower case, spaces to hyphens, punctuation dropped; every script's
/// letters, marks and digits kept, in Unicode normal form C.
pub(crate) fn slug(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() {
        let mut slug = String::with_capacity(text.len());
        slug.extend(text.bytes().filter_map(ascii).map(char::from));
        return slug;
    }
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        match u8::try_from(character) {
            Ok(byte) if byte < 0x80 => slug.extend(ascii(byte).map(char::from)),
            _ if is_word(character) => slug.extend(character.to_lowercase()),
            _ if character.is_whitespace() => slug.push('-'),
            _ => {}
        }
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&slug).into_owned()
}

fn ascii(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' => Some(byte),
        b'A'..=b'Z' => Some(byte.to_ascii_lowercase()),
        b' ' | b'\t' | b'\n' => Some(b'-'),
        _ => None,
    }
}

/// Letters, marks and digits; joiners too, without which Persian and Sinhala words change.
fn is_word(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    matches!(character, '\u{200C}' | '\u{200D}')
        || GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
        || GeneralCategoryGroup::Number.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_turkish_and_azerbaijani_have_their_own_small_letters() {
        let id = |language: &str| Anchors::new(language, BTreeSet::new()).for_heading("IŞIK İÇİN DIŞ");
        assert_eq!((id("tr"), id("az-Latn")), ("ışık-için-dış".to_string(), "ışık-için-dış".to_string()));
        assert!(id("en").starts_with("işik-"));
    }

    #[test]
    fn a_slug_keeps_a_languages_own_letters() {
        assert_eq!(slug("Kopi Darat: Diplomasi & Media Sosial!"), "kopi-darat-diplomasi--media-sosial");
        assert_eq!(slug("Élan vital — ÇA"), "élan-vital--ça");
        assert_eq!(slug("हिन्दी भाषा"), "हिन्दी-भाषा");
        assert_eq!(slug("外交 2.0"), "外交-20");
        assert_eq!(slug("العلاقات الخارجية"), "العلاقات-الخارجية");
        assert_eq!(slug("snake_case-id"), "snake_case-id");
    }

    #[test]
    fn a_slug_is_in_normal_form_c() {
        assert_eq!(slug("Cafe\u{301}"), "café");
    }

    #[test]
    fn repeated_headings_are_numbered() {
        let mut anchors = Anchors::default();
        let ids: Vec<_> = ["A", "A", "A 1", "A", "?!", "!"].map(|text| anchors.for_heading(text)).into();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2", "section", "section-1"]);
    }

    #[test]
    fn a_heading_never_takes_a_footnotes_or_an_authors_id() {
        let mut anchors = Anchors::new("en", ["own".to_string(), "own-1".to_string()].into());
        assert_eq!(anchors.for_heading("Own"), "own-2");
        assert!(anchors.take("own"));
        assert!(!anchors.take("own"));
        assert_eq!(anchors.for_heading("Fn-1"), "section-fn-1");
        assert_eq!(anchors.for_heading("fnref-1-2"), "section-fnref-1-2");
        assert_eq!(anchors.for_heading("fn-one"), "fn-one");
    }

    #[test]
    fn fifty_thousand_equal_headings_have_an_anchor_each() {
        let mut anchors = Anchors::default();
        let last = (0..50_000).map(|_| anchors.for_heading("x")).last();
        assert_eq!(last.as_deref(), Some("x-49999"));
    }
}
