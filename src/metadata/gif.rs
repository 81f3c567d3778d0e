//! GIF: blocks (GIF89a).
//!
//! Takes the picture and comments. Of the extensions for applications only those are kept that animate the picture or are its
//! colour profile; XMP and all others are removed, and what comes after the end.

use super::order::Order;
use super::parsed::Parsed;
use super::reader::Reader;

const SHOWN: [&[u8; 11]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

pub(super) fn read(reader: &mut dyn Reader, parsed: &mut Parsed) {
    if let Some(screen) = reader.array::<7>(6) {
        parsed.note_pixels(Order::Little.number(&screen[..2]), Order::Little.number(&screen[2..4]));
        parsed.damaged = blocks(reader, 13 + colours(screen[4]), parsed).is_none();
    }
}

/// Bytes of the colours that a set of flags announces.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Reads the blocks from `at` on; `None` if one is none.
fn blocks(reader: &mut dyn Reader, mut at: u64, parsed: &mut Parsed) -> Option<()> {
    let mut frames = 0;
    while at < reader.size() {
        let [first] = reader.array(at)?;
        match first {
            b';' => {
                parsed.remove(at + 1..reader.size());
                return Some(());
            }
            b',' => {
                frames += 1;
                parsed.is_plain = frames == 1;
                let flags = reader.array::<1>(at + 9).map_or(0, |[flags]| flags);
                at = after_data(reader, at + 11 + colours(flags));
            }
            b'!' => {
                let end = after_data(reader, at + 2);
                if reader.array::<1>(at + 1) == Some([0xff]) && !is_shown(reader, at) {
                    parsed.remove(at..end);
                }
                at = end;
            }
            _ => return None,
        }
    }
    Some(())
}

fn is_shown(reader: &mut dyn Reader, at: u64) -> bool {
    reader.array::<12>(at + 2).is_some_and(|[size, name @ ..]| size == 11 && SHOWN.contains(&&name))
}

/// The end of the blocks of data at `at`: each begins with its length, the last has none. XMP is not in such blocks, but ends
/// with bytes that lead to the end all the same.
fn after_data(reader: &mut dyn Reader, mut at: u64) -> u64 {
    while let Some([size]) = reader.array(at) {
        at += 1 + u64::from(size);
        if size == 0 {
            return at;
        }
    }
    reader.size()
}
