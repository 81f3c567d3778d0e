//! The names of languages, for those who write a name where a code belongs.
//!
//! Takes a name in English or in the language itself; gives its tag. The names are those of CLDR (`names.tsv`: tag, English name,
//! own name; Unicode License v3).

use crate::base::diagnostic::did_you_mean;
use crate::base::url::composed;

const NAMES: &str = include_str!("names.tsv");

/// Names that are in use and not in CLDR.
const OTHERS: [(&str, &str); 12] = [
    ("bahasa", "id"),
    ("malaysia", "ms"),
    ("bahasa malaysia", "ms"),
    ("farsi", "fa"),
    ("mandarin", "zh"),
    ("castellano", "es"),
    ("castilian", "es"),
    ("brasileiro", "pt-BR"),
    ("brazilian", "pt-BR"),
    ("american", "en-US"),
    ("british", "en-GB"),
    ("hangul", "ko"),
];

/// The tag of a language by its exact name in English or in itself, without regard to capitals.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    let wanted = plain(name);
    all().find(|(name, _)| !wanted.is_empty() && *name == wanted).map(|(_, tag)| tag)
}

/// The tag of a language by its name, without regard to capitals and separators, otherwise of the one with a similar name.
pub(super) fn tag_of(name: &str) -> Option<&'static str> {
    let wanted = plain(name);
    let typo = || {
        let names: Vec<String> = all().map(|(name, _)| name).collect();
        named(did_you_mean(&wanted, names.iter().map(String::as_str).filter(|name| name.chars().count() > 4))?)
    };
    if wanted.is_empty() { None } else { named(name).or_else(typo) }
}

/// A language's name in itself by its canonical tag, as it is within a sentence.
pub(super) fn in_itself(tag: &str) -> Option<&'static str> {
    // The list has no name in the language itself where it is the English one, or where nobody uses it.
    row(tag).map(|(english, own)| if own.is_empty() { english } else { own })
}

/// A language's name in English by its canonical tag.
pub(super) fn in_english(tag: &str) -> Option<&'static str> {
    row(tag).map(|(english, _)| english)
}

fn row(tag: &str) -> Option<(&'static str, &'static str)> {
    NAMES.lines().find_map(|line| line.strip_prefix(tag)?.strip_prefix('\t')?.split_once('\t'))
}

/// Each name with its tag, those in use first.
fn all() -> impl Iterator<Item = (String, &'static str)> {
    OTHERS.iter().map(|(name, tag)| (name.to_string(), *tag)).chain(known())
}

/// Each name of CLDR with its tag.
fn known() -> impl Iterator<Item = (String, &'static str)> {
    let lines = NAMES.lines().filter_map(|line| line.split_once('\t'));
    lines.flat_map(|(tag, names)| names.split('\t').filter(|name| !name.is_empty()).map(move |name| (plain(name), tag)))
}

/// A name in small letters, without a word for "language".
fn plain(name: &str) -> String {
    let small = composed(name).to_lowercase().replace(['-', '_', '(', ')'], " ");
    let words: Vec<&str> = small.split_whitespace().collect();
    match words.as_slice() {
        ["bahasa" | "basa" | "lingua" | "langue", rest @ ..] | [rest @ .., "language"] if !rest.is_empty() => {
            rest.join(" ")
        }
        words => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_name_in_english_and_in_itself() {
        for (name, tag) in [
            ("english", Some("en")),
            ("English", Some("en")),
            ("Indonesian", Some("id")),
            ("bahasa indonesia", Some("id")),
            ("Bahasa Indonesia", Some("id")),
            ("bahasa", Some("id")),
            ("Bahasa Melayu", Some("ms")),
            ("Basa Sunda", Some("su")),
            ("Deutsch", Some("de")),
            ("français", Some("fr")),
            ("franc\u{327}ais", Some("fr")),
            ("中文", Some("zh")),
            ("Traditional Chinese", Some("zh-Hant")),
            ("العربية", Some("ar")),
            ("brazilian-portuguese", Some("pt-BR")),
            ("british_english", Some("en-GB")),
            ("Indonesan", Some("id")),
            ("Javanese language", Some("jv")),
            ("klingonese", None),
            ("", None),
            ("language", None),
        ] {
            assert_eq!(tag_of(name), tag, "{name}");
        }
    }

    #[test]
    fn each_tag_of_the_list_is_a_language() {
        for (name, tag) in known().chain(OTHERS.map(|(name, tag)| (name.to_string(), tag))) {
            assert!(crate::language::Language::parse(tag).is_ok(), "{name} {tag}");
        }
    }
}
