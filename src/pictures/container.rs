//! A WebP with a colour profile (RFC 9649, section 2.7).
//!
//! Takes a WebP of one frame as an encoder writes it, without any metadata; gives it with the profile.

/// Flags in the header.
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;

/// The same picture with a profile. What is not as expected stays as it is.
pub(super) fn with_profile(webp: &[u8], profile: Option<&[u8]>, size: (u32, u32), has_alpha: bool) -> Vec<u8> {
    let chunks = webp.get(12..).unwrap_or_default();
    let Some(profile) = profile.filter(|_| webp.starts_with(b"RIFF")) else { return webp.to_vec() };
    let own = if chunks.starts_with(b"VP8X") { chunks.get(18..).unwrap_or_default() } else { chunks };
    let [width, height] = [size.0, size.1].map(|side| side.saturating_sub(1).to_le_bytes());
    let flags = HAS_PROFILE | if has_alpha { HAS_ALPHA } else { 0 };
    let header = [&[flags, 0, 0, 0], &width[..3], &height[..3]].concat();
    let inner = [b"WEBP".to_vec(), chunk(*b"VP8X", &header), chunk(*b"ICCP", profile), own.to_vec()].concat();
    let Ok(length) = u32::try_from(inner.len()) else { return webp.to_vec() };
    [b"RIFF", &length.to_le_bytes()[..], &inner].concat()
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or_default();
    let mut chunk = [&kind, &length.to_le_bytes()[..], data].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageDecoder, ImageReader};

    use super::*;

    #[test]
    fn a_reader_finds_the_profile_and_the_picture() {
        for channels in [3_u32, 4] {
            let pixels = vec![100; (30 * 20 * channels) as usize];
            let encoder = match channels {
                3 => webp::Encoder::from_rgb(&pixels, 30, 20),
                _ => webp::Encoder::from_rgba(&pixels, 30, 20),
            };
            let plain = encoder.encode(80.0);
            let made = with_profile(&plain, Some(b"a profile"), (30, 20), channels == 4);
            let reader = ImageReader::new(Cursor::new(&made)).with_guessed_format().unwrap();
            let mut decoder = reader.into_decoder().unwrap();
            assert_eq!((decoder.dimensions(), decoder.icc_profile().unwrap()), ((30, 20), Some(b"a profile".to_vec())));
            assert_eq!(
                image::load_from_memory(&made).unwrap().as_bytes(),
                image::load_from_memory(&plain).unwrap().as_bytes()
            );
            assert_eq!(with_profile(&plain, None, (30, 20), false), *plain);
        }
    }
}
