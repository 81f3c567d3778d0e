//! Pictures in pages: their sizes and smaller variants, through whole builds; and what becomes of pictures that are none.
//! All pictures are drawn here.

mod avif;
mod bad_input;
mod figures;
mod kept;
mod sizes;
mod variants;

use std::io::Cursor;

use chancery::input::source::{Source, Sources};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::support::NOW;

/// A picture in which no two parts are alike.
fn drawn(width: u32, height: u32) -> DynamicImage {
    let shade = |part: u32, whole: u32| u8::try_from(part * 255 / whole).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, width), shade(y, height), 90])).into()
}

/// A drawn picture as a file.
fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    encoded(&drawn(width, height), format)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    file(width, height, ImageFormat::Jpeg)
}

/// A JPEG with a segment after its first two bytes.
fn with_segment(jpeg: &[u8], code: u8, body: &[u8]) -> Vec<u8> {
    [&jpeg[..2], &chancery_testkit::pictures::segment(code, body), &jpeg[2..]].concat()
}

/// A site with one post, whose front matter and body these are, and with files next to it.
fn sources(settings: &str, front: &str, body: &str, files: &[(&str, &[u8])]) -> Sources {
    let mut sources = Sources::of(
        &format!(
            "-- site.yaml --\nbase_url: https://example.org/\n{settings}\n\
             -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\n{front}---\n{body}\n"
        ),
        NOW,
    );
    for (name, bytes) in files {
        sources.files.insert(format!("content/posts/{name}"), Source::new(*bytes));
    }
    sources
}

/// The page of the post.
const POST: &str = "2016/10/a/index.html";
