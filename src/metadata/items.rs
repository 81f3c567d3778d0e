//! The items of a HEIF file: pictures and metadata, each in one or more pieces (ISO/IEC 14496-12, section 8.11).
//!
//! Takes the boxes of a box `meta`; gives the items that are metadata, and where their bytes are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::boxes::MediaBox;
use super::order::Order;
use super::reader::Reader;

/// The most bytes of a table that are read, and the most pieces of all items.
const LONGEST: u64 = 16 << 20;
const MOST_PIECES: usize = 1 << 20;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Exif,
    Xmp,
}

/// Bytes that are read from the front.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self, count: usize) -> Option<u64> {
        self.take(count).map(|bytes| Order::Big.number(bytes))
    }

    /// A text that ends with a zero.
    fn text(&mut self) -> Option<&'b [u8]> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        let text = self.take(end);
        self.take(1);
        text
    }
}

/// The items that are metadata, by their number, from a box `iinf`.
pub(super) fn metadata(reader: &mut dyn Reader, table: &MediaBox) -> Option<BTreeMap<u64, Item>> {
    let bytes = reader.bytes(table.body.clone()).filter(|bytes| bytes.len() as u64 <= LONGEST)?;
    let mut bytes = Bytes(&bytes);
    let version = bytes.number(4)? >> 24;
    bytes.number(if version == 0 { 2 } else { 4 })?;
    let mut found = BTreeMap::new();
    while !bytes.0.is_empty() {
        let size = usize::try_from(bytes.number(4)?).ok()?.checked_sub(4)?;
        let mut entry = Bytes(bytes.take(size)?);
        if entry.take(4)? != b"infe" {
            continue;
        }
        let version = entry.number(4)? >> 24;
        if version < 2 {
            continue;
        }
        let id = entry.number(if version == 2 { 2 } else { 4 })?;
        entry.number(2)?;
        match entry.take(4)? {
            b"Exif" => drop(found.insert(id, Item::Exif)),
            b"mime" => {
                entry.text()?;
                let kind = String::from_utf8_lossy(entry.text().unwrap_or_default()).to_ascii_lowercase();
                if kind.contains("xml") || kind.contains("rdf") {
                    found.insert(id, Item::Xmp);
                }
            }
            _ => {}
        }
    }
    Some(found)
}

/// Where a piece of an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// In the file.
    File(Range<u64>),
    /// In the box `idat`.
    Inside(Range<u64>),
    /// Elsewhere: in another item or another file.
    Elsewhere,
}

/// The pieces of each item that `wanted` has, by its number, from a box `iloc`.
pub(super) fn pieces(
    reader: &mut dyn Reader,
    table: &MediaBox,
    wanted: &BTreeMap<u64, Item>,
) -> Option<BTreeMap<u64, Vec<Piece>>> {
    let bytes = reader.bytes(table.body.clone()).filter(|bytes| bytes.len() as u64 <= LONGEST)?;
    let mut bytes = Bytes(&bytes);
    let version = bytes.number(4)? >> 24;
    let sizes = bytes.number(2)?;
    let size = |place: u32| usize::try_from(sizes >> (12 - 4 * place) & 15).ok().filter(|size| *size <= 8);
    let (offset, length, base, index) = (size(0)?, size(1)?, size(2)?, if version == 0 { 0 } else { size(3)? });
    let wide = if version < 2 { 2 } else { 4 };
    let (count, mut seen) = (bytes.number(wide)?, 0);
    let mut found = BTreeMap::new();
    for _ in 0..count {
        let id = bytes.number(wide)?;
        let method = if version == 0 { 0 } else { bytes.number(2)? & 15 };
        let is_here = bytes.number(2)? == 0;
        let base = bytes.number(base)?;
        let mut pieces = Vec::new();
        for _ in 0..bytes.number(2)? {
            bytes.number(index)?;
            let start = base.checked_add(bytes.number(offset)?)?;
            let range = start..start.checked_add(bytes.number(length)?)?;
            seen += 1;
            if seen > MOST_PIECES {
                return None;
            }
            pieces.push(match method {
                0 if is_here => Piece::File(range),
                1 => Piece::Inside(range),
                _ => Piece::Elsewhere,
            });
        }
        if wanted.contains_key(&id) {
            found.insert(id, pieces);
        }
    }
    Some(found)
}
