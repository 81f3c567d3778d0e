//! Which language a post is in.
//!
//! Takes what the export and the author say of languages, and prose; gives language tags, and a guess with its
//! confidence for each piece of prose. Deliberately does not know posts or sites.

use std::collections::BTreeMap;
use std::rc::Rc;

use icu::locale::LocaleExpander;
use whatlang::{Detector, Lang};

use crate::language::Language;

/// A language that prose seems to be in.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Shared by all guesses of one language: there is one for each post.
    pub tag: Rc<str>,
    /// From 0 to 1.
    pub confidence: f64,
    /// Letters of prose that it rests on.
    pub letters: u32,
}

/// How a post's language is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known {
    /// The export names it (Polylang, WPML).
    Named,
    /// By its words, with this confidence.
    Guessed(f64),
    /// Nothing tells; it is taken for the site's first.
    Assumed,
}

/// Bytes of prose that are looked at.
pub const ENOUGH: usize = 6000;

/// Letters below which a guess is none.
const FEWEST_LETTERS: u32 = 40;

/// A guess below this confidence is none.
const LEAST: f64 = 0.4;

/// Tells the language of prose among some languages, or among all that can be told.
pub struct Guesser {
    detector: Detector,
    tags: BTreeMap<&'static str, Rc<str>>,
    /// With one language there is nothing to tell.
    choices: usize,
}

impl Guesser {
    /// Among these languages.
    pub fn among(tags: &[String]) -> Guesser {
        let wanted: Vec<(Lang, String)> = tags.iter().filter_map(|tag| Some((known(tag)?, tag.clone()))).collect();
        let detector = Detector::with_allowlist(wanted.iter().map(|(lang, _)| *lang).collect());
        let choices = wanted.len();
        Guesser { detector, tags: wanted.into_iter().map(|(lang, tag)| (lang.code(), tag.into())).collect(), choices }
    }

    /// Among all languages.
    pub fn open() -> Guesser {
        let tags = Lang::all().iter().filter_map(|lang| Some((lang.code(), tag_of(*lang)?.into())));
        Guesser { detector: Detector::new(), tags: tags.collect(), choices: Lang::all().len() }
    }

    /// The language of prose; `None` where it is too short or too mixed to tell.
    pub fn guess(&self, prose: &str) -> Option<Guess> {
        let letters = prose.chars().filter(|c| c.is_alphabetic()).take(ENOUGH).count() as u32;
        if self.choices < 2 || letters < FEWEST_LETTERS {
            return None;
        }
        let info = self.detector.detect(prose)?;
        let tag = self.tags.get(info.lang().code())?.clone();
        Some(Guess { tag, confidence: info.confidence(), letters }).filter(|guess| guess.confidence >= LEAST)
    }
}

/// The detector's language for a tag: both are brought to the shortest code (`ind` is `id`).
fn known(tag: &str) -> Option<Lang> {
    let wanted = Language::parse(tag).ok()?.locale.id.language;
    Lang::all()
        .iter()
        .copied()
        .find(|lang| Language::parse(lang.code()).is_ok_and(|own| own.locale.id.language == wanted))
}

fn tag_of(lang: Lang) -> Option<String> {
    Language::parse(lang.code()).ok().map(|language| language.tag)
}

/// A language's own name, where it is known.
pub fn own_name(tag: &str) -> Option<&'static str> {
    known(tag).map(Lang::name)
}

/// A blog's language as a site has it: without a region that goes without saying (`en-US` is `en`, `pt-PT` stays).
pub fn short_tag(written: &str) -> Option<String> {
    let mut language = Language::parse(written).ok()?;
    LocaleExpander::new_extended().minimize(&mut language.locale.id);
    Some(language.locale.id.to_string())
}

/// Languages of placeholder texts, which nobody's blog is in.
const PLACEHOLDERS: [&str; 2] = ["la", "eo"];

/// Of a blog that names no languages: those that enough of its posts are surely in, the most frequent first.
/// A few stray posts make no language of a site: two where that is a fifth of all, else three and a twentieth.
pub fn spoken<'a>(guesses: impl Iterator<Item = Option<&'a Guess>>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for guess in guesses {
        all += 1;
        if let Some(guess) = guess.filter(|guess| guess.confidence > 0.9 && guess.letters >= 120) {
            *counts.entry(&guess.tag).or_default() += 1;
        }
    }
    let enough = |count: usize| (count >= 2 && count * 5 >= all) || (count >= 3 && count * 20 >= all);
    let mut spoken: Vec<(String, usize)> = counts
        .into_iter()
        .filter(|(tag, count)| enough(*count) && !PLACEHOLDERS.contains(tag))
        .map(|(tag, count)| (tag.to_string(), count))
        .collect();
    spoken.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The ministry published a short review of what its embassies had done in a year of talking to \
        the public, and asked whether anyone had listened at all to those who answered.";
    const INDONESIAN: &str = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun \
        berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab.";

    #[test]
    fn prose_is_told_apart_among_the_sites_languages() {
        let guesser = Guesser::among(&["en".to_string(), "id".to_string()]);
        assert_eq!(guesser.guess(ENGLISH).unwrap().tag.as_ref(), "en");
        let guess = guesser.guess(INDONESIAN).unwrap();
        assert_eq!(&*guess.tag, "id");
        assert!(guess.confidence > 0.5, "{guess:?}");
    }

    #[test]
    fn too_little_prose_and_a_single_language_tell_nothing() {
        assert_eq!(Guesser::among(&["en".to_string(), "id".to_string()]).guess("Kopi darat"), None);
        assert_eq!(Guesser::among(&["en".to_string()]).guess(INDONESIAN), None);
        assert_eq!(Guesser::among(&[]).guess(INDONESIAN), None);
    }

    #[test]
    fn a_region_that_goes_without_saying_is_left_out() {
        let short = |tag: &str| short_tag(tag);
        assert_eq!(short("en-US").as_deref(), Some("en"));
        assert_eq!(short("id_ID").as_deref(), Some("id"));
        assert_eq!(short("en-GB").as_deref(), Some("en-GB"));
        assert_eq!(short(""), None);
    }

    #[test]
    fn a_language_of_enough_posts_is_the_sites_and_a_stray_one_is_not() {
        let guesser = Guesser::open();
        let guesses = |english: usize, indonesian: usize| {
            let texts = std::iter::repeat_n(ENGLISH, english).chain(std::iter::repeat_n(INDONESIAN, indonesian));
            let guesses: Vec<_> = texts.map(|text| guesser.guess(text)).collect();
            spoken(guesses.iter().map(Option::as_ref))
        };
        assert_eq!(guesses(12, 9), [("en".to_string(), 12), ("id".to_string(), 9)]);
        assert_eq!(guesses(12, 1), [("en".to_string(), 12)]);
    }

    #[test]
    fn a_language_has_its_own_name() {
        assert_eq!(own_name("id"), Some("Bahasa Indonesia"));
        assert_eq!(own_name("en-GB"), Some("English"));
        assert_eq!(own_name("tlh"), None);
    }
}
