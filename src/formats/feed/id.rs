//! Names that outlive titles and addresses.
//!
//! Takes a host, a date and a path; gives a tag URI (RFC 4151).

use jiff::civil::Date;

/// `tag:example.org,2016-10-08:/posts/kopi-darat` (RFC 4151, 2.1).
///
/// - `host`: of the site's base URL, in its ASCII form; a port is dropped, capitals are lowered.
/// - `date`: a day on which the site's owner held that host; the post's date, or one date for the whole site.
/// - `path`: what never changes. The source file's path without its extension survives a new title and a new
///   permalink; a slug made from the title does not. Characters that the RFC does not allow are percent-encoded as
///   UTF-8; what is encoded already is left as it is. Give it in NFC, so that every file system gives the same one.
pub(crate) fn tag_uri(host: &str, date: Date, path: &str) -> String {
    let mut uri = String::with_capacity(host.len() + path.len() + 24);
    uri.push_str("tag:");
    uri.extend(without_port(host).chars().map(|character| match character.to_ascii_lowercase() {
        allowed @ ('a'..='z' | '0'..='9' | '.' | '-') => allowed,
        _ => '-',
    }));
    uri.push(',');
    uri.push_str(&date.to_string());
    uri.push(':');
    let bytes = path.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'%' if is_encoded(&bytes[at..]) => uri.push('%'),
            byte if is_allowed(*byte) => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_encoded(bytes: &[u8]) -> bool {
    bytes.len() > 2 && bytes[1].is_ascii_hexdigit() && bytes[2].is_ascii_hexdigit()
}

/// `pchar`, `/` and `?` (RFC 3986, 3.3 and 3.4).
fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_tag_uri_names_host_date_and_path() {
        let uri = tag_uri("Blog.Example.org", date(2016, 10, 8), "/posts/kopi-darat");
        assert_eq!(uri, "tag:blog.example.org,2016-10-08:/posts/kopi-darat");
    }

    #[test]
    fn a_port_is_not_part_of_the_authority() {
        assert_eq!(tag_uri("localhost:1414", date(2020, 1, 2), "/"), "tag:localhost,2020-01-02:/");
    }

    #[test]
    fn what_the_rfc_does_not_allow_is_encoded_once() {
        let uri = tag_uri("a.b", date(2020, 1, 2), "/té st/100%/%C3%A9#x<\"دب");
        assert_eq!(uri, "tag:a.b,2020-01-02:/t%C3%A9%20st/100%25/%C3%A9%23x%3C%22%D8%AF%D8%A8");
        assert!(tag_uri("[::1]:80", date(2020, 1, 2), "/").is_ascii());
    }
}
