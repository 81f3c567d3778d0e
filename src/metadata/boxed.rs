//! JPEG XL and JPEG 2000: a picture in boxes (ISO/IEC 18181-2, ISO/IEC 15444-1).
//!
//! Takes the boxes of the file; those with metadata are emptied where they are.

use super::boxes::{self, MediaBox};
use super::heif;
use super::parsed::Parsed;
use super::reader::Reader;
use super::xmp;

/// The identifiers of boxes `uuid` with EXIF and with IPTC in JPEG 2000.
const EXIF: &[u8; 16] = b"JpgTiffExif->JP2";
const IPTC: [u8; 16] = [0x33, 0xc7, 0xa4, 0xd2, 0xb8, 0x1d, 0x47, 0x23, 0xa0, 0xba, 0xf1, 0xa3, 0xe0, 0x97, 0xad, 0x38];
/// The most bytes of one box that are read.
const LONGEST: u64 = 16 << 20;

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    let (all, is_whole) = boxes::of_file(reader, 1 << 16);
    parsed.damaged = !is_whole;
    for found in &all {
        match &found.kind {
            b"Exif" => match reader.bytes(found.body.clone()).filter(|bytes| bytes.len() as u64 <= LONGEST) {
                Some(old) => parsed.replace(found.body.clone(), heif::emptied(&old)),
                None => found.free(parsed),
            },
            b"xml " => {
                let size = usize::try_from(found.body.end - found.body.start).unwrap_or_default();
                parsed.replace(found.body.clone(), xmp::empty(size));
            }
            b"jumb" => found.free(parsed),
            // A compressed box, which begins with the type of the one in it.
            b"brob" if is_compressed_metadata(reader, found) => found.free(parsed),
            b"uuid" if found.id.is_some_and(|id| id == *EXIF || id == IPTC || id == boxes::XMP) => found.free(parsed),
            _ => {}
        }
    }
}

fn is_compressed_metadata(reader: &mut dyn Reader, found: &MediaBox) -> bool {
    reader.array::<4>(found.body.start).is_none_or(|kind| matches!(&kind, b"Exif" | b"xml " | b"jumb"))
}
