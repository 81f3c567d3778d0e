//! Where lines end so that they are about as wide as each other.

use std::ops::Range;

use super::paragraph::Paragraph;

/// So many lines of at most a width, for which the sum of the squares of their widths is the least; `None` if there are none.
pub(super) fn balanced(paragraph: &Paragraph<'_>, width: f32, count: usize) -> Option<Vec<Range<usize>>> {
    let ends: Vec<usize> = std::iter::once(0).chain(paragraph.breaks().iter().copied()).collect();
    // For each place, the least sum of the lines before it, and the place at which the last of them begins.
    let mut sums: Vec<Option<f32>> = ends.iter().map(|end| (*end == 0).then_some(0.0)).collect();
    let mut begins: Vec<Vec<usize>> = Vec::with_capacity(count);
    for _ in 0..count {
        let mut next: Vec<(Option<f32>, usize)> = vec![(None, 0); ends.len()];
        for (to, best) in next.iter_mut().enumerate() {
            for (from, sum) in sums.iter().enumerate().take(to) {
                let Some(sum) = sum else { continue };
                let own = paragraph.width(ends[from]..ends[to]);
                let whole = sum + own * own;
                if own <= width && best.0.is_none_or(|known| whole < known) {
                    *best = (Some(whole), from);
                }
            }
        }
        sums = next.iter().map(|(sum, _)| *sum).collect();
        begins.push(next.into_iter().map(|(_, from)| from).collect());
    }
    sums.last().copied().flatten()?;
    let mut at = ends.len() - 1;
    let mut lines = Vec::with_capacity(count);
    for begins in begins.iter().rev() {
        let from = begins[at];
        lines.push(paragraph.trimmed(ends[from]..ends[at]));
        at = from;
    }
    lines.reverse();
    Some(lines)
}
