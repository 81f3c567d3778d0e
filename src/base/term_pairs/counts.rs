//! How often the terms of two languages stand in the same pairs of translations.

use std::collections::BTreeMap;

use super::vocabulary::{List, TermNumber, Vocabulary};

/// From which likeness on two names look like one word: `industry` and `industri`.
const ALIKE: f64 = 0.6;

/// Numbers of pairs of translations. A pair is level if both posts have as many terms that the other does not have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pairs {
    pub(super) level: usize,
    pub(super) uneven: usize,
}

impl Pairs {
    fn add(&mut self, is_level: bool) {
        *(if is_level { &mut self.level } else { &mut self.uneven }) += 1;
    }

    pub(super) fn all(self) -> usize {
        self.level + self.uneven
    }
}

/// The pairs in which a term of each language stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meetings {
    pub(super) pairs: Pairs,
    /// In how many level pairs both have the same place.
    pub(super) same_place: usize,
}

/// What is counted for two languages.
pub(super) struct Counts<'a> {
    pub(super) first: &'a str,
    pub(super) second: &'a str,
    /// The pairs in which each term stands on one side only.
    pub(super) firsts: BTreeMap<TermNumber, Pairs>,
    pub(super) seconds: BTreeMap<TermNumber, Pairs>,
    pub(super) meetings: BTreeMap<(TermNumber, TermNumber), Meetings>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(vocabulary: &Vocabulary<'_>, first: &'a str, second: &'a str) -> Counts<'a> {
        let (firsts, seconds, meetings) = Default::default();
        let mut counts = Counts { first, second, firsts, seconds, meetings };
        for post in &vocabulary.posts {
            let list = |language: &str| post.iter().find(|list| list.language == language);
            if let Some((one, other)) = list(first).zip(list(second)) {
                counts.add(vocabulary, one, other);
            }
        }
        counts
    }

    fn add(&mut self, vocabulary: &Vocabulary<'_>, one: &List<'_>, other: &List<'_>) {
        // The same word in both languages needs nothing, and says nothing of the others.
        let (ones, others) = (without(&one.terms, &other.terms), without(&other.terms, &one.terms));
        if ones.is_empty() || others.is_empty() {
            return;
        }
        let is_level = ones.len() == others.len();
        ones.iter().for_each(|term| self.firsts.entry(*term).or_default().add(is_level));
        others.iter().for_each(|term| self.seconds.entry(*term).or_default().add(is_level));
        let order_counts = is_level && order_counts(vocabulary, &ones, &others);
        for (at, one) in ones.iter().enumerate() {
            for (place, other) in others.iter().enumerate() {
                let meetings = self.meetings.entry((*one, *other)).or_default();
                meetings.pairs.add(is_level);
                meetings.same_place += usize::from(order_counts && at == place);
            }
        }
    }
}

fn without(terms: &[TermNumber], others: &[TermNumber]) -> Vec<TermNumber> {
    terms.iter().filter(|term| !others.contains(term)).copied().collect()
}

/// Whether the order of the terms says which is which. Names that a program sorts are in another order in each language: then
/// it counts only with a word that looks the same at one place. A word that looks the same at another place says that the order
/// is not the same.
fn order_counts(vocabulary: &Vocabulary<'_>, ones: &[TermNumber], others: &[TermNumber]) -> bool {
    if ones.len() == 1 {
        return true;
    }
    let like = |one: &TermNumber, other: &TermNumber| {
        strsim::normalized_levenshtein(vocabulary.key(*one), vocabulary.key(*other))
    };
    let mut has_anchor = false;
    for (at, one) in ones.iter().enumerate() {
        let here = like(one, &others[at]);
        let elsewhere = others.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, other)| like(one, other));
        let elsewhere = elsewhere.fold(0.0, f64::max);
        if elsewhere >= ALIKE && elsewhere > here {
            return false;
        }
        has_anchor |= here >= ALIKE;
    }
    has_anchor || vocabulary.has_own_order
}
