//! What changed between two states of a text, by the digests of its blocks.
//!
//! Takes the digests of then and of now; gives the blocks that were changed, added, removed or moved.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use crate::base::digest::Digest;

/// What happened to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Changed,
    Added,
    Removed,
    /// Its text is the same.
    Moved,
}

impl What {
    /// Its name in messages and JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            What::Changed => "changed",
            What::Added => "added",
            What::Removed => "removed",
            What::Moved => "moved",
        }
    }
}

/// A block that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) what: What,
    /// Its index among the blocks of now. For a removed block, that of the block that follows where it was.
    pub(crate) block: usize,
}

/// Texts with more pairs of blocks than this are cut into parts first, by blocks that are in one place only.
const MOST_PAIRS: usize = 4_000_000;

/// The changes between `then` and `now`, in the order of `now`.
pub(crate) fn changes(then: &[Digest], now: &[Digest]) -> Vec<Change> {
    let start = then.iter().zip(now).take_while(|(then, now)| then == now).count();
    let (then, now) = (&then[start..], &now[start..]);
    let end = then.iter().rev().zip(now.iter().rev()).take_while(|(then, now)| then == now).count();
    let (then, now) = (&then[..then.len() - end], &now[..now.len() - end]);
    if then.is_empty() && now.is_empty() {
        return Vec::new();
    }
    let gaps = gaps(&kept(then, now), then.len(), now.len());
    let mut moved_then = moved(then, now, &gaps);
    let mut moved_now = moved_then.clone();
    let mut changes = Vec::new();
    for gap in gaps {
        let gone = gap.then.filter(|at| !take(&mut moved_then, then[*at])).count();
        let (moved, new): (Vec<usize>, Vec<usize>) = gap.now.clone().partition(|at| take(&mut moved_now, now[*at]));
        let both = gone.min(new.len());
        let change = |what: What, block: usize| Change { what, block: start + block };
        let in_gap = changes.len();
        changes.extend(moved.iter().map(|at| change(What::Moved, *at)));
        changes.extend(new[..both].iter().map(|at| change(What::Changed, *at)));
        changes.extend(new[both..].iter().map(|at| change(What::Added, *at)));
        changes[in_gap..].sort_by_key(|change| change.block);
        changes.extend((both..gone).map(|_| change(What::Removed, gap.now.end)));
    }
    changes
}

/// The blocks that have the same text then and now, as pairs of places. Some of them may have been moved.
pub(crate) fn same(then: &[Digest], now: &[Digest]) -> Vec<(usize, usize)> {
    let mut pairs = kept(then, now);
    let (mut old, mut new): (BTreeSet<usize>, BTreeSet<usize>) = ((0..then.len()).collect(), (0..now.len()).collect());
    pairs.iter().for_each(|(then, now)| {
        old.remove(then);
        new.remove(now);
    });
    let mut places: BTreeMap<Digest, VecDeque<usize>> = BTreeMap::new();
    new.iter().for_each(|at| places.entry(now[*at]).or_default().push_back(*at));
    let moved = |at: usize| Some((at, places.get_mut(&then[at])?.pop_front()?));
    pairs.extend(old.into_iter().filter_map(moved).collect::<Vec<_>>());
    pairs
}

/// How many blocks have another text: those that were only moved do not count.
pub(crate) fn behind(changes: &[Change]) -> usize {
    changes.iter().filter(|change| change.what != What::Moved).count()
}

/// Blocks between two that stayed in their order.
#[derive(Debug)]
struct Gap {
    then: Range<usize>,
    now: Range<usize>,
}

/// The gaps beside pairs of blocks that stayed.
fn gaps(kept: &[(usize, usize)], then: usize, now: usize) -> Vec<Gap> {
    let mut from = (0, 0);
    let ends = kept.iter().copied().chain([(then, now)]);
    let gap = |(old, new)| {
        let gap = Gap { then: from.0..old, now: from.1..new };
        from = (old + 1, new + 1);
        gap
    };
    ends.map(gap).filter(|gap| !gap.then.is_empty() || !gap.now.is_empty()).collect()
}

