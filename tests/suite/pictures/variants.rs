//! Pictures that a page shows have smaller variants in WebP beside them.

use chancery::build::Outcome;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::collections::BTreeSet;
use std::io::Cursor;

use chancery_testkit::pictures;

use super::{POST, drawn, encoded, file, jpeg, sources, with_segment};
use crate::support::{build, html, page, paths, reported, sound};

/// The output paths of all variants.
fn variants(outcome: &Outcome) -> Vec<&str> {
    paths(outcome).into_iter().filter(|path| path.ends_with(".webp")).collect()
}

/// The size of a variant, by a decoder.
fn size(outcome: &Outcome, path: &str) -> (u32, u32) {
    let bytes = &outcome.rendered.as_ref().unwrap()[path];
    let made = image::load_from_memory_with_format(bytes, ImageFormat::WebP).unwrap();
    (made.width(), made.height())
}

#[test]
fn a_photograph_has_variants_that_are_named_by_their_width_and_a_hash() {
    let photograph = jpeg(2000, 1000);
    let outcome = build(&sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]));
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", false);
    let all = variants(&outcome);
    let widths: Vec<&str> = all.iter().map(|path| path.split('.').nth(1).unwrap()).collect();
    assert_eq!(widths, ["1600", "480", "960"]);
    assert!(
        all.iter().all(|path| path.starts_with("posts/a.") && path.split('.').nth(2).unwrap().len() == 8),
        "{all:?}"
    );
    assert_eq!([0, 1, 2].map(|at| size(&outcome, all[at])), [(1600, 800), (480, 240), (960, 480)]);
    let post = html(&outcome, POST);
    let source = post.one(".prose picture source");
    assert_eq!(source.attribute("type"), Some("image/webp"));
    let expected = format!("/{} 480w, /{} 960w, /{} 1600w", all[1], all[2], all[0]);
    assert_eq!(source.attribute("srcset"), Some(&*expected));
    assert!(source.attribute("sizes").unwrap().contains("100vw"));
    let image = post.one(".prose picture img");
    assert_eq!((image.attribute("src"), image.attribute("alt")), (Some("/posts/a.jpg"), Some("b")));
    assert_eq!(*outcome.rendered.as_ref().unwrap()["posts/a.jpg"], *photograph);
    assert!(!page(&outcome, "feed.xml").contains("webp"), "a reader of feeds shows one address");
}

#[test]
fn no_variant_is_larger_than_its_picture() {
    for (width, expected) in
        [(479, vec![]), (480, vec!["480"]), (1000, vec!["480", "960"]), (1300, vec!["1300", "480", "960"])]
    {
        let outcome = build(&sources("", "", "![b](a.jpg)", &[("a.jpg", &jpeg(width, 10))]));
        let all = variants(&outcome);
        let widths: Vec<&str> = all.iter().map(|path| path.split('.').nth(1).unwrap()).collect();
        assert_eq!(widths, expected, "{width}");
        let has_picture = html(&outcome, POST).all("picture").len();
        assert_eq!(has_picture, usize::from(!expected.is_empty()), "{width}");
    }
}

#[test]
fn only_what_a_page_shows_has_variants() {
    let photograph = jpeg(600, 400);
    let files = ["shown.jpg", "linked.jpg", "unused.jpg", "other.jpg", "raw.jpg", "lead.jpg", "up.jpg"]
        .map(|name| (name, &*photograph));
    let body =
        "![a](shown.jpg) [b](linked.jpg) <img src=\"raw.jpg\" srcset=\"other.jpg 2x\" alt=\"\"> ![](/posts/up.jpg)";
    let outcome = build(&sources("", "image: lead.jpg\n", body, &files));
    let all = variants(&outcome);
    let names: BTreeSet<&str> = all.iter().map(|path| path["posts/".len()..].split('.').next().unwrap()).collect();
    assert!(names.into_iter().eq(["lead", "raw", "shown", "up"]), "{all:?}");
}

