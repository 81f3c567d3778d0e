//! Which terms of two languages are one term.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{Counts, Meetings, Pairs};
use super::proposal::{Evidence, Support};
use super::vocabulary::{TermNumber, Vocabulary};

/// In how many pairs two terms must stand together before they are certainly one.
const ENOUGH: usize = 2;

/// Two terms that are probably one.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) terms: (TermNumber, TermNumber),
    pub(super) evidence: Evidence,
    pub(super) is_certain: bool,
}

/// The links between the terms of two languages, the certain ones first.
pub(super) fn links(counts: &Counts<'_>, vocabulary: &Vocabulary<'_>) -> Vec<Link> {
    let judged: Vec<Judged> = counts.meetings.iter().map(|(terms, met)| Judged::of(*terms, met, counts)).collect();
    let is_free = |judged: &&Judged| {
        let (one, other) = judged.terms;
        !vocabulary.is_registered(one) && !vocabulary.is_registered(other)
    };
    let free: Vec<&Judged> = judged.iter().filter(is_free).collect();
    let rivals = Rivals::of(free.iter().filter(|judged| judged.is_consistent()).map(|judged| judged.terms));
    let may_be_one = |judged: &&&Judged| !vocabulary.share_a_language(judged.terms.0, judged.terms.1);
    let certain: Vec<&&Judged> = free.iter().filter(|judged| judged.is_certain(&rivals)).filter(may_be_one).collect();
    let settled: BTreeSet<TermNumber> = certain.iter().flat_map(|judged| [judged.terms.0, judged.terms.1]).collect();
    let open = |judged: &&&Judged| !settled.contains(&judged.terms.0) && !settled.contains(&judged.terms.1);
    let likely = best(free.iter().filter(open).filter(may_be_one).copied());
    let certain = certain.into_iter().map(|judged| (*judged, true));
    let all = certain.chain(likely.into_iter().map(|judged| (judged, false)));
    all.filter_map(|(judged, is_certain)| judged.link(counts, vocabulary, is_certain)).collect()
}

/// A pair of terms, and how well they fit.
#[derive(Debug)]
struct Judged {
    terms: (TermNumber, TermNumber),
    together: Pairs,
    same_place: usize,
    /// The pairs in which only one of them stands.
    apart: Pairs,
}

impl Judged {
    fn of(terms: (TermNumber, TermNumber), met: &Meetings, counts: &Counts<'_>) -> Judged {
        let of = |all: &BTreeMap<TermNumber, Pairs>, term: TermNumber| all.get(&term).copied().unwrap_or_default();
        let (one, other) = (of(&counts.firsts, terms.0), of(&counts.seconds, terms.1));
        let apart = Pairs {
            level: one.level + other.level - 2 * met.pairs.level,
            uneven: one.uneven + other.uneven - 2 * met.pairs.uneven,
        };
        Judged { terms, together: met.pairs, same_place: met.same_place, apart }
    }

    /// Whether nothing contradicts it. Where one post has fewer terms than the other, one may have been left out.
    fn is_consistent(&self) -> bool {
        self.apart.level == 0 && self.apart.uneven * 4 <= self.together.all()
    }

    /// Whether both always have the same place.
    fn has_one_place(&self) -> bool {
        self.same_place > 0 && self.same_place == self.together.level
    }

    fn is_certain(&self, rivals: &Rivals) -> bool {
        let by_place = self.has_one_place() && self.same_place >= ENOUGH;
        let is_supported = by_place || (self.together.all() >= ENOUGH && rivals.are_none(self.terms));
        self.is_consistent() && is_supported
    }

    /// The number of pairs in which one of them stands.
    fn of_all(&self) -> usize {
        self.together.all() + self.apart.all()
    }

    /// How well they fit, for those that are not certain: the share of pairs with both, in thousandths, and that at one place.
    fn rank(&self) -> (usize, usize) {
        let share = |count: usize| count * 1000 / self.of_all().max(1);
        (share(self.together.all()), share(self.same_place))
    }

    fn link(&self, counts: &Counts<'_>, vocabulary: &Vocabulary<'_>, is_certain: bool) -> Option<Link> {
        let evidence = Evidence {
            first: vocabulary.name(self.terms.0, counts.first)?.to_string(),
            second: vocabulary.name(self.terms.1, counts.second)?.to_string(),
            support: if self.has_one_place() { Support::Place } else { Support::Company },
            together: self.together.all(),
            of: self.of_all(),
        };
        Some(Link { terms: self.terms, evidence, is_certain })
    }
}

/// The terms that each term is consistent with.
struct Rivals {
    firsts: BTreeMap<TermNumber, usize>,
    seconds: BTreeMap<TermNumber, usize>,
}

impl Rivals {
    fn of(consistent: impl Iterator<Item = (TermNumber, TermNumber)>) -> Rivals {
        let mut rivals = Rivals { firsts: BTreeMap::new(), seconds: BTreeMap::new() };
        for (one, other) in consistent {
            *rivals.firsts.entry(one).or_default() += 1;
            *rivals.seconds.entry(other).or_default() += 1;
        }
        rivals
    }

    /// Whether both terms are consistent with each other alone.
    fn are_none(&self, (one, other): (TermNumber, TermNumber)) -> bool {
        self.firsts.get(&one) == Some(&1) && self.seconds.get(&other) == Some(&1)
    }
}

/// Pairs that fit each other better than all others, in at least three of four pairs of posts.
fn best<'j>(judged: impl Iterator<Item = &'j Judged>) -> Vec<&'j Judged> {
    let judged: Vec<&Judged> = judged.collect();
    let mut firsts: BTreeMap<TermNumber, Vec<(usize, usize)>> = BTreeMap::new();
    let mut seconds = firsts.clone();
    for pair in &judged {
        firsts.entry(pair.terms.0).or_default().push(pair.rank());
        seconds.entry(pair.terms.1).or_default().push(pair.rank());
    }
    let is_only_best =
        |pair: &Judged, ranks: &[(usize, usize)]| ranks.iter().filter(|rank| **rank >= pair.rank()).count() == 1;
    let is_best = |pair: &&Judged| {
        pair.rank().0 >= 750
            && is_only_best(pair, &firsts[&pair.terms.0])
            && is_only_best(pair, &seconds[&pair.terms.1])
    };
    judged.into_iter().filter(is_best).collect()
}
