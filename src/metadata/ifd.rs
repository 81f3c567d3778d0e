//! Tables of tags, as TIFF and EXIF have them (TIFF 6.0, section 2; BigTIFF has the same with wider numbers).
//!
//! Takes a file and the place of a TIFF header in it; gives the entries of tables, and where their values are.

use std::ops::Range;

use super::order::Order;
use super::reader::Reader;

/// A TIFF, perhaps inside another file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tiff {
    pub(super) order: Order,
    /// Whether it is a BigTIFF.
    pub(super) big: bool,
    /// Where its header is; all offsets count from there.
    base: u64,
    /// Where its first table is.
    pub(super) first: u64,
}

/// One table.
pub(super) struct Table {
    /// From the number of its entries to the offset of the next table.
    pub(super) range: Range<u64>,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    pub(super) entries: Vec<Entry>,
    /// The offset of the next table; 0 if there is none.
    pub(super) next: u64,
}

/// One tag and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) tag: u16,
    pub(super) kind: u16,
    pub(super) count: u64,
    /// Where it is in the table's bytes.
    pub(super) at: usize,
    /// The bytes with the value or its offset.
    value: [u8; 8],
}

impl Tiff {
    /// Reads the header at `base`. The four variants of its number that cameras use are known too.
    pub(super) fn open(reader: &mut dyn Reader, base: u64) -> Option<Tiff> {
        let head: [u8; 8] = reader.array(base)?;
        let order = match &head[..2] {
            b"II" => Order::Little,
            b"MM" => Order::Big,
            _ => return None,
        };
        let (big, first) = match order.number(&head[2..4]) {
            // TIFF, Olympus (two), Panasonic.
            42 | 0x4f52 | 0x5352 | 0x55 => (false, order.number(&head[4..])),
            43 if order.number(&head[4..6]) == 8 => (true, order.number(&reader.array::<8>(base.checked_add(8)?)?)),
            _ => return None,
        };
        Some(Tiff { order, big, base, first })
    }

    /// Bytes of an offset.
    pub(super) fn width(&self) -> usize {
        if self.big { 8 } else { 4 }
    }

    /// Bytes of the number of entries, and of an entry.
    pub(super) fn sizes(&self) -> (usize, usize) {
        if self.big { (8, 20) } else { (2, 12) }
    }

    /// The place in the file of an offset.
    pub(super) fn place(&self, offset: u64) -> Option<u64> {
        self.base.checked_add(offset)
    }

    /// The table at an offset, with as many of its entries as the file has; `None` if there are more than `most`.
    pub(super) fn table(&self, reader: &mut dyn Reader, offset: u64, most: u64) -> Option<Table> {
        let (head, size) = self.sizes();
        let start = self.place(offset).filter(|start| *start < reader.size())?;
        let count = self.order.number(&reader.start(&(start..u64::MAX), head as u64));
        let whole = count.checked_mul(size as u64)?.checked_add((head + self.width()) as u64)?;
        if count > most {
            return None;
        }
        let bytes = reader.start(&(start..u64::MAX), whole);
        let entries = bytes.get(head..).unwrap_or_default().chunks_exact(size);
        let entries = entries.take(usize::try_from(count).ok()?).enumerate();
        let entries: Vec<Entry> = entries.map(|(at, bytes)| self.entry(bytes, head + at * size)).collect();
        let next = bytes.get(head + entries.len() * size..).filter(|rest| rest.len() == self.width());
        let next = next.map_or(0, |next| self.order.number(next));
        Some(Table { range: start..start + bytes.len() as u64, bytes, entries, next })
    }

    fn entry(&self, bytes: &[u8], at: usize) -> Entry {
        let width = self.width();
        let mut value = [0; 8];
        value[..width].copy_from_slice(&bytes[4 + width..]);
        let number = |range: Range<usize>| u16::try_from(self.order.number(&bytes[range])).unwrap_or_default();
        Entry { tag: number(0..2), kind: number(2..4), count: self.order.number(&bytes[4..4 + width]), at, value }
    }

    /// Where the value of an entry is, if it is not in the entry itself.
    pub(super) fn outside(&self, entry: &Entry) -> Option<Range<u64>> {
        let size = entry.count.checked_mul(unit(entry.kind))?;
        let start = self.place(self.pointer(entry))?;
        (size > self.width() as u64).then_some(start..start.checked_add(size)?)
    }

    /// The value of an entry that is the offset of a table.
    pub(super) fn pointer(&self, entry: &Entry) -> u64 {
        self.order.number(&entry.value[..self.width()])
    }

    /// The bytes of a value, at most `most`; as far as the file goes.
    pub(super) fn value(&self, reader: &mut dyn Reader, entry: &Entry, most: u64) -> Vec<u8> {
        match self.outside(entry) {
            Some(range) => reader.start(&range, most),
            None => {
                let size = entry.count.saturating_mul(unit(entry.kind)).min(self.width() as u64);
                entry.value[..usize::try_from(size).unwrap_or_default()].to_vec()
            }
        }
    }

    /// The numbers of a value, at most `most`.
    pub(super) fn numbers(&self, reader: &mut dyn Reader, entry: &Entry, most: u64) -> Vec<u64> {
        let unit = unit(entry.kind);
        let bytes = self.value(reader, entry, most.saturating_mul(unit));
        bytes.chunks_exact(usize::try_from(unit).unwrap_or(1)).map(|bytes| self.order.number(bytes)).collect()
    }
}

/// Bytes of one value of a type.
fn unit(kind: u16) -> u64 {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16..=18 => 8,
        _ => 1,
    }
}
