//! What kind of file it is, by its first bytes: names may lie.

use serde::{Deserialize, Serialize};

use super::png;

/// A kind of file in which there may be a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    /// AVIF and HEIC.
    Heif,
    /// JPEG XL and JPEG 2000.
    Boxed,
    /// MP4 and QuickTime.
    Video,
    /// The raw data of a camera.
    Raw,
    /// PDF and PostScript.
    Pdf,
    /// SVG, Photoshop's own format, and files that have the name of a picture and are none.
    Other,
}

/// How many bytes decide.
pub(super) const HEAD: usize = 1024;

impl Kind {
    /// The kind of a file, by its first [`HEAD`] bytes, or else by its name, which says at least what it was meant to be.
    pub(super) fn of(head: &[u8], name: &str) -> Option<Kind> {
        by_bytes(head).or_else(|| has_telling_name(name).then_some(Kind::Other))
    }

    /// Whether metadata can be removed from files of this kind.
    pub(crate) fn is_cleaned(self) -> bool {
        use Kind::{Boxed, Gif, Heif, Jpeg, Png, Tiff, Webp};
        matches!(self, Jpeg | Png | Webp | Gif | Tiff | Heif | Boxed)
    }
}

fn by_bytes(head: &[u8]) -> Option<Kind> {
    Some(match head {
        [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::Webp,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
        [b'I', b'I', b'*' | b'+' | b'U', 0, ..] | [b'M', b'M', 0, b'*' | b'+', ..] => Kind::Tiff,
        // Olympus.
        [b'I', b'I', b'R', b'O' | b'S', ..] | [b'M', b'M', b'O', b'R', ..] => Kind::Tiff,
        // Canon, Sigma, Minolta.
        [b'I', b'I', 0x1a, 0, 0, 0, b'H', b'E', b'A', b'P', ..]
        | [b'F', b'O', b'V', b'b', ..]
        | [0, b'M', b'R', b'M', ..] => Kind::Raw,
        [0, 0, 0, 0x0c, b'j', b'P', b' ', b' ', ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => Kind::Boxed,
        [_, _, _, _, b'f', b't', b'y', b'p', rest @ ..] => by_brands(head, rest),
        [b'8', b'B', b'P', b'S', ..] => Kind::Other,
        _ if head.starts_with(png::SIGNATURE) => Kind::Png,
        _ if head.starts_with(b"FUJIFILMCCD-RAW") => Kind::Raw,
        // QuickTime of former times begins with any box.
        _ if head.get(4..8).is_some_and(|kind| [b"moov", b"mdat", b"wide", b"pnot"].iter().any(|one| kind == *one)) => {
            Kind::Video
        }
        _ if memchr::memmem::find(head, b"%PDF-").is_some() || head.starts_with(b"%!PS") => Kind::Pdf,
        _ if is_svg(head) => Kind::Other,
        _ => return None,
    })
}

/// The brands of a file say what it holds: the first one, a version, and all that it is compatible with.
fn by_brands(head: &[u8], brands: &[u8]) -> Kind {
    let size = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let end = usize::try_from(size).ok().filter(|size| *size >= 8).unwrap_or(HEAD) - 8;
    let brands = &brands[..end.min(brands.len())];
    if brands.starts_with(b"crx ") {
        return Kind::Raw;
    }
    let is_picture = |brand: &[u8]| {
        let pictures: [&[u8]; 11] =
            [b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"];
        pictures.contains(&brand)
    };
    if brands.chunks(4).any(is_picture) { Kind::Heif } else { Kind::Video }
}

pub(super) fn is_svg(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"<") && memchr::memmem::find(head, b"<svg").is_some()
}

/// Whether a file has the name of a picture that all browsers show.
pub(super) fn has_name_of_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "apng" | "webp" | "gif")
}

/// Whether a file has the name of a kind that may hold a location.
fn has_telling_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "jpg"
            | "jpeg"
            | "jpe"
            | "jfif"
            | "png"
            | "apng"
            | "webp"
            | "gif"
            | "tif"
            | "tiff"
            | "avif"
            | "heic"
            | "heif"
            | "hif"
            | "jxl"
            | "jp2"
            | "dng"
            | "cr2"
            | "cr3"
            | "crw"
            | "nef"
            | "nrw"
            | "arw"
            | "orf"
            | "rw2"
            | "raf"
            | "raw"
            | "pef"
            | "srw"
            | "x3f"
            | "mp4"
            | "m4v"
            | "mov"
            | "3gp"
            | "pdf"
            | "psd"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide_whatever_the_name_is() {
        for (head, kind) in [
            (b"\xff\xd8\xff\xe1".as_slice(), Kind::Jpeg),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Heif),
            (b"\0\0\0\x18ftypmif1\0\0\0\0miafavif", Kind::Heif),
            (b"\0\0\0\x10ftypisom\0\0\0\0avif", Kind::Video),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Kind::Video),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Kind::Raw),
            (b"<?xml version='1.0'?>\n<svg/>", Kind::Other),
        ] {
            assert_eq!(Kind::of(head, "notes.txt"), Some(kind));
        }
    }

    #[test]
    fn other_files_are_of_no_kind_unless_their_name_is_that_of_a_picture() {
        for head in [b"".as_slice(), b"# Title", b"<html>", b"PK\x03\x04", b"\0\0\0\x18ftyp"] {
            assert_eq!(Kind::of(head, "notes.txt"), (head.len() == 8).then_some(Kind::Video));
        }
        assert_eq!(Kind::of(b"nothing", "Photo.JPG"), Some(Kind::Other));
    }
}
