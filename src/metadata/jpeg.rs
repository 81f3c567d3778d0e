//! JPEG: segments, then the compressed picture (ITU-T T.81, annex B).
//!
//! Takes the segments that are needed to show the picture, and comments; everything else is removed: EXIF but for the least of
//! it, XMP, IPTC but for rights, previews, and what comes after the picture, such as the video of a "motion photo" or a second
//! picture.

use std::ops::Range;

use memchr::memchr;

use super::parsed::Parsed;
use super::reader::Reader;
use super::{exif, photoshop};

const EXIF: &[u8] = b"Exif\0\0";
/// The most bytes that a segment can hold.
const LONGEST: usize = 65_533;
/// The most bytes between two segments.
const MOST_SKIPPED: u64 = 1 << 16;
/// The most bytes after a picture, such as a video, in which its end is looked for.
const LONGEST_REST: u64 = 16 << 20;
/// How many bytes are read at once to look for it.
const PIECE: u64 = 4096;
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// One marker, and the bytes of its segment without the length.
struct Segment {
    code: u8,
    /// With the marker.
    range: Range<u64>,
    body: Range<u64>,
}

/// The segments before the picture.
struct Header<'r, 'p> {
    reader: &'r mut dyn Reader,
    parsed: &'p mut Parsed,
    /// Where the first EXIF is, and its block.
    exif: Option<(Range<u64>, Vec<u8>)>,
    /// Where the first of Photoshop's segments is, and the resources of all.
    photoshop: Option<(Range<u64>, Vec<u8>)>,
}

/// Reads the segments before the picture; gives where the picture begins, if there is one.
pub(super) fn header(reader: &mut dyn Reader, parsed: &mut Parsed) -> Option<u64> {
    let mut header = Header { reader, parsed, exif: None, photoshop: None };
    let picture = header.read();
    header.rebuild();
    parsed.is_cut = picture.is_none_or(|from| is_cut(reader, from));
    picture
}

/// Whether the picture that begins at `from` has no end. It is looked for from the end of the file on, where it nearly always is.
fn is_cut(reader: &mut dyn Reader, from: u64) -> bool {
    let (size, mut at, mut length) = (reader.size(), reader.size(), 2);
    while at > from && size - at < LONGEST_REST {
        let start = at.saturating_sub(length).max(from);
        // A byte more, since the marker may be on the border of two pieces.
        let Some(bytes) = reader.bytes(start..(at + 1).min(size)) else { return false };
        if memchr::memmem::find(&bytes, &[0xff, END]).is_some() {
            return false;
        }
        (at, length) = (start, if length < PIECE { PIECE } else { 16 * PIECE });
    }
    at <= from
}

impl Header<'_, '_> {
    fn read(&mut self) -> Option<u64> {
        let mut at = 2;
        loop {
            let (start, code) = self.next_marker(at)?;
            at = start + 2;
            match code {
                0x01 | 0xd0..=0xd7 => continue,
                END => {
                    self.parsed.remove(at..self.reader.size());
                    return None;
                }
                0xc0..=0xcf | SCAN..=0xdf | 0xe0..=0xef | 0xfe => {}
                // No reader knows what follows, so it may be anything.
                _ => return self.give_up(),
            }
            let Some(length) = self.reader.array::<2>(at).map(u16::from_be_bytes) else { return self.cut(start, code) };
            let end = at + u64::from(length);
            if length < 2 {
                return self.give_up();
            }
            if end > self.reader.size() {
                return self.cut(start, code);
            }
            let segment = Segment { code, range: start..end, body: at + 2..end };
            if code == SCAN {
                return Some(end);
            }
            self.segment(&segment);
            at = end;
        }
    }

    /// The next marker from `at` on. Readers skip other bytes before it, so they are removed; if there are many, or no marker
    /// follows, this may be no JPEG at all.
    fn next_marker(&mut self, at: u64) -> Option<(u64, u8)> {
        let mut is_filled = true;
        for start in at..at + MOST_SKIPPED {
            let Some([first, second]) = self.reader.array(start) else { break };
            is_filled &= first == 0xff;
            if first == 0xff && !matches!(second, 0 | 0xff) {
                if !is_filled {
                    self.parsed.remove(at..start);
                }
                return Some((start, second));
            }
        }
        if at < self.reader.size() { self.give_up() } else { None }
    }

    fn give_up<T>(&mut self) -> Option<T> {
        self.parsed.damaged = true;
        None
    }

    /// The file ends within a segment: metadata go, anything else stays.
    fn cut<T>(&mut self, start: u64, code: u8) -> Option<T> {
        match code {
            0xe0..=0xef => self.parsed.remove(start..self.reader.size()),
            _ => self.parsed.damaged = true,
        }
        None
    }

