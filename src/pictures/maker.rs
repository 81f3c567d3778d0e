//! Makes variants, or takes those that were made before.
//!
//! Takes the variants that are wanted of a picture, and a function that reads it; gives the bytes of each. A picture is read and
//! decoded once for all variants that are missing, and only so many at the same time as memory is set aside for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::encode::Original;
use super::folder::Folder;
use super::gate::Gate;
use super::variant::Variant;

/// The memory for decoded pictures, in bytes: seven photographs of 24 megapixels.
const MEMORY: u64 = 1 << 30;
/// How much of it a picture is given for each pixel: it is decoded, and perhaps copied to have other channels.
const PER_PIXEL: u64 = 6;

/// Why there is no variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault<E> {
    /// The file could not be read.
    File(E),
    /// It is no picture that can be decoded.
    Picture(String),
}

/// Makes variants.
#[derive(Debug)]
pub(crate) struct Maker {
    folder: Folder,
    gate: Gate,
}

impl Default for Maker {
    /// Keeps nothing.
    fn default() -> Maker {
        Maker { folder: Folder::default(), gate: Gate::of(MEMORY) }
    }
}

impl Maker {
    /// Keeps what it makes in a folder.
    pub(crate) fn on_disk(folder: PathBuf) -> Maker {
        Maker { folder: Folder::at(folder), ..Maker::default() }
    }

    /// The bytes of these variants of a picture. `with` reads the picture and hands it over; it is called only if a variant is
    /// missing. `pixels` is how many the picture has.
    pub(crate) fn variants<E>(
        &self,
        wanted: &[&Variant],
        pixels: u64,
        with: impl FnOnce(&mut dyn FnMut(Original<'_>)) -> Result<(), E>,
    ) -> Result<Vec<Vec<u8>>, Fault<E>> {
        let known: Vec<_> = wanted.iter().map(|variant| self.folder.get(&variant.key)).collect();
        let missing: Vec<&Variant> =
            wanted.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(variant, _)| *variant).collect();
        let mut made = Vec::new();
        if !missing.is_empty() {
            let _room = self.gate.enter(pixels * PER_PIXEL);
            let mut encoded = Ok(Vec::new());
            with(&mut |original| encoded = original.encode(&missing)).map_err(Fault::File)?;
            made = match encoded {
                Ok(all) => all.into_iter().map(Ok).collect(),
                Err(why) => vec![Err(why); missing.len()],
            };
            for (variant, made) in missing.iter().zip(&made) {
                self.folder.keep(&variant.key, made);
            }
        }
        let mut made = made.into_iter();
        let all = known.into_iter().map(|known| known.or_else(|| made.next()).unwrap_or_else(|| Err(String::new())));
        all.collect::<Result<_, _>>().map_err(Fault::Picture)
    }

    /// A picture that is drawn: the one that was made under its key, or a new one.
    pub(crate) fn drawn<E>(&self, key: &blake3::Hash, draw: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        if let Some(Ok(known)) = self.folder.get(key) {
            return Ok(known);
        }
        let made = draw()?;
        self.folder.keep(key, &Ok(made.clone()));
        Ok(made)
    }

    /// Forgets all but what was made under these keys.
    pub(crate) fn keep_only(&self, keys: impl Iterator<Item = blake3::Hash>) {
        let keys: BTreeSet<String> = keys.map(|key| key.to_hex().to_string()).collect();
        self.folder.keep_only(&keys);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat};

    use super::super::settings::Settings;
    use super::super::variant::variants;
    use super::*;

    #[test]
    fn a_picture_is_read_once_for_what_is_missing_and_not_at_all_for_what_is_there() {
        let place = tempfile::tempdir().unwrap();
        let mut file = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(60, 40).write_to(&mut file, ImageFormat::Png).unwrap();
        let bytes = file.into_inner();
        let settings = Settings { widths: vec![10, 20, 30], ..Settings::default() };
        let all = variants((60, 40), &blake3::hash(&bytes), &settings);
        let all: Vec<&Variant> = all.iter().collect();
        let mut reads = 0;
        let mut make = |wanted: &[&Variant]| {
            let maker = Maker::on_disk(place.path().join("images"));
            let made = maker.variants(wanted, 2400, |take| {
                reads += 1;
                take(Original { bytes: &bytes, turn: 1, quality: 80 });
                Ok::<(), ()>(())
            });
            (made.unwrap(), reads)
        };
        let (first, reads) = make(&all[..1]);
        assert_eq!((first.len(), reads), (1, 1));
        let (every, reads) = make(&all);
        assert_eq!((every.len(), reads, every[0] == first[0]), (3, 2, true));
        assert_eq!(make(&all), (every, 2));
    }

    #[test]
    fn a_picture_that_cannot_be_decoded_is_tried_once() {
        let place = tempfile::tempdir().unwrap();
        let all = variants((600, 400), &blake3::hash(b"x"), &Settings::default());
        let mut reads = 0;
        for _ in 0..2 {
            let maker = Maker::on_disk(place.path().join("images"));
            let made = maker.variants(&[&all[0]], 1, |take| {
                reads += 1;
                take(Original { bytes: b"x", turn: 1, quality: 80 });
                Ok::<(), ()>(())
            });
            assert!(matches!(made, Err(Fault::Picture(why)) if !why.is_empty()));
        }
        assert_eq!(reads, 1);
        let unread = Maker::default().variants(&[&all[0]], 1, |_| Err("gone"));
        assert_eq!(unread, Err(Fault::File("gone")));
    }
}
