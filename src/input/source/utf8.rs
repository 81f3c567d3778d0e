//! Bytes of a file as text.

use crate::base::diagnostic::{Diagnostic, Place};

/// Bytes as UTF-8 text, or an error at the first byte that is not UTF-8.
pub(crate) fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
        let encoding = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
            _ => "Latin-1 or Windows-1252",
        };
        let message = format!("this file is not saved as UTF-8 (byte {at} is 0x{:02x})", bytes[at]);
        Diagnostic::error(message)
            .at(Place::within(path, &before, at..at))
            .hint(format!("save it as UTF-8 in your editor (it looks like {encoding})"))
    })
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
}
