//! The identity of tags and other taxonomy terms.
//!
//! Takes names as authors write them, and the registry's entries; gives the key that a name's spellings share, the entry that a
//! name belongs to, the spelling to show, and a term's slug.

use std::collections::{BTreeMap, BTreeSet};

use icu::casemap::CaseMapper;
use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::props::{DefaultIgnorableCodePoint, Script};
use icu::properties::{CodePointMapData, CodePointSetData};

use crate::base::url::{full_slug, slugify};

/// The key under which the spellings of one name are one: case, spaces, hyphens, punctuation and the accents of Latin and
/// Greek letters do not count; `+` and `#` after a letter do, and so does a break between two digits (`9/11`, `911`).
/// Names with one slug have one key. The same in every language, so `I`, `İ`, `i` and `ı` are one letter. Empty only
/// for a name without a visible character.
pub(crate) fn fold(name: &str) -> String {
    let slug = full_slug(name);
    if slug.is_empty() {
        return fold_signs(name);
    }
    if slug.is_ascii() {
        // It is its own case folding and has no accents.
        return without_breaks(&slug);
    }
    let folded = CaseMapper::new().fold_string(&slug).into_owned();
    without_accents(&without_breaks(&folded))
}

/// The slug of a term that the registry does not name; where its name has no letters (`🎉`), 8 hexadecimal digits of the
/// BLAKE3 hash of its key. Empty only for a name without a visible character.
pub(crate) fn slug_or_hash(name: &str) -> String {
    let slug = slugify(name);
    if !slug.is_empty() {
        return slug;
    }
    let key = fold(name);
    if key.is_empty() { slug } else { blake3::hash(key.as_bytes()).to_hex()[..8].to_string() }
}

/// The key of a name made of signs alone.
fn fold_signs(name: &str) -> String {
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let visible: String = name
        .chars()
        .filter(|character| !character.is_whitespace() && !character.is_control() && !invisible.contains(*character))
        .collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&visible).into_owned()
}

fn without_breaks(slug: &str) -> String {
    let mut kept = String::with_capacity(slug.len());
    let mut characters = slug.chars().peekable();
    while let Some(character) = characters.next() {
        let digit_next = characters.peek().is_some_and(|next| next.is_numeric());
        if character != '-' || (digit_next && kept.ends_with(char::is_numeric)) {
            kept.push(character);
        }
    }
    kept
}

/// Without U+0300 to U+036F after Latin and Greek letters; elsewhere such a mark makes another letter (й is not и).
fn without_accents(text: &str) -> String {
    let scripts = CodePointMapData::<Script>::new();
    let mut bare = String::with_capacity(text.len());
    let mut accents_count = true;
    for character in DecomposingNormalizerBorrowed::new_nfd().normalize(text).chars() {
        match character {
            '\u{300}'..='\u{36F}' if !accents_count => continue,
            '\u{300}'..='\u{36F}' => {}
            _ => accents_count = !matches!(scripts.get(character), Script::Latin | Script::Greek),
        }
        bare.push(if character == 'ı' { 'i' } else { character });
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&bare).into_owned()
}

/// One term that the configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its part of the address; a post may use it as a name too.
    pub(crate) slug: String,
    /// BCP 47 tags and the term's name in each language, in the order of the configuration.
    pub(crate) names: Vec<(String, String)>,
    /// Further spellings, in any language, never shown.
    pub(crate) also: Vec<String>,
}

impl Entry {
    fn spellings(&self) -> impl Iterator<Item = &str> {
        let names = self.names.iter().map(|(_, name)| name.as_str());
        std::iter::once(self.slug.as_str()).chain(names).chain(self.also.iter().map(String::as_str))
    }
}

/// Two entries that claim one name, by their places in the list given to [`Registry::new`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clash {
    pub(crate) first: usize,
    pub(crate) second: usize,
    /// The name as the second entry writes it.
    pub(crate) name: String,
}