#[test]
fn settings_say_which_variants_there_are() {
    let photograph = jpeg(600, 400);
    let with = |settings: &str| build(&sources(settings, "", "![b](a.jpg)", &[("a.jpg", &photograph)]));
    let usual = with("");
    let none = with("images: false");
    assert_eq!(variants(&none), [""; 0]);
    assert_eq!(html(&none, POST).one(".prose img").attribute("width"), Some("600"), "the size stays");
    let small = with("images: { widths: [200, 100, 100, 5000], quality: 10 }");
    assert_eq!(reported(&small).matches("from 1 to 4096").count(), 1);
    let small = with("images: { widths: [200, 100, 100], quality: 10 }");
    let widths: Vec<&str> = variants(&small).iter().map(|path| path.split('.').nth(1).unwrap()).collect();
    assert_eq!(widths, ["100", "200"]);
    let rough = with("images: { quality: 5 }");
    let bytes = |outcome: &Outcome| outcome.rendered.as_ref().unwrap()[variants(outcome)[0]].len();
    assert!(bytes(&rough) < bytes(&usual));
    assert_ne!(variants(&rough), variants(&usual), "another quality has another name");
    assert!(reported(&with("images: { quality: 101 }")).contains("from 1 to 100"));
    assert!(reported(&with("images: { avif: maybe }")).contains("`avif` must be"));
}

#[test]
fn a_variant_is_turned_keeps_its_colour_profile_and_says_nothing_of_the_place() {
    let profile = [&[0; 16][..], b"RGB XYZ ", &[7; 100]].concat();
    let block = [b"Exif\0\0", &pictures::exif(true, 6)[..]].concat();
    let plain = with_segment(&jpeg(600, 400), 0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat());
    let photograph = with_segment(&plain, 0xe1, &block);
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", pictures::xmp().as_bytes()].concat();
    let photograph = with_segment(&photograph, 0xe1, &xmp);
    for settings in ["images: { widths: [200] }", "images: { widths: [200] }\nkeep_metadata: true"] {
        let outcome = build(&sources(settings, "", "![b](a.jpg)", &[("a.jpg", &photograph)]));
        assert_eq!(reported(&outcome), "");
        let path = variants(&outcome)[0];
        assert_eq!(size(&outcome, path), (200, 300));
        let bytes = &outcome.rendered.as_ref().unwrap()[path];
        for part in [pictures::PLACE.as_bytes(), b"Exif", b"EXIF", b"XMP ", b"GPS", pictures::NOTICE.as_bytes()] {
            assert!(!pictures::has(bytes, part), "{part:?}");
        }
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
        assert_eq!(reader.into_decoder().unwrap().icc_profile().unwrap(), Some(profile.clone()));
    }
}

#[test]
fn a_file_in_the_place_of_a_variant_is_an_error_with_both_places() {
    let photograph = jpeg(600, 400);
    let files: [(&str, &[u8]); 1] = [("a.jpg", &photograph)];
    let name = variants(&build(&sources("", "", "![b](a.jpg)", &files)))[0]["posts/".len()..].to_string();
    let outcome = build(&sources("", "", "![b](a.jpg)", &[files[0], (&name, &file(9, 9, ImageFormat::WebP))]));
    let problem = &outcome.diagnostics[0];
    assert!(
        problem.is_error()
            && problem.message.contains("the variant of `content/posts/a.jpg` in webp that is 480 pixels wide"),
        "{problem:?}"
    );
    assert_eq!(problem.related.len(), 1);
}

#[test]
fn addresses_of_variants_are_relative_where_all_are_and_commas_do_not_end_them() {
    let photograph = jpeg(600, 400);
    let outcome = build(&sources("relative_urls: true", "", "![b](<a, b.jpg>)", &[("a, b.jpg", &photograph)]));
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", true);
    let post = html(&outcome, POST);
    let srcset = post.one("picture source").attribute("srcset").unwrap();
    assert!(srcset.starts_with("../../../posts/a%2C%20b.480.") && srcset.ends_with(" 600w"), "{srcset}");
}

#[test]
fn pictures_of_a_bundle_and_of_its_translation_are_made_once() {
    let photograph = encoded(&drawn(600, 400), ImageFormat::Png);
    let mut sources = sources("languages: [en, id]", "", "Text.", &[]);
    for (path, title) in [("content/posts/trip/index.md", "Trip"), ("content/posts/trip/index.id.md", "Jalan")] {
        let text = format!("---\ntitle: {title}\ndate: 2016-10-09\n---\n![b](map.png)\n");
        sources.files.insert(path.to_string(), chancery::input::source::Source::new(text.into_bytes()));
    }
    sources.files.insert("content/posts/trip/map.png".to_string(), chancery::input::source::Source::new(photograph));
    let outcome = build(&sources);
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", false);
    let all = variants(&outcome);
    assert!(matches!(all[..], [one, two] if one.contains("trip/map.480.") && two.contains("trip/map.600.")), "{all:?}");
}
