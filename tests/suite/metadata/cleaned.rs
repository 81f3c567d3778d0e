//! What is published of pictures that can be cleaned.

use chancery_testkit::pictures::{self, NOTICE, PLACE, SCAN, has};
use exif::{Context, In, Tag};

use super::{cleaned, exif, orientation, published, sources, text};
use crate::support::{build, reported};

#[test]
fn no_kind_of_picture_says_where_it_was_taken() {
    for picture in pictures::all(6) {
        let (name, bytes) = (picture.name, &picture.bytes);
        assert!(exif(bytes).unwrap().get_field(Tag::GPSLatitude, In::PRIMARY).is_some(), "{name} has a location");
        assert!(has(bytes, PLACE.as_bytes()) && has(bytes, b"GPSLatitude"), "{name}");
        let clean = cleaned(name, bytes);
        let left = exif(&clean).unwrap_or_else(|| panic!("{name} keeps its orientation"));
        let gps = left.fields().find(|field| field.tag.context() == Context::Gps);
        assert!(gps.is_none(), "{name}: {gps:?}");
        let private = left.fields().find(|field| field.tag.context() != Context::Tiff);
        assert!(private.is_none(), "{name}: {private:?}");
        assert!(left.get_field(Tag::Make, In::PRIMARY).is_none(), "{name}");
        for part in [PLACE, "GPSLatitude", "Camera", "2016:10:08", "xyz"] {
            assert!(!has(&clean, part.as_bytes()), "{name}: {part}");
        }
    }
}

#[test]
fn orientation_artist_and_copyright_stay() {
    for turned in 1..=8 {
        for picture in pictures::all(turned) {
            let clean = cleaned(picture.name, &picture.bytes);
            let (before, after) = (orientation(&picture.bytes), orientation(&clean));
            assert_eq!((before, after.unwrap_or(1)), (Some(u32::from(turned)), u32::from(turned)), "{}", picture.name);
            assert_eq!(text(&clean, Tag::Copyright).as_deref(), Some(NOTICE), "{}", picture.name);
            assert_eq!(text(&clean, Tag::Artist).as_deref(), Some("Dewi"), "{}", picture.name);
        }
    }
}

#[test]
fn the_picture_and_its_colour_profile_stay_byte_for_byte() {
    for picture in pictures::all(3) {
        let clean = cleaned(picture.name, &picture.bytes);
        for part in picture.stays {
            assert!(has(&clean, part), "{}: {}", picture.name, String::from_utf8_lossy(part));
        }
    }
}

#[test]
fn a_cleaned_picture_is_published_as_it_is() {
    for picture in pictures::all(8) {
        let clean = cleaned(picture.name, &picture.bytes);
        assert_eq!(cleaned(picture.name, &clean), clean, "{}", picture.name);
    }
}

#[test]
fn a_jpeg_is_its_segments_without_metadata_and_ends_where_the_picture_ends() {
    let clean = cleaned("a.jpg", &pictures::jpeg(&pictures::exif(true, 1)));
    let mut at = 2;
    let mut segments = Vec::new();
    while clean[at + 1] != 0xda {
        let size = usize::from(u16::from_be_bytes([clean[at + 2], clean[at + 3]]));
        let start = String::from_utf8_lossy(&clean[at + 4..(at + 8).min(at + 2 + size)]).into_owned();
        segments.push(format!(
            "{:x} {}",
            clean[at + 1],
            start.chars().filter(|c| c.is_ascii_alphabetic()).collect::<String>()
        ));
        at += 2 + size;
    }
    let expected = ["e0 JFIF", "e1 Exif", "e2 ICC", "ed Phot", "ee Adob", "fe aco", "db ", "c0 ", "c4 "];
    assert_eq!(segments, expected);
    assert!(clean.ends_with(&[SCAN, b"\xff\xd9"].concat()));
    assert!(has(&clean, b"IPTC notice"));
}

