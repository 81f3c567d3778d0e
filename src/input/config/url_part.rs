//! A part of URLs that may be another word in each language: the folder of tags, the slug of a term.
//!
//! Takes a setting, one word or one for each language; gives the word of each of the site's languages, or an error where it is.

use super::languages::SiteLanguage;
use super::table::Setting;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::url;
use crate::base::yaml::reader::At;
use crate::base::yaml::{Key, Node};
use crate::input::keys::Entries;
use crate::language::Language;

/// How many letters of a word a message has.
const SHOWN: usize = 40;

/// A part of URLs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UrlPart {
    /// What it is without a setting: `tag`.
    usual: String,
    /// For each of the site's languages, the word that was set for it. Empty if there is no setting.
    words: Vec<Option<At<String>>>,
}

impl UrlPart {
    /// The same in all languages.
    pub(crate) fn usual(usual: impl Into<String>) -> UrlPart {
        UrlPart { usual: usual.into(), words: Vec::new() }
    }

    /// With the words of a setting.
    pub(super) fn with(self, words: Vec<Option<At<String>>>) -> UrlPart {
        UrlPart { words, ..self }
    }

    /// What it is without a setting.
    pub(crate) fn without_words(&self) -> &str {
        &self.usual
    }

    /// What it is in one of the site's languages, by the language's place in the configuration.
    pub(crate) fn of(&self, language: usize) -> &str {
        self.word(language).map_or(&self.usual, |word| &word.value)
    }

    /// The same, or without a setting for `None`.
    pub(crate) fn in_language(&self, language: Option<usize>) -> &str {
        language.map_or(&self.usual, |language| self.of(language))
    }

    /// The word that was set for a language.
    pub(crate) fn word(&self, language: usize) -> Option<&At<String>> {
        self.words.get(language)?.as_ref()
    }

    /// The words that were set.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(|word| word.value.as_str())
    }

    /// Whether a setting has words for it.
    pub(crate) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }
}

/// `tagar`, or `{en: tag, id: tagar}`. A language without a word takes that of a parent of it (`pt` for `pt-BR`), otherwise none:
/// its URLs stay as they are.
pub(super) fn read(
    settings: &mut Entries<'_, Setting>,
    setting: Setting,
    languages: &[SiteLanguage],
    check: fn(&str, &[SiteLanguage]) -> Result<(), Diagnostic>,
) -> Option<Vec<Option<At<String>>>> {
    let (key, node) = settings.get(setting)?;
    let Some(entries) = node.map() else {
        let word = checked(settings, key, node, languages, check)?;
        return Some(languages.iter().map(|_| Some(word.clone())).collect());
    };
    let mut written: Vec<(String, At<String>)> = Vec::new();
    for (key, node) in entries {
        let tag = match tag(key, languages) {
            Ok(tag) if written.iter().all(|(known, _)| *known != tag) => tag,
            Ok(tag) => {
                let problem = Diagnostic::error(format!("the language `{tag}` has two words here"));
                settings.report_at(problem.hint("delete one of them"), key.span.clone());
                continue;
            }
            Err(problem) => {
                settings.report_at(problem, key.span.clone());
                continue;
            }
        };
        written.extend(checked(settings, key, node, languages, check).map(|word| (tag, word)));
    }
    let nearest = |site: &SiteLanguage| {
        let found = site.order.own().find_map(|own| written.iter().find(|(tag, _)| tag == own));
        found.map(|(_, word)| word.clone())
    };
    Some(languages.iter().map(nearest).collect())
}

/// The canonical tag of a language of the site, or of a parent of one.
fn tag(key: &Key, languages: &[SiteLanguage]) -> Result<String, Diagnostic> {
    // To parse a tag is slow, and a registry may have thousands.
    if languages.iter().any(|site| site.language.tag == key.name) {
        return Ok(key.name.clone());
    }
    let is_known = |tag: &str| languages.iter().any(|site| site.order.own().any(|own| own == tag));
    let tags = || languages.iter().map(|site| site.language.tag.as_str());
    let unknown = |meant: Option<String>| {
        let all: Vec<String> = tags().map(|tag| format!("`{tag}`")).collect();
        let near = meant.or_else(|| did_you_mean(&key.name, tags()).map(str::to_string));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}, or add it to `languages`", all.join(", ")),
        };
        Diagnostic::error(format!("`{}` is not a language of this site", key.name)).hint(hint)
    };
    match Language::parse(&key.name) {
        Ok(language) if is_known(&language.tag) => Ok(language.tag),
        Ok(_) => Err(unknown(None)),
        Err(problem) => Err(unknown(problem.meant().filter(|tag| is_known(tag)))),
    }
}

