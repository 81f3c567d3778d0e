//! Photographs that show nothing, for measuring.
//!
//! Takes how many; gives each as a JPEG. Few are drawn: light and shade of several sizes with grain, so that they are as hard to
//! compress as photographs. The others are the same pictures with a number in a comment, so that no two files are equal.

use std::io::Cursor;

use clap::ValueEnum;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use rayon::prelude::*;

/// How many are drawn.
const DRAWN: u32 = 4;
const QUALITY: u8 = 90;

/// How large photographs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    /// 3000 × 2000 pixels, some 1.8 MB each
    Camera,
    /// 1800 × 1200 pixels, some 0.7 MB each
    Web,
}

/// Draws the photographs that the others are copies of.
pub(crate) fn drawn(size: Size) -> Vec<Vec<u8>> {
    let (width, height) = match size {
        Size::Camera => (3000, 2000),
        Size::Web => (1800, 1200),
    };
    (0..DRAWN).into_par_iter().map(|number| jpeg(&photograph(width, height, number))).collect()
}

/// The photograph of a number: one of the drawn ones with a comment (ITU-T T.81, section B.2.4.5) after its first marker.
pub(crate) fn numbered(drawn: &[Vec<u8>], number: usize) -> Vec<u8> {
    let Some(picture) = drawn.get(number % drawn.len().max(1)) else { return Vec::new() };
    let comment = format!("{number:08}");
    let length = u16::try_from(comment.len() + 2).unwrap_or_default().to_be_bytes();
    [&picture[..2], &[0xff, 0xfe], &length, comment.as_bytes(), &picture[2..]].concat()
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let encoded = JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture);
    encoded.map(|()| bytes.into_inner()).unwrap_or_default()
}

fn photograph(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light =
            [512, 128, 32, 8].iter().map(|cell| shade(x, y, *cell, seed) * f64::from(*cell).sqrt()).sum::<f64>();
        let grain = f64::from(hash(x, y, seed) % 24);
        let level = |share: f64| (40.0 + light * share + grain).clamp(0.0, 255.0) as u8;
        Rgb([level(4.6), level(4.2), level(3.6 + f64::from(seed) * 0.4)])
    })
}

/// Smooth noise from 0 to 1, in squares of so many pixels.
fn shade(x: u32, y: u32, cell: u32, seed: u32) -> f64 {
    let at = |x, y| f64::from(hash(x, y, seed ^ cell) % 1024) / 1024.0;
    let (column, row) = (x / cell, y / cell);
    let [across, down] = [x % cell, y % cell].map(|part| f64::from(part) / f64::from(cell));
    let above = at(column, row) * (1.0 - across) + at(column + 1, row) * across;
    let below = at(column, row + 1) * (1.0 - across) + at(column + 1, row + 1) * across;
    above * (1.0 - down) + below * down
}

fn hash(x: u32, y: u32, seed: u32) -> u32 {
    let mut mixed = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed ^ (mixed >> 13)
}
