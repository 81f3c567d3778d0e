//! Which variants a picture has.
//!
//! Takes its size, its hash and the settings; gives the size of each variant, and a key of all that its bytes depend on.

use super::settings::Settings;

/// The most pixels of a picture that is decoded: larger ones are shown as they are.
const MOST_PIXELS: u64 = 100_000_000;

/// The format of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    Webp,
    Avif,
}

impl Format {
    /// The end of a file name.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Format::Webp => "webp",
            Format::Avif => "avif",
        }
    }

    /// Part of each key: another number makes all variants of the format anew.
    fn encoder(self) -> &'static str {
        match self {
            Format::Webp => "chancery webp 1",
            Format::Avif => "chancery avif 1",
        }
    }
}

/// One variant of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) format: Format,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// A hash of the picture and of how the variant is made.
    pub(crate) key: blake3::Hash,
}

/// The variants of a picture, by its size as it is shown: none is larger than the picture. One that is smaller than the smallest
/// variant has none. One that is larger than its largest, but smaller than the next would be, has one in its own size. Those in
/// WebP are first.
pub(crate) fn variants((width, height): (u32, u32), hash: &blake3::Hash, settings: &Settings) -> Vec<Variant> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Vec::new();
    }
    let mut widths: Vec<u32> = settings.widths.iter().copied().filter(|wanted| *wanted <= width).collect();
    let is_beyond = |last: &u32| widths.len() < settings.widths.len() && u64::from(width) * 5 > u64::from(*last) * 6;
    if widths.last().is_some_and(is_beyond) {
        widths.push(width);
    }
    let variant = |format, wanted: &u32| {
        let wanted_height = (u64::from(height) * u64::from(*wanted) + u64::from(width) / 2) / u64::from(width);
        let height = u32::try_from(wanted_height).unwrap_or(height).max(1);
        Variant { format, width: *wanted, height, key: key(format, hash, (*wanted, height), settings.quality) }
    };
    let formats = if settings.avif { &[Format::Webp, Format::Avif][..] } else { &[Format::Webp] };
    formats.iter().flat_map(|format| widths.iter().map(|wanted| variant(*format, wanted))).collect()
}

fn key(format: Format, hash: &blake3::Hash, (width, height): (u32, u32), quality: u8) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format.encoder().as_bytes()).update(hash.as_bytes());
    hasher.update(&width.to_le_bytes()).update(&height.to_le_bytes()).update(&[quality]);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(size: (u32, u32)) -> Vec<(u32, u32)> {
        let all = variants(size, &blake3::hash(b"a"), &Settings::default());
        all.into_iter().map(|variant| (variant.width, variant.height)).collect()
    }

    #[test]
    fn no_variant_is_larger_than_the_picture() {
        for (size, expected) in [
            ((6000, 4000), &[(480, 320), (960, 640), (1600, 1067)][..]),
            ((1600, 1), &[(480, 1), (960, 1), (1600, 1)]),
            ((1200, 1800), &[(480, 720), (960, 1440), (1200, 1800)]),
            ((1000, 500), &[(480, 240), (960, 480)]),
            ((500, 500), &[(480, 480)]),
            ((480, 10), &[(480, 10)]),
            ((479, 9999), &[]),
            ((1, 1), &[]),
        ] {
            assert_eq!(sizes(size), expected, "{size:?}");
        }
    }

    #[test]
    fn a_picture_with_too_many_pixels_has_none() {
        assert!(sizes((30_000, 30_000)).is_empty());
        assert!(variants((4000, 3000), &blake3::hash(b"a"), &Settings::none()).is_empty());
    }

    #[test]
    fn a_site_that_wants_avif_has_both_formats_in_the_same_sizes() {
        let settings = Settings { avif: true, ..Settings::default() };
        let all = variants((1000, 500), &blake3::hash(b"a"), &settings);
        let all: Vec<(Format, u32)> = all.into_iter().map(|variant| (variant.format, variant.width)).collect();
        let expected = [(Format::Webp, 480), (Format::Webp, 960), (Format::Avif, 480), (Format::Avif, 960)];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_key_covers_the_picture_and_how_its_variant_is_made() {
        let keys = |hash: &[u8], quality: u8, avif: bool| {
            let settings = Settings { quality, avif, ..Settings::default() };
            variants((2000, 1000), &blake3::hash(hash), &settings).into_iter().map(|variant| *variant.key.as_bytes())
        };
        let all: std::collections::BTreeSet<[u8; 32]> =
            keys(b"a", 80, false).chain(keys(b"b", 80, true)).chain(keys(b"a", 70, false)).collect();
        assert_eq!(all.len(), 12);
        assert!(keys(b"a", 80, true).eq(keys(b"a", 80, true)));
    }
}
