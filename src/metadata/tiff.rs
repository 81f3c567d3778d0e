//! TIFF: tables of tags and the data that they point to (TIFF 6.0; BigTIFF).
//!
//! Takes the tags of the picture; EXIF, locations, the camera, XMP, IPTC and Photoshop's resources go. All other bytes stay where they are:
//! an entry is taken out of its table, and what it points to is overwritten with zeros. The raw data of cameras are in TIFFs too.
//! Those are left alone, since only their maker knows what is in them.

use std::collections::BTreeSet;
use std::iter::once;
use std::ops::Range;

use super::exif::{self, GPS};
use super::ifd::{Entry, Table, Tiff};
use super::parsed::Parsed;
use super::ranges::{joined, without};
use super::reader::Reader;
use super::search::search_in;
use super::{iptc, xmp};

const XMP: u16 = 700;
const IPTC: u16 = 33_723;
const PHOTOSHOP: u16 = 34_377;
const EXIF: u16 = 0x8769;
const INTEROPERABILITY: u16 = 0xa005;
const MAKER_NOTE: u16 = 0x927c;
const CONTENT_CREDENTIALS: u16 = 0xcd41;
/// Title, comment, author, keywords, subject: as Windows writes them.
const WINDOWS: std::ops::RangeInclusive<u16> = 0x9c9b..=0x9c9f;
/// Maker and model of the camera, the time, the computer.
const DEVICE: [u16; 4] = [271, 272, 306, 316];
const SUB_TABLES: u16 = 330;
/// Pairs of tags: where data of the picture are, and how many bytes each of them has.
const DATA: [(u16, u16); 3] = [(273, 279), (324, 325), (513, 514)];

/// The most entries of all tables, and the most bytes and numbers of one value that are read.
const MOST_ENTRIES: u64 = 1 << 20;
const LONGEST: u64 = 1 << 20;
const MOST_NUMBERS: u64 = 1 << 22;

/// The tables of a file.
struct Tables {
    tiff: Tiff,
    all: Vec<Table>,
}

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    let Some(tables) = Tiff::open(reader, 0).and_then(|tiff| tables(reader, tiff)) else {
        return parsed.damaged = true;
    };
    let is_variant =
        reader.array::<4>(0).is_some_and(|head| !matches!(&head, b"II*\0" | b"MM\0*" | b"II+\0" | b"MM\0+"));
    parsed.raw = is_variant || tables.is_raw(reader);
    for table in &tables.all {
        tables.note_pixels(reader, table, parsed);
        parsed.location |= parsed.raw && tables.has_location(reader, table);
    }
    if !parsed.raw {
        tables.clean(reader, parsed);
    }
}

/// All tables; `None` if they cannot be read, or are more than a picture has.
fn tables(reader: &mut dyn Reader, tiff: Tiff) -> Option<Tables> {
    let mut tables = Tables { tiff, all: Vec::new() };
    let (mut known, mut open) = (BTreeSet::new(), vec![tiff.first]);
    let mut left = MOST_ENTRIES;
    while let Some(offset) = open.pop() {
        if offset == 0 || !known.insert(offset) {
            continue;
        }
        let Some(table) = tiff.table(reader, offset, left) else {
            // Any but the first may be missing: it is not part of the file then.
            let is_missing = tiff.place(offset).is_none_or(|at| at >= reader.size());
            if is_missing && !tables.all.is_empty() {
                continue;
            }
            return None;
        };
        left = left.saturating_sub(table.entries.len() as u64 + 1);
        open.push(table.next);
        for entry in table.entries.iter().filter(|entry| entry.tag == SUB_TABLES) {
            open.extend(tiff.numbers(reader, entry, left));
        }
        tables.all.push(table);
    }
    tables.all.sort_by_key(|table| table.range.start);
    let is_apart = tables.all.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
    (is_apart && !tables.all.is_empty()).then_some(tables)
}

impl Tables {
    /// Whether it is the raw data of a camera: by a tag of DNG, Canon's mark, or a picture that has the colours of a sensor.
    fn is_raw(&self, reader: &mut dyn Reader) -> bool {
        let is_sensors = |reader: &mut dyn Reader, entry: &Entry| {
            matches!(self.tiff.numbers(reader, entry, 1).first(), Some(32_803 | 34_892))
        };
        let mut entries = self.all.iter().flat_map(|table| &table.entries);
        reader.array::<2>(8) == Some(*b"CR")
            || entries.any(|entry| entry.tag == 50_706 || entry.tag == 262 && is_sensors(reader, entry))
    }

