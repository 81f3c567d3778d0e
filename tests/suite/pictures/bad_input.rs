//! Files that are no pictures, or no usual ones: each is published, and shown as well as can be.

use std::fs;

use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::Sources;
use chancery_testkit::pictures;
use image::{DynamicImage, ImageFormat, Rgb};

use super::{POST, encoded, file, jpeg, sources};
use crate::support::{build, has, html, paths, reported};

/// A site that shows one picture, its width in the page, and how many variants it has.
fn shown(name: &str, bytes: &[u8]) -> (Outcome, Option<String>, usize) {
    let outcome = build(&sources("", "", &format!("![b]({name})"), &[(name, bytes)]));
    assert!(outcome.rendered.is_some(), "{name}: {}", reported(&outcome));
    let post = html(&outcome, POST);
    let width = post.one(".prose img").attribute("width").map(str::to_string);
    let variants = paths(&outcome).iter().filter(|path| path.contains(".480.") || path.contains(".960.")).count();
    let sources = post.all(".prose source").len();
    assert_eq!(sources, usize::from(variants > 0), "{name}");
    (outcome, width, variants)
}

#[track_caller]
fn is_quiet(name: &str, bytes: &[u8], width: &str, count: usize) {
    let (outcome, found, variants) = shown(name, bytes);
    assert_eq!((reported(&outcome), found.as_deref(), variants), (String::new(), Some(width), count), "{name}");
}

#[track_caller]
fn is_kept(name: &str, bytes: &[u8], warning: &str) {
    let (outcome, _, variants) = shown(name, bytes);
    assert_eq!(variants, 0, "{name}");
    let said = reported(&outcome);
    assert!(
        said.starts_with(&format!("warning content/posts/{name}: {warning}")) && said.lines().count() == 1,
        "{said}"
    );
    assert!(!outcome.diagnostics[0].hints.is_empty());
    assert_eq!(*outcome.rendered.as_ref().unwrap()[&format!("posts/{name}")], *bytes, "{name} is published as it is");
}

#[test]
fn row_68_a_picture_that_is_cut_off_is_a_warning_and_has_no_variants() {
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 2 / 3].to_vec();
    for (name, bytes) in [
        ("a.jpg", jpeg(600, 400)),
        ("a.png", file(600, 400, ImageFormat::Png)),
        ("a.webp", file(600, 400, ImageFormat::WebP)),
    ] {
        is_kept(name, &cut(bytes), "this is not a whole picture, so it is published as it is");
    }
}

#[test]
fn row_69_a_picture_with_damaged_data_is_a_warning_and_has_no_variants() {
    let mut png = file(600, 400, ImageFormat::Png);
    let at = png.windows(4).position(|part| part == b"IDAT").unwrap() + 20;
    png[at..at + 200].fill(0x55);
    is_kept("a.png", &png, "this picture cannot be decoded, so it is published as it is: ");
}

#[test]
fn row_70_a_picture_of_30000_by_30000_pixels_is_not_decoded() {
    let side = [30_000_u32.to_be_bytes(), 30_000_u32.to_be_bytes()].concat();
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        pictures::chunk(b"IHDR", &[&side[..], &[8, 2, 0, 0, 0]].concat()),
        pictures::chunk(b"IDAT", b"never decoded"),
        pictures::chunk(b"IEND", b""),
    ]
    .concat();
    is_kept("a.png", &png, "this picture has 30,000 × 30,000 pixels, too many for some browsers");
}

#[test]
fn row_71_a_png_that_calls_itself_jpg_is_read_as_what_it_is() {
    is_quiet("a.jpg", &file(600, 400, ImageFormat::Png), "600", 1);
}

#[test]
fn row_72_an_animation_keeps_its_size_and_has_no_variants() {
    let frame = || image::Frame::new(super::drawn(600, 400).into_rgba8());
    let mut gif = Vec::new();
    image::codecs::gif::GifEncoder::new_with_speed(&mut gif, 30).encode_frames([frame(), frame()]).unwrap();
    is_quiet("a.gif", &gif, "600", 0);
    is_quiet("still.gif", &file(600, 400, ImageFormat::Gif), "600", 1);
    let still = file(600, 400, ImageFormat::WebP);
    let size = [87_u32 + 512, 399].map(|side| side.to_le_bytes());
    let header = [&[2, 0, 0, 0], &size[0][..3], &size[1][..3]].concat();
    let data = [&[0; 6][..], &size[0][..3], &size[1][..3], &[0; 4], &still[12..]].concat();
    let inner = [
        b"WEBP".to_vec(),
        pictures::riff(b"VP8X", &header),
        pictures::riff(b"ANIM", &[0; 6]),
        pictures::riff(b"ANMF", &data),
    ]
    .concat();
    let webp = [b"RIFF", &u32::try_from(inner.len()).unwrap().to_le_bytes()[..], &inner].concat();
    is_quiet("a.webp", &webp, "600", 0);
    let png = file(600, 400, ImageFormat::Png);
    let apng = [&png[..33], &pictures::chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]), &png[33..]].concat();
    is_quiet("a.png", &apng, "600", 0);
}

