//! Suggestions for words that are not known.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The known word that was probably meant: one typo away, or two where the word is long. Capitals and separators are
/// ignored, so that `Darft` is near `draft` and `pub-date` is `pubdate`. For many words of which few are known; see
/// [`Vocabulary`] for the others.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = Word::of(word);
    let near = known.into_iter().filter_map(|candidate| Some((word.distance(&Word::of(candidate))?, candidate)));
    near.min().map(|(_, candidate)| candidate)
}

/// A word as it is compared.
#[derive(Debug)]
struct Word {
    /// Its small letters, without separators.
    letters: Vec<char>,
    /// A mark for each letter that is in it.
    marks: u64,
}

impl Word {
    fn of(word: &str) -> Word {
        let letters: Vec<char> = letters(word).collect();
        let marks = letters.iter().fold(0, |marks, letter| marks | 1 << (u32::from(*letter) % 64));
        Word { letters, marks }
    }

    /// How many typos it may have.
    fn most(&self) -> usize {
        if self.letters.len() < 8 { 1 } else { 2 }
    }

    /// How many typos lead to a known word; `None` if too many.
    fn distance(&self, known: &Word) -> Option<usize> {
        let most = self.most();
        // A typo changes two marks at most. Most words are ruled out here, which costs far less than the distance.
        let far = known.letters.len().abs_diff(self.letters.len()) > most;
        if far || (self.marks ^ known.marks).count_ones() as usize > 2 * most {
            return None;
        }
        typos(&self.letters, &known.letters, most).filter(|distance| *distance < known.letters.len())
    }
}

/// How many letters are wrong, missing, added or swapped with the next one; `None` if more than `most`. A table of all distances,
/// as libraries compute it, would take far longer for long words: thousands of paths are compared.
fn typos(one: &[char], other: &[char], most: usize) -> Option<usize> {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    if one.is_empty() || other.is_empty() {
        let rest = one.len() + other.len();
        return (rest <= most).then_some(rest);
    }
    let left = most.checked_sub(1)?;
    let is_swapped = one.len() > 1 && other.len() > 1 && one[0] == other[1] && one[1] == other[0];
    let swapped = is_swapped.then(|| (&one[2..], &other[2..]));
    let ways = [(&one[1..], &other[1..]), (&one[1..], other), (one, &other[1..])].into_iter().chain(swapped);
    ways.filter_map(|(one, other)| typos(one, other, left)).min().map(|rest| rest + 1)
}

/// The small letters of a word, without separators.
fn letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|letter| !matches!(letter, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase)
}

/// Known words, in which the nearest one is found without a comparison with each: for thousands of unknown words among
/// thousands of known ones.
///
/// A known word is cut into five pieces. A typo changes one of them, or two if it swaps the letters at a border, so two typos
/// leave one piece as it was, and its place differs by two letters at most. Only words that have such a piece are compared,
/// and of these those whose piece is in few words, [`Vocabulary::COMPARED`] at most.
#[derive(Debug)]
pub(crate) struct Vocabulary<'a> {
    known: Vec<(&'a str, Word)>,
    /// A hash of each piece, with the index of its word; sorted.
    pieces: Vec<(u64, usize)>,
}

impl<'a> Vocabulary<'a> {
    /// The most words that one word is compared with.
    pub(crate) const COMPARED: usize = 128;
    const PIECES: usize = 5;

    pub(crate) fn new(known: impl IntoIterator<Item = &'a str>) -> Vocabulary<'a> {
        let known: Vec<(&str, Word)> = known.into_iter().map(|word| (word, Word::of(word))).collect();
        let mut pieces = Vec::with_capacity(known.len() * Vocabulary::PIECES);
        for (at, (_, word)) in known.iter().enumerate() {
            let length = word.letters.len();
            for (piece, (start, end)) in cuts(length).enumerate() {
                pieces.push((piece_hash(length, piece, &word.letters[start..end]), at));
            }
        }
        pieces.sort_unstable();
        Vocabulary { known, pieces }
    }

    /// The known word that was probably meant, as [`did_you_mean`] says.
    pub(crate) fn near(&self, word: &str) -> Option<&'a str> {
        let word = Word::of(word);
        let candidates = self.candidates(&word).into_iter().map(|at| &self.known[at]);
        let near = candidates.filter_map(|(name, known)| Some((word.distance(known)?, *name)));
        near.min().map(|(_, name)| name)
    }

