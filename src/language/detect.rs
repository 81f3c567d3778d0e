//! Whether a text is in another language than it is said to be.
//!
//! Takes a text and the language that it declares; gives the other of a site's languages that it is in, and nothing where that
//! is not certain. It is better to be silent than wrong: a text is only given another language if each part of it is in that
//! language, and if no language outside the site fits better.

use icu::locale::subtags::Script as ScriptTag;
use whatlang::{Detector as Whatlang, Lang, Script};

use super::Language;

/// The letters of one part of a text. With fewer letters, a text is not judged.
pub(crate) const FEWEST_LETTERS: usize = 120;

/// How many parts of a long text are judged. Each is judged by itself, so that a text in two languages is left alone.
const MOST_PARTS: usize = 8;

/// Languages so near to each other that one is taken for the other.
const NEAR: [&[Lang]; 11] = [
    &[Lang::Nob, Lang::Dan, Lang::Swe],
    &[Lang::Hrv, Lang::Srp, Lang::Slv],
    &[Lang::Ces, Lang::Slk],
    &[Lang::Rus, Lang::Ukr, Lang::Bel, Lang::Bul, Lang::Mkd, Lang::Srp],
    &[Lang::Spa, Lang::Por, Lang::Cat],
    &[Lang::Hin, Lang::Mar, Lang::Nep],
    &[Lang::Ara, Lang::Urd, Lang::Pes],
    &[Lang::Afr, Lang::Nld],
    &[Lang::Tur, Lang::Aze, Lang::Tuk, Lang::Uzb],
    &[Lang::Ind, Lang::Jav],
    &[Lang::Heb, Lang::Yid],
];

/// The languages of a site, as far as they can be detected.
#[derive(Debug)]
pub(crate) struct Detector {
    known: Vec<(Lang, Language)>,
    /// The scripts of languages that cannot be detected: a text in one of these may be in such a language.
    unknown: Vec<Option<ScriptTag>>,
}

impl Detector {
    /// Of a site with these languages.
    pub(crate) fn new<'l>(languages: impl IntoIterator<Item = &'l Language>) -> Detector {
        let mut detector = Detector { known: Vec::new(), unknown: Vec::new() };
        for language in languages {
            match as_written(language) {
                Some(lang) => detector.known.push((lang, language.clone())),
                None => detector.unknown.push(language.script()),
            }
        }
        detector
    }

    /// The language of the site that a text is in, if it certainly is not in the one that it declares.
    pub(crate) fn other_than(&self, declared: &Language, text: &str) -> Option<&Language> {
        let own = as_written(declared)?;
        if self.known.iter().all(|(lang, _)| is_near(*lang, own)) {
            return None;
        }
        let parts = parts(text);
        // Without Chinese, the detector takes all Han characters for Japanese.
        let choices = self.known.iter().map(|(lang, _)| *lang).chain([own, Lang::Cmn]).collect();
        let detector = Whatlang::with_allowlist(choices);
        let found = detector.detect_lang(parts.first()?).filter(|found| !is_near(*found, own))?;
        if !parts[1..].iter().all(|part| detector.detect_lang(part) == Some(found)) {
            return None;
        }
        let (_, language) = self.known.iter().find(|(lang, _)| *lang == found)?;
        let whole = parts.join(" ");
        let is_reliable = detector.detect(&whole).is_some_and(|info| info.lang() == found && info.is_reliable());
        let is_best_of_all = || Whatlang::new().detect_lang(&whole) == Some(found);
        let is_only = !self.unknown.contains(&language.script());
        Some(language).filter(|_| is_reliable && is_only && is_best_of_all())
    }
}

/// The detector's language for a tag: both are reduced to the shortest code (`ind` is `id`).
pub(crate) fn known(tag: &str) -> Option<Lang> {
    let wanted = Language::parse(tag).ok()?.locale.id.language;
    Lang::all()
        .iter()
        .copied()
        .find(|lang| Language::parse(lang.code()).is_ok_and(|own| own.locale.id.language == wanted))
}

/// The same where the detector knows the language in the script that the tag implies: not `sr-Latn`.
fn as_written(language: &Language) -> Option<Lang> {
    let lang = known(&language.tag)?;
    let script = language.script()?;
    let is_written = |known: &Script| known.langs().contains(&lang) && names(*known).contains(&script.as_str());
    Script::all().iter().any(is_written).then_some(lang)
}

