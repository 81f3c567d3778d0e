//! EXIF: a small TIFF with the tags of a photograph (CIPA DC-008).
//!
//! Takes one; gives the least that a published picture needs of it, and says whether it has a location.

use super::ifd::{Entry, Table, Tiff};
use super::order::Order;
use super::reader::Reader;

/// The tag of the table of locations.
pub(super) const GPS: u16 = 0x8825;
const ORIENTATION: u16 = 0x0112;
const ARTIST: u16 = 0x013b;
const COPYRIGHT: u16 = 0x8298;
const ASCII: u16 = 2;
const SHORT: u16 = 3;
const UTF_8: u16 = 129;

/// The most entries of a table that are read, and the most bytes of a text.
const ENTRIES: u64 = 4096;
const TEXT: u64 = 32 << 10;

/// The orientation, the artist and the copyright notice, as an EXIF block of their own; `None` if there is nothing to say.
/// Orientation 1 is the usual one, and is left out. The block begins with the TIFF header.
pub(super) fn minimal(block: &[u8]) -> Option<Vec<u8>> {
    let mut slice = block;
    let reader: &mut dyn Reader = &mut slice;
    let tiff = Tiff::open(reader, 0)?;
    let table = tiff.table(reader, tiff.first, ENTRIES)?;
    let first = |tag| table.entries.iter().find(|entry| entry.tag == tag);
    let mut kept = Vec::new();
    for tag in [ORIENTATION, ARTIST, COPYRIGHT] {
        let Some(entry) = first(tag) else { continue };
        let value = tiff.value(reader, entry, TEXT + 1);
        let is_kept = match tag {
            ORIENTATION => is_turned(tiff.order, entry, &value),
            _ => is_text(entry, &value),
        };
        if is_kept {
            kept.push(Kept { tag, kind: entry.kind, count: entry.count, value });
        }
    }
    (!kept.is_empty()).then(|| block_of(tiff.order, &kept))
}

/// How the picture is turned, from 1 to 8; 0 if the block does not say.
pub(super) fn turn(block: &[u8]) -> u8 {
    let mut slice = block;
    let reader: &mut dyn Reader = &mut slice;
    let found = |reader: &mut dyn Reader| {
        let tiff = Tiff::open(reader, 0)?;
        let table = tiff.table(reader, tiff.first, ENTRIES)?;
        let entry = table.entries.iter().find(|entry| entry.tag == ORIENTATION)?;
        let value = tiff.value(reader, entry, 2);
        is_turned(tiff.order, entry, &value).then(|| u8::try_from(tiff.order.number(&value)).ok())?
    };
    found(reader).unwrap_or_default()
}

/// A tag that is kept, with the bytes of its value.
struct Kept {
    tag: u16,
    kind: u16,
    count: u64,
    value: Vec<u8>,
}

/// Whether an orientation is one that turns or mirrors the picture.
fn is_turned(order: Order, entry: &Entry, value: &[u8]) -> bool {
    entry.kind == SHORT && entry.count == 1 && (2..=8).contains(&order.number(value))
}

fn is_text(entry: &Entry, value: &[u8]) -> bool {
    let is_whole = value.len() as u64 == entry.count && entry.count <= TEXT;
    let is_blank = value.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace());
    matches!(entry.kind, ASCII | UTF_8) && is_whole && !is_blank
}

/// A TIFF with one table of these entries, which are sorted by tag.
fn block_of(order: Order, entries: &[Kept]) -> Vec<u8> {
    let mut block = start(order);
    let mut texts = Vec::new();
    let after_table = 8 + 2 + 12 * entries.len() + 4;
    block.extend(order.bytes::<2>(entries.len() as u64));
    for Kept { tag, kind, count, value } in entries {
        block.extend(order.bytes::<2>(u64::from(*tag)));
        block.extend(order.bytes::<2>(u64::from(*kind)));
        block.extend(order.bytes::<4>(*count));
        if value.len() <= 4 {
            let padded: [u8; 4] = std::array::from_fn(|at| value.get(at).copied().unwrap_or_default());
            block.extend(padded);
        } else {
            block.extend(order.bytes::<4>((after_table + texts.len()) as u64));
            texts.extend_from_slice(value);
            texts.resize(texts.len().next_multiple_of(2), 0);
        }
    }
    block.extend([0; 4]);
    block.extend(texts);
    block
}

/// A TIFF header whose table follows at once.
fn start(order: Order) -> Vec<u8> {
    let mark: &[u8] = if order == Order::Little { b"II" } else { b"MM" };
    [mark, &order.bytes::<2>(42), &order.bytes::<4>(8)].concat()
}

/// The least of a block in so many bytes, or an empty block; only zeros if there is no room.
pub(super) fn in_place(block: &[u8], size: usize) -> Vec<u8> {
    let empty = || [&start(Order::Big)[..], &[0; 6]].concat();
    let mut new = minimal(block).filter(|new| new.len() <= size).unwrap_or_else(empty);
    if new.len() > size {
        new.clear();
    }
    new.resize(size, 0);
    new
}