/// The terms of one taxonomy that the configuration names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Registry {
    entries: Vec<Entry>,
    /// From the key of every spelling to the entry's index.
    owners: BTreeMap<String, usize>,
}

impl Registry {
    /// The registry of the entries, and every name that two of them claim; such a name stays with the first.
    pub(crate) fn new(entries: Vec<Entry>) -> (Registry, Vec<Clash>) {
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        let mut clashes: Vec<Clash> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let mut told = BTreeSet::new();
            for name in entry.spellings() {
                let key = fold(name);
                if key.is_empty() {
                    continue;
                }
                let owner = *owners.entry(key.clone()).or_insert(index);
                if owner != index && told.insert(key) {
                    clashes.push(Clash { first: owner, second: index, name: name.to_string() });
                }
            }
        }
        (Registry { entries, owners }, clashes)
    }

    /// The index of the entry that has this name in any spelling and any language.
    #[cfg(test)]
    pub(crate) fn resolve(&self, name: &str) -> Option<usize> {
        self.resolve_key(&fold(name))
    }

    /// The index of the entry one of whose names has this key.
    pub(crate) fn resolve_key(&self, key: &str) -> Option<usize> {
        self.owners.get(key).copied()
    }

    /// The entries in the order of the configuration.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// The spellings in which posts write one term that the registry does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spellings {
    counts: BTreeMap<String, usize>,
}

impl Spellings {
    /// Counts one use of a spelling; spaces at its ends do not count.
    pub(crate) fn add(&mut self, spelling: &str) {
        self.add_times(spelling, 1);
    }

    /// Counts several uses of a spelling.
    pub(crate) fn add_times(&mut self, spelling: &str, times: usize) {
        *self.counts.entry(spelling.trim().to_string()).or_default() += times;
    }

    /// The spelling to show: the most frequent, among equals the first by code points. None when none was counted.
    pub(crate) fn shown(&self) -> Option<&str> {
        let most = self.counts.values().max()?;
        self.counts.iter().find(|(_, count)| *count == most).map(|(spelling, _)| spelling.as_str())
    }

    /// Every spelling once, by code points.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.counts.keys().map(String::as_str)
    }
}

