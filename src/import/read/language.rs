//! Detects the language of prose.
//!
//! Takes prose; gives a guess with its confidence. Also the names and the short forms of language tags.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use icu::locale::LocaleExpander;
use whatlang::{Detector, Lang};

use crate::import::model::Guess;
use crate::language::{Language, known};

/// Bytes of prose that are read.
pub(crate) const ENOUGH: usize = 6000;

/// With fewer letters there is no guess.
const FEWEST_LETTERS: u32 = 40;

/// With less confidence there is no guess.
const LEAST: f64 = 0.4;

/// Detects the language of prose among some languages, or among all known languages.
pub(crate) struct Guesser {
    detector: Detector,
    tags: BTreeMap<&'static str, Rc<str>>,
    /// With one language there is nothing to detect.
    choices: usize,
}

impl Guesser {
    /// Among these languages.
    pub(crate) fn among(tags: &[String]) -> Guesser {
        let wanted: Vec<(Lang, String)> = tags.iter().filter_map(|tag| Some((known(tag)?, tag.clone()))).collect();
        let detector = Detector::with_allowlist(wanted.iter().map(|(lang, _)| *lang).collect());
        let choices = wanted.len();
        Guesser { detector, tags: wanted.into_iter().map(|(lang, tag)| (lang.code(), tag.into())).collect(), choices }
    }

    /// Among all languages.
    pub(crate) fn open() -> Guesser {
        let tags = Lang::all().iter().filter_map(|lang| Some((lang.code(), tag_of(*lang)?.into())));
        Guesser { detector: Detector::new(), tags: tags.collect(), choices: Lang::all().len() }
    }

    /// The language of prose; `None` if it is too short or too mixed.
    pub(crate) fn guess(&self, prose: &str) -> Option<Guess> {
        let (prose, share) = own_script(prose);
        let weight = |c: char| if is_dense(c) { LATIN_OF_ONE } else { 1 };
        let letters = prose.chars().filter(|c| c.is_alphabetic()).take(ENOUGH).map(weight).sum::<usize>() as u32;
        if self.choices < 2 || letters < FEWEST_LETTERS {
            return None;
        }
        let info = self.detector.detect(&prose)?;
        let tag = self.tags.get(info.lang().code())?.clone();
        let confidence = info.confidence() * share;
        Some(Guess { tag, confidence, letters }).filter(|guess| guess.confidence >= LEAST)
    }
}

/// How many Latin letters say as much as one Chinese character, roughly.
const LATIN_OF_ONE: usize = 3;

/// Prose without the words of another script in it, such as foreign names, and the share of what is left, from 0 to 1. A
/// Chinese character, kana or Hangul says as much as several letters, so a text in them may well have more Latin letters.
fn own_script(prose: &str) -> (Cow<'_, str>, f64) {
    let dense = LATIN_OF_ONE * prose.chars().filter(|c| is_dense(*c)).count();
    if dense == 0 {
        return (Cow::Borrowed(prose), 1.0);
    }
    let latin = prose.chars().filter(char::is_ascii_alphabetic).count();
    let without = |is_foreign: fn(char) -> bool| prose.chars().map(|c| if is_foreign(c) { ' ' } else { c }).collect();
    match dense > latin {
        true => (without(|c| c.is_ascii_alphabetic()), 1.0),
        false => (without(is_dense), latin as f64 / (latin + dense) as f64),
    }
}

/// Chinese characters, kana and Hangul.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

fn tag_of(lang: Lang) -> Option<String> {
    Language::parse(lang.code()).ok().map(|language| language.tag)
}

/// A language's name for itself; the tag if none is known.
pub(crate) fn own_name(tag: &str) -> String {
    Language::parse(tag).map_or_else(|_| tag.to_string(), |language| crate::language::own_name(&language, &[]))
}