/// Whether the TIFF at `base` has a location: coordinates that are not all zero. Tables of more than `most` entries are not
/// read.
pub(super) fn has_location(reader: &mut dyn Reader, base: u64, most: u64) -> bool {
    let found = |reader: &mut dyn Reader| {
        let tiff = Tiff::open(reader, base)?;
        let table = tiff.table(reader, tiff.first, most)?;
        let own = has_coordinates(reader, &tiff, &table);
        Some(own || points_to_location(reader, &tiff, &table, most))
    };
    found(reader).unwrap_or(false)
}

/// Whether one of the entries points to a table of locations that has one.
pub(super) fn points_to_location(reader: &mut dyn Reader, tiff: &Tiff, table: &Table, most: u64) -> bool {
    table.entries.iter().filter(|entry| entry.tag == GPS).take(4).any(|entry| {
        let gps = tiff.table(reader, tiff.pointer(entry), most);
        gps.is_some_and(|gps| has_coordinates(reader, tiff, &gps))
    })
}

/// Whether a table has latitudes or longitudes, of the camera or of its target. Cameras without reception write zeros.
fn has_coordinates(reader: &mut dyn Reader, tiff: &Tiff, table: &Table) -> bool {
    let coordinates = table.entries.iter().filter(|entry| matches!(entry.tag, 2 | 4 | 0x14 | 0x16));
    let mut fractions = coordinates.filter(|entry| matches!(entry.kind, 5 | 10) && entry.count == 3);
    fractions.any(|entry| {
        let value = tiff.value(reader, entry, 24);
        value.chunks_exact(8).any(|fraction| fraction[..4].iter().any(|byte| *byte != 0))
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A block with these entries: tag, type, count, value.
    pub(in crate::metadata) fn block(order: Order, entries: &[(u16, u16, u64, &[u8])]) -> Vec<u8> {
        let kept = |(tag, kind, count, value): &(u16, u16, u64, &[u8])| {
            let (tag, kind, count) = (*tag, *kind, *count);
            Kept { tag, kind, count, value: value.to_vec() }
        };
        block_of(order, &entries.iter().map(kept).collect::<Vec<_>>())
    }

    /// A block with an orientation, the camera's name, a copyright notice and a location.
    pub(in crate::metadata) fn photograph(order: Order, orientation: u64) -> Vec<u8> {
        let short = order.bytes::<2>(orientation);
        let entries: [(u16, u16, u64, &[u8]); 4] = [
            (ORIENTATION, SHORT, 1, &short),
            (0x0110, ASCII, 9, b"A camera\0"),
            (COPYRIGHT, ASCII, 5, b"Dewi\0"),
            (GPS, 4, 1, &order.bytes::<4>(8 + 2 + 48 + 4 + 10 + 6)),
        ];
        let mut block = block(order, &entries);
        let degrees: Vec<u8> = [6, 1, 10, 1, 30, 1].into_iter().flat_map(|n| order.bytes::<4>(n)).collect();
        let at = block.len() as u64;
        assert_eq!(at, 78);
        block.extend(order.bytes::<2>(1));
        block.extend([order.bytes::<2>(2), order.bytes::<2>(5)].concat());
        block.extend([order.bytes::<4>(3), order.bytes::<4>(at + 18)].concat());
        block.extend([0; 4]);
        block.extend(degrees);
        block
    }

    #[test]
    fn orientation_and_copyright_are_kept_and_nothing_else() {
        for order in [Order::Little, Order::Big] {
            let block = photograph(order, 6);
            let kept = minimal(&block).unwrap();
            let expected = super::tests::block(
                order,
                &[(ORIENTATION, SHORT, 1, &order.bytes::<2>(6)), (COPYRIGHT, ASCII, 5, b"Dewi\0")],
            );
            assert_eq!(kept, expected);
            assert_eq!(minimal(&kept), Some(expected), "it is kept as it is");
            assert!(has_location(&mut &block[..], 0, 100) && !has_location(&mut &kept[..], 0, 100));
        }
    }

    #[test]
    fn a_block_that_says_nothing_is_dropped() {
        assert_eq!(
            minimal(&block(Order::Big, &[(ORIENTATION, SHORT, 1, &[0, 1]), (COPYRIGHT, ASCII, 3, b" \0\0")])),
            None
        );
        assert_eq!(minimal(&block(Order::Big, &[(ORIENTATION, SHORT, 1, &[0, 9])])), None);
        for bytes in [b"".as_slice(), b"II*\0", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff"] {
            assert_eq!(minimal(bytes), None);
        }
    }

    #[test]
    fn coordinates_that_are_all_zero_are_no_location() {
        let mut block = photograph(Order::Big, 1);
        let end = block.len();
        assert!(has_location(&mut &block[..], 0, 100));
        for at in [end - 24, end - 16, end - 8] {
            block[at..at + 4].fill(0);
        }
        assert!(!has_location(&mut &block[..], 0, 100));
    }

    #[test]
    fn a_block_emptied_in_place_keeps_its_size() {
        let block = photograph(Order::Little, 3);
        let emptied = in_place(&block, block.len());
        assert_eq!(emptied.len(), block.len());
        assert_eq!(in_place(&emptied, emptied.len()), emptied);
        assert!(minimal(&emptied).is_some() && !has_location(&mut &emptied[..], 0, 100));
        assert_eq!(in_place(b"garbage", 7), [0; 7]);
        assert_eq!(in_place(&[7; 20], 20)[..4], *b"MM\0*");
    }
}