fn checked(
    settings: &mut Entries<'_, Setting>,
    key: &Key,
    node: &Node,
    languages: &[SiteLanguage],
    check: fn(&str, &[SiteLanguage]) -> Result<(), Diagnostic>,
) -> Option<At<String>> {
    let Some(text) = node.scalar() else { return settings.wrong(key, node, "text") };
    // macOS has letters with their accents apart.
    let word = url::composed(text.trim()).into_owned();
    match fits(&word).and_then(|()| check(&word, languages)) {
        Ok(()) => Some(At { value: word, span: node.span.clone() }),
        Err(problem) => {
            settings.report_at(problem, node.span.clone());
            None
        }
    }
}

/// A word of URLs has the letters and digits of any script, small ones, and hyphens and underscores between them.
fn fits(word: &str) -> Result<(), Diagnostic> {
    let decoded = url::decode(word).unwrap_or_else(|| word.to_string());
    let slug = url::slugify(&decoded);
    let cannot = |why: String| Diagnostic::error(format!("`{}` cannot be a part of a URL: {why}", shown(word)));
    if word.is_empty() {
        return Err(Diagnostic::error("this word for URLs is empty").hint("write a word, or delete the line"));
    }
    let is_kept = |part: &str| part.is_empty() || url::full_slug(part) == part;
    if slug.is_empty() || !word.split(['-', '_']).all(is_kept) {
        let hint = match slug.is_empty() {
            true => "write a word of letters and digits".to_string(),
            false => format!("write `{slug}`"),
        };
        return Err(cannot(strange(word)).hint(hint));
    }
    url::check_segment(word).map_err(|problem| cannot(problem.to_string()).hint(problem.hint()))
}

/// The start of a word, without characters that a terminal would obey.
fn shown(word: &str) -> String {
    let visible = |letter: char| if letter.is_control() { '\u{FFFD}' } else { letter };
    let start: String = word.chars().take(SHOWN).map(visible).collect();
    if word.chars().nth(SHOWN).is_some() { format!("{start}…") } else { start }
}

/// What a word of URLs has that it cannot have.
fn strange(word: &str) -> String {
    let is_kept = |letter: char| {
        // No accent makes another letter of `q`.
        let after_letter = format!("q{letter}");
        matches!(letter, '-' | '_') || url::full_slug(&after_letter) == after_letter
    };
    match word.chars().find(|letter| !is_kept(*letter)) {
        Some(letter) if letter.is_uppercase() => format!("it has the capital letter `{letter}`"),
        Some(letter) if letter.is_whitespace() => "it has a space".to_string(),
        Some(letter) => format!("it has the character `{}`", letter.escape_debug()),
        None => "it has no letter".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_small_letters_of_any_script_digits_and_lines() {
        for word in
            ["tagar", "kata-kunci", "my_tags", "وسم", "標籤", "étiquette", "वर्ग", "แท็ก", "тег", "a1", "χώρες", "2a"]
        {
            assert!(fits(word).is_ok(), "{word}");
        }
        for (word, hint) in
            [("A", "write `a`"), ("a b", "write `a-b`"), ("a.", "write `a`"), ("İzmir", "write `izmir`")]
        {
            assert_eq!(fits(word).unwrap_err().hints, [hint], "{word}");
        }
    }

    #[test]
    fn a_part_without_a_word_in_a_language_is_the_usual_one() {
        let word = At { value: "tagar".to_string(), span: 3..8 };
        let part = UrlPart::usual("tag").with(vec![None, Some(word)]);
        assert_eq!([part.of(0), part.of(1), part.of(2)], ["tag", "tagar", "tag"]);
        assert_eq!([part.in_language(None), part.in_language(Some(1)), part.without_words()], ["tag", "tagar", "tag"]);
        assert!(part.has_words() && !UrlPart::usual("tag").has_words());
    }
}