    fn note_pixels(&self, reader: &mut dyn Reader, table: &Table, parsed: &mut Parsed) {
        let mut number = |tag: u16| {
            let entry = table.entries.iter().find(|entry| entry.tag == tag)?;
            self.tiff.numbers(reader, entry, 1).first().copied()
        };
        if let (Some(width), Some(height)) = (number(256), number(257)) {
            parsed.note_pixels(width, height);
        }
    }

    fn has_location(&self, reader: &mut dyn Reader, table: &Table) -> bool {
        exif::points_to_location(reader, &self.tiff, table, 4096)
            || table.entries.iter().any(|entry| match entry.tag {
                XMP => xmp::names_place(&self.tiff.value(reader, entry, LONGEST)),
                IPTC => iptc::names_place(&self.tiff.value(reader, entry, LONGEST)),
                _ => false,
            })
    }

    fn clean(&self, reader: &mut dyn Reader, parsed: &mut Parsed) {
        let (mut gone, mut left) = (Vec::new(), MOST_ENTRIES);
        for table in self.all.iter().filter(|table| table.entries.iter().any(is_metadata)) {
            parsed.replace(table.range.clone(), self.without_metadata(table));
            for entry in table.entries.iter().filter(|entry| is_metadata(entry)) {
                self.add_data(reader, entry, &mut left, &mut gone);
            }
        }
        let (size, kept) = (reader.size(), joined(self.kept(reader)));
        let gone = gone.into_iter().map(|range: Range<u64>| range.start..range.end.min(size)).collect();
        let gone = without(joined(gone), &kept);
        // No tag points to the rest, which some programs use all the same.
        let known = joined(kept.into_iter().chain(gone.iter().cloned()).collect());
        parsed.damaged = without(once(0..size), &known).into_iter().any(|rest| search_in(reader, rest));
        gone.into_iter().for_each(|range| parsed.zero(range));
    }

    /// The bytes of a table without some of its entries. It keeps its size: what is left over are zeros.
    fn without_metadata(&self, table: &Table) -> Vec<u8> {
        let (head, size) = self.tiff.sizes();
        let kept: Vec<&Entry> = table.entries.iter().filter(|entry| !is_metadata(entry)).collect();
        let count: [u8; 8] = self.tiff.order.bytes(kept.len() as u64);
        let count = match self.tiff.order {
            super::order::Order::Little => &count[..head],
            super::order::Order::Big => &count[8 - head..],
        };
        let next = table.bytes.get(head + table.entries.len() * size..).unwrap_or_default();
        let mut bytes = count.to_vec();
        kept.iter().for_each(|entry| bytes.extend_from_slice(&table.bytes[entry.at..entry.at + size]));
        bytes.extend_from_slice(next);
        bytes.resize(table.bytes.len(), 0);
        bytes
    }

    /// Adds where the value of an entry is, and if it is a table, all that is in it. `left` is how many entries may still be
    /// read.
    fn add_data(&self, reader: &mut dyn Reader, entry: &Entry, left: &mut u64, gone: &mut Vec<Range<u64>>) {
        let mut open = vec![*entry];
        while let Some(entry) = open.pop() {
            gone.extend(self.tiff.outside(&entry));
            if !matches!(entry.tag, EXIF | GPS | INTEROPERABILITY) {
                continue;
            }
            if let Some(table) = self.tiff.table(reader, self.tiff.pointer(&entry), *left) {
                *left = left.saturating_sub(table.entries.len() as u64 + 1);
                gone.push(table.range);
                open.extend(table.entries);
            }
        }
    }

    /// Where everything is that stays: the header, tables, values, and the picture.
    fn kept(&self, reader: &mut dyn Reader) -> Vec<Range<u64>> {
        let mut kept = Vec::new();
        kept.push(0..16);
        for table in &self.all {
            kept.push(table.range.clone());
            kept.extend(table.entries.iter().filter(|entry| !is_metadata(entry)).filter_map(|e| self.tiff.outside(e)));
            for (offsets, sizes) in DATA {
                let numbers = |reader: &mut dyn Reader, tag: u16| {
                    let entry = table.entries.iter().find(|entry| entry.tag == tag);
                    entry.map(|entry| self.tiff.numbers(reader, entry, MOST_NUMBERS)).unwrap_or_default()
                };
                let (offsets, sizes) = (numbers(reader, offsets), numbers(reader, sizes));
                let pairs = offsets.into_iter().zip(sizes);
                kept.extend(pairs.map(|(offset, size)| offset..offset.saturating_add(size)));
            }
        }
        kept
    }
}

fn is_metadata(entry: &Entry) -> bool {
    WINDOWS.contains(&entry.tag)
        || DEVICE.contains(&entry.tag)
        || matches!(
            entry.tag,
            XMP | IPTC | PHOTOSHOP | EXIF | GPS | INTEROPERABILITY | MAKER_NOTE | CONTENT_CREDENTIALS
        )
}
