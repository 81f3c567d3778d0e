//! `images: {avif: true}`: variants in AVIF beside those in WebP.

use image::ImageFormat;

use super::{POST, file, jpeg, sources, with_segment};
use crate::support::{build, html, page, paths, reported, sound};

const WANTED: &str = "images: {widths: [30, 60], avif: true}";

/// Width and height of an AVIF: its property `ispe` (ISO/IEC 23008-12, section 6.5.3).
fn size(avif: &[u8]) -> (u32, u32) {
    assert_eq!(&avif[4..12], b"ftypavif");
    let at = avif.windows(4).position(|bytes| bytes == b"ispe").unwrap() + 8;
    let number = |at: usize| u32::from_be_bytes(avif[at..at + 4].try_into().unwrap());
    (number(at), number(at + 4))
}

#[test]
fn a_browser_is_offered_avif_first_then_webp_then_the_picture() {
    let files = [("a.jpg", &*jpeg(100, 50)), ("b.png", &*file(90, 60, ImageFormat::Png))];
    let outcome = build(&sources(WANTED, "image: b.png\n", "![b](a.jpg)", &files));
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", false);
    let all: Vec<&str> = paths(&outcome).into_iter().filter(|path| path.ends_with(".avif")).collect();
    let sizes: Vec<(u32, u32)> = all.iter().map(|path| size(&outcome.rendered.as_ref().unwrap()[*path])).collect();
    assert_eq!(sizes, [(30, 15), (60, 30), (30, 20), (60, 40)], "{all:?}");
    let post = html(&outcome, POST);
    for (place, variants) in [(".prose picture", &all[..2]), (".opening picture", &all[2..])] {
        let sources = post.all(&format!("{place} source"));
        let kinds: Vec<Option<&str>> = sources.iter().map(|source| source.attribute("type")).collect();
        assert_eq!(kinds, [Some("image/avif"), Some("image/webp")], "{place}");
        let expected = format!("/{} 30w, /{} 60w", variants[0], variants[1]);
        assert_eq!(sources[0].attribute("srcset"), Some(&*expected));
        assert_eq!(sources[0].attribute("sizes"), sources[1].attribute("sizes"));
    }
    assert!(!page(&outcome, "feed.xml").contains("avif"));
}

#[test]
fn a_site_that_says_nothing_of_avif_has_none() {
    let outcome = build(&sources("images: {widths: [30]}", "", "![b](a.jpg)", &[("a.jpg", &jpeg(100, 50))]));
    assert!(paths(&outcome).iter().all(|path| !path.ends_with(".avif")));
    assert!(!page(&outcome, POST).contains("avif"));
}

#[test]
fn a_variant_is_turned_as_the_picture_is_shown_and_holds_no_place() {
    let place = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET PLACE";
    let turned = with_segment(&jpeg(100, 50), 0xe1, place);
    let outcome = build(&sources("images: {widths: [20], avif: true}", "", "![b](a.jpg)", &[("a.jpg", &turned)]));
    let rendered = outcome.rendered.as_ref().unwrap();
    let avif = rendered.iter().find(|(path, _)| path.ends_with(".avif")).unwrap().1;
    assert_eq!(size(avif), (20, 40));
    assert!(avif.windows(6).all(|bytes| bytes != b"SECRET" && bytes != b"Exif\0\0"));
}
