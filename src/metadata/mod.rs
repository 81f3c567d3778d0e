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
mod meter;
mod order;
mod parsed;
mod photoshop;
mod png;
mod ranges;
mod reader;
mod report;
mod search;
mod svg;
#[cfg(test)]
mod tests;
mod tiff;
mod video;
mod webp;
#[cfg(test)]
mod work;
mod xmp;

use serde::{Deserialize, Serialize};

pub(crate) use kind::Kind;
pub(crate) use reader::{Reader, Window};
pub(crate) use report::warnings;

use meter::Metered;
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
    /// How the picture is turned to be shown, from 1 to 8 as in EXIF.
    pub(crate) turn: u8,
    /// Whether it has one frame, in colours that a decoder gives as browsers show them.
    pub(crate) is_plain: bool,
    /// Whether it is not a whole picture: its end is missing, or it has nothing but the name of one.
    pub(crate) is_cut: bool,
}

impl Examined {
    /// Width and height as the picture is shown.
    pub(crate) fn shown(&self) -> Option<(u32, u32)> {
        let (width, height) = self.pixels.filter(|(width, height)| *width > 0 && *height > 0)?;
        Some(if self.turn > 4 { (height, width) } else { (width, height) })
    }
}

/// Looks at a file, mostly at few bytes of it; `None` if it is of no kind that has metadata. `name` is its name or path.
pub(crate) fn examine(reader: &mut dyn Reader, name: &str) -> Option<Examined> {
    let head = reader.start(&(0..u64::MAX), kind::HEAD as u64);
    let kind = Kind::of(&head, name)?;
    let mut parsed = parse(kind, reader);
    match kind {
        Kind::Other if kind::is_svg(&head) => parsed.pixels = svg::size(&head),
        Kind::Other => parsed.is_cut = kind::has_name_of_picture(name) && !head.starts_with(b"8BPS"),
        _ => {}
    }
    let Parsed { pixels, location, damaged, raw, turn, is_plain, is_cut, .. } = parsed;
    let kind = if raw { Kind::Raw } else { kind };
    Some(Examined { kind, pixels, location, damaged, turn: turn.max(1), is_plain, is_cut })
}

/// Writes a file without its metadata to `out`, which is empty; says whether there was anything to remove. If there was not,
/// nothing is written.
pub(crate) fn clean(mut bytes: &[u8], out: &mut Vec<u8>) -> bool {
    let kind = Kind::of(&bytes[..bytes.len().min(kind::HEAD)], "").filter(|kind| kind.is_cleaned());
    let Some(kind) = kind else { return false };
    let whole = bytes;
    let mut parsed = parse(kind, &mut bytes);
    if let Some(from) = parsed.picture {
        jpeg::picture(whole, from, &mut parsed);
    }
    if parsed.edits.is_empty() {
        return false;
    }
    edit::apply(whole, parsed.edits, out);
    true
}

/// Reads a file: of a JPEG, what is before the picture; of other files, all but the picture.
fn parse(kind: Kind, reader: &mut dyn Reader) -> Parsed {
    let mut metered = Metered::of(reader);
    let (reader, mut parsed): (&mut dyn Reader, _) = (&mut metered, Parsed::default());
    match kind {
        Kind::Jpeg => parsed.picture = jpeg::header(reader, &mut parsed),
        Kind::Png => png::read(reader, &mut parsed),
        Kind::Webp => webp::read(reader, &mut parsed),
        Kind::Gif => gif::read(reader, &mut parsed),
        Kind::Tiff => tiff::read(reader, &mut parsed),
        Kind::Heif => heif::read(reader, &mut parsed),
        Kind::Boxed => boxed::read(reader, &mut parsed),
        Kind::Video => parsed.location = video::read(reader),
        Kind::Raw => parsed.location = video::read(reader) || search::search(reader),
        Kind::Pdf | Kind::Other => parsed.location = search::search(reader),
    }
    if parsed.raw && !parsed.location {
        parsed.location = search::search(reader);
    }
    if metered.is_spent {
        // What was found may not be all, so nothing is changed.
        return Parsed { damaged: true, raw: parsed.raw, ..Parsed::default() };
    }
    parsed
}
