//! The one rule for a text in a language: which of the languages that a text exists in a reader gets.
//!
//! The tag itself comes first, then its parents in CLDR (UTS #35, "Locale Inheritance and Matching"): `pt-BR` takes `pt`,
//! `zh-TW` takes `zh-Hant` and never simplified Chinese, `sr-Latn` never takes Cyrillic. Tags are compared with what they
//! imply, so `zh` and `zh-Hans-CN` are one. After that come the site's languages, in their configured order.

use icu::locale::fallback::LocaleFallbacker;
use icu::locale::{LanguageIdentifier, LocaleExpander};

use super::Language;

/// A text, and the language that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'t> {
    pub text: &'t str,
    /// The canonical tag.
    pub language: &'t str,
}

/// The text for a reader of `wanted`; `texts` are tags with texts, `site` the tags of the site's languages in order. None
/// where none of them has a text.
pub fn choose<'t>(wanted: &str, texts: &'t [(String, String)], site: &[&str]) -> Option<Chosen<'t>> {
    let chosen = |(language, text): &'t (String, String)| Chosen { text, language };
    if let Some(exact) = texts.iter().find(|(tag, _)| tag == wanted) {
        return Some(chosen(exact));
    }
    let tags: Vec<&str> = texts.iter().map(|(tag, _)| tag.as_str()).collect();
    let first = order(wanted, &tags, site).into_iter().next()?;
    texts.iter().find(|(tag, _)| tag == first).map(chosen)
}

/// The available tags in the order in which a reader of `wanted` gets their texts; those that are in no language of
/// `wanted` or of the site are left out.
pub fn order<'t>(wanted: &str, available: &[&'t str], site: &[&str]) -> Vec<&'t str> {
    let implied: Vec<Option<LanguageIdentifier>> = available.iter().map(|tag| implied(tag)).collect();
    let mut order: Vec<&str> = Vec::new();
    for reader in [wanted].into_iter().chain(site.iter().copied()) {
        let exact = available.iter().copied().filter(|tag| *tag == reader);
        let parents = parents(reader);
        let nearest = parents.iter().flat_map(|parent| {
            let same = implied.iter().zip(available).filter(move |(own, _)| own.as_ref() == Some(parent));
            same.map(|(_, tag)| *tag)
        });
        for tag in exact.chain(nearest) {
            if !order.contains(&tag) {
                order.push(tag);
            }
        }
    }
    order
}

/// The tag and its parents with all that they imply, nearest first: of `zh-TW`, `zh-Hant-TW`.
fn parents(tag: &str) -> Vec<LanguageIdentifier> {
    let Ok(language) = Language::parse(tag) else { return Vec::new() };
    let fallbacker = LocaleFallbacker::new();
    let mut iterator = fallbacker.for_config(Default::default()).fallback_for(language.locale.into());
    let mut parents: Vec<LanguageIdentifier> = Vec::new();
    while !iterator.get().is_unknown() {
        let id = maximized(iterator.get().into_locale().id);
        if !parents.contains(&id) {
            parents.push(id);
        }
        iterator.step();
    }
    parents
}

/// A tag with the script and the region that it implies.
fn implied(tag: &str) -> Option<LanguageIdentifier> {
    Language::parse(tag).ok().map(|language| maximized(language.locale.id))
}

fn maximized(mut id: LanguageIdentifier) -> LanguageIdentifier {
    LocaleExpander::new_extended().maximize(&mut id);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language in which a reader gets a text that exists in some languages.
    fn chosen<'t>(wanted: &str, available: &[&'t str], site: &[&str]) -> Option<&'t str> {
        let texts: Vec<(String, String)> = available.iter().map(|tag| (tag.to_string(), format!("in {tag}"))).collect();
        let chosen = choose(wanted, &texts, site)?;
        assert_eq!(chosen.text, format!("in {}", chosen.language));
        available.iter().copied().find(|tag| *tag == chosen.language)
    }

    #[test]
    fn a_reader_gets_the_nearest_language() {
        for (wanted, available, expected) in [
            ("id", &["en", "id"][..], "id"),
            ("pt-BR", &["en", "pt"], "pt"),
            ("pt-PT", &["en", "pt"], "pt"),
            ("pt", &["en", "pt-BR"], "pt-BR"),
            ("en-GB", &["fr", "en"], "en"),
            ("en-GB", &["fr", "en", "en-001"], "en-001"),
            ("es-MX", &["en", "es", "es-419"], "es-419"),
            ("id-ID", &["en", "id"], "id"),
            ("ar-EG", &["en", "ar"], "ar"),
            ("ar", &["en", "ar-EG"], "ar-EG"),
            ("zh-TW", &["en", "zh", "zh-Hant"], "zh-Hant"),
            ("zh-TW", &["zh-Hans", "zh-Hant"], "zh-Hant"),
            ("zh-HK", &["zh", "zh-Hant"], "zh-Hant"),
            ("zh-Hant", &["zh", "zh-TW"], "zh-TW"),
            ("zh-CN", &["en", "zh-Hant", "zh"], "zh"),
            ("zh-CN", &["en", "zh-Hant", "zh-Hans"], "zh-Hans"),
            ("zh-SG", &["zh-Hant", "zh"], "zh"),
            ("zh", &["zh-Hant", "zh-CN"], "zh-CN"),
            ("sr", &["sr-Latn", "sr-Cyrl"], "sr-Cyrl"),
            ("sr-Latn", &["sr", "sr-Latn"], "sr-Latn"),
            ("nb", &["en", "no"], "no"),
            ("nn", &["en", "no"], "no"),
            ("th-u-ca-buddhist", &["en", "th"], "th"),
        ] {
            assert_eq!(chosen(wanted, available, &["en", "fr", "zh"]), Some(expected), "{wanted} of {available:?}");
        }
    }

    #[test]
    fn a_reader_never_gets_another_script_but_by_the_sites_own_order() {
        for (wanted, available) in [
            ("zh-TW", &["zh", "zh-CN", "zh-Hans"][..]),
            ("zh-HK", &["zh"]),
            ("zh", &["zh-Hant", "zh-TW"]),
            ("sr-Latn", &["sr", "sr-Cyrl"]),
            ("sr", &["sr-Latn"]),
            ("ms", &["id"]),
            ("pt", &["es"]),
        ] {
            assert_eq!(chosen(wanted, available, &[]), None, "{wanted} of {available:?}");
        }
    }

    #[test]
    fn after_a_readers_own_languages_come_the_sites_in_their_order() {
        assert_eq!(chosen("fr", &["ar", "id", "en"], &["en", "id", "ar", "fr"]), Some("en"));
        assert_eq!(chosen("fr", &["ar", "id"], &["en", "id", "ar", "fr"]), Some("id"));
        assert_eq!(chosen("zh-TW", &["ar", "zh"], &["ar", "zh", "zh-TW"]), Some("ar"));
        assert_eq!(chosen("fr", &["ar"], &["en"]), None);
        assert_eq!(order("zh-TW", &["en", "zh", "zh-Hant"], &["zh", "en"]), ["zh-Hant", "zh", "en"]);
    }

    #[test]
    fn what_is_no_tag_has_no_order_of_its_own() {
        assert_eq!(chosen("not a tag", &["en"], &[]), None);
        assert_eq!(chosen("", &["en"], &["en"]), Some("en"));
    }
}
