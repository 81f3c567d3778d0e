//! Pixels to AVIF (AV1 Image File Format 1.1), in one thread, so that the bytes are the same on every machine.
//!
//! The container that is written has no place for a colour profile, so colours are turned into those of sRGB first.

use image::DynamicImage;
use moxcms::{ColorProfile, Layout, TransformOptions};
use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};

/// From 1 (slow) to 10: beyond this the files grow by a tenth, below it each takes half as long again.
const SPEED: u8 = 8;

/// The file; or why there is none. `quality` is from 1 to 100.
pub(super) fn encode(pixels: &DynamicImage, profile: Option<&[u8]>, quality: u8) -> Result<Vec<u8>, String> {
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let encoder = Encoder::new().with_quality(f32::from(quality)).with_alpha_quality(f32::from(quality));
    let encoder = encoder.with_speed(SPEED).with_num_threads(Some(1)).with_bit_depth(BitDepth::Eight);
    let encoded = if pixels.color().has_alpha() {
        let bytes = in_srgb(pixels.as_bytes(), profile, Layout::Rgba);
        let all: Vec<RGBA8> = bytes.chunks_exact(4).map(|of| RGBA8::new(of[0], of[1], of[2], of[3])).collect();
        encoder.encode_rgba(Img::new(&all, width, height))
    } else {
        let bytes = in_srgb(pixels.as_bytes(), profile, Layout::Rgb);
        let all: Vec<RGB8> = bytes.chunks_exact(3).map(|of| RGB8::new(of[0], of[1], of[2])).collect();
        encoder.encode_rgb(Img::new(&all, width, height))
    };
    encoded.map(|encoded| encoded.avif_file).map_err(|error| error.to_string())
}

/// The same colours in sRGB. A profile that cannot be read counts as sRGB, as it does in browsers.
fn in_srgb(bytes: &[u8], profile: Option<&[u8]>, layout: Layout) -> Vec<u8> {
    let converted = || {
        let own = ColorProfile::new_from_slice(profile?).ok()?;
        let options = TransformOptions::default();
        let transform = own.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options).ok()?;
        let mut converted = vec![0; bytes.len()];
        transform.transform(bytes, &mut converted).ok()?;
        Some(converted)
    };
    converted().unwrap_or_else(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    /// The boxes of a file, by their types.
    fn has_box(file: &[u8], name: &[u8; 4]) -> bool {
        file.windows(4).any(|at| at == name)
    }

    #[test]
    fn a_file_is_avif_and_has_an_alpha_plane_if_pixels_are_clear() {
        let opaque = DynamicImage::from(RgbImage::from_pixel(32, 16, Rgb([200, 0, 0])));
        let file = encode(&opaque, None, 80).unwrap();
        assert_eq!(&file[4..12], b"ftypavif");
        assert!(has_box(&file, b"av1C") && !has_box(&file, b"auxC"));
        let clear = RgbaImage::from_fn(32, 16, |x, _| Rgba([0, 200, 0, if x < 16 { 0 } else { 255 }]));
        assert!(has_box(&encode(&clear.into(), None, 80).unwrap(), b"auxC"));
    }

    #[test]
    fn colours_of_another_profile_become_those_of_srgb() {
        let wide = ColorProfile::new_display_p3().encode().unwrap();
        let bytes = [150, 40, 40];
        let narrow = in_srgb(&bytes, Some(&wide), Layout::Rgb);
        assert!(narrow[0] > 155 && narrow[1] < 38, "{narrow:?}");
        assert_eq!(in_srgb(&bytes, Some(b"no profile"), Layout::Rgb), bytes);
        assert_eq!(in_srgb(&bytes, None, Layout::Rgb), bytes);
        let same = in_srgb(&bytes, Some(&ColorProfile::new_srgb().encode().unwrap()), Layout::Rgb);
        assert!(same.iter().zip(bytes).all(|(one, other)| one.abs_diff(other) <= 1), "{same:?}");
    }
}
