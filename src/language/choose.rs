//! The one rule for a text in a language: in which languages it is looked for, nearest first.
//!
//! Takes a reader's language, and the site's languages in their order; gives the tags to look under, and the text that is
//! found with its language. First comes the tag itself, then its parents in CLDR (UTS #35, "Locale Inheritance and
//! Matching"): `pt-BR` takes `pt`, `zh-TW` takes `zh-Hant`. A tag counts with what it implies, so `zh` and `zh-Hans-CN` are
//! one. After that come the site's languages. The reader's language in another script comes last of all: simplified words
//! among traditional ones look like a mistake, and words of another language do not.

use icu::locale::fallback::LocaleFallbacker;
use icu::locale::{LanguageIdentifier, Locale, LocaleExpander, subtags};

/// The macrolanguage of `nb` and `nn`, and the only parent in CLDR that is the same language under another subtag.
const NORWEGIAN: subtags::Language = subtags::language!("no");

/// A text, and the language that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chosen<'t> {
    pub(crate) text: &'t str,
    /// The canonical tag.
    pub(crate) language: &'t str,
}

/// The languages of a site in their order. To find out what their tags imply is slow, so it is done once.
#[derive(Clone, Debug)]
pub(crate) struct SiteOrder(Vec<Lineage>);

/// In which languages a reader's texts are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// Canonical tags, nearest first.
    tags: Vec<String>,
    /// How many of them are the reader's own language.
    own: usize,
}

/// A language and what is nearest to it.
#[derive(Clone, Debug)]
struct Lineage {
    /// The language, with the script and the region that it implies.
    id: Option<LanguageIdentifier>,
    order: Order,
}

impl SiteOrder {
    /// The languages of a site by their canonical tags, the default one first.
    pub(crate) fn new<'t>(tags: impl IntoIterator<Item = &'t str>) -> SiteOrder {
        SiteOrder(tags.into_iter().map(Lineage::of).collect())
    }

    /// The order for readers of the language with a canonical tag.
    pub(crate) fn of_reader(&self, tag: &str) -> Order {
        let Lineage { id, mut order } = Lineage::of(tag);
        let is_other_script = |known: &&Lineage| known.is_other_script(id.as_ref());
        let near = self.0.iter().filter(|known| !is_other_script(known));
        for known in near.chain(self.0.iter().filter(is_other_script)) {
            for tag in &known.order.tags {
                order.add(tag);
            }
        }
        order
    }

    /// The place of the language that serves a post in the language with a canonical tag: that language or a parent of it,
    /// otherwise the bare language, whose readers can at least find the post, though it is in another script (`zh` for
    /// `zh-TW`).
    pub(crate) fn of_post(&self, tag: &str) -> Option<usize> {
        let bare = tag.split('-').next();
        let id = identifier(tag)?;
        let mut own = parents(&id).into_iter().take_while(|parent| is_same_language(&id, parent));
        let place = |id: LanguageIdentifier| self.0.iter().position(|known| known.id.as_ref() == Some(&id));
        own.find_map(place).or_else(|| self.0.iter().position(|known| Some(known.order.reader()) == bare))
    }
}

impl Lineage {
    fn of(tag: &str) -> Lineage {
        let mut order = Order { tags: vec![tag.to_string()], own: 1 };
        let Some(id) = identifier(tag) else { return Lineage { id: None, order } };
        for parent in parents(&id) {
            for form in forms(&parent) {
                order.add(&form);
            }
            if is_same_language(&id, &parent) {
                order.own = order.tags.len();
            }
        }
        Lineage { id: Some(maximized(id)), order }
    }

    /// Whether it is a language in another script than that.
    fn is_other_script(&self, other: Option<&LanguageIdentifier>) -> bool {
        let both = self.id.as_ref().zip(other);
        both.is_some_and(|(id, other)| id.language == other.language && id.script != other.script)
    }
}

impl Order {
    /// The tags to look under, nearest first.
    pub(crate) fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(String::as_str)
    }

    /// Those of the reader's own language: its tag, its parents, and other forms of them.
    pub(crate) fn own(&self) -> impl Iterator<Item = &str> {
        self.tags().take(self.own)
    }

    /// The reader's language.
    pub(crate) fn reader(&self) -> &str {
        self.tags().next().unwrap_or_default()
    }

    /// The place of the nearest among texts with their canonical tags.
    pub(crate) fn place<T>(&self, texts: &[(String, T)]) -> Option<usize> {
        self.tags().find_map(|tag| texts.iter().position(|(known, _)| known == tag))
    }

    /// The nearest of some texts; where none is in a language of the reader or of the site, the first.
    pub(crate) fn choose<'t>(&self, texts: &'t [(String, String)]) -> Option<Chosen<'t>> {
        let (language, text) = texts.get(self.place(texts).unwrap_or(0))?;
        Some(Chosen { text, language })
    }

    fn add(&mut self, tag: &str) {
        if !self.tags.iter().any(|known| known == tag) {
            self.tags.push(tag.to_string());
        }
    }
}

