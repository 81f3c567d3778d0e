//! Which part of a translation stands beside which part of its original.
//!
//! Takes the kinds and lengths of the parts of both texts, and pairs that are known; gives rows in the order of the original. A part
//! without a partner has a row of its own. Headings, code and figures hold the two texts together; between them, lengths decide which
//! paragraph has no partner.

use crate::markdown::PartKind;

/// What is compared of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PartKind,
    /// In characters.
    pub(super) length: usize,
    /// What does not change in a translation: code, the files of images.
    pub(super) same: Option<String>,
}

/// Places in both texts; one of them may be empty.
pub(super) type Row = (Option<usize>, Option<usize>);

/// Longer texts are paired in their order alone.
const MOST_PAIRS: usize = 4_000_000;

/// The rows. Known pairs may cross each other.
pub(super) fn align(original: &[Piece], translation: &[Piece], known: &[(usize, usize)]) -> Vec<Row> {
    let mut known = known.to_vec();
    known.sort_unstable();
    let (anchors, moved) = in_order(&known);
    let is_moved = |at: usize, side: fn(&(usize, usize)) -> usize| moved.iter().any(|pair| side(pair) == at);
    let mut rows = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (next, beside) in anchors.iter().copied().chain([(original.len(), translation.len())]) {
        let left: Vec<usize> = (from..next).filter(|at| !is_moved(*at, |pair| pair.0)).collect();
        let right: Vec<usize> = (to..beside).filter(|at| !is_moved(*at, |pair| pair.1)).collect();
        rows.extend(between(original, translation, &left, &right));
        if next < original.len() {
            rows.push((Some(next), Some(beside)));
        }
        (from, to) = (next + 1, beside + 1);
    }
    for (left, right) in moved {
        let before = rows.iter().rposition(|(row, _)| row.is_some_and(|row| row < left));
        rows.insert(before.map_or(0, |at| at + 1), (Some(left), Some(right)));
    }
    rows
}

type Pairs = Vec<(usize, usize)>;

/// The most pairs that do not cross each other, and the others.
fn in_order(pairs: &[(usize, usize)]) -> (Pairs, Pairs) {
    // For each length of a chain the pair that ends it lowest, and for each pair the one before it in its chain.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut kept = vec![false; pairs.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    let (kept, others): (Vec<_>, Vec<_>) = pairs.iter().zip(kept).partition(|(_, kept)| *kept);
    let bare = |pairs: Vec<(&(usize, usize), bool)>| pairs.into_iter().map(|(pair, _)| *pair).collect();
    (bare(kept), bare(others))
}

/// The rows of parts between two known pairs.
fn between(original: &[Piece], translation: &[Piece], left: &[usize], right: &[usize]) -> Vec<Row> {
    let width = right.len() + 1;
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        let longer = left.len().max(right.len());
        return (0..longer).map(|at| (left.get(at).copied(), right.get(at).copied())).collect();
    }
    let total = |texts: &[Piece], places: &[usize]| places.iter().map(|at| texts[*at].length as u64 + 1).sum::<u64>();
    let totals = (total(original, left), total(translation, right));
    let score = |at: usize, beside: usize| score(&original[left[at]], &translation[right[beside]], totals);
    let mut best = vec![0_u64; (left.len() + 1) * width];
    for at in (0..left.len()).rev() {
        for beside in (0..right.len()).rev() {
            let apart = best[(at + 1) * width + beside].max(best[at * width + beside + 1]);
            let paired = score(at, beside).map_or(0, |score| score + best[(at + 1) * width + beside + 1]);
            best[at * width + beside] = apart.max(paired);
        }
    }
    let (mut rows, mut at, mut beside) = (Vec::new(), 0, 0);
    while at < left.len() || beside < right.len() {
        let here = best[at * width + beside];
        let is_pair = at < left.len() && beside < right.len() && {
            score(at, beside).is_some_and(|score| score + best[(at + 1) * width + beside + 1] == here)
        };
        if is_pair {
            rows.push((Some(left[at]), Some(right[beside])));
            (at, beside) = (at + 1, beside + 1);
        } else if at < left.len() && (beside == right.len() || best[(at + 1) * width + beside] == here) {
            rows.push((Some(left[at]), None));
            at += 1;
        } else {
            rows.push((None, Some(right[beside])));
            beside += 1;
        }
    }
    rows
}