/// The pairs of blocks that stayed in their order: a longest common subsequence.
fn kept(then: &[Digest], now: &[Digest]) -> Vec<(usize, usize)> {
    let width = now.len() + 1;
    if then.len().saturating_mul(now.len()) > MOST_PAIRS {
        return between_anchors(then, now);
    }
    let mut longest = vec![0_u32; (then.len() + 1) * width];
    for old in (0..then.len()).rev() {
        for new in (0..now.len()).rev() {
            longest[old * width + new] = match then[old] == now[new] {
                true => longest[(old + 1) * width + new + 1] + 1,
                false => longest[(old + 1) * width + new].max(longest[old * width + new + 1]),
            };
        }
    }
    let (mut pairs, mut old, mut new) = (Vec::new(), 0, 0);
    while old < then.len() && new < now.len() {
        if then[old] == now[new] {
            pairs.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if longest[(old + 1) * width + new] >= longest[old * width + new + 1] {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}

/// The same for long texts: pairs of blocks that are in one place only come first, then those between them.
fn between_anchors(then: &[Digest], now: &[Digest]) -> Vec<(usize, usize)> {
    let anchors = anchors(then, now);
    let mut pairs = anchors.clone();
    for Gap { then: old, now: new } in gaps(&anchors, then.len(), now.len()) {
        if old.len().saturating_mul(new.len()) <= MOST_PAIRS {
            let inside = kept(&then[old.clone()], &now[new.clone()]);
            pairs.extend(inside.into_iter().map(|(at, place)| (old.start + at, new.start + place)));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Pairs of blocks that are each in one place only, as far as their order is the same.
fn anchors(then: &[Digest], now: &[Digest]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<Digest, Vec<usize>> = BTreeMap::new();
    for (at, digest) in now.iter().enumerate() {
        places.entry(*digest).or_default().push(at);
    }
    let mut next = 0;
    let pair = |(old, digest): (usize, &Digest)| {
        let [place] = places.get(digest)?.as_slice() else { return None };
        let pair = (old, *place);
        (*place >= next).then(|| next = *place + 1)?;
        Some(pair)
    };
    then.iter().enumerate().filter_map(pair).collect()
}

/// Blocks of both sides that are in gaps, each as often as it is in both.
fn moved(then: &[Digest], now: &[Digest], gaps: &[Gap]) -> BTreeMap<Digest, usize> {
    let mut old: BTreeMap<Digest, usize> = BTreeMap::new();
    for at in gaps.iter().flat_map(|gap| gap.then.clone()) {
        *old.entry(then[at]).or_default() += 1;
    }
    let mut both = BTreeMap::new();
    for at in gaps.iter().flat_map(|gap| gap.now.clone()) {
        if take(&mut old, now[at]) {
            *both.entry(now[at]).or_default() += 1;
        }
    }
    both
}

/// Takes one of a block, if there is one left.
fn take(left: &mut BTreeMap<Digest, usize>, digest: Digest) -> bool {
    match left.get_mut(&digest) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digests(words: &str) -> Vec<Digest> {
        words.split_whitespace().map(Digest::of).collect()
    }

    fn named(then: &str, now: &str) -> String {
        let now_words: Vec<&str> = now.split_whitespace().collect();
        let name = |change: &Change| {
            let sign = match change.what {
                What::Changed => "~",
                What::Added => "+",
                What::Removed => "-",
                What::Moved => ">",
            };
            format!("{sign}{}", now_words.get(change.block).unwrap_or(&"end"))
        };
        changes(&digests(then), &digests(now)).iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_block_that_is_not_as_it_was_is_named() {
        for (then, now, expected) in [
            ("a b c", "a b c", ""),
            ("a b c", "a x c", "~x"),
            ("a b c", "a b x c", "+x"),
            ("a b c", "a c", "-c"),
            ("a b", "a", "-end"),
            ("a b c d", "a c d b", ">b"),
            ("a b c", "b x a", "~x >a"),
            ("a a a", "a a", "-end"),
            ("a a", "a x a", "+x"),
            ("a b c d e", "a x y e", "~x ~y -e"),
            ("", "a b", "+a +b"),
            ("a b", "", "-end -end"),
            ("a a b", "b a a", ">b"),
        ] {
            assert_eq!(named(then, now), expected, "{then} | {now}");
        }
        assert_eq!(behind(&changes(&digests("a b c"), &digests("c a"))), 1);
    }

    #[test]
    fn texts_of_thousands_of_blocks_are_compared() {
        let words = |range: Range<usize>| range.map(|at| Digest::of(&at.to_string())).collect::<Vec<_>>();
        let (then, mut now) = (words(0..5_000), words(0..5_000));
        (now[10], now[4_990]) = (Digest::of("x"), Digest::of("y"));
        let found: Vec<_> = changes(&then, &now).iter().map(|change| (change.what, change.block)).collect();
        assert_eq!(found, [(What::Changed, 10), (What::Changed, 4_990)]);
    }
}