fn identifier(tag: &str) -> Option<LanguageIdentifier> {
    Locale::try_from_str(tag).ok().map(|locale| locale.id)
}

/// A language and its parents with all that they imply, nearest first: of `zh-TW`, `zh-Hant-TW`.
fn parents(id: &LanguageIdentifier) -> Vec<LanguageIdentifier> {
    let fallbacker = LocaleFallbacker::new();
    let mut iterator = fallbacker.for_config(Default::default()).fallback_for(id.clone().into());
    let mut parents: Vec<LanguageIdentifier> = Vec::new();
    while !iterator.get().is_unknown() {
        let parent = maximized(iterator.get().into_locale().id);
        if !parents.contains(&parent) {
            parents.push(parent);
        }
        iterator.step();
    }
    parents
}

/// Whether readers of a language read this parent of it as their own. CLDR has parents that are not: `en-IN` of `hi-Latn`.
fn is_same_language(id: &LanguageIdentifier, parent: &LanguageIdentifier) -> bool {
    parent.language == id.language || parent.language == NORWEGIAN
}

/// The tags that imply all of a tag, the fullest first: `zh-Hans-CN`, `zh-CN`, `zh-Hans`, `zh`.
fn forms(full: &LanguageIdentifier) -> impl Iterator<Item = String> {
    let without = |script: bool, region: bool| {
        let mut id = full.clone();
        id.script = id.script.filter(|_| !script);
        id.region = id.region.filter(|_| !region);
        id
    };
    let all = [without(false, false), without(true, false), without(false, true), without(true, true)];
    let same = all.into_iter().filter(|id| maximized(id.clone()) == *full);
    same.map(|id| id.to_string())
}

