//! Boxes: a length, a type and a body, which may be boxes again (ISO/IEC 14496-12, section 4.2; QuickTime calls them atoms).

use std::ops::Range;

use super::order::Order;
use super::parsed::Parsed;
use super::reader::Reader;

/// The identifiers of the boxes `uuid` that hold XMP, and those of content credentials.
pub(super) const XMP: [u8; 16] =
    [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac];

/// One box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MediaBox {
    pub(super) kind: [u8; 4],
    /// Where it begins.
    pub(super) start: u64,
    /// What is in it, after the identifier of a box `uuid`.
    pub(super) body: Range<u64>,
    /// The identifier of a box `uuid`.
    pub(super) id: Option<[u8; 16]>,
    /// Whether the file ends before it does.
    pub(super) is_cut: bool,
}

/// The next box of a range, and where the one after it begins. `None` if there is none, or if it is not whole.
pub(super) fn next(reader: &mut dyn Reader, range: &Range<u64>) -> Option<(MediaBox, u64)> {
    let start = range.start;
    let head: [u8; 8] = reader.array(start).filter(|_| start + 8 <= range.end)?;
    let kind = [head[4], head[5], head[6], head[7]];
    let (size, mut from) = match Order::Big.number(&head[..4]) {
        0 => (range.end - start, start + 8),
        1 => (Order::Big.number(&reader.array::<8>(start + 8)?), start + 16),
        size => (size, start + 8),
    };
    let end = start.checked_add(size).filter(|end| from <= *end)?;
    let is_cut = end > range.end;
    let end = end.min(range.end);
    let mut id = None;
    if &kind == b"uuid" {
        id = Some(reader.array(from).filter(|_| from + 16 <= end)?);
        from += 16;
    }
    Some((MediaBox { kind, start, body: from.min(end)..end, id, is_cut }, end))
}

/// All boxes of a file that are in no other, and whether that is all there is.
pub(super) fn of_file(reader: &mut dyn Reader, most: usize) -> (Vec<MediaBox>, bool) {
    let size = reader.size();
    all(reader, 0..size, most)
}

/// All boxes of a range, and whether that is all there is. A rest that is too short for a box is none.
pub(super) fn all(reader: &mut dyn Reader, range: Range<u64>, most: usize) -> (Vec<MediaBox>, bool) {
    let mut found = Vec::new();
    let mut rest = range;
    while rest.start + 8 <= rest.end {
        let Some((next, end)) = next(reader, &rest).filter(|_| found.len() < most) else { return (found, false) };
        found.push(next);
        rest.start = end;
    }
    (found, true)
}

impl MediaBox {
    /// Turns it into free space: readers skip that, and nothing else moves.
    pub(super) fn free(&self, parsed: &mut Parsed) {
        parsed.replace(self.start + 4..self.start + 8, b"free".to_vec());
        let id = if self.id.is_some() { 16 } else { 0 };
        parsed.zero(self.body.start - id..self.body.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(mut bytes: &[u8]) -> (Vec<(String, Range<u64>)>, bool) {
        let end = bytes.len() as u64;
        let (boxes, is_whole) = all(&mut bytes, 0..end, 100);
        let show = |found: MediaBox| (String::from_utf8_lossy(&found.kind).into_owned(), found.body);
        (boxes.into_iter().map(show).collect(), is_whole)
    }

    #[test]
    fn boxes_have_three_ways_to_say_their_size() {
        let bytes = b"\0\0\0\x09ftypA\0\0\0\x01wide\0\0\0\0\0\0\0\x12BC\0\0\0\0mdatDEF";
        let expected = [("ftyp", 8..9), ("wide", 25..27), ("mdat", 35..38)];
        assert_eq!(found(bytes), (expected.map(|(kind, body)| (kind.to_string(), body)).to_vec(), true));
    }

    #[test]
    fn a_size_that_cannot_be_ends_the_list() {
        assert!(!found(b"\0\0\0\x07ftypA").1);
        assert!(!found(b"\0\0\0\x08free\0\0\0\x01wide\xff\xff\xff\xff\xff\xff\xff\xff").1);
        assert!(!found(b"\0\0\0\x09uuidA").1);
        assert!(all(&mut &b"\0\0\0\x20mdatA"[..], 0..9, 9).0[0].is_cut);
    }
}
