//! What an author is told of files that cannot be cleaned, and of pictures that are too large.

use chancery_testkit::pictures;

use super::{published, sources};
use crate::support::{build, reported};

#[track_caller]
fn said(name: &str, bytes: &[u8]) -> String {
    let outcome = build(&sources("", &[(name, bytes)]));
    assert_eq!(*published(&outcome, name), *bytes, "{name} is published as it is");
    reported(&outcome)
}

#[test]
fn a_file_that_cannot_be_cleaned_is_a_warning_where_it_has_a_location() {
    for (name, bytes, what) in [
        ("a.mp4", pictures::video(), "this video"),
        ("a.mov", pictures::video()[24..].to_vec(), "this video"),
        ("a.dng", pictures::raw(), "this file of a camera"),
        ("a.pdf", pictures::pdf(), "this document"),
        ("a.svg", format!("<svg><metadata>{}</metadata></svg>", pictures::xmp()).into_bytes(), "this picture"),
    ] {
        let warning = format!("warning content/{name}: {what} says where it was made, and cannot be cleaned\n");
        assert_eq!(said(name, &bytes), warning, "{name}");
        assert_eq!(said("notes.bin", &bytes), warning.replace(name, "notes.bin"), "the name makes no difference");
        let kept = build(&sources("keep_metadata: true", &[(name, &bytes)]));
        assert_eq!(reported(&kept), "", "{name}");
    }
}

#[test]
fn a_file_without_a_location_is_no_warning() {
    let without = |bytes: Vec<u8>| {
        let mut bytes = bytes;
        for part in [&b"\xa9xyz"[..], b"GPSLatitude", b"photoshop:City"] {
            while let Some(at) = bytes.windows(part.len()).position(|window| window == part) {
                bytes[at] = b'x';
            }
        }
        // The tag of the table of locations, in both byte orders.
        for (tag, other) in [([0x25, 0x88, 4, 0], [0x25, 0x87, 4, 0]), ([0x88, 0x25, 0, 4], [0x87, 0x25, 0, 4])] {
            while let Some(at) = bytes.windows(4).position(|window| window == tag) {
                bytes[at..at + 4].copy_from_slice(&other);
            }
        }
        bytes
    };
    let svg = b"<svg><metadata>no place</metadata></svg>".to_vec();
    for (name, bytes) in
        [("a.mp4", pictures::video()), ("a.dng", pictures::raw()), ("a.pdf", pictures::pdf()), ("a.svg", svg)]
    {
        assert_eq!(said(name, &without(bytes)), "", "{name}");
    }
}

#[test]
fn a_track_of_places_or_xmp_in_a_video_is_a_location_too() {
    let id = [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac];
    let nested = |kinds: &[&[u8; 4]], inner: Vec<u8>| {
        kinds.iter().rev().fold(inner, |inner, kind| pictures::boxed(kind, &inner))
    };
    let track: [&[u8; 4]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
    let sample =
        pictures::boxed(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1][..], &pictures::boxed(b"gpmd", &[0; 8])].concat());
    let keys = pictures::boxed(b"keys", b"\0\0\0\0\0\0\0\x01\0\0\0\x34mdtacom.apple.quicktime.location.ISO6709");
    let apple = [pictures::boxed(b"hdlr", &[0; 24]), keys].concat();
    for (what, moov) in [
        ("a track of GoPro", nested(&track, sample)),
        ("Apple's keys", nested(&[b"moov", b"meta"], apple.clone())),
        ("the same in MP4", nested(&[b"moov", b"udta", b"meta"], [&[0; 4], &apple[..]].concat())),
        ("3GPP", nested(&[b"moov", b"udta", b"loci"], vec![0; 20])),
        ("XMP", pictures::boxed(b"uuid", &[&id, pictures::xmp().as_bytes()].concat())),
    ] {
        let video = [pictures::boxed(b"ftyp", b"qt  \0\0\0\0qt  "), moov].concat();
        assert!(said("a.mov", &video).contains("this video says where"), "{what}");
    }
}

#[test]
fn a_video_that_is_damaged_is_searched() {
    let video = pictures::video();
    let mut broken = video.clone();
    broken[24 + 3] = 4;
    assert!(said("a.mp4", &broken).contains("this video says where"), "a size that cannot be");
    broken[24] = 0x70;
    assert!(said("a.mp4", &broken).contains("this video says where"), "a size that hides the rest");
}

#[test]
fn row_34_a_picture_of_30000_by_30000_pixels_is_a_warning_with_its_size() {
    let side = [30_000_u32.to_be_bytes(), 30_000_u32.to_be_bytes()].concat();
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        pictures::chunk(b"IHDR", &[&side[..], &[8, 2, 0, 0, 0]].concat()),
        pictures::chunk(b"IDAT", b"never decoded"),
        pictures::chunk(b"IEND", b""),
    ]
    .concat();
    let jpeg = [b"\xff\xd8".to_vec(), pictures::picture_of_jpeg(30_000, 30_000)].concat();
    let gif = [b"GIF89a".to_vec(), [30_000_u16.to_le_bytes(), 30_000_u16.to_le_bytes()].concat(), vec![0, 0, 0, b';']]
        .concat();
    let webp = {
        let [low, middle, high, _] = 29_999_u32.to_le_bytes();
        let size = [&[0; 4][..], &[low, middle, high], &[low, middle, high]].concat();
        let inner = [b"WEBP".to_vec(), pictures::riff(b"VP8X", &size)].concat();
        [b"RIFF", &u32::try_from(inner.len()).unwrap().to_le_bytes()[..], &inner].concat()
    };
    let large = |bytes: Vec<u8>, from: &[u8], to: &[u8]| {
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        [&bytes[..at], to, &bytes[at + from.len()..]].concat()
    };
    let [high, low] = 30_000_u16.to_be_bytes();
    let tiff = large(pictures::tiff(true, 1), &[1, 0, 0, 3, 0, 0, 0, 1, 0, 30], &[1, 0, 0, 3, 0, 0, 0, 1, high, low]);
    let tiff = large(tiff, &[1, 1, 0, 3, 0, 0, 0, 1, 0, 20], &[1, 1, 0, 3, 0, 0, 0, 1, high, low]);
    let avif = large(pictures::heif(b"avif", b""), &[0, 0, 0, 30, 0, 0, 0, 20], &side);
    for (name, bytes) in
        [("a.png", png), ("a.jpg", jpeg), ("a.gif", gif), ("a.webp", webp), ("a.tif", tiff), ("a.avif", avif)]
    {
        let outcome = build(&sources("", &[(name, &bytes)]));
        let message = "this picture has 30,000 × 30,000 pixels, too many for some browsers";
        assert_eq!(reported(&outcome), format!("warning content/{name}: {message}\n"));
        let hint = "make it smaller: at most 16,384 pixels on each side, and 100 megapixels";
        assert_eq!(outcome.diagnostics[0].hints, [hint]);
        published(&outcome, name);
    }
}