    fn segment(&mut self, segment: &Segment) {
        let start = self.reader.start(&segment.body, 18);
        match segment.code {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                self.note_pixels(&start);
                // Four components are inks, which only a colour profile turns into light.
                let components = start.get(5).copied().unwrap_or_default();
                self.parsed.is_plain = segment.code <= 0xc2 && components != 4;
            }
            0xe1 if start.starts_with(EXIF) && self.exif.is_none() => {
                let block = self.reader.bytes(segment.body.start + 6..segment.body.end).unwrap_or_default();
                self.exif = Some((segment.range.clone(), block));
            }
            0xed if start.starts_with(photoshop::SIGNATURE) => {
                let from = segment.body.start + photoshop::SIGNATURE.len() as u64;
                let resources = self.reader.bytes(from..segment.body.end).unwrap_or_default();
                match &mut self.photoshop {
                    Some((_, all)) => {
                        all.extend(resources);
                        self.parsed.remove(segment.range.clone());
                    }
                    None => self.photoshop = Some((segment.range.clone(), resources)),
                }
            }
            0xe0..=0xef if !is_shown(segment.code, &start) => self.parsed.remove(segment.range.clone()),
            _ => {}
        }
    }

    /// The size in a frame header: precision, height, width. A height of 0 is told later, and is never large.
    fn note_pixels(&mut self, frame: &[u8]) {
        if let [_, high, low, wide, narrow, ..] = frame {
            let number = |high: u8, low: u8| u64::from(u16::from_be_bytes([high, low]));
            self.parsed.note_pixels(number(*wide, *narrow), number(*high, *low));
        }
    }

    /// Puts the least in the place of EXIF and IPTC.
    fn rebuild(&mut self) {
        if let Some((range, block)) = self.exif.take() {
            self.parsed.turn = exif::turn(&block);
            let new = exif::minimal(&block).map(|new| [EXIF, &new].concat());
            self.put(range, 0xe1, new);
        }
        if let Some((range, resources)) = self.photoshop.take() {
            self.put(range, 0xed, photoshop::rights(&resources));
        }
    }

    fn put(&mut self, range: Range<u64>, code: u8, body: Option<Vec<u8>>) {
        let length = |body: &Vec<u8>| u16::try_from(body.len() + 2).ok();
        match body.filter(|body| body.len() <= LONGEST).and_then(|body| Some((length(&body)?, body))) {
            Some((length, body)) => {
                self.parsed.replace(range, [&[0xff, code][..], &length.to_be_bytes(), &body].concat());
            }
            None => self.parsed.remove(range),
        }
    }
}

/// Whether a segment for applications is a part of the picture: JFIF, the colour profile, Adobe's colours, SPIFF, JPEG XT.
fn is_shown(code: u8, body: &[u8]) -> bool {
    match code {
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xe8 => body.starts_with(b"SPIFF\0"),
        // `JP`, two numbers, the length and the type of a box. JUMBF boxes hold metadata, such as content credentials.
        0xeb => body.starts_with(b"JP") && body.get(12..16).is_some_and(|kind| kind != b"jumb"),
        0xee => body.starts_with(b"Adobe"),
        _ => false,
    }
}

/// Removes what comes after the picture that begins at `from`, and metadata between its scans.
pub(super) fn picture(bytes: &[u8], from: u64, parsed: &mut Parsed) {
    let Ok(mut at) = usize::try_from(from) else { return };
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr(0xff, rest)) {
        let start = at + found;
        let Some(code) = bytes.get(start + 1) else { return };
        at = start + 2;
        match *code {
            0xff => at = start + 1,
            END => return parsed.remove(at as u64..bytes.len() as u64),
            // Another picture, though this one did not end.
            START => return parsed.remove(start as u64..bytes.len() as u64),
            0xc4 | 0xcc | SCAN..=0xdd | 0xe0..=0xef | 0xfe => {
                let Some(end) = segment_end(bytes, at) else { continue };
                if is_metadata(*code, &bytes[at + 2..end]) {
                    parsed.remove(start as u64..end as u64);
                } else if matches!(code, 0xe0..=0xef) {
                    // Not a segment, but damaged data of the picture.
                    continue;
                }
                at = end;
            }
            _ => {}
        }
    }
}

/// Where the segment ends whose length is at `at`.
fn segment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let length = bytes.get(at..at + 2)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    Some(at + length).filter(|end| length >= 2 && *end <= bytes.len())
}

/// Whether these bytes are metadata, and not a part of a picture that is damaged.
fn is_metadata(code: u8, body: &[u8]) -> bool {
    match code {
        0xe1 => body.starts_with(EXIF) || body.starts_with(b"http://ns.adobe.com/"),
        0xed => body.starts_with(photoshop::SIGNATURE),
        _ => false,
    }
}
