//! XMP: metadata as RDF in XML (ISO 16684-1).
//!
//! Takes bytes in which there may be some; says whether they name a place. Packets are never kept in part, so nothing more is
//! read of them.

use memchr::memmem;

/// What an emptied packet is, where there is room.
const EMPTY: &[u8] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";

/// The beginnings of properties that name a place, each with how they may go on.
const PLACES: [(&[u8], &[&[u8]]); 4] = [
    (b"exif:GPS", &[b"Latitude", b"Longitude", b"DestLatitude", b"DestLongitude"]),
    (b"photoshop:", &[b"City", b"State", b"Country"]),
    (b"Iptc4xmpCore:", &[b"Location", b"CountryCode"]),
    (
        b"Iptc4xmpExt:",
        &[b"Sublocation", b"City", b"ProvinceState", b"CountryName", b"CountryCode", b"WorldRegion", b"LocationName"],
    ),
];

/// Whether a packet names a place. It may be in UTF-16 or UTF-32 too.
pub(super) fn names_place(packet: &[u8]) -> bool {
    let is_wide = packet.iter().take(64).any(|byte| *byte == 0);
    if is_wide {
        let narrow: Vec<u8> = packet.iter().copied().filter(|byte| *byte != 0).collect();
        return has_place(&narrow);
    }
    has_place(packet)
}

/// Whether any of these bytes are a property that names a place.
pub(super) fn has_place(bytes: &[u8]) -> bool {
    PLACES.iter().any(|(start, rests)| {
        memmem::find_iter(bytes, start).any(|at| {
            let rest = &bytes[at + start.len()..];
            rests.iter().any(|name| rest.strip_prefix(*name).is_some_and(has_value))
        })
    })
}

/// Whether a value follows: `="x"`, or `>x`, perhaps in elements of its own.
fn has_value(rest: &[u8]) -> bool {
    match rest {
        [b'=', b'"' | b'\'', first, ..] => !matches!(first, b'"' | b'\''),
        [b'>', rest @ ..] => {
            let text = rest.trim_ascii_start();
            text.first().is_some_and(|first| *first != b'<') || text.starts_with(b"<rdf:")
        }
        _ => false,
    }
}

/// A packet of this size without metadata.
pub(super) fn empty(size: usize) -> Vec<u8> {
    let mut packet = if size < EMPTY.len() { Vec::new() } else { EMPTY.to_vec() };
    packet.resize(size, b' ');
    packet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_with_a_value_names_a_place() {
        for packet in [
            "<rdf:Description exif:GPSLatitude=\"6,10.5S\"/>",
            "<exif:GPSLongitude>106,49.2E</exif:GPSLongitude>",
            "<photoshop:City>Jakarta</photoshop:City>",
            "<Iptc4xmpExt:LocationName><rdf:Alt><rdf:li>Monas</rdf:li></rdf:Alt></Iptc4xmpExt:LocationName>",
        ] {
            assert!(names_place(packet.as_bytes()), "{packet}");
            let wide: Vec<u8> = packet.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert!(names_place(&wide), "{packet} in UTF-16");
        }
    }

    #[test]
    fn an_empty_property_or_another_one_names_none() {
        for packet in [
            "<photoshop:City/><photoshop:State></photoshop:State>",
            "exif:GPSLatitude=\"\"",
            "exif:GPSVersionID=\"2.2.0.0\"",
            "photoshop:Credit=\"D\"",
            "",
        ] {
            assert!(!names_place(packet.as_bytes()), "{packet}");
        }
    }

    #[test]
    fn an_emptied_packet_has_the_size_of_the_old_one() {
        for size in [0, 5, EMPTY.len(), 4000] {
            assert_eq!(empty(size).len(), size);
        }
    }
}
