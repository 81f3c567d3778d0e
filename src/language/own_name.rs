//! A language's name for itself: `Bahasa Indonesia`, `Français`.
//!
//! Takes a language and the other languages of a site; gives the name of CLDR (`names.tsv`) as a link or a label shows it: with a
//! capital where the script has them, and with the script or the region where the site has two languages of one name.

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::{TitlecaseOptions, TrailingCase};
use icu::locale::LanguageIdentifier;

use super::Language;
use super::names;

/// Names that CLDR shortens, or that its list gives in English only.
const OTHERS: [(&str, &str); 9] = [
    ("en-US", "American English"),
    ("hi-Latn", "Hindi (Latin)"),
    ("id", "Bahasa Indonesia"),
    ("ms", "Bahasa Melayu"),
    ("pt-BR", "português (Brasil)"),
    ("ro-MD", "moldovenească"),
    ("sr-Latn", "srpski"),
    ("sr-ME", "crnogorski"),
    ("sw-CD", "Kingwana"),
];

/// A language's name for itself among the languages of a site; the tag where no name is known.
pub(crate) fn own_name(language: &Language, beside: &[&Language]) -> String {
    let others = || beside.iter().filter(|other| other.tag != language.tag);
    // Chinese alone is Chinese; next to traditional Chinese it is simplified Chinese.
    let is_one_of_two_scripts = others().any(|other| same_language(language, other) && !language.shares_script(other));
    let script = language.script().map(|script| format!("{}-{script}", language.locale.id.language));
    let script = script.filter(|_| is_one_of_two_scripts).and_then(|tag| known(&tag));
    let Some(name) = script.or_else(|| name_of(language)) else { return language.tag.clone() };
    let is_taken = others().any(|other| name_of(other).is_some_and(|taken| taken == name));
    match language.locale.id.region.filter(|_| is_taken) {
        Some(region) => capitalized(&format!("{name} ({region})")),
        None => capitalized(&name),
    }
}

/// A language's name in English, for files that its author reads; none if it is not known.
pub(crate) fn english_name(language: &Language) -> Option<&'static str> {
    names::in_english(&language.tag).or_else(|| names::in_english(language.locale.id.language.as_str()))
}

fn same_language(one: &Language, other: &Language) -> bool {
    one.locale.id.language == other.locale.id.language
}

/// The name of the tag itself, otherwise of the language in this script where it is not the usual one, otherwise of the
/// language.
fn name_of(language: &Language) -> Option<String> {
    let bare = language.locale.id.language.to_string();
    let plain = Language::parse(&bare).ok()?;
    let other_script = || {
        let script = language.script().filter(|_| !language.shares_script(&plain))?;
        known(&format!("{bare}-{script}"))
    };
    known(&language.tag).or_else(other_script).or_else(|| known(&bare))
}

fn known(tag: &str) -> Option<String> {
    let other = OTHERS.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
    other.or_else(|| names::in_itself(tag)).map(str::to_string)
}

/// The name as a label has it. CLDR writes names as they are in a sentence.
fn capitalized(name: &str) -> String {
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(TrailingCase::Unchanged);
    TitlecaseMapper::new().titlecase_segment_to_string(name, &LanguageIdentifier::UNKNOWN, options).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tags: &[&str]) -> Vec<String> {
        let languages: Vec<Language> = tags.iter().map(|tag| Language::parse(tag).unwrap()).collect();
        languages.iter().map(|language| own_name(language, &languages.iter().collect::<Vec<_>>())).collect()
    }

    #[test]
    fn a_language_is_called_as_its_readers_call_it() {
        assert_eq!(
            names(&["ar", "en", "fr", "id", "ru", "es", "ja", "vi", "ka"]),
            [
                "العربية",
                "English",
                "Français",
                "Bahasa Indonesia",
                "Русский",
                "Español",
                "日本語",
                "Tiếng Việt",
                "ქართული"
            ]
        );
        assert_eq!(
            names(&["en-GB", "en-ID", "pt-BR", "id-ID"]),
            ["British English", "English", "Português (Brasil)", "Bahasa Indonesia"]
        );
        assert_eq!(names(&["xx", "qqq"]), ["xx", "qqq"]);
    }

    #[test]
    fn two_languages_of_a_site_have_two_names() {
        assert_eq!(names(&["zh"]), ["中文"]);
        assert_eq!(names(&["zh-Hant"]), ["繁體中文"]);
        assert_eq!(names(&["zh-TW"]), ["繁體中文"]);
        assert_eq!(names(&["zh", "zh-Hant"]), ["简体中文", "繁體中文"]);
        assert_eq!(names(&["zh", "zh-TW"]), ["简体中文", "繁體中文"]);
        assert_eq!(names(&["zh-SG", "zh-HK"]), ["简体中文", "繁體中文"]);
        assert_eq!(names(&["zh-TW", "zh-HK"]), ["繁體中文 (TW)", "繁體中文 (HK)"]);
        assert_eq!(names(&["es", "es-AR"]), ["Español", "Español (AR)"]);
        assert_eq!(names(&["sr", "sr-Latn"]), ["Српски", "Srpski"]);
    }
}
