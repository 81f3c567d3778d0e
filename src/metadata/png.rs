//! PNG and APNG: chunks (W3C, Portable Network Graphics, third edition).
//!
//! Takes the chunks that are needed to show the picture, and texts that are no metadata in disguise; everything else is
//! removed: EXIF but for the least of it, XMP, profiles of other metadata, chunks that nothing shows, and what comes after the
//! end, such as the rest of a picture that was cropped in place.

use super::exif;
use super::order::Order;
use super::parsed::Parsed;
use super::reader::Reader;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are not critical, and that readers use to show the picture.
const SHOWN: [&[u8; 4]; 26] = [
    b"acTL", b"bKGD", b"cHRM", b"cICP", b"cLLI", b"fcTL", b"fdAT", b"gAMA", b"gIFg", b"gIFx", b"hIST", b"iCCP",
    b"iDOT", b"mDCV", b"oFFs", b"pCAL", b"pHYs", b"sBIT", b"sCAL", b"sPLT", b"sRGB", b"sTER", b"tIME", b"tRNS",
    b"vpAg", b"npTc",
];

/// The most bytes of EXIF that are read.
const LONGEST_EXIF: u64 = 1 << 20;

/// One chunk.
struct Chunk {
    kind: [u8; 4],
    start: u64,
    /// Of its data.
    size: u64,
}

impl Chunk {
    /// Where its data begin.
    fn data(&self) -> u64 {
        self.start + 8
    }

    /// Where it ends, with its checksum.
    fn end(&self) -> u64 {
        self.data() + self.size + 4
    }
}

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    let mut at = SIGNATURE.len() as u64;
    let mut has_exif = false;
    (parsed.is_plain, parsed.is_cut) = (true, true);
    // Fewer bytes are the rest of a chunk without data.
    while at + 8 <= reader.size() {
        let Some(chunk) = chunk(reader, at) else { return parsed.damaged = true };
        let is_kept = is_kept(reader, &chunk);
        if chunk.end() > reader.size() {
            // The file ends too early. What is left of a picture is shown.
            if !is_kept {
                parsed.remove(at..reader.size());
            }
            return;
        }
        match &chunk.kind {
            b"IHDR" => note_pixels(reader, &chunk, parsed),
            b"eXIf" if !has_exif => {
                has_exif = true;
                let block = reader.start(&(chunk.data()..chunk.data() + chunk.size), LONGEST_EXIF);
                parsed.turn = exif::turn(&block);
                match exif::minimal(&block) {
                    Some(new) => parsed.replace(at..chunk.end(), made(*b"eXIf", &new)),
                    None => parsed.remove(at..chunk.end()),
                }
            }
            b"IEND" => {
                parsed.is_cut = false;
                return parsed.remove(chunk.end()..reader.size());
            }
            b"acTL" => parsed.is_plain = false,
            _ if !is_kept => parsed.remove(at..chunk.end()),
            _ => {}
        }
        at = chunk.end();
    }
}

/// The chunk at a place; `None` if there is none, by its name.
fn chunk(reader: &mut dyn Reader, start: u64) -> Option<Chunk> {
    let head: [u8; 8] = reader.array(start)?;
    let kind = [head[4], head[5], head[6], head[7]];
    let size = Order::Big.number(&head[..4]);
    let is_one = kind.iter().all(u8::is_ascii_alphabetic) && size < 1 << 31;
    is_one.then_some(Chunk { kind, start, size })
}

fn is_kept(reader: &mut dyn Reader, chunk: &Chunk) -> bool {
    let is_critical = chunk.kind[0].is_ascii_uppercase();
    match &chunk.kind {
        b"tEXt" | b"zTXt" | b"iTXt" => {
            let start = reader.start(&(chunk.data()..chunk.data() + chunk.size), 80);
            let keyword = start.split(|byte| *byte == 0).next().unwrap_or_default();
            !is_metadata(&String::from_utf8_lossy(keyword))
        }
        kind => is_critical || SHOWN.contains(&kind),
    }
}

/// Whether the text with this keyword is metadata: XMP, or what ImageMagick and exiftool copy from other formats.
fn is_metadata(keyword: &str) -> bool {
    let keyword = keyword.to_ascii_lowercase();
    let raw = keyword.strip_prefix("raw profile type ");
    let starts = ["exif:", "xmp:", "iptc:", "8bim:", "photoshop:", "aux:", "xml:com.adobe"];
    raw.is_some_and(|kind| !matches!(kind, "icc" | "icm"))
        || starts.iter().any(|start| keyword.starts_with(start))
        || ["gps", "location", "geotag"].iter().any(|part| keyword.contains(part))
        || matches!(keyword.as_str(), "xmp" | "exif" | "iptc" | "make" | "model")
}

fn note_pixels(reader: &mut dyn Reader, chunk: &Chunk, parsed: &mut Parsed) {
    if let Some(head) = reader.array::<8>(chunk.data()) {
        parsed.note_pixels(Order::Big.number(&head[..4]), Order::Big.number(&head[4..]));
    }
}

fn made(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let size = Order::Big.bytes::<4>(data.len() as u64);
    let named = [&kind, data].concat();
    [&size[..], &named, &checksum(&named).to_be_bytes()].concat()
}

/// CRC-32, as in annex D.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn texts_are_kept_unless_they_are_metadata_in_disguise() {
        for keyword in ["Title", "Author", "Copyright", "Comment", "Software", "Raw profile type icc", "Geometry"] {
            assert!(!is_metadata(keyword), "{keyword}");
        }
        for keyword in
            ["XML:com.adobe.xmp", "Raw profile type exif", "Raw profile type APP1", "exif:GPSLatitude", "GPS"]
        {
            assert!(is_metadata(keyword), "{keyword}");
        }
    }
}
