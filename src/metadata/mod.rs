//! Metadata of pictures: removes where a photograph was taken, and everything else that a camera or a program wrote beside the
//! picture.
//!
//! Takes the bytes of a file; gives them without metadata, and what an author should know of the file. The picture is never
//! encoded anew: what is kept is kept byte for byte. Each format has its own file, with a parser that reads what it needs and
//! stops at what it does not understand. It must not depend on files or settings.

mod boxed;
mod boxes;
mod edit;
mod exif;
mod gif;
mod heif;
mod ifd;
mod iptc;
mod items;
mod jpeg;
mod kind;
mod order;
mod parsed;
mod photoshop;
mod png;
mod ranges;
mod reader;
mod report;
mod search;
#[cfg(test)]
mod tests;
mod tiff;
mod video;
mod webp;
mod xmp;

use serde::{Deserialize, Serialize};

pub(crate) use kind::Kind;
pub(crate) use reader::{Reader, Window};
pub(crate) use report::warnings;

use parsed::Parsed;

/// What is known of a file in which there may be metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Examined {
    pub(crate) kind: Kind,
    /// Width and height.
    pub(crate) pixels: Option<(u32, u32)>,
    /// Whether there is a location that is not removed.
    pub(crate) location: bool,
    /// Whether a part could not be read, and is left as it is.
    pub(crate) damaged: bool,
}

/// Looks at a file, mostly at few bytes of it; `None` if it is of no kind that has metadata. `name` is its name or path.
pub(crate) fn examine(reader: &mut dyn Reader, name: &str) -> Option<Examined> {
    let head = reader.start(&(0..u64::MAX), kind::HEAD as u64);
    let kind = Kind::of(&head, name)?;
    let mut parsed = Parsed::default();
    match kind {
        Kind::Jpeg => drop(jpeg::header(reader, &mut parsed)),
        Kind::Video => parsed.location = video::read(reader),
        Kind::Raw => parsed.location = video::read(reader) || search::search(reader),
        Kind::Pdf | Kind::Other => parsed.location = search::search(reader),
        kind => read(kind, reader, &mut parsed),
    }
    if parsed.raw && !parsed.location {
        parsed.location = search::search(reader);
    }
    let Parsed { pixels, location, damaged, raw, .. } = parsed;
    Some(Examined { kind: if raw { Kind::Raw } else { kind }, pixels, location, damaged })
}

/// Writes a file without its metadata to `out`, which is empty; says whether there was anything to remove. If there was not,
/// nothing is written.
pub(crate) fn clean(bytes: &[u8], out: &mut Vec<u8>) -> bool {
    let Some(kind) = Kind::of(&bytes[..bytes.len().min(kind::HEAD)], "") else { return false };
    let (mut parsed, mut reader) = (Parsed::default(), bytes);
    match kind {
        Kind::Jpeg => {
            if let Some(picture) = jpeg::header(&mut reader, &mut parsed) {
                jpeg::picture(bytes, picture, &mut parsed);
            }
        }
        kind => read(kind, &mut reader, &mut parsed),
    }
    if parsed.edits.is_empty() {
        return false;
    }
    edit::apply(bytes, parsed.edits, out);
    true
}

/// Reads a file of a kind that is cleaned, but JPEG.
fn read(kind: Kind, reader: &mut dyn Reader, parsed: &mut Parsed) {
    match kind {
        Kind::Png => png::read(reader, parsed),
        Kind::Webp => webp::read(reader, parsed),
        Kind::Gif => gif::read(reader, parsed),
        Kind::Tiff => tiff::read(reader, parsed),
        Kind::Heif => heif::read(reader, parsed),
        Kind::Boxed => boxed::read(reader, parsed),
        Kind::Jpeg | Kind::Video | Kind::Raw | Kind::Pdf | Kind::Other => {}
    }
}
