//! Ranges of bytes: joined, and one without another.

use std::ops::Range;

/// The same ranges in order, those that touch as one.
pub(super) fn joined(mut ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match joined.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}

/// What is left of ranges without others; both are in order and apart.
pub(super) fn without(ranges: impl IntoIterator<Item = Range<u64>>, others: &[Range<u64>]) -> Vec<Range<u64>> {
    let mut left = Vec::new();
    for mut range in ranges {
        let first = others.partition_point(|other| other.end <= range.start);
        for other in others[first..].iter().take_while(|other| other.start < range.end) {
            left.push(range.start..other.start.max(range.start));
            range.start = other.end;
        }
        left.push(range);
    }
    left.retain(|range| !range.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_joined_and_subtracted() {
        assert_eq!(joined(vec![5..7, 0..2, 1..3, 3..4, 9..9]), [0..4, 5..7]);
        assert_eq!(without([0..10, 20..30], &[2..4, 8..22, 40..50]), [0..2, 4..8, 22..30]);
        assert_eq!(without([3..5, 7..8], &[0..6, 7..10]), []);
        assert_eq!(without([3..5, 7..8], &[]), [3..5, 7..8]);
    }
}