fn maximized(mut id: LanguageIdentifier) -> LanguageIdentifier {
    if !id.language.is_unknown() {
        LocaleExpander::new_extended().maximize(&mut id);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language in which a reader gets a text that exists in some languages.
    fn chosen<'t>(wanted: &str, available: &[&'t str], site: &[&str]) -> Option<&'t str> {
        let texts: Vec<(String, String)> = available.iter().map(|tag| (tag.to_string(), format!("in {tag}"))).collect();
        let order = SiteOrder::new(site.iter().copied()).of_reader(wanted);
        let place = order.place(&texts)?;
        let chosen = order.choose(&texts).unwrap();
        assert_eq!((chosen.text, chosen.language), (&*texts[place].1, &*texts[place].0));
        Some(available[place])
    }

    #[test]
    fn a_reader_gets_the_nearest_language() {
        for (wanted, available, expected) in [
            ("id", &["en", "id"][..], "id"),
            ("id-ID", &["en", "id"], "id"),
            ("pt-BR", &["en", "pt"], "pt"),
            ("pt-PT", &["en", "pt"], "pt"),
            ("pt-AO", &["pt", "pt-PT"], "pt-PT"),
            ("pt", &["en", "pt-BR"], "pt-BR"),
            ("en-GB", &["fr", "en"], "en"),
            ("en-GB", &["fr", "en", "en-001"], "en-001"),
            ("en-GB-oxendict", &["fr", "en", "en-GB"], "en-GB"),
            ("es-MX", &["en", "es", "es-419"], "es-419"),
            ("ar-EG", &["en", "ar"], "ar"),
            ("ar", &["en", "ar-EG"], "ar-EG"),
            ("ar", &["en", "ar-EG", "ar"], "ar"),
            ("zh-TW", &["en", "zh", "zh-Hant"], "zh-Hant"),
            ("zh-TW", &["zh", "zh-Hant", "zh-Hant-TW"], "zh-Hant-TW"),
            ("zh-HK", &["zh", "zh-Hant"], "zh-Hant"),
            ("zh-HK", &["zh-Hant", "zh-Hant-HK"], "zh-Hant-HK"),
            ("zh-Hant", &["zh", "zh-TW"], "zh-TW"),
            ("zh-CN", &["en", "zh-Hant", "zh"], "zh"),
            ("zh-CN", &["en", "zh-Hant", "zh-Hans"], "zh-Hans"),
            ("zh-SG", &["zh-Hant", "zh"], "zh"),
            ("zh", &["zh-Hant", "zh-CN"], "zh-CN"),
            ("zh", &["zh-CN", "zh-Hans", "zh"], "zh"),
            ("sr", &["sr-Latn", "sr-Cyrl"], "sr-Cyrl"),
            ("sr-Latn", &["sr", "sr-Latn"], "sr-Latn"),
            ("sr-Latn", &["sr", "sr-Latn-RS"], "sr-Latn-RS"),
            ("sr-ME", &["sr", "sr-Latn"], "sr-Latn"),
            ("nb", &["en", "no"], "no"),
            ("nn", &["en", "nb", "no"], "no"),
            ("hi-Latn", &["hi", "en"], "en"),
            ("th-u-ca-buddhist", &["en", "th"], "th"),
        ] {
            assert_eq!(chosen(wanted, available, &["en", "fr", "zh"]), Some(expected), "{wanted} of {available:?}");
        }
    }

    #[test]
    fn another_script_or_another_language_is_not_near() {
        for (wanted, available) in [
            ("zh-TW", &["zh", "zh-CN", "zh-Hans"][..]),
            ("zh-HK", &["zh"]),
            ("zh", &["zh-Hant", "zh-TW"]),
            ("sr-Latn", &["sr", "sr-Cyrl"]),
            ("sr", &["sr-Latn"]),
            ("ms", &["id"]),
            ("no", &["nn"]),
            ("pt", &["es", "pt-PT"]),
            ("en", &["en-GB"]),
            ("und", &["en"]),
            ("xx", &["en"]),
            ("not a tag", &["en"]),
            ("", &["en"]),
        ] {
            assert_eq!(chosen(wanted, available, &[]), None, "{wanted} of {available:?}");
        }
    }

    #[test]
    fn after_a_readers_own_languages_come_the_sites_in_their_order() {
        for (wanted, available, site, expected) in [
            ("fr", &["ar", "id", "en"][..], &["en", "id", "ar", "fr"][..], "en"),
            ("fr", &["ar", "id"], &["en", "id", "ar", "fr"], "id"),
            ("fr", &["ar", "en"], &["en-GB", "ar", "fr"], "en"),
            ("zh-TW", &["ar", "zh"], &["ar", "zh", "zh-TW"], "ar"),
            ("not a tag", &["ar", "en"], &["en", "ar"], "en"),
            ("", &["ar", "en"], &["en", "ar"], "en"),
        ] {
            assert_eq!(chosen(wanted, available, site), Some(expected), "{wanted} of {available:?}");
        }
        assert_eq!(chosen("fr", &["ar"], &["en"]), None);
    }

    #[test]
    fn a_readers_language_in_another_script_comes_last() {
        assert_eq!(chosen("zh-TW", &["zh", "en"], &["zh", "zh-TW", "en"]), Some("en"));
        assert_eq!(chosen("sr-Latn", &["sr", "en"], &["sr", "sr-Latn", "en"]), Some("en"));
        assert_eq!(chosen("sr-Latn", &["ar", "sr"], &["sr", "sr-Latn", "en"]), Some("sr"));
        assert_eq!(chosen("en", &["zh-Hant", "zh"], &["zh", "zh-Hant", "en"]), Some("zh"));
    }

    #[test]
    fn a_text_in_no_language_of_the_site_is_better_than_none() {
        let texts = [("ja", "日本"), ("ar", "ملاحظات")].map(|(tag, text)| (tag.to_string(), text.to_string()));
        let chosen = SiteOrder::new(["en"]).of_reader("en").choose(&texts);
        assert_eq!(chosen, Some(Chosen { text: "日本", language: "ja" }));
        assert_eq!(SiteOrder::new(["en"]).of_reader("en").choose(&[]), None);
    }

    #[test]
    fn a_readers_own_languages_are_those_of_one_subtag_and_norwegian() {
        let own = |tag: &str| SiteOrder::new(["en"]).of_reader(tag).own().map(str::to_string).collect::<Vec<_>>();
        assert_eq!(own("zh-TW"), ["zh-TW", "zh-Hant-TW", "zh-Hant"]);
        assert_eq!(own("id"), ["id", "id-Latn-ID", "id-ID", "id-Latn"]);
        assert!(own("nb").contains(&"no".to_string()));
        assert_eq!(own("hi-Latn"), ["hi-Latn", "hi-Latn-IN"]);
        assert_eq!(own(""), [""]);
    }

    #[test]
    fn a_post_is_served_by_the_nearest_language_of_its_own() {
        for (tag, site, expected) in [
            ("id", &["en", "id"][..], Some("id")),
            ("id-ID", &["en", "id"], Some("id")),
            ("en", &["id", "en-US"], Some("en-US")),
            ("th", &["en", "th-u-ca-buddhist"], Some("th-u-ca-buddhist")),
            ("zh-Hans", &["zh-Hant", "zh"], Some("zh")),
            ("zh-TW", &["zh", "zh-Hant"], Some("zh-Hant")),
            ("zh-TW", &["en", "zh"], Some("zh")),
            ("zh-TW", &["en", "zh-Hans"], None),
            ("sr-Latn", &["en", "sr"], Some("sr")),
            ("hi-Latn", &["en"], None),
            ("hi-Latn", &["en", "hi"], Some("hi")),
            ("nb", &["en", "no"], Some("no")),
            ("fr", &["en", "id"], None),
            ("und", &["en"], None),
            ("not a tag", &["en"], None),
        ] {
            let place = SiteOrder::new(site.iter().copied()).of_post(tag);
            assert_eq!(place.map(|place| site[place]), expected, "{tag} of {site:?}");
        }
    }
}