#[test]
fn row_73_an_svg_keeps_its_size_and_has_no_variants() {
    is_quiet("a.svg", b"<svg width='600' height='400'/>", "600", 0);
    is_quiet("large.svg", b"<svg viewBox='0 0 30000 30000'/>", "30000", 0);
}

#[test]
fn row_74_a_file_without_a_byte_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/posts")).unwrap();
    fs::write(root.join("site.yaml"), "base_url: https://example.org/\n").unwrap();
    fs::write(root.join("content/posts/2016-10-08-a.md"), "---\ntitle: A\n---\n![b](a.jpg) ![c](d.png)\n").unwrap();
    fs::write(root.join("content/posts/a.jpg"), "").unwrap();
    fs::write(root.join("content/posts/d.png"), "<html>not found</html>").unwrap();
    let outcome = build(&Sources::read(root));
    let warning = |name: &str| {
        format!("warning content/posts/{name}: this is not a whole picture, so it is published as it is\n")
    };
    assert_eq!(reported(&outcome), warning("a.jpg") + &warning("d.png"));
    assert!(has(&outcome, "posts/a.jpg") && !html(&outcome, POST).all("img[width]").iter().any(|_| true));
}

#[test]
fn row_75_a_jpeg_in_four_inks_keeps_its_size_and_has_no_variants() {
    let jpeg = jpeg(600, 400);
    let at = jpeg.windows(2).position(|part| part == [0xff, 0xc0]).unwrap();
    let inks = [
        &jpeg[..at],
        &pictures::segment(0xc0, &[8, 1, 144, 2, 88, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0]),
        &jpeg[at + 19..],
    ]
    .concat();
    is_quiet("a.jpg", &inks, "600", 0);
}

#[test]
fn row_76_deep_grey_and_clear_pictures_have_variants() {
    let deep = DynamicImage::from(image::ImageBuffer::<Rgb<u16>, _>::from_pixel(600, 400, Rgb([50_000, 0, 0])));
    is_quiet("deep.png", &encoded(&deep, ImageFormat::Png), "600", 1);
    is_quiet("grey.png", &encoded(&DynamicImage::new_luma8(600, 400), ImageFormat::Png), "600", 1);
    is_quiet("clear.png", &encoded(&DynamicImage::new_rgba8(600, 400), ImageFormat::Png), "600", 1);
    // A palette of two colours, of which the first is clear.
    let rows: Vec<u8> = (0..400).flat_map(|_| [[0].as_slice(), &[0x55; 75]].concat()).collect();
    let stored: Vec<u8> = [0x78, 0x01].into_iter().chain(deflated(&rows)).chain(adler(&rows).to_be_bytes()).collect();
    let size = [600_u32.to_be_bytes(), 400_u32.to_be_bytes()].concat();
    let palette = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        pictures::chunk(b"IHDR", &[&size[..], &[1, 3, 0, 0, 0]].concat()),
        pictures::chunk(b"PLTE", &[0, 0, 0, 200, 0, 0]),
        pictures::chunk(b"tRNS", &[0]),
        pictures::chunk(b"IDAT", &stored),
        pictures::chunk(b"IEND", b""),
    ]
    .concat();
    is_quiet("palette.png", &palette, "600", 1);
}

/// Bytes as blocks that are stored (RFC 1951).
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let (length, last) = (u16::try_from(bytes.len()).unwrap(), 1);
    [&[last], &length.to_le_bytes()[..], &(!length).to_le_bytes(), bytes].concat()
}

/// The checksum of RFC 1950.
fn adler(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

#[test]
fn row_77_a_picture_of_one_pixel_has_its_size() {
    is_quiet("a.png", &file(1, 1, ImageFormat::Png), "1", 0);
    is_quiet("wide.jpg", &jpeg(2000, 1), "2000", 2);
}

#[test]
fn row_78_a_picture_that_changes_while_it_is_read_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/posts")).unwrap();
    fs::write(root.join("site.yaml"), "base_url: https://example.org/\n").unwrap();
    fs::write(root.join("content/posts/2016-10-08-a.md"), "---\ntitle: A\n---\n![b](a.jpg)\n").unwrap();
    fs::write(root.join("content/posts/a.jpg"), jpeg(600, 400)).unwrap();
    let sources = Sources::read(root);
    fs::write(root.join("content/posts/a.jpg"), jpeg(600, 300)).unwrap();
    let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
    let outcome = prepared.render_into(&chancery::render::each(|_, _| ()), &|_, _, _| ());
    assert_eq!(reported(&outcome), "error content/posts/a.jpg: `content/posts/a.jpg` changed during the build\n");
}

#[test]
fn row_79_a_file_of_200_megabytes_is_shown_and_decoded_to_its_end_only() {
    let mut large = jpeg(600, 400);
    large.resize(200 << 20, 0);
    let (outcome, width, _) = shown("a.jpg", &large);
    assert_eq!(width.as_deref(), Some("600"));
    assert_eq!(reported(&outcome), "");
}
