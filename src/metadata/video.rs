//! MP4 and QuickTime: boxes, of which `moov` holds everything but the pictures and the sound.
//!
//! Takes the boxes of a file; says whether they have a location: a text in the user data, 3GPP's box, Apple's keys, XMP, the
//! EXIF of Canon's raw data, or a track of places. The boxes with the pictures are passed over, however large they are.

use std::ops::Range;

use super::boxes::{self, MediaBox};
use super::reader::Reader;
use super::search::search;
use super::{exif, xmp};

/// Boxes that hold boxes.
const CONTAINERS: [&[u8; 4]; 7] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"ilst"];
/// The identifier of the box `uuid` in which Canon keeps the tables of raw data.
const CANON: [u8; 16] =
    [0x85, 0xc0, 0xb6, 0x87, 0x82, 0x0f, 0x11, 0xe0, 0x81, 0x11, 0xf4, 0xce, 0x46, 0x2b, 0x6a, 0x48];
/// The most boxes that are looked at, and the most bytes of a text.
const MOST_BOXES: usize = 1 << 16;
const LONGEST: u64 = 1 << 20;

/// Whether a video has a location. Of one that is damaged all bytes are searched.
pub(super) fn read(reader: &mut dyn Reader) -> bool {
    let (all, is_whole) = boxes::of_file(reader, MOST_BOXES);
    // A wrong size may hide the box that counts.
    let has_all = is_whole && all.iter().any(|found| &found.kind == b"moov");
    has_location(reader, &all) || !has_all && search(reader)
}

/// Whether these boxes, or any in them, have a location.
pub(super) fn has_location(reader: &mut dyn Reader, all: &[MediaBox]) -> bool {
    let mut open: Vec<MediaBox> = all.iter().rev().cloned().collect();
    let mut left = MOST_BOXES;
    while let Some(found) = open.pop() {
        if is_location(reader, &found) {
            return true;
        }
        let inner = match &found.kind {
            // In QuickTime a box `meta` begins with its boxes, in MP4 with a version.
            b"meta" => {
                let first: [u8; 8] = reader.array(found.body.start).unwrap_or_default();
                let skipped = if &first[4..] == b"hdlr" { 0 } else { 4 };
                found.body.start + skipped..found.body.end
            }
            b"stsd" => found.body.start + 8..found.body.end,
            b"uuid" if found.id == Some(CANON) => found.body.clone(),
            kind if CONTAINERS.contains(&kind) => found.body.clone(),
            _ => continue,
        };
        let (inner, _) = boxes::all(reader, inner, left);
        left -= inner.len();
        open.extend(inner.into_iter().rev());
    }
    false
}

fn is_location(reader: &mut dyn Reader, found: &MediaBox) -> bool {
    match &found.kind {
        b"\xa9xyz" => reader.start(&found.body, 64).iter().any(u8::is_ascii_digit),
        b"loci" => !found.body.is_empty(),
        // Tracks of places: GoPro's, Google's, Novatek's.
        b"gpmd" | b"camm" | b"gps " => true,
        // Apple's names for metadata, of the whole film or of a track.
        b"keys" | b"mebx" => {
            let names = reader.start(&found.body, LONGEST);
            ["location.ISO6709", "location.name"].iter().any(|name| has(&names, name.as_bytes()))
        }
        b"XMP_" | b"xml " => names_place(reader, &found.body),
        b"uuid" if found.id == Some(boxes::XMP) => names_place(reader, &found.body),
        b"CMT1" | b"CMT2" | b"CMT3" | b"CMT4" => exif::has_location(reader, found.body.start, 4096),
        _ => false,
    }
}

fn names_place(reader: &mut dyn Reader, body: &Range<u64>) -> bool {
    xmp::names_place(&reader.start(body, LONGEST))
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(bytes, part).is_some()
}
