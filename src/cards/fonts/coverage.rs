//! Which characters a face has glyphs for.

use serde::{Deserialize, Serialize};

/// Ranges of code points, ascending: the first and the last of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Coverage(Vec<(u32, u32)>);

impl Coverage {
    /// Of code points in any order.
    pub(super) fn of(points: impl Iterator<Item = u32>) -> Coverage {
        let mut all: Vec<u32> = points.collect();
        all.sort_unstable();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for point in all {
            match ranges.last_mut() {
                Some((_, last)) if point <= last.saturating_add(1) => *last = point,
                _ => ranges.push((point, point)),
            }
        }
        Coverage(ranges)
    }

    /// Whether there is a glyph for a character.
    pub(crate) fn has(&self, character: char) -> bool {
        let point = u32::from(character);
        let after = self.0.partition_point(|(first, _)| *first <= point);
        after > 0 && self.0[after - 1].1 >= point
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coverage_has_its_code_points_and_no_others() {
        let coverage = Coverage::of("caab xyz".chars().map(u32::from));
        for character in "abc xyz".chars() {
            assert!(coverage.has(character), "{character}");
        }
        for character in "dw\u{0}{\u{10FFFF}".chars() {
            assert!(!coverage.has(character), "{character}");
        }
        assert_eq!(coverage.0.len(), 3);
        assert!(!Coverage::default().has('a'));
    }
}