/// The scripts of ISO 15924 that one of the detector's scripts is.
fn names(script: Script) -> &'static [&'static str] {
    match script {
        Script::Arabic => &["Arab", "Aran"],
        Script::Armenian => &["Armn"],
        Script::Bengali => &["Beng"],
        Script::Cyrillic => &["Cyrl"],
        Script::Devanagari => &["Deva"],
        Script::Ethiopic => &["Ethi"],
        Script::Georgian => &["Geor"],
        Script::Greek => &["Grek"],
        Script::Gujarati => &["Gujr"],
        Script::Gurmukhi => &["Guru"],
        Script::Hangul => &["Kore", "Hang"],
        Script::Hebrew => &["Hebr"],
        Script::Hiragana | Script::Katakana => &["Jpan"],
        Script::Kannada => &["Knda"],
        Script::Khmer => &["Khmr"],
        Script::Latin => &["Latn"],
        Script::Malayalam => &["Mlym"],
        Script::Mandarin => &["Hans", "Hant", "Hani"],
        Script::Myanmar => &["Mymr"],
        Script::Oriya => &["Orya"],
        Script::Sinhala => &["Sinh"],
        Script::Tamil => &["Taml"],
        Script::Telugu => &["Telu"],
        Script::Thai => &["Thai"],
    }
}

/// Whether texts in one language are easily taken for texts in the other.
pub(crate) fn are_near(one: &str, other: &str) -> bool {
    known(one).zip(known(other)).is_some_and(|(one, other)| is_near(one, other))
}

fn is_near(one: Lang, other: Lang) -> bool {
    one == other || NEAR.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// The words of a text that say its language, in parts of [`FEWEST_LETTERS`] letters or a little more; of a long text, some from
/// its beginning to its end. Nothing if there are fewer letters.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut letters) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace().filter(|word| tells(word)) {
        part.push_str(word);
        part.push(' ');
        letters += word.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters >= FEWEST_LETTERS {
            parts.push(std::mem::take(&mut part));
            letters = 0;
        }
    }
    if let Some(last) = parts.last_mut() {
        last.push_str(&part);
    }
    let step = parts.len().div_ceil(MOST_PARTS).max(1);
    parts.into_iter().step_by(step).collect()
}

/// Whether a word says something of the language around it: names and addresses are in no language.
fn tells(word: &str) -> bool {
    let is_address = word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_digit() || b"/@_\\".contains(&byte));
    let first = word.chars().find(|letter| letter.is_alphabetic());
    !is_address && first.is_some_and(|first| !first.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detector(tags: &[&str]) -> Detector {
        let languages: Vec<Language> = tags.iter().map(|tag| Language::parse(tag).unwrap()).collect();
        Detector::new(&languages)
    }

    #[test]
    fn a_language_is_known_in_the_script_that_is_detected() {
        for (tag, lang) in [
            ("en-GB", Some(Lang::Eng)),
            ("id", Some(Lang::Ind)),
            ("zh-Hant", Some(Lang::Cmn)),
            ("zh", Some(Lang::Cmn)),
            ("ja", Some(Lang::Jpn)),
            ("ko", Some(Lang::Kor)),
            ("fa", Some(Lang::Pes)),
            ("ur", Some(Lang::Urd)),
            ("nb", Some(Lang::Nob)),
            ("he", Some(Lang::Heb)),
            ("sr", Some(Lang::Srp)),
            ("sr-Latn", None),
            ("az-Arab", None),
            ("ms", None),
            ("xx", None),
        ] {
            assert_eq!(as_written(&Language::parse(tag).unwrap()), lang, "{tag}");
        }
    }

    #[test]
    fn names_numbers_and_addresses_say_nothing_of_a_language() {
        for (word, tells_something) in [
            ("menerbitkan", true),
            ("“kami", true),
            ("Kementerian", false),
            ("1998", false),
            ("https://example.org/kami", false),
            ("a@example.org", false),
            ("—", false),
            ("نشرت", true),
            ("外交部发表了2016年的报告", true),
        ] {
            assert_eq!(tells(word), tells_something, "{word}");
        }
    }

    #[test]
    fn a_long_text_is_judged_in_a_few_parts_and_a_short_one_not_at_all() {
        let word = "kementerian ";
        assert_eq!(parts(&word.repeat(10)).len(), 0);
        assert_eq!(parts(&word.repeat(11)).len(), 1);
        assert_eq!(parts(&word.repeat(21)).len(), 1, "what is left belongs to the last part");
        assert_eq!(parts(&word.repeat(22)).len(), 2);
        assert!(parts(&word.repeat(50_000)).len() <= MOST_PARTS);
    }

    #[test]
    fn a_site_in_one_language_compares_nothing() {
        let text = "the ministry published a short review of what its embassies had done in a year of talking to the \
            public, and asked whether anyone had listened at all to those who answered.";
        let english = Language::parse("en").unwrap();
        assert_eq!(detector(&["en"]).other_than(&english, text), None);
        let indonesian = Language::parse("id").unwrap();
        assert_eq!(detector(&["en"]).other_than(&indonesian, text), Some(&english));
        assert_eq!(detector(&["en", "eu"]).other_than(&indonesian, text), None, "it may be Basque");
    }
}
