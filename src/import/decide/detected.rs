//! Detects the languages of a blog that names none.

use std::collections::BTreeMap;

use crate::import::model::Guess;

/// Languages of placeholder texts, which no blog is written in.
const PLACEHOLDERS: [&str; 2] = ["la", "eo"];

/// For a blog that names no languages: those that enough of its posts are certainly in, the most frequent first. A few
/// stray posts are not enough: two are, if that is a fifth of all, otherwise three and a twentieth.
pub(crate) fn detected<'a>(guesses: impl Iterator<Item = Option<&'a Guess>>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for guess in guesses {
        all += 1;
        if let Some(guess) = guess.filter(|guess| guess.confidence > 0.9 && guess.letters >= 120) {
            *counts.entry(&guess.tag).or_default() += 1;
        }
    }
    let enough = |count: usize| (count >= 2 && count * 5 >= all) || (count >= 3 && count * 20 >= all);
    let mut found: Vec<(String, usize)> = counts
        .into_iter()
        .filter(|(tag, count)| enough(*count) && !PLACEHOLDERS.contains(tag))
        .map(|(tag, count)| (tag.to_string(), count))
        .collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
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
