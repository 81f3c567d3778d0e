//! What a body may hold, found in one look at its bytes.
//!
//! Takes a body; gives what later looks may be spared, and where bare links may be. Most bodies hold next to nothing of what
//! has to be searched for, and to see that costs little.

/// What a body may hold.
#[derive(Debug)]
pub(crate) struct Survey {
    /// Perhaps a control character.
    pub(crate) control: bool,
    pub(crate) less_than: bool,
    pub(crate) equals: bool,
    pub(crate) brace: bool,
    pub(crate) bracket: bool,
    /// One of `=+%!?:` twice in a row.
    pub(crate) doubled: bool,
    /// A colon and a letter, a digit or a sign of an emoji's name behind it.
    pub(crate) colon: bool,
    /// Perhaps a line that begins with `import` or `export`, but for the first.
    pub(crate) module: bool,
    /// The places near which a bare link may be, ascending: `://`, `www.` and `@`.
    pub(crate) signs: Vec<usize>,
}

const CONTROL: u16 = 1;
const LESS_THAN: u16 = 2;
const EQUALS: u16 = 4;
const BRACE: u16 = 8;
const SIGN: u16 = 16;
const BRACKET: u16 = 32;
const DOUBLED: u16 = 64;
const COLON: u16 = 128;
const MODULE: u16 = 256;

/// So many bytes are looked at together, which the compiler turns into vector instructions.
const PIECE: usize = 64;

impl Survey {
    pub(crate) fn of(text: &str) -> Survey {
        let bytes = text.as_bytes();
        let (mut all, mut signs, mut at) = (0, Vec::new(), 0);
        while let (Some(piece), Some(next)) = (first_piece(bytes, at), first_piece(bytes, at + 1)) {
            let seen = look(piece, next);
            if seen & SIGN != 0 {
                signs.extend((at..at + PIECE).filter(|at| is_sign(bytes, *at)));
            }
            all |= seen;
            at += PIECE;
        }
        // What is left, with spaces behind it.
        let mut last = [b' '; PIECE + 1];
        last[..bytes.len() - at].copy_from_slice(&bytes[at..]);
        if let (Some(piece), Some(next)) = (first_piece(&last, 0), first_piece(&last, 1)) {
            all |= look(piece, next);
            signs.extend((at..bytes.len()).filter(|at| is_sign(bytes, *at)));
        }
        Survey {
            control: all & CONTROL != 0,
            less_than: all & LESS_THAN != 0,
            equals: all & EQUALS != 0,
            brace: all & BRACE != 0,
            bracket: all & BRACKET != 0,
            doubled: all & DOUBLED != 0,
            colon: all & COLON != 0,
            module: all & MODULE != 0 || bytes.starts_with(b"import") || bytes.starts_with(b"export"),
            signs,
        }
    }
}

fn first_piece(bytes: &[u8], at: usize) -> Option<&[u8; PIECE]> {
    bytes.get(at..)?.first_chunk()
}

/// What a piece may hold; each byte comes with the one after it. One question at a time, as vector instructions like it.
fn look(piece: &[u8; PIECE], next: &[u8; PIECE]) -> u16 {
    let any = |is: fn(u8) -> bool| u16::from(piece.iter().fold(0, |found, byte| found | u8::from(is(*byte))));
    let pair = |is: fn(u8, u8) -> bool| {
        let pairs = piece.iter().zip(next);
        u16::from(pairs.fold(0, |found, (byte, next)| found | u8::from(is(*byte, *next))))
    };
    (any(may_be_control) * CONTROL)
        | (any(|byte| byte == b'<') * LESS_THAN)
        | (any(|byte| byte == b'=') * EQUALS)
        | (any(|byte| byte == b'{') * BRACE)
        | (any(|byte| byte == b'[') * BRACKET)
        | (pair(may_begin_sign) * SIGN)
        | (pair(is_doubled) * DOUBLED)
        | (pair(may_begin_name) * COLON)
        | (pair(may_begin_module) * MODULE)
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

/// Whether these are the same of the characters that begin marks in pairs.
fn is_doubled(byte: u8, next: u8) -> bool {
    let is_one = (byte == b'=') | (byte == b'+') | (byte == b'%') | (byte == b'!') | (byte == b'?') | (byte == b':');
    (byte == next) & is_one
}

/// Whether `:name:` may begin here.
fn may_begin_name(byte: u8, next: u8) -> bool {
    let is_letter = (next | 0x20).is_ascii_lowercase();
    let is_sign_or_digit = matches!(next, b'+'..=b'.' | b'0'..=b'9');
    (byte == b':') & (is_letter | is_sign_or_digit)
}

/// Whether a line may begin here with `import` or `export`.
fn may_begin_module(byte: u8, next: u8) -> bool {
    (byte == b'\n') & ((next == b'i') | (next == b'e'))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_anywhere_is_seen() {
        for length in 0..200 {
            let before = "x".repeat(length);
            let survey = Survey::of(&before);
            assert!(!survey.control && !survey.less_than && !survey.equals && !survey.brace);
            assert!(!survey.bracket && !survey.doubled && !survey.colon && !survey.module);
            assert!(Survey::of(&format!("{before}\u{1}")).control);
            assert!(Survey::of(&format!("{before}\u{85}y")).control);
            assert!(Survey::of(&format!("{before}<")).less_than);
            assert!(Survey::of(&format!("{before}= ")).equals);
            assert!(Survey::of(&format!("{before}{{#")).brace);
            assert!(!Survey::of(&format!("{before}\t\r\n")).control);
            assert!(Survey::of(&format!("{before}[x")).bracket);
            assert!(Survey::of(&format!("{before}==")).doubled);
            assert!(!Survey::of(&format!("{before}=+%!?: ")).doubled);
            assert!(Survey::of(&format!("{before}:t")).colon && Survey::of(&format!("{before}:+")).colon);
            assert!(!Survey::of(&format!("{before}: ://")).colon);
            assert!(Survey::of(&format!("{before}\nimport")).module);
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
