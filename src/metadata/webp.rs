//! WebP: chunks in a RIFF file (RFC 9649).
//!
//! Takes the chunks that are the picture; everything else is removed: EXIF but for the least of it, XMP, unknown chunks, and
//! what comes after the end. The size of the file and the flags in its header are put right.

use super::exif;
use super::order::Order;
use super::parsed::Parsed;
use super::reader::Reader;

const SHOWN: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Flags in the header.
const HAS_EXIF: u8 = 8;
const HAS_XMP: u8 = 4;
/// The most bytes of EXIF that are read.
const LONGEST_EXIF: u64 = 1 << 20;

/// What the file's own numbers have to say after it is cleaned.
#[derive(Default)]
struct Changed {
    /// Bytes that are removed before the end.
    removed: u64,
    /// Whether EXIF is left.
    has_exif: bool,
    /// Where the flags are.
    flags: Option<u64>,
}

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    let Some(declared) = reader.array::<4>(4).map(|size| Order::Little.number(&size)) else { return };
    let end = (8 + declared + declared % 2).min(reader.size());
    let mut changed = Changed::default();
    (parsed.is_plain, parsed.is_cut) = (true, 8 + declared > reader.size());
    if declared < 4 || !chunks(reader, end, parsed, &mut changed) {
        parsed.damaged = true;
    } else {
        parsed.remove(end..reader.size());
    }
    if changed.removed > 0 {
        let size = Order::Little.bytes::<4>(declared.saturating_sub(changed.removed));
        parsed.replace(4..8, size.to_vec());
    }
    if let Some((at, [old])) = changed.flags.and_then(|at| Some((at, reader.array::<1>(at)?))) {
        let new = old & !HAS_XMP & !HAS_EXIF | if changed.has_exif { HAS_EXIF } else { 0 };
        if new != old {
            parsed.replace(at..at + 1, vec![new]);
        }
    }
}

/// Reads the chunks; says whether they are whole.
fn chunks(reader: &mut dyn Reader, end: u64, parsed: &mut Parsed, changed: &mut Changed) -> bool {
    let mut at = 12;
    while at + 8 <= end {
        let Some(head) = reader.array::<8>(at).filter(|head| head[..4].iter().all(|byte| (b' '..0x7f).contains(byte)))
        else {
            return false;
        };
        let (kind, size) = ([head[0], head[1], head[2], head[3]], Order::Little.number(&head[4..]));
        let data = at + 8..(at + 8 + size).min(end);
        let next = (at + 8 + size + size % 2).min(end);
        match &kind {
            b"EXIF" if !changed.has_exif => {
                let block = reader.start(&data, LONGEST_EXIF);
                let block = block.strip_prefix(b"Exif\0\0").unwrap_or(&block);
                parsed.turn = exif::turn(block);
                let new = exif::minimal(block).map(|new| made(kind, &new)).filter(|new| new.len() as u64 <= next - at);
                changed.has_exif = new.is_some();
                changed.removed += next - at - new.as_ref().map_or(0, |new| new.len() as u64);
                match new {
                    Some(new) => parsed.replace(at..next, new),
                    None => parsed.remove(at..next),
                }
            }
            kind if !SHOWN.contains(&kind) => {
                changed.removed += next - at;
                parsed.remove(at..next);
            }
            b"VP8X" => changed.flags = Some(data.start),
            b"ANIM" | b"ANMF" => parsed.is_plain = false,
            _ => {}
        }
        note_pixels(reader, &kind, data.start, parsed);
        at = next;
    }
    true
}

fn made(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = [&kind[..], &Order::Little.bytes::<4>(data.len() as u64), data].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

fn note_pixels(reader: &mut dyn Reader, kind: &[u8; 4], at: u64, parsed: &mut Parsed) {
    let Some(head) = reader.array::<10>(at) else { return };
    let number = |from: usize, to: usize| Order::Little.number(&head[from..to]);
    match kind {
        b"VP8X" => parsed.note_pixels(number(4, 7) + 1, number(7, 10) + 1),
        // A frame tag, a start code, then two numbers of fourteen bits.
        b"VP8 " if head[3..6] == [0x9d, 1, 0x2a] => parsed.note_pixels(number(6, 8) & 0x3fff, number(8, 10) & 0x3fff),
        b"VP8L" if head[0] == 0x2f => {
            parsed.note_pixels((number(1, 5) & 0x3fff) + 1, (number(1, 5) >> 14 & 0x3fff) + 1)
        }
        _ => {}
    }
}
