//! The words of all posts in one list.
//!
//! Takes the words that several counters have met, each with numbers of its own; gives one sorted list, and for each counter the
//! new number of each of its words. So the numbers do not depend on which thread met a word first.

use std::sync::Arc;

use super::count::{Counted, Word};

/// Posts that were counted together.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// Each once.
    pub(crate) words: Arc<Vec<Word>>,
    /// By an index that the caller gave, with numbers of these words.
    pub(crate) posts: Vec<(usize, Arc<Counted>)>,
}

/// The words of several parts, sorted, each once.
pub(super) struct Vocabulary<'p> {
    pub(super) words: Vec<&'p Word>,
    /// For each part the new numbers of its words.
    numbers: Vec<Vec<u32>>,
}

impl<'p> Vocabulary<'p> {
    pub(super) fn of(parts: impl Iterator<Item = &'p [Word]>) -> Vocabulary<'p> {
        let parts: Vec<&[Word]> = parts.collect();
        let places = parts.iter().enumerate().flat_map(|(part, words)| (0..words.len()).map(move |at| (part, at)));
        let mut places: Vec<(usize, usize)> = places.collect();
        places.sort_unstable_by_key(|(part, at)| &parts[*part][*at]);
        let mut numbers: Vec<Vec<u32>> = parts.iter().map(|words| vec![0; words.len()]).collect();
        let mut words: Vec<&Word> = Vec::new();
        for (part, at) in places {
            let word = &parts[part][at];
            if words.last() != Some(&word) {
                words.push(word);
            }
            numbers[part][at] = words.len() as u32 - 1;
        }
        Vocabulary { words, numbers }
    }

    /// The number here of a word of a part.
    pub(super) fn number(&self, part: usize, word: u32) -> u32 {
        self.numbers[part][word as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::count::Counter;
    use super::*;

    #[test]
    fn numbers_do_not_depend_on_the_order_of_counting() {
        let count = |texts: &[&str]| {
            let mut counter = Counter::default();
            texts.iter().for_each(|text| drop(counter.post("en", "", text)));
            counter.words
        };
        let (one, other) = (count(&["b a", "c"]), count(&["c d", "a"]));
        let forward = Vocabulary::of([one.as_slice(), &other].into_iter());
        let backward = Vocabulary::of([other.as_slice(), &one].into_iter());
        assert_eq!(forward.words, backward.words);
        assert_eq!(forward.words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!([forward.number(0, 0), forward.number(1, 0)], [1, 2]);
    }
}
