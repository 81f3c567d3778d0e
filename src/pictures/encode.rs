//! From the bytes of a picture to those of its variants.
//!
//! Takes JPEG, PNG, WebP or GIF; gives WebP or AVIF in the sizes that are asked for, turned as the picture is shown, in its
//! colours and without any other metadata. Each size is made from the picture itself, so that a variant does not depend on
//! which others are made.

use std::io::Cursor;

use fast_image_resize as resize;
use fast_image_resize::images::{Image, ImageRef};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};

use super::variant::{Format, Variant};
use super::{avif, container};

/// The most bytes that a decoder may use.
const MOST_MEMORY: u64 = 1 << 30;

/// A picture to make variants of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Original<'b> {
    pub(crate) bytes: &'b [u8],
    /// How it is turned to be shown, from 1 to 8 as in EXIF.
    pub(crate) turn: u8,
    /// From 1 to 100.
    pub(crate) quality: u8,
}

/// A picture in memory.
struct Decoded {
    /// With eight bits for each channel, with or without transparency.
    pixels: DynamicImage,
    profile: Option<Vec<u8>>,
}

impl Original<'_> {
    /// These variants; or why the picture cannot be read.
    pub(super) fn encode(self, wanted: &[&Variant]) -> Result<Vec<Vec<u8>>, String> {
        let made = || {
            let decoded = decode(self.bytes).map_err(|error| error.to_string())?;
            wanted.iter().map(|variant| self.variant(&decoded, variant)).collect()
        };
        // A decoder that meets what its authors did not think of ends a picture, not the build.
        std::panic::catch_unwind(made).unwrap_or_else(|_| Err("its decoder gave up".to_string()))
    }

    fn variant(self, decoded: &Decoded, wanted: &Variant) -> Result<Vec<u8>, String> {
        let (width, height) = (wanted.width, wanted.height);
        let (across, down) = if self.turn > 4 { (height, width) } else { (width, height) };
        let mut small = resized(&decoded.pixels, across, down).map_err(|error| error.to_string())?;
        small.apply_orientation(Orientation::from_exif(self.turn).unwrap_or(Orientation::NoTransforms));
        let profile = decoded.profile.as_deref();
        match wanted.format {
            Format::Webp => to_webp(&small, profile, self.quality),
            Format::Avif => avif::encode(&small, profile, self.quality),
        }
    }
}

fn to_webp(pixels: &DynamicImage, profile: Option<&[u8]>, quality: u8) -> Result<Vec<u8>, String> {
    let size = (pixels.width(), pixels.height());
    let encoder = match pixels {
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, size.0, size.1),
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, size.0, size.1),
        _ => return Err("it has no colours".to_string()),
    };
    let encoded = encoder.encode_simple(false, f32::from(quality)).map_err(|error| format!("{error:?}"))?;
    Ok(container::with_profile(&encoded, profile, size, pixels.color().has_alpha()))
}

fn decode(bytes: &[u8]) -> image::ImageResult<Decoded> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // A profile for other than red, green and blue does not fit what is decoded.
    let profile = decoder.icc_profile()?.filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let pixels = DynamicImage::from_decoder(decoder)?;
    let has_alpha = pixels.color().has_alpha();
    let pixels = if has_alpha { pixels.into_rgba8().into() } else { DynamicImage::from(pixels.into_rgb8()) };
    Ok(Decoded { pixels, profile })
}

fn resized(pixels: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Box<dyn std::error::Error>> {
    let kind = if pixels.color().has_alpha() { resize::PixelType::U8x4 } else { resize::PixelType::U8x3 };
    let from = ImageRef::new(pixels.width(), pixels.height(), pixels.as_bytes(), kind)?;
    let mut to = Image::new(width, height, kind);
    resize::Resizer::new().resize(&from, &mut to, None)?;
    let made = to.into_vec();
    let made = match kind {
        resize::PixelType::U8x4 => RgbaImage::from_raw(width, height, made).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, made).map(DynamicImage::from),
    };
    made.ok_or_else(|| "it has too few pixels".into())
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, Rgba};

    use super::*;

    /// A picture whose left half is red and whose right half is blue.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let colour = |x: u32, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
        RgbImage::from_fn(width, height, colour).into()
    }

    fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn variant(format: Format, (width, height): (u32, u32)) -> Variant {
        Variant { format, width, height, key: blake3::hash(b"") }
    }

    fn one(bytes: &[u8], turn: u8, size: (u32, u32)) -> DynamicImage {
        let made = Original { bytes, turn, quality: 80 }.encode(&[&variant(Format::Webp, size)]).unwrap();
        assert_eq!(&made[0][8..12], b"WEBP");
        image::load_from_memory(&made[0]).unwrap()
    }

    #[test]
    fn a_variant_has_the_size_and_the_colours_of_the_picture() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let small = one(&file(&halves(120, 60), format), 1, (40, 20)).into_rgb8();
            assert_eq!(small.dimensions(), (40, 20));
            assert!(small.get_pixel(5, 10)[0] > 150 && small.get_pixel(35, 10)[2] > 150, "{format:?}");
        }
    }

    #[test]
    fn a_picture_is_turned_as_it_is_shown() {
        let bytes = file(&halves(120, 60), ImageFormat::Png);
        let red = |turn: u8, size: (u32, u32), at: (u32, u32)| {
            one(&bytes, turn, size).into_rgb8().get_pixel(at.0, at.1)[0] > 150
        };
        assert!(red(1, (40, 20), (5, 10)) && !red(3, (40, 20), (5, 10)) && red(3, (40, 20), (35, 10)));
        // A quarter turn to the right: what was left is above.
        assert!(red(6, (20, 40), (10, 5)) && !red(6, (20, 40), (10, 35)));
        assert!(red(8, (20, 40), (10, 35)) && !red(8, (20, 40), (10, 5)));
    }

    #[test]
    fn transparency_stays_and_depth_is_reduced() {
        let clear = RgbaImage::from_fn(60, 60, |x, _| Rgba([0, 200, 0, if x < 30 { 0 } else { 255 }]));
        let small = one(&file(&clear.into(), ImageFormat::Png), 1, (20, 20)).into_rgba8();
        assert!(small.get_pixel(2, 10)[3] < 10 && small.get_pixel(17, 10)[3] > 245);
        let deep = DynamicImage::from(image::ImageBuffer::<Rgb<u16>, _>::from_pixel(60, 60, Rgb([50_000, 0, 0])));
        assert!(one(&file(&deep, ImageFormat::Png), 1, (20, 20)).into_rgb8().get_pixel(5, 5)[0] > 170);
    }

    #[test]
    fn what_is_no_picture_is_an_error_with_a_reason() {
        let whole = file(&halves(120, 60), ImageFormat::Png);
        for bytes in [&b""[..], b"no picture", &whole[..60], &whole[..whole.len() / 2]] {
            for format in [Format::Webp, Format::Avif] {
                let made = Original { bytes, turn: 1, quality: 80 }.encode(&[&variant(format, (10, 10))]);
                assert!(!made.unwrap_err().is_empty());
            }
        }
    }
}
