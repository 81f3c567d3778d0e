//! Percent-encoding (RFC 3986, section 2.1).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but `unreserved`, `sub-delims`, `:`, `@` (RFC 3986, section 3.3) and the slash between segments.
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

/// What no whole URL holds. What is percent-encoded already stays.
const NOT_IN_URL: &AsciiSet = &NOT_IN_PATH.remove(b'#').remove(b'%').remove(b'?');

/// What a path leaves as it is, but the text around a reference may take for its end: quotes, brackets, commas.
const NOT_IN_REFERENCE: &AsciiSet = &NOT_IN_PATH.add(b'\'').add(b'(').add(b')').add(b',').add(b'&');

/// What a value in a query holds beside letters and digits: `unreserved` (RFC 3986, section 2.3).
const NOT_IN_VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as an address: each byte outside RFC 3986's `pchar` and `/` becomes `%XX`, so a `%` becomes `%25`.
pub fn encode_path(path: &str) -> String {
    encoded_path(path).into_owned()
}

/// The same, without a copy where nothing is to be encoded.
pub fn encoded_path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, NOT_IN_PATH).into()
}

/// The same, with no character that may end an address in HTML, in CSS or in a list of addresses.
pub(crate) fn encoded_reference(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, NOT_IN_REFERENCE).into()
}

/// A whole URL with what no URL can hold percent-encoded, once.
pub fn encoded_url(url: &str) -> Cow<'_, str> {
    utf8_percent_encode(url, NOT_IN_URL).into()
}

/// Any text as one value in a query: each byte that is not `unreserved` becomes `%XX`.
pub(crate) fn encoded_value(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_VALUE).to_string()
}

/// The text with each `%XX` turned into its byte; a `%` that no two digits follow stays. None when that is not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_percent_encoded_outside_pchar() {
        for (path, encoded) in [
            ("/2016/10/x/", "/2016/10/x/"),
            ("/tag/外交/", "/tag/%E5%A4%96%E4%BA%A4/"),
            ("/a b/%/\"<>", "/a%20b/%25/%22%3C%3E"),
            ("/what?#x", "/what%3F%23x"),
            ("/a'b(c)*;=,@:~!$&+", "/a'b(c)*;=,@:~!$&+"),
            ("/[x]{y}|^`\\", "/%5Bx%5D%7By%7D%7C%5E%60%5C"),
        ] {
            assert_eq!(encode_path(path), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(path));
        }
    }

    #[test]
    fn a_value_keeps_nothing_that_a_query_or_a_url_gives_a_meaning() {
        assert_eq!(encoded_value("a-b._~ é?&=#/:+'\"<"), "a-b._~%20%C3%A9%3F%26%3D%23%2F%3A%2B%27%22%3C");
    }

    #[test]
    fn decoding_keeps_stray_percents_and_refuses_what_is_not_utf8() {
        assert_eq!(decode("100%").as_deref(), Some("100%"));
        assert_eq!(decode("%2").as_deref(), Some("%2"));
        assert_eq!(decode("%zz%41").as_deref(), Some("%zzA"));
        assert_eq!(decode("%é9").as_deref(), Some("%é9"));
        assert_eq!(decode("%+1").as_deref(), Some("%+1"));
        assert_eq!(decode("%FF"), None);
    }

    #[test]
    fn a_url_is_encoded_once() {
        assert_eq!(encoded_url("https://x/é \"%20?a&b#c"), "https://x/%C3%A9%20%22%20?a&b#c");
        assert_eq!(encoded_url("[x]\\`|^{}<>"), "%5Bx%5D%5C%60%7C%5E%7B%7D%3C%3E");
        assert_eq!(encoded_url("\u{1}\u{7f}"), "%01%7F");
    }
}