impl<'a> FromIterator<&'a str> for Spellings {
    fn from_iter<T: IntoIterator<Item = &'a str>>(names: T) -> Spellings {
        let mut spellings = Spellings::default();
        names.into_iter().for_each(|name| spellings.add(name));
        spellings
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(slug: &str, names: &[(&str, &str)], also: &[&str]) -> Entry {
        Entry {
            slug: slug.into(),
            names: names.iter().map(|(tag, name)| (tag.to_string(), name.to_string())).collect(),
            also: also.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn spellings_that_differ_by_case_space_hyphen_or_accent_are_one() {
        for (one, other) in [
            ("social media", "Social Media"),
            ("social media", "social-media"),
            ("social_media", "SocialMedia"),
            (" social  media ", "social\u{A0}media"),
            ("Jum'at", "jumat"),
            ("café", "Cafe\u{301}"),
            ("café", "CAFE"),
            ("Straße", "STRASSE"),
            ("Österreich", "osterreich"),
            ("İstanbul", "istanbul"),
            ("ISPARTA", "ısparta"),
            ("Ελλάδα", "ΕΛΛΑΔΑ"),
            ("ΟΔΟΣ", "οδός"),
            ("C#", "c sharp"),
            ("C++", "C Plus Plus"),
            ("#Diplomasi", "diplomasi"),
            ("U.S.", "US"),
            ("G-20", "g20"),
            ("9/11", "9-11"),
            ("می\u{200C}خواهم", "میخواهم"),
            ("❤\u{FE0F}", "❤"),
            ("หัวข้อ ข่าว", "หัวข้อข่าว"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn names_that_differ_by_more_are_two() {
        for (one, other) in [
            ("C", "C++"),
            ("C", "C#"),
            ("C++", "C#"),
            ("Й", "И"),
            ("कि", "की"),
            ("कमल", "कमाल"),
            ("ก่า", "ก้า"),
            ("外交", "外事"),
            ("سَلام", "سِلام"),
            ("שׂ", "שׁ"),
            ("が", "か"),
            ("Web 2.0", "Web 20"),
            ("9/11", "911"),
            ("🎉", "🎊"),
            ("?", "!"),
            ("+", "-"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn a_visible_name_has_a_key_and_a_slug() {
        for name in ["🎉", "?!", "…", "+", "#", "-", "_", "'", "’", "❤\u{FE0F}", "a", "外", "\u{301}", "״"] {
            assert!(!fold(name).is_empty(), "{name}");
            assert!(!slug_or_hash(name).is_empty(), "{name}");
        }
        for name in ["", "  ", "\u{200B}", "\u{FE0F}", "\n"] {
            assert_eq!((fold(name), slug_or_hash(name)), (String::new(), String::new()), "{name:?}");
        }
        assert_eq!(slug_or_hash("C#"), "c-sharp");
        assert_eq!(slug_or_hash("❤\u{FE0F}"), slug_or_hash("❤"));
        assert_ne!(slug_or_hash("🎉"), slug_or_hash("🎊"));
        assert_eq!(slug_or_hash("🎉").len(), 8);
    }

    #[test]
    fn the_registry_finds_a_term_by_any_of_its_names() {
        let social = entry("social-media", &[("en", "social media"), ("id", "media sosial")], &["socmed", "medsos"]);
        let (registry, clashes) = Registry::new(vec![social, entry("c-sharp", &[("en", "C#")], &[])]);
        assert_eq!(clashes, []);
        for name in ["social media", "Media-Sosial", "MEDSOS", "SocMed", "social-media"] {
            assert_eq!(registry.resolve(name), Some(0), "{name}");
        }
        assert_eq!(registry.resolve("c#"), Some(1));
        assert_eq!(registry.resolve("c"), None);
        assert_eq!(registry.resolve(""), None);
    }

    #[test]
    fn two_entries_that_claim_one_name_clash_once() {
        let (registry, clashes) = Registry::new(vec![
            entry("media", &[("en", "media")], &["pers", "Pers"]),
            entry("press", &[("id", "PERS"), ("en", "press")], &["pers"]),
            entry("third", &[("en", "Press")], &["MEDIA"]),
        ]);
        let clash = |first, second, name: &str| Clash { first, second, name: name.into() };
        assert_eq!(clashes, [clash(0, 1, "PERS"), clash(1, 2, "Press"), clash(0, 2, "MEDIA")]);
        assert_eq!(registry.resolve("pers"), Some(0));
    }

    #[test]
    fn the_most_frequent_spelling_is_shown_and_a_tie_goes_by_code_points() {
        let shown = |names: &[&str]| names.iter().copied().collect::<Spellings>().shown().map(str::to_string);
        assert_eq!(shown(&["trump", "Trump", "trump "]).as_deref(), Some("trump"));
        assert_eq!(shown(&["trump", "Trump"]).as_deref(), Some("Trump"));
        assert_eq!(shown(&["Trump", "trump"]).as_deref(), Some("Trump"));
        assert_eq!(shown(&[]), None);
    }

    proptest! {
        #[test]
        fn names_with_one_slug_have_one_key(name in "\\PC{0,12}", other in "[a-cA-C0-9+#'_ .éÉ-]{0,6}") {
            let slug = slugify(&name);
            prop_assert!(slug.is_empty() || fold(&slug) == fold(&name), "{} {}", fold(&slug), fold(&name));
            let slug = slugify(&other);
            prop_assert!(slug.is_empty() || fold(&slug) == fold(&other));
        }

        #[test]
        fn folding_a_key_changes_nothing(name in "\\PC{0,12}") {
            prop_assert_eq!(fold(&fold(&name)), fold(&name));
        }
    }
}