/// Codes that are no languages, but that authors and plugins write for one: mostly those of countries.
const MEANT: [(&str, &str); 11] = [
    ("gb", "en"),
    ("us", "en"),
    ("pb", "pt-BR"),
    ("cn", "zh"),
    ("tw", "zh-Hant"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("ua", "uk"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
];

/// The language that a code or a name stands for: `gb` and `English` are `en`.
pub(crate) fn meant(code: &str) -> &str {
    let code = code.trim();
    let known = MEANT.iter().find(|(own, _)| own.eq_ignore_ascii_case(code)).map(|(_, tag)| *tag);
    let name = || if Language::parse(code).is_err() { crate::language::named(code) } else { None };
    known.or_else(name).unwrap_or(code)
}

/// A blog's language as the site writes it: without the most common region (`en-US` is `en`, `pt-PT` stays).
pub(crate) fn short_tag(written: &str) -> Option<String> {
    let mut language = Language::parse(meant(written)).ok()?;
    LocaleExpander::new_extended().minimize(&mut language.locale.id);
    Some(language.locale.id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The ministry published a short review of what its embassies had done in a year of talking to \
        the public, and asked whether anyone had listened at all to those who answered.";
    const INDONESIAN: &str = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun \
        berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab.";

    #[test]
    fn the_language_of_prose_is_detected_among_the_sites_languages() {
        let guesser = Guesser::among(&["en".to_string(), "id".to_string()]);
        assert_eq!(guesser.guess(ENGLISH).unwrap().tag.as_ref(), "en");
        let guess = guesser.guess(INDONESIAN).unwrap();
        assert_eq!(&*guess.tag, "id");
        assert!(guess.confidence > 0.5, "{guess:?}");
    }

    #[test]
    fn too_little_prose_or_a_single_language_gives_no_guess() {
        assert_eq!(Guesser::among(&["en".to_string(), "id".to_string()]).guess("Kopi darat"), None);
        assert_eq!(Guesser::among(&["en".to_string()]).guess(INDONESIAN), None);
        assert_eq!(Guesser::among(&[]).guess(INDONESIAN), None);
    }

    #[test]
    fn foreign_names_do_not_hide_the_language_around_them() {
        let text = "DaemonSet 确保全部节点上运行一个 Pod 的副本。当有节点加入集群时，也会为他们新增一个 Pod，用 Docker 镜像 \
                    fluentd-elasticsearch 收集日志。 Kubernetes controller replication manager";
        assert_eq!(&*Guesser::open().guess(text).unwrap().tag, "zh");
        let english = Guesser::open().guess(&format!("外交: {ENGLISH}")).unwrap();
        assert_eq!(&*english.tag, "en");
        let both =
            Guesser::open().guess(&format!("{ENGLISH} 分布式训练的方案和效率对比，深度学习，教程介绍。")).unwrap();
        assert!(both.confidence < 0.9 && english.confidence > 0.9, "{both:?} {english:?}");
    }

    #[test]
    fn the_most_common_region_is_left_out() {
        let short = |tag: &str| short_tag(tag);
        assert_eq!(short("en-US").as_deref(), Some("en"));
        assert_eq!(short("id_ID").as_deref(), Some("id"));
        assert_eq!(short("en-GB").as_deref(), Some("en-GB"));
        assert_eq!((short("gb").as_deref(), short("UA").as_deref()), (Some("en"), Some("uk")));
        assert_eq!(short(""), None);
        assert_eq!((short("english").as_deref(), short("Français").as_deref()), (Some("en"), Some("fr")));
        assert_eq!((short("中文").as_deref(), short("bahasa").as_deref()), (Some("zh"), Some("id")));
    }

    #[test]
    fn the_own_name_of_a_language_is_known() {
        assert_eq!(own_name("id"), "Bahasa Indonesia");
        assert_eq!((own_name("zh").as_str(), own_name("zh-TW").as_str()), ("中文", "繁體中文"));
        assert_eq!(own_name("en-GB"), "British English");
        assert_eq!(own_name("xx-private"), "xx-private");
    }
}
