//! What a body may hold, found in one look at its bytes.
//!
//! Takes a body; gives what later looks may be spared, and where bare links may be. Most bodies hold next to nothing of what
//! has to be searched for, and to see that costs little.

/// What a body may hold.
#[derive(Debug)]
pub(crate) struct Survey {
    /// Perhaps a control character.
    pub(crate) control: bool,
    /// `<` with a letter or a sign behind it.
    pub(crate) tag: bool,
    pub(crate) equals: bool,
    pub(crate) brace: bool,
    /// A straight quotation mark or an apostrophe.
    pub(crate) quote: bool,
    /// Perhaps a character that is as wide as a Han character.
    pub(crate) wide: bool,
    /// The places where marks of other programs may be, ascending.
    pub(crate) marks: Vec<usize>,
    /// The places near which a bare link may be, ascending: `://`, `www.` and `@`.
    pub(crate) signs: Vec<usize>,
}

const CONTROL: u8 = 1;
const EQUALS: u8 = 2;
const SIGN: u8 = 4;
const MARK: u8 = 8;

/// So many bytes are looked at together, which the compiler turns into vector instructions.
const PIECE: usize = 64;

impl Survey {
    pub(crate) fn of(text: &str) -> Survey {
        let bytes = text.as_bytes();
        let (mut all, mut signs, mut marks, mut at) = ([0; PIECE], Vec::new(), Vec::new(), 0);
        while let (Some(piece), Some(next)) = (first_piece(bytes, at), first_piece(bytes, at + 1)) {
            let seen = look(piece, next, &mut all);
            if seen & SIGN != 0 {
                signs
                    .extend(places(piece, next, may_begin_sign).map(|step| at + step).filter(|at| is_sign(bytes, *at)));
            }
            if seen & MARK != 0 {
                marks
                    .extend(places(piece, next, may_begin_mark).map(|step| at + step).filter(|at| is_mark(bytes, *at)));
            }
            at += PIECE;
        }
        // What is left, with spaces behind it.
        let mut last = [b' '; PIECE + 1];
        last[..bytes.len() - at].copy_from_slice(&bytes[at..]);
        if let (Some(piece), Some(next)) = (first_piece(&last, 0), first_piece(&last, 1)) {
            look(piece, next, &mut all);
            signs.extend((at..bytes.len()).filter(|at| is_sign(bytes, *at)));
            marks.extend((at..bytes.len()).filter(|at| is_mark(bytes, *at)));
        }
        let all = all.iter().fold(0, |all, seen| all | seen);
        Survey {
            control: all & CONTROL != 0,
            tag: marks.iter().any(|at| bytes[*at] == b'<'),
            equals: all & EQUALS != 0,
            brace: marks.iter().any(|at| bytes[*at] == b'{'),
            quote: memchr::memchr2(b'"', b'\'', bytes).is_some(),
            wide: bytes.iter().fold(0, |most, byte| most.max(*byte)) >= 0xE3,
            marks,
            signs,
        }
    }
}

fn first_piece(bytes: &[u8], at: usize) -> Option<&[u8; PIECE]> {
    bytes.get(at..)?.first_chunk()
}

/// Whether signs and marks may begin in a piece, whose bytes come with the one after each. What else there is, is added to `all`.
fn look(piece: &[u8; PIECE], next: &[u8; PIECE], all: &mut [u8; PIECE]) -> u8 {
    let (mut signs, mut marks) = ([0_u8; PIECE], [0_u8; PIECE]);
    // One question at a time, as vector instructions like it.
    for (all, byte) in all.iter_mut().zip(piece) {
        *all |= (u8::from(may_be_control(*byte)) * CONTROL) | (u8::from(*byte == b'=') * EQUALS);
    }
    for (sign, (byte, next)) in signs.iter_mut().zip(piece.iter().zip(next)) {
        *sign = u8::from(may_begin_sign(*byte, *next)) * SIGN;
    }
    for (mark, (byte, next)) in marks.iter_mut().zip(piece.iter().zip(next)) {
        *mark = u8::from(may_hold_mark(*byte, *next)) * MARK;
    }
    signs.iter().zip(&marks).fold(0, |seen, (sign, mark)| seen | sign | mark)
}

