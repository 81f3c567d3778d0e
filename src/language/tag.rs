//! A language: its tag, name and direction.
//!
//! Takes BCP 47 tags as authors write them; gives each in its canonical form with its direction.

use std::fmt;

use super::names;

use icu::locale::subtags::Script;
use icu::locale::{
    Direction as IcuDirection, LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander,
};

/// The direction in which a language is written, as HTML's `dir` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// `ltr` or `rtl`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// Whether two tags are of one language, whatever their scripts and regions: `en` and `en-GB`, `pt` and `pt_BR`.
pub(crate) fn same_language(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}

/// A language in which a post or an edition is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    /// The canonical BCP 47 tag: `id`, `en-GB`, `zh-Hant-TW`.
    pub tag: String,
    pub(crate) locale: Locale,
    /// Its own name, such as `Bahasa Indonesia`; the tag until [`Language::named`] gives one.
    pub(crate) name: String,
    pub(crate) direction: Direction,
}

/// A text that is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NotALanguage {
    pub(crate) text: String,
}

impl fmt::Display for NotALanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a language tag", self.text.escape_debug())
    }
}

impl std::error::Error for NotALanguage {}

impl NotALanguage {
    /// What the author can do about it.
    pub(crate) fn hint(&self) -> String {
        match self.meant() {
            Some(tag) => format!("did you mean `{tag}`?"),
            None => "use a code such as `en`, `id`, `pt-BR` or `zh-Hant`".to_string(),
        }
    }

    /// The tag that was probably meant.
    pub(crate) fn meant(&self) -> Option<String> {
        // As systems name locales: `en_US.UTF-8`.
        let name = self.text.trim();
        let locale = name.split(['.', '@']).next().unwrap_or_default().trim().replace(' ', "-");
        let spelled = names::tag_of(name).map(str::to_string);
        spelled.or_else(|| Language::parse(&locale).ok().filter(|_| locale != name).map(|language| language.tag))
    }
}

impl Language {
    /// Reads a tag in any case, with `-` or `_`, and brings it to its canonical form (UTS 35, annex C): `en_us` is
    /// `en-US`, and the old `in` is `id`.
    pub fn parse(tag: &str) -> Result<Language, NotALanguage> {
        let problem = || NotALanguage { text: tag.to_string() };
        let mut locale = Locale::try_from_str(&tag.trim().replace('_', "-")).map_err(|_| problem())?;
        // Subtags of five letters and more are allowed by the grammar, but no language has one: a name was written.
        if locale.id.language.as_str().len() > 3 {
            return Err(problem());
        }
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let direction = match LocaleDirectionality::new_extended().get(&locale.id) {
            Some(IcuDirection::RightToLeft) => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        };
        let tag = locale.to_string();
        Ok(Language { name: tag.clone(), tag, locale, direction })
    }

    /// The same language with its own name.
    pub(crate) fn named(self, name: impl Into<String>) -> Language {
        Language { name: name.into(), ..self }
    }

    /// The form that Open Graph's `og:locale` wants, with the likeliest region where the tag has none: `id_ID`, `en_US`.
    pub(crate) fn og_locale(&self) -> String {
        let id = self.maximized();
        match id.region {
            Some(region) => format!("{}_{region}", id.language),
            None => id.language.to_string(),
        }
    }

    /// Whether it is written in the same script as another language: `zh-TW` as `zh-Hant`, and not as `zh`.
    pub(crate) fn shares_script(&self, other: &Language) -> bool {
        self.maximized().script == other.maximized().script
    }

    /// The script in which it is written, after its tag or as it is likeliest.
    pub(crate) fn script(&self) -> Option<Script> {
        self.maximized().script
    }

    /// With the likeliest script and region.
    fn maximized(&self) -> LanguageIdentifier {
        let mut id = self.locale.id.clone();
        LocaleExpander::new_extended().maximize(&mut id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_brought_to_its_canonical_form() {
        for (text, tag) in [
            ("en", "en"),
            ("EN", "en"),
            ("en_US", "en-US"),
            ("id-id", "id-ID"),
            ("in", "id"),
            ("iw", "he"),
            ("zh_hant_tw", "zh-Hant-TW"),
            (" pt-br ", "pt-BR"),
            ("sr-latn", "sr-Latn"),
            ("und", "und"),
            ("th-u-ca-buddhist", "th-u-ca-buddhist"),
        ] {
            assert_eq!(Language::parse(text).map(|language| language.tag), Ok(tag.to_string()), "{text}");
        }
    }

    #[test]
    fn what_is_no_tag_is_a_problem_and_never_a_panic() {
        for text in [
            "",
            " ",
            "english",
            "bahasa",
            "e",
            "en-",
            "-",
            "en--US",
            "en US",
            "日本語",
            "en_US.UTF-8",
            "C",
            "\0",
            "a-b-c-d",
            "123",
        ] {
            let problem = Language::parse(text).expect_err(text);
            assert!(problem.to_string().contains("is not a language tag") && !problem.to_string().contains('\0'));
        }
        assert!(Language::parse(&"en-".repeat(10_000)).is_err());
    }

    #[test]
    fn a_language_knows_its_direction() {
        for (tag, direction) in [
            ("id", "ltr"),
            ("en", "ltr"),
            ("ar", "rtl"),
            ("he", "rtl"),
            ("fa", "rtl"),
            ("ur-PK", "rtl"),
            ("az-Arab", "rtl"),
            ("ar-Latn", "ltr"),
            ("ms-Arab", "rtl"),
            ("yi", "rtl"),
            ("dv", "rtl"),
            ("und", "ltr"),
            ("xx", "ltr"),
            ("ja", "ltr"),
        ] {
            assert_eq!(Language::parse(tag).unwrap().direction.as_str(), direction, "{tag}");
        }
    }

    #[test]
    fn open_graph_gets_a_region() {
        for (tag, locale) in
            [("id", "id_ID"), ("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hant", "zh_TW"), ("ar", "ar_EG"), ("xx", "xx")]
        {
            assert_eq!(Language::parse(tag).unwrap().og_locale(), locale, "{tag}");
        }
    }

    #[test]
    fn a_tag_implies_a_script() {
        for (one, other, same) in [
            ("zh-TW", "zh-Hant", true),
            ("zh-TW", "zh", false),
            ("sr-Latn", "sr", false),
            ("sr-ME", "sr-Latn", true),
            ("en-GB", "en", true),
            ("xx", "xx-ID", true),
        ] {
            let language = |tag| Language::parse(tag).unwrap();
            assert_eq!(language(one).shares_script(&language(other)), same, "{one} {other}");
        }
    }

    #[test]
    fn a_language_is_named_by_the_caller() {
        let language = Language::parse("id").unwrap();
        assert_eq!(language.name, "id");
        assert_eq!(language.named("Bahasa Indonesia").name, "Bahasa Indonesia");
    }
}