    /// The indexes of the known words that have a piece of this word.
    fn candidates(&self, word: &Word) -> BTreeSet<usize> {
        let (length, most) = (word.letters.len(), word.most());
        let mut found: Vec<&[(u64, usize)]> = Vec::new();
        for known in length.saturating_sub(most)..=length + most {
            for (piece, (start, end)) in cuts(known).enumerate() {
                for at in start.saturating_sub(most)..=start + most {
                    let letters = word.letters.get(at..at + end - start);
                    found.extend(letters.map(|letters| self.with_piece(piece_hash(known, piece, letters))));
                }
            }
        }
        found.retain(|words| !words.is_empty());
        found.sort_by_key(|words| words.len());
        let mut candidates = BTreeSet::new();
        for (_, at) in found.into_iter().flatten() {
            candidates.insert(*at);
            if candidates.len() == Vocabulary::COMPARED {
                break;
            }
        }
        candidates
    }

    fn with_piece(&self, hash: u64) -> &[(u64, usize)] {
        let start = self.pieces.partition_point(|(known, _)| *known < hash);
        let rest = &self.pieces[start..];
        &rest[..rest.partition_point(|(known, _)| *known == hash)]
    }
}

/// Where the pieces of a word of `length` letters begin and end. A very short word is one empty piece, which every word has.
fn cuts(length: usize) -> impl Iterator<Item = (usize, usize)> {
    let pieces = if length < 3 { 1 } else { length.min(Vocabulary::PIECES) };
    let whole = if length < 3 { 0 } else { length };
    (0..pieces).map(move |piece| (piece * whole / pieces, (piece + 1) * whole / pieces))
}

fn piece_hash(length: usize, piece: usize, letters: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (length, piece, letters).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_typo_finds_its_word_and_a_stranger_none() {
        assert_eq!(did_you_mean("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(did_you_mean("weight", ["draft", "date"]), None);
        assert_eq!(did_you_mean("id", ["en"]), None);
    }

    #[test]
    fn capitals_and_separators_are_no_typos() {
        assert_eq!(did_you_mean("Darft", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("DARFT", ["date", "draft"]), Some("draft"));
        assert_eq!(did_you_mean("baseUrl", ["title", "base_url"]), Some("base_url"));
        assert_eq!(did_you_mean("Publish-Dat", ["date", "publishDate"]), Some("publishDate"));
    }

    #[test]
    fn a_typo_among_ten_thousand_similar_words_is_found_with_few_comparisons() {
        let known: Vec<String> = (0..10_000).map(|n| format!("content/posts/2016/a-post-about-{n}.md")).collect();
        let vocabulary = Vocabulary::new(known.iter().map(String::as_str));
        for (typo, meant) in [
            ("content/posts/2016/a-pots-about-4711.md", "content/posts/2016/a-post-about-4711.md"),
            ("content/post/2016/a-post-abut-4711.md", "content/posts/2016/a-post-about-4711.md"),
        ] {
            assert_eq!(vocabulary.near(typo), Some(meant));
            assert!(vocabulary.candidates(&Word::of(typo)).len() <= Vocabulary::COMPARED);
        }
        assert_eq!(vocabulary.near("content/posts/2016/another-one.md"), None);
    }

    proptest! {
        #[test]
        fn typos_are_counted_as_a_table_of_all_distances_counts_them(one in "[a-c]{0,6}", other in "[a-c]{0,6}") {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let distance = strsim::osa_distance(&one, &other);
            let counted = typos(&letters(&one), &letters(&other), 2);
            prop_assert_eq!(counted, (distance <= 2).then_some(distance));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_vocabulary_finds_what_a_comparison_with_each_word_finds(
            known in prop::collection::vec("[a-d_é]{0,14}", 0..40),
            words in prop::collection::vec("[a-d_é]{0,14}", 0..10),
        ) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let vocabulary = Vocabulary::new(known.iter().copied());
            // Words near the known ones, so that some are found: two letters are swapped, one is left out.
            let near = known.iter().map(|word| {
                let mut letters: Vec<char> = word.chars().collect();
                if letters.len() > 3 {
                    letters.swap(1, 2);
                    letters.pop();
                }
                letters.into_iter().collect::<String>()
            });
            for word in words.iter().cloned().chain(near) {
                prop_assert_eq!(vocabulary.near(&word), did_you_mean(&word, known.iter().copied()), "{}", word);
            }
        }
    }
}
