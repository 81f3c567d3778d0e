//! Text made safe for a place in HTML.
//!
//! Takes text and the string to append to; gives the text with what the place cannot hold escaped: element content, attribute
//! values, URLs in attributes.

use std::borrow::Cow;

use crate::base::url;

/// What a byte becomes: nothing special, or the text that stands for it.
const fn replacement(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' | b'\n' | b'\r' => None,
        // No HTML and no XML may hold these; they come in through entities such as `&#1;`.
        0..0x20 | 0x7F => Some("\u{FFFD}"),
        _ => None,
    }
}

const fn specials(in_attribute: bool) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = replacement(byte as u8).is_some() && (in_attribute || byte as u8 != b'"');
        byte += 1;
    }
    table
}

const IN_TEXT: [bool; 256] = specials(false);
const IN_ATTRIBUTE: [bool; 256] = specials(true);

/// Appends `text` as the content of an element.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push(out, text, &IN_TEXT);
}

/// Appends `text` as part of an attribute value in double quotes.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, &IN_ATTRIBUTE);
}

fn push(out: &mut String, text: &str, special: &[bool; 256]) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(step) = first_special(&bytes[from..], special) {
        let at = from + step;
        out.push_str(&text[from..at]);
        out.push_str(replacement(bytes[at]).unwrap_or_default());
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// The first special byte. Most texts hold none, and to see that of whole pieces costs less than to look bytes up.
fn first_special(bytes: &[u8], special: &[bool; 256]) -> Option<usize> {
    match bytes.len() {
        0..16 => first_in(bytes, special),
        16..64 => first_in_pieces::<16>(bytes, special),
        _ => first_in_pieces::<32>(bytes, special),
    }
}

fn first_in(bytes: &[u8], special: &[bool; 256]) -> Option<usize> {
    bytes.iter().position(|byte| special[*byte as usize])
}

/// The first special byte of `LENGTH` bytes or more. So many are looked at together, which the compiler turns into
/// vector instructions.
fn first_in_pieces<const LENGTH: usize>(bytes: &[u8], special: &[bool; 256]) -> Option<usize> {
    let (pieces, rest) = bytes.as_chunks::<LENGTH>();
    for (index, piece) in pieces.iter().enumerate() {
        if may_hold_special(piece)
            && let Some(at) = first_in(piece, special)
        {
            return Some(index * LENGTH + at);
        }
    }
    // The rest is looked at together with what comes before it.
    match bytes.last_chunk::<LENGTH>() {
        Some(last) if !may_hold_special(last) => None,
        _ => first_in(rest, special).map(|at| bytes.len() - rest.len() + at),
    }
}

fn may_hold_special<const LENGTH: usize>(piece: &[u8; LENGTH]) -> bool {
    piece.iter().fold(0, |found, byte| found | u8::from(may_be_special(*byte))) != 0
}

/// True of every byte that is special in text or in attributes, and of few others.
fn may_be_special(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == 0x7F)
}

/// Appends a URL to an attribute value: what is no URL character is percent-encoded, what is percent-encoded already
/// stays.
pub(crate) fn push_url(out: &mut String, url: &str) {
    let encoded = url::encoded_url(url);
    let mut rest = &*encoded;
    while let Some(at) = rest.find(['&', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(if rest[at..].starts_with('&') { "&amp;" } else { "&#x27;" });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Undoes the character references that occur in URLs and ids: `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&#39;`,
/// `&#x27;`. Others stay as they are written.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = reference(rest).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that the reference at the start of `text` stands for, and the reference's length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|character| !character.is_control())?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(push: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn quotes_are_escaped_in_attributes_only() {
        assert_eq!(escaped(push_text, "a \"b\" <c> & d"), "a \"b\" &lt;c&gt; &amp; d");
        assert_eq!(escaped(push_attribute, "a \"b\" <c>"), "a &quot;b&quot; &lt;c&gt;");
    }

    #[test]
    fn specials_are_found_wherever_pieces_end() {
        for length in 0..70 {
            for (special, replaced) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\u{7f}", "\u{FFFD}")] {
                let (before, after) = ("\n".repeat(length), "é\"".repeat(length));
                let text = format!("{before}{special}{after}{special}");
                assert_eq!(escaped(push_text, &text), format!("{before}{replaced}{after}{replaced}"));
            }
        }
    }

    #[test]
    fn control_characters_never_reach_the_html() {
        assert_eq!(escaped(push_text, "a\u{1}b\tc\nd\u{7f}"), "a\u{FFFD}b\tc\nd\u{FFFD}");
    }

    #[test]
    fn a_url_is_encoded_once() {
        assert_eq!(escaped(push_url, "https://x/é \"%20?a&b"), "https://x/%C3%A9%20%22%20?a&amp;b");
        assert_eq!(escaped(push_url, "[x]\\`"), "%5Bx%5D%5C%60");
    }

    #[test]
    fn references_in_urls_are_undone_and_unknown_ones_kept() {
        assert_eq!(unescape("a?b&amp;c&#38;d&#x26;e&copy=1&"), "a?b&c&d&e&copy=1&");
        assert_eq!(unescape("&#0;&#xD800;"), "&#0;&#xD800;");
        assert_eq!(unescape("&é;"), "&é;");
    }
}