#[test]
fn a_picture_without_metadata_is_published_byte_for_byte() {
    let jpeg = [b"\xff\xd8".to_vec(), pictures::segment(0xfe, b"x"), pictures::picture_of_jpeg(30, 20)].concat();
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        pictures::chunk(b"IHDR", &[0; 13]),
        pictures::chunk(b"IDAT", b"data"),
        pictures::chunk(b"IEND", b""),
    ]
    .concat();
    for (name, bytes) in [("a.jpg", jpeg), ("a.png", png), ("a.mp4", pictures::boxed(b"ftyp", b"isom\0\0\0\0"))] {
        assert_eq!(*cleaned(name, &bytes), bytes[..], "{name}");
    }
}

#[test]
fn the_numbers_of_a_webp_are_right_again() {
    let clean = cleaned("a.webp", &pictures::webp(&pictures::exif(true, 1)));
    let size = u32::from_le_bytes(clean[4..8].try_into().unwrap());
    assert_eq!(usize::try_from(size).unwrap() + 8, clean.len());
    assert_eq!(clean[20], 0x20 | 0x08, "a colour profile and EXIF, and no XMP");
    let plain = cleaned("a.webp", &pictures::webp(b"no EXIF at all"));
    assert_eq!(plain[20], 0x20, "a colour profile alone");
}

#[test]
fn a_gif_keeps_its_frames_and_comments_and_loses_xmp() {
    let clean = cleaned("a.gif", &pictures::gif());
    assert!(!has(&clean, PLACE.as_bytes()) && !has(&clean, b"XMP"));
    for part in [pictures::DATA, b"NETSCAPE2.0\x03\x01", b"\x09a comment", b"\0;"] {
        assert!(has(&clean, part));
    }
    assert!(clean.ends_with(b"\0;"));
}

#[test]
fn an_avif_and_a_tiff_keep_their_size_so_that_every_offset_stays_right() {
    for picture in
        pictures::all(1).into_iter().filter(|picture| picture.name.contains(".tif") || picture.name.contains(".av"))
    {
        let clean = cleaned(picture.name, &picture.bytes);
        assert_eq!(clean.len(), picture.bytes.len(), "{}", picture.name);
    }
}

#[test]
fn first_bytes_decide_and_not_the_name() {
    for picture in pictures::all(6) {
        for name in ["notes.txt", "picture", "a.png", "_a.jpg", ".well-known/a.bin"] {
            assert!(!has(&cleaned(name, &picture.bytes), PLACE.as_bytes()), "{} as {name}", picture.name);
        }
    }
}

#[test]
fn pictures_in_bundles_and_in_a_theme_are_cleaned_too() {
    let jpeg = pictures::jpeg(&pictures::exif(true, 6));
    let mut sources = sources(
        "theme: own",
        &[("posts/trip/index.md", b"---\ntitle: Trip\ndate: 2016-10-08\n---\n"), ("posts/trip/photo.jpg", &jpeg)],
    );
    let own: Vec<_> = sources.files.iter().filter(|(path, _)| path.starts_with("themes/chancery/")).collect();
    let own: Vec<_> =
        own.into_iter().map(|(path, source)| (path.replace("/chancery/", "/own/"), source.clone())).collect();
    sources.files.extend(own);
    let picture = chancery::input::source::Source::new(&jpeg[..]);
    sources.files.insert("themes/own/static/images/logo.jpg".to_string(), picture);
    let outcome = build(&sources);
    assert_eq!(reported(&outcome), "");
    for path in ["2016/10/trip/photo.jpg", "images/logo.jpg"] {
        let clean = published(&outcome, path);
        assert!(!has(&clean, PLACE.as_bytes()) && has(&clean, SCAN), "{path}");
    }
}

#[test]
fn metadata_are_kept_where_the_author_wants_that() {
    let all = pictures::all(6);
    let files: Vec<(&str, &[u8])> = all.iter().map(|picture| (picture.name, &picture.bytes[..])).collect();
    let outcome = build(&sources("keep_metadata: true", &files));
    assert_eq!(reported(&outcome), "");
    for (name, bytes) in files {
        assert_eq!(*published(&outcome, name), *bytes, "{name}");
    }
}
