//! Bytes of a file as text.

use crate::base::diagnostic::{Diagnostic, Place};

/// How many bytes are looked at for signs of another encoding.
const LOOKED_AT: usize = 4096;

/// Bytes as UTF-8 text, or an error at the first byte that is not UTF-8. UTF-16 is one too, though its bytes may be UTF-8 by chance:
/// every other one of them is zero.
pub(crate) fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    let wide = wide_encoding(&bytes[..bytes.len().min(LOOKED_AT)]);
    let at = match (std::str::from_utf8(bytes), wide) {
        (Ok(text), None) => return Ok(text),
        (Err(error), _) => error.valid_up_to(),
        (Ok(_), Some(_)) => bytes.iter().position(|byte| *byte == 0).unwrap_or(0),
    };
    let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let encoding = wide.unwrap_or("Latin-1 or Windows-1252");
    let message = format!("this file is not saved as UTF-8 (byte {at} is 0x{:02x})", bytes[at]);
    Err(Diagnostic::error(message)
        .at(Place::within(path, &before, at..at))
        .hint(format!("save it as UTF-8 in your editor (it looks like {encoding})")))
}

/// The encoding of text that has a zero in most of its letters, if these bytes are such text.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Some("UTF-16");
    }
    if !bytes.contains(&0) {
        return None;
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Of the letters of front matter, spaces and line ends at least.
    let many = |zeros: usize| zeros >= 2 && zeros * 16 >= bytes.len();
    match (many(even), many(odd)) {
        (true, true) => Some("UTF-32"),
        (true, false) if odd == 0 => Some("UTF-16"),
        (false, true) if even == 0 => Some("UTF-16"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_19_a_body_that_is_not_utf8_is_an_error_with_file_and_offset() {
        let error = utf8("content/a.md", b"title\nsuasana caf\xe9").unwrap_err();
        assert!(error.message.contains("byte 17"), "{}", error.message);
        assert_eq!(error.place.as_ref().unwrap().line, 2);
        let error = utf8("content/a.md", b"\xff\xfet\0i\0").unwrap_err();
        assert!(error.hints[0].contains("UTF-16"));
    }

    #[test]
    fn row_19_utf16_without_a_mark_is_an_error_with_file_and_offset() {
        for text in ["---\ntitle: Kopi\n---\nSuasana.\n", "---\ntitle: قهوة\n---\nنص عربي طويل بما يكفي\n", "# A\n"]
        {
            let wide: Vec<u16> = text.encode_utf16().collect();
            let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for (bytes, at) in [(little, 1), (big, 0)] {
                let error = utf8("content/a.md", &bytes).unwrap_err();
                assert!(error.message.contains(&format!("(byte {at} is 0x00)")), "{}", error.message);
                assert_eq!(error.place.as_ref().map(|place| place.file.as_str()), Some("content/a.md"));
                assert!(error.hints[0].contains("UTF-16"), "{:?}", error.hints);
            }
        }
        let wide: Vec<u8> = "# Kopi\n".chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
        assert!(utf8("content/a.md", &wide).unwrap_err().hints[0].contains("UTF-32"));
    }

    #[test]
    fn text_with_a_zero_here_and_there_is_text() {
        for text in ["a\0b\n", "", "\0", "a text with a zero \0 and another \0 in it\n"] {
            assert_eq!(utf8("content/a.md", text.as_bytes()).as_deref(), Ok(text));
        }
    }
}
