//! Changes to the bytes of a file: ranges that are removed, overwritten with zeros, or replaced.
//!
//! A picture that has megabytes has few of them, and all bytes between them stay as they are.

use std::ops::Range;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<u64>,
    pub(super) with: With,
}

/// What takes the place of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum With {
    Nothing,
    /// As many zeros.
    Zeros,
    Bytes(Vec<u8>),
}

/// Writes `bytes` with these changes to `out`. Of two that overlap the later one is left out.
pub(super) fn apply(bytes: &[u8], mut edits: Vec<Edit>, out: &mut Vec<u8>) {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    out.reserve(bytes.len());
    let mut at = 0;
    for Edit { range, with } in edits {
        let bounds = (usize::try_from(range.start), usize::try_from(range.end));
        let (Ok(start), Ok(end)) = bounds else { continue };
        let Some(kept) = bytes.get(at..start).filter(|_| start <= end && end <= bytes.len()) else { continue };
        out.extend_from_slice(kept);
        match with {
            With::Nothing => {}
            With::Zeros => out.resize(out.len() + (end - start), 0),
            With::Bytes(new) => out.extend_from_slice(&new),
        }
        at = end;
    }
    out.extend_from_slice(&bytes[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(edits: &[(Range<u64>, With)]) -> String {
        let edits = edits.iter().map(|(range, with)| Edit { range: range.clone(), with: with.clone() });
        let mut out = Vec::new();
        apply(b"abcdef", edits.collect(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changes_are_made_in_their_order_and_the_rest_stays() {
        let new = With::Bytes(b"XYZ".to_vec());
        assert_eq!(applied(&[]), "abcdef");
        assert_eq!(applied(&[(4..5, With::Zeros), (0..2, With::Nothing), (3..3, new.clone())]), "cXYZd\0f");
        assert_eq!(applied(&[(0..6, new)]), "XYZ");
    }

    #[test]
    fn a_change_that_overlaps_another_or_is_outside_is_left_out() {
        assert_eq!(applied(&[(1..4, With::Nothing), (2..5, With::Zeros), (5..9, With::Nothing)]), "aef");
    }
}