/// Where `is` is true in a piece. Eight bytes without a place are passed over at once.
fn places<F: Fn(u8, u8) -> bool>(
    piece: &[u8; PIECE],
    next: &[u8; PIECE],
    is: F,
) -> impl Iterator<Item = usize> + use<F> {
    let mut found = [0_u8; PIECE];
    for ((found, byte), next) in found.iter_mut().zip(piece).zip(next) {
        *found = u8::from(is(*byte, *next));
    }
    (0..PIECE / 8).flat_map(move |word| {
        let mut bits = found[word * 8..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        std::iter::from_fn(move || {
            let step = bits.trailing_zeros() as usize / 8;
            bits &= bits.wrapping_sub(1);
            (step < 8).then_some(word * 8 + step)
        })
    })
}

/// 0xC2 may begin U+0080 to U+009F.
fn may_be_control(byte: u8) -> bool {
    let low = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    low | (byte == 0x7F) | (byte == 0xC2)
}

/// Whether a sign of a bare link may begin with these two bytes.
pub(crate) fn may_begin_sign(byte: u8, next: u8) -> bool {
    ((byte == b':') & (next == b'/')) | (byte == b'@') | ((byte | 0x20 == b'w') & (next | 0x20 == b'w'))
}

/// Whether [`may_begin_mark`] may be true: a rougher question with a faster answer. `:` to `@` follow each other, and so nearly
/// do `[` and `{`.
fn may_hold_mark(byte: u8, next: u8) -> bool {
    let is_sign = byte.wrapping_sub(b':') <= b'@' - b':';
    let is_bracket = (byte & !0x20 == b'[') | (byte == b']');
    let is_doubled = (byte == next) & ((byte == b'!') | (byte == b'%') | (byte == b'+'));
    is_sign | is_bracket | is_doubled | ((byte == b'\n') & (next & 0xF3 == b'a'))
}

/// Whether a mark of another program may begin with these two bytes.
fn may_begin_mark(byte: u8, next: u8) -> bool {
    let is_one = (byte == b'=') | (byte == b'+') | (byte == b'%') | (byte == b'!') | (byte == b'?');
    let is_line = (byte == b'\n') & ((next == b'i') | (next == b'e'));
    // What begins a name may also be `:` itself.
    let is_name = (byte == b':') & (next > b'*') & (next != b'/');
    let is_bracket = (byte == b'[') | ((byte == b']') & (next == b'(')) | (byte == b'<') | (byte == b'{');
    ((byte == next) & is_one) | is_name | is_line | is_bracket
}

fn is_sign(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'@' => true,
        b':' => bytes[at..].starts_with(b"://"),
        b'w' => bytes[at..].starts_with(b"ww."),
        b'W' => bytes[at..].starts_with(b"WW."),
        _ => false,
    }
}

/// Whether a mark of another program may begin here, or in the next line.
fn is_mark(bytes: &[u8], at: usize) -> bool {
    let Some(next) = bytes.get(at + 1).copied() else { return false };
    match bytes[at] {
        b'<' => next.is_ascii_alphabetic() || b"%<!".contains(&next),
        b'[' => next.is_ascii_alphabetic() || b"[@-!_/".contains(&next),
        b'{' => true,
        b'\n' => [b"import", b"export"].iter().any(|word| bytes[at + 1..].starts_with(*word)),
        byte => may_begin_mark(byte, next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_anywhere_is_seen() {
        for length in 0..200 {
            let before = "x".repeat(length);
            let survey = Survey::of(&before);
            assert!(!survey.control && !survey.tag && !survey.equals && !survey.brace);
            assert_eq!(survey.marks, [0; 0]);
            assert!(Survey::of(&format!("{before}\u{1}")).control);
            assert!(Survey::of(&format!("{before}\u{85}y")).control);
            assert!(Survey::of(&format!("{before}<a")).tag);
            assert!(Survey::of(&format!("{before}= ")).equals);
            assert!(Survey::of(&format!("{before}{{#")).brace);
            assert!(!Survey::of(&format!("{before}\t\r\n")).control);
        }
    }

    #[test]
    fn the_rough_question_misses_no_mark() {
        for (byte, next) in (0..=255).flat_map(|byte| (0..=255).map(move |next| (byte, next))) {
            assert!(may_hold_mark(byte, next) || !may_begin_mark(byte, next), "{byte} {next}");
        }
    }

    #[test]
    fn places_of_marks_are_found_wherever_pieces_end() {
        for length in 0..200 {
            let before = "é".repeat(length);
            let marks = |text: &str| Survey::of(&format!("{before}{text} ")).marks;
            for text in ["{x", "[x", "[[", "](", "<a", "<%", "==", "++", "%%", "!!", "??", "::", ":t", ":+", "\nimport"]
            {
                assert_eq!(marks(text).first(), Some(&(2 * length)), "{text}");
            }
            assert_eq!(marks("a: b :// = + % ! ? [1] ] ( < 2\nin \nex --"), [0; 0]);
        }
    }

    #[test]
    fn signs_of_links_are_found_wherever_pieces_end() {
        for length in 0..200 {
            let text = format!("{}http://x.y www.z WWW.q a@b : / w.", "é".repeat(length));
            let from = 2 * length;
            assert_eq!(Survey::of(&text).signs, [from + 4, from + 12, from + 18, from + 24]);
        }
    }
}
