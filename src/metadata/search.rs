//! Looks for locations in files whose structure is not read: PDF, raw data of some cameras, anything that is damaged.
//!
//! EXIF blocks and XMP packets are mostly whole in such files, wherever they are. Reads all bytes once.

use std::ops::Range;

use memchr::memmem::Finder;

use super::reader::Reader;
use super::{exif, xmp};

/// How much is read at once, and how much of it again with the next part, so that no name is cut in two.
const PART: usize = 1 << 18;
const OVERLAP: usize = 256;
/// How many blocks are tried. Where there are more, one is taken for a location.
const MOST_BLOCKS: usize = 1_000;
/// The most entries of a table of such a block.
const MOST_ENTRIES: u64 = 512;

/// Whether a location is found anywhere.
pub(super) fn search(reader: &mut dyn Reader) -> bool {
    let size = reader.size();
    search_in(reader, 0..size)
}

/// Whether a location is found in a part of a file.
pub(super) fn search_in(reader: &mut dyn Reader, mut range: Range<u64>) -> bool {
    let headers = [Finder::new(b"II*\0"), Finder::new(b"MM\0*")];
    let texts = [Finder::new(b"\xa9xyz"), Finder::new(b"location.ISO6709")];
    let mut tried = 0;
    while range.start < range.end {
        let part = reader.start(&range, PART as u64);
        if part.is_empty() || xmp::has_place(&part) {
            return !part.is_empty();
        }
        for at in headers.iter().flat_map(|header| header.find_iter(&part).collect::<Vec<_>>()) {
            tried += 1;
            if tried > MOST_BLOCKS || exif::has_location(reader, range.start + at as u64, MOST_ENTRIES) {
                return true;
            }
        }
        let is_place = |at: usize| part[at..].iter().skip(4).take(24).any(u8::is_ascii_digit);
        if texts.iter().any(|text| text.find_iter(&part).any(is_place)) {
            return true;
        }
        let is_last = range.start + part.len() as u64 >= range.end;
        range.start += (if is_last { part.len() } else { part.len() - OVERLAP }) as u64;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::exif::tests::photograph;
    use super::super::order::Order;
    use super::*;

    #[test]
    fn a_location_is_found_wherever_it_is() {
        let block = photograph(Order::Little, 1);
        for (what, hidden) in [
            ("EXIF", &block[..]),
            ("XMP", b"<x exif:GPSLatitude='6,10S'/>"),
            ("QuickTime", b"\0\0\0\x1a\xa9xyz\0\x12\x15\xc7-06.1754+106.8272/"),
        ] {
            for before in [0, 1, PART - 20, PART - 3, PART + 7, 2 * PART - OVERLAP - 1] {
                let bytes = [&vec![b'x'; before][..], hidden, &[0; 900]].concat();
                assert!(search(&mut &bytes[..]), "{what} after {before} bytes");
            }
        }
        assert!(!search(&mut &vec![b'I'; 3 * PART][..]) && !search(&mut &b""[..]));
    }

    #[test]
    fn headers_without_end_are_not_tried_without_end() {
        let bytes = b"II*\0\x08\0\0\0\xff\x01".repeat(2_000);
        assert!(search(&mut &bytes[..]), "too many to try");
    }
}
