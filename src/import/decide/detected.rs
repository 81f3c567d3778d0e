//! Detects the languages of a blog that names none.

use std::collections::BTreeMap;

use crate::import::model::Guess;
use crate::language::are_near;

/// Languages of placeholder texts, which no blog is written in.
const PLACEHOLDERS: [&str; 2] = ["la", "eo"];

/// For a blog that names no languages: those that enough of its posts are certainly in, the most frequent first. A few
/// stray posts are not enough: two are, if that is a fifth of all, otherwise three and a twentieth.
pub(crate) fn detected<'a>(guesses: impl Iterator<Item = Option<&'a Guess>>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for guess in guesses {
        all += 1;
        if let Some(guess) = guess.filter(|guess| is_certain(guess)) {
            *counts.entry(&guess.tag).or_default() += 1;
        }
    }
    let enough = |count: usize| (count >= 2 && count * 5 >= all) || (count >= 3 && count * 20 >= all);
    let mut found: Vec<(String, usize)> = counts
        .into_iter()
        .filter(|(tag, count)| enough(*count) && !is_placeholder(tag))
        .map(|(tag, count)| (tag.to_string(), count))
        .collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    without_mistaken(&found)
}

/// Whether a language is only that of placeholder texts.
pub(crate) fn is_placeholder(tag: &str) -> bool {
    PLACEHOLDERS.contains(&tag)
}

/// Whether a text is certainly in the language that it seems to be in.
pub(crate) fn is_certain(guess: &Guess) -> bool {
    guess.confidence > 0.9 && guess.letters >= 120
}

/// A few texts in Danish of a blog with many in Norwegian are in Norwegian too.
fn without_mistaken(found: &[(String, usize)]) -> Vec<(String, usize)> {
    let is_mistaken = |(tag, count): &(String, usize)| {
        found.iter().any(|(other, more)| other != tag && are_near(tag, other) && *more >= 4 * count)
    };
    found.iter().filter(|one| !is_mistaken(one)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::language::Guesser;

    const ENGLISH: &str = "The ministry published a short review of what its embassies had done in a year of talking to \
        the public, and asked whether anyone had listened at all to those who answered.";
    const INDONESIAN: &str = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun \
        berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab.";

    #[test]
    fn a_language_needs_enough_posts() {
        let guesser = Guesser::open();
        let guesses = |english: usize, indonesian: usize| {
            let texts = std::iter::repeat_n(ENGLISH, english).chain(std::iter::repeat_n(INDONESIAN, indonesian));
            let guesses: Vec<_> = texts.map(|text| guesser.guess(text)).collect();
            detected(guesses.iter().map(Option::as_ref))
        };
        assert_eq!(guesses(12, 9), [("en".to_string(), 12), ("id".to_string(), 9)]);
        assert_eq!(guesses(12, 1), [("en".to_string(), 12)]);
    }
}