/// How well two parts fit; nothing where they cannot be a pair. Lengths are compared with those of the whole texts.
fn score(left: &Piece, right: &Piece, totals: (u64, u64)) -> Option<u64> {
    use PartKind::{Code, Figure, Heading, List, Note, Other, Paragraph, Quotation, Rule, Table};
    let is_same = left.same.is_some() && left.same == right.same;
    let worth = match (left.kind, right.kind) {
        (Heading(one), Heading(other)) if one == other => 20_000,
        (Heading(_), Heading(_)) => 6_000,
        (Code, Code) | (Figure, Figure) if is_same => 20_000,
        (Code, Code) | (Figure, Figure) | (Rule, Rule) | (Table, Table) => 8_000,
        (List, List) | (Quotation, Quotation) | (Note(_), Note(_)) => 7_000,
        (Paragraph, Paragraph) | (Other, Other) => 5_000,
        (Paragraph | List | Quotation | Other, Paragraph | List | Quotation | Other) => 3_500,
        _ => return None,
    };
    let (one, other) = ((left.length as u64 + 1) * totals.1, (right.length as u64 + 1) * totals.0);
    // From 0 for the same length to 1,000.
    let apart = 1_000 * one.abs_diff(other) / one.max(other).max(1);
    Some(worth - 3 * apart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartKind::{Code, Figure, Heading, List, Note, Paragraph, Rule};

    fn piece(kind: PartKind, length: usize) -> Piece {
        Piece { kind, length, same: None }
    }

    fn paragraphs(lengths: &[usize]) -> Vec<Piece> {
        lengths.iter().map(|length| piece(Paragraph, *length)).collect()
    }

    /// As `0-0 1-. .-1`.
    fn shown(rows: &[Row]) -> String {
        let place = |at: &Option<usize>| at.map_or(".".to_string(), |at| at.to_string());
        rows.iter().map(|(one, other)| format!("{}-{}", place(one), place(other))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn texts_of_equal_kinds_are_paired_in_their_order() {
        let text = [piece(Heading(2), 9), piece(Paragraph, 90), piece(List, 40), piece(Rule, 0), piece(Note(1), 9)];
        assert_eq!(shown(&align(&text, &text, &[])), "0-0 1-1 2-2 3-3 4-4");
        assert_eq!(shown(&align(&[], &[], &[])), "");
        assert_eq!(shown(&align(&text[..2], &[], &[])), "0-. 1-.");
        assert_eq!(shown(&align(&[], &text[..2], &[])), ".-0 .-1");
    }

    #[test]
    fn the_paragraph_that_fits_no_length_has_no_partner() {
        let (original, translation) = (paragraphs(&[400, 60, 300, 500]), paragraphs(&[420, 310, 480]));
        assert_eq!(shown(&align(&original, &translation, &[])), "0-0 1-. 2-1 3-2");
        let short = paragraphs(&[105, 78, 120]);
        assert_eq!(shown(&align(&original, &short, &[])), "0-0 1-. 2-1 3-2", "a third as long, as in Chinese");
    }

    #[test]
    fn headings_code_and_figures_hold_the_texts_together() {
        let code = |text: &str| Piece { same: Some(text.to_string()), ..piece(Code, 30) };
        let original = [piece(Paragraph, 100), piece(Heading(2), 10), piece(Paragraph, 100), code("a"), code("b")];
        let translation = [piece(Heading(2), 12), piece(Paragraph, 90), piece(Paragraph, 95), code("b")];
        assert_eq!(shown(&align(&original, &translation, &[])), "0-. 1-0 2-1 3-. .-2 4-3");
        assert_eq!(shown(&align(&[piece(Figure, 0)], &[piece(Heading(2), 0)], &[])), "0-. .-0");
        assert_eq!(shown(&align(&[piece(List, 50)], &[piece(Paragraph, 50)], &[])), "0-0");
    }

    #[test]
    fn known_pairs_may_cross_each_other() {
        let text = paragraphs(&[100, 100, 100, 100]);
        assert_eq!(shown(&align(&text, &text, &[(1, 2)])), "0-0 .-1 1-2 2-3 3-.");
        assert_eq!(shown(&align(&text, &text, &[(0, 0), (1, 3), (2, 1), (3, 2)])), "0-0 1-3 2-1 3-2");
        assert_eq!(shown(&align(&text[..2], &text[..2], &[(0, 1), (1, 0)])), "0-1 1-0");
    }

    #[test]
    fn each_part_of_both_texts_is_in_one_row() {
        let kinds = [Paragraph, Heading(2), Code, Paragraph, List, Figure, Paragraph];
        for seed in 0..200_usize {
            let text = |from: usize, count: usize| -> Vec<Piece> {
                (0..count).map(|at| piece(kinds[(from + at * seed) % 7], (at * 37 + seed * 11) % 90)).collect()
            };
            let (original, translation) = (text(seed, seed % 9), text(seed + 3, (seed * 5) % 11));
            let count = original.len().min(translation.len());
            let known: Vec<(usize, usize)> =
                (0..count).filter(|at| (at + seed).is_multiple_of(4)).map(|at| (at, count - 1 - at)).collect();
            let rows = align(&original, &translation, &known);
            let mut left: Vec<usize> = rows.iter().filter_map(|row| row.0).collect();
            let mut right: Vec<usize> = rows.iter().filter_map(|row| row.1).collect();
            assert!(left.is_sorted(), "{seed}: {rows:?}");
            left.dedup();
            right.sort_unstable();
            assert_eq!(left, (0..original.len()).collect::<Vec<_>>(), "{seed}");
            assert_eq!(right, (0..translation.len()).collect::<Vec<_>>(), "{seed}");
            assert!(known.iter().all(|(one, other)| rows.contains(&(Some(*one), Some(*other)))), "{seed}");
        }
    }
}
