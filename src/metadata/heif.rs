//! HEIF, of which AVIF and HEIC are kinds: items in boxes (ISO/IEC 23008-12).
//!
//! Items that are EXIF or XMP are overwritten where they are, and boxes that no reader needs become free space, so that every
//! offset stays right. How the picture is turned is told outside EXIF. What else is among the data is searched.

use std::ops::Range;

use super::boxes::{self, MediaBox};
use super::items::{self, Item, Piece};
use super::order::Order;
use super::parsed::Parsed;
use super::ranges::{joined, without};
use super::reader::Reader;
use super::search::search_in;
use super::{exif, video, xmp};

/// Boxes of a file that are the picture, or tell where it is.
const SHOWN: [&[u8; 4]; 13] = [
    b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"wide", b"moof", b"mfra", b"sidx", b"styp", b"pdin", b"idat",
];
/// The most boxes in one other.
const MOST_BOXES: usize = 1 << 16;
/// The most bytes of metadata that are read.
const LONGEST: u64 = 64 << 20;

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    let (all, is_whole) = boxes::of_file(reader, MOST_BOXES);
    parsed.damaged = !is_whole || !all.iter().any(|found| matches!(&found.kind, b"meta" | b"moov"));
    for found in all.iter().filter(|found| !SHOWN.contains(&&found.kind)) {
        found.free(parsed);
    }
    let metas = all.iter().filter(|found| &found.kind == b"meta");
    // The data of items are nowhere else, so that nothing else is overwritten.
    let data: Vec<Range<u64>> =
        all.iter().filter(|found| &found.kind == b"mdat").map(|found| found.body.clone()).collect();
    for meta in metas {
        if read_meta(reader, meta, &data, parsed).is_none() {
            parsed.damaged = true;
        }
    }
    parsed.location |= video::has_location(reader, &all);
    let gone = joined(parsed.edits.iter().map(|edit| edit.range.clone()).collect());
    parsed.damaged |= without(joined(data), &gone).into_iter().any(|rest| search_in(reader, rest));
}

/// Reads the table of items; `None` if it cannot be understood.
fn read_meta(reader: &mut dyn Reader, meta: &MediaBox, data: &[Range<u64>], parsed: &mut Parsed) -> Option<()> {
    let (all, is_whole) = boxes::all(reader, meta.body.start + 4..meta.body.end, MOST_BOXES);
    for found in all.iter().filter(|found| &found.kind == b"uuid") {
        found.free(parsed);
    }
    let one = |kind: &[u8; 4]| all.iter().find(|found| &found.kind == kind);
    if let Some(properties) = one(b"iprp") {
        note_pixels(reader, properties, parsed);
    }
    let Some(table) = one(b"iinf") else { return is_whole.then_some(()) };
    let wanted = items::metadata(reader, table)?;
    if wanted.is_empty() {
        return is_whole.then_some(());
    }
    let places = items::pieces(reader, one(b"iloc")?, &wanted)?;
    let inside = one(b"idat").map(|found| found.body.clone());
    let mut found = Vec::new();
    for (id, pieces) in places {
        let place = |piece| place(piece, data, inside.as_ref());
        found.push((*wanted.get(&id)?, pieces.into_iter().map(place).collect::<Option<Vec<_>>>()?));
    }
    let mut all: Vec<&Range<u64>> = found.iter().flat_map(|(_, pieces)| pieces).collect();
    all.sort_by_key(|range| range.start);
    if all.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return None;
    }
    for (item, pieces) in &found {
        empty(reader, *item, pieces, parsed)?;
    }
    is_whole.then_some(())
}

/// Where a piece is in the file; `None` if it is not in the data of items.
fn place(piece: Piece, data: &[Range<u64>], inside: Option<&Range<u64>>) -> Option<Range<u64>> {
    match piece {
        Piece::File(range) => {
            let next = data.partition_point(|data| data.end < range.end);
            data.get(next).filter(|data| is_within(&range, data)).map(|_| range)
        }
        Piece::Inside(range) => {
            let base = inside?;
            let range = base.start.checked_add(range.start)?..base.start.checked_add(range.end)?;
            Some(range).filter(|range| is_within(range, base))
        }
        Piece::Elsewhere => None,
    }
}

fn is_within(range: &Range<u64>, outer: &Range<u64>) -> bool {
    outer.start <= range.start && range.start < range.end && range.end <= outer.end
}

/// Overwrites the pieces of an item.
fn empty(reader: &mut dyn Reader, item: Item, pieces: &[Range<u64>], parsed: &mut Parsed) -> Option<()> {
    let mut old = Vec::new();
    for piece in pieces {
        if old.len() as u64 + (piece.end - piece.start) > LONGEST {
            return None;
        }
        old.extend(reader.bytes(piece.clone())?);
    }
    let new = match item {
        Item::Xmp => xmp::empty(old.len()),
        Item::Exif => emptied(&old),
    };
    let mut rest = &new[..];
    for piece in pieces {
        let (part, after) = rest.split_at_checked(usize::try_from(piece.end - piece.start).ok()?)?;
        parsed.replace(piece.clone(), part.to_vec());
        rest = after;
    }
    Some(())
}

/// An item of EXIF without metadata. It begins with how many bytes there are before the TIFF header.
pub(super) fn emptied(old: &[u8]) -> Vec<u8> {
    let Some((skipped, block)) = old.split_first_chunk::<4>() else { return vec![0; old.len()] };
    let skipped = usize::try_from(Order::Big.number(skipped)).unwrap_or(usize::MAX);
    let new = exif::in_place(block.get(skipped..).unwrap_or_default(), block.len());
    [&[0; 4][..], &new].concat()
}

/// The sizes among the properties of items: those of tiles and of the whole.
fn note_pixels(reader: &mut dyn Reader, properties: &MediaBox, parsed: &mut Parsed) {
    let (containers, _) = boxes::all(reader, properties.body.clone(), 16);
    for container in containers.iter().filter(|found| &found.kind == b"ipco") {
        let (all, _) = boxes::all(reader, container.body.clone(), MOST_BOXES);
        for found in all.iter().filter(|found| &found.kind == b"ispe") {
            if let Some(size) = reader.array::<8>(found.body.start + 4) {
                parsed.note_pixels(Order::Big.number(&size[..4]), Order::Big.number(&size[4..]));
            }
        }
        // A quarter turn: the picture is as high as it was wide.
        let turned = all.iter().find(|found| &found.kind == b"irot").and_then(|found| reader.array(found.body.start));
        if turned.is_some_and(|[quarters]: [u8; 1]| quarters & 1 == 1) {
            parsed.turn = 6;
        }
    }
}
