//! Bare URLs and e-mail addresses in running text.
//!
//! Takes text; gives where links are in it and where they lead, as the "autolinks (extended)" of GitHub Flavored Markdown
//! (section 6.9) have it, with two liberties: letters of any script may be in a host, and the punctuation of Chinese and
//! Japanese and typographic quotes end a URL.

use std::ops::Range;

use super::survey::may_begin_sign;

/// A link in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// What is to be put before it to make it a URL.
    pub(crate) prefix: &'static str,
}

/// The links in `text`, in order.
pub(crate) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // To see that there is none is several times faster than to find where they are.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    if !pairs.fold(false, |found, (byte, next)| found | may_begin_sign(*byte, *next)) {
        return found;
    }
    let mut from = 0;
    while let Some((at, sign)) = next_sign(text, from) {
        let link = match sign {
            Sign::Scheme => with_scheme(text, from, at),
            Sign::Www => bare_host(text, at),
            Sign::At => address(text, from, at),
        };
        from = match link {
            Some(link) => {
                let end = link.range.end;
                found.push(link);
                end
            }
            None => at + 1,
        };
    }
    found
}

#[derive(Clone, Copy)]
enum Sign {
    Scheme,
    Www,
    At,
}

/// The bytes of `text` at which a link may be recognised.
fn next_sign(text: &str, from: usize) -> Option<(usize, Sign)> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find_map(|at| match bytes[at] {
        b':' if bytes[at..].starts_with(b"://") => Some((at, Sign::Scheme)),
        b'w' | b'W' if bytes.len() - at > 4 && bytes[at..at + 4].eq_ignore_ascii_case(b"www.") => Some((at, Sign::Www)),
        b'@' => Some((at, Sign::At)),
        _ => None,
    })
}

fn with_scheme(text: &str, from: usize, colon: usize) -> Option<Found> {
    let before = text[from..colon].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let start = colon - before;
    if !matches!(text[start..colon].to_ascii_lowercase().as_str(), "http" | "https") || !may_start(text, start) {
        return None;
    }
    let end = end_of_url(text, colon + 3)?;
    Some(Found { range: start..end, prefix: "" })
}

fn bare_host(text: &str, start: usize) -> Option<Found> {
    if !may_start(text, start) {
        return None;
    }
    let end = end_of_url(text, start)?;
    (end > start + 4).then_some(Found { range: start..end, prefix: "http://" })
}

/// A link begins where no word and no path is going on; Chinese puts no space before it.
fn may_start(text: &str, start: usize) -> bool {
    let before = text.as_bytes()[..start].last();
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'/' | b'@' | b':'))
}

/// Where a URL ends whose host starts at `host`; nothing if that is no valid host.
fn end_of_url(text: &str, host: usize) -> Option<usize> {
    let rest = &text[host..];
    let length = rest.find(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_' | '.')));
    let name = rest[..length.unwrap_or(rest.len())].trim_end_matches('.');
    if !is_host(name) {
        return None;
    }
    let tail = &rest[name.len()..];
    let tail = &tail[..tail.find(ends_url).unwrap_or(tail.len())];
    Some(host + name.len() + without_trailing(tail).len())
}

fn is_host(name: &str) -> bool {
    let mut last_two = name.rsplit('.').take(2);
    name.contains('.') && name.split('.').all(|part| !part.is_empty()) && last_two.all(|part| !part.contains('_'))
}

fn ends_url(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '<' | '“' | '”' | '‘' | '’' | '«' | '»' | '„' | '‚')
        || matches!(character, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// A URL's path without the punctuation that belongs to the sentence.
fn without_trailing(path: &str) -> &str {
    // Counted once and kept up to date, so that a run of brackets costs linear time.
    let opened = path.bytes().filter(|byte| *byte == b'(').count();
    let mut closed = path.bytes().filter(|byte| *byte == b')').count();
    let mut path = path;
    loop {
        path = match path.as_bytes().last() {
            Some(b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"') => &path[..path.len() - 1],
            Some(b')') if closed > opened => {
                closed -= 1;
                &path[..path.len() - 1]
            }
            Some(b';') => without_entity(path),
            _ => return path,
        };
    }
}

/// `&copy;` at the end is an entity and no part of the URL; another semicolon is just punctuation.
fn without_entity(path: &str) -> &str {
    let name = path[..path.len() - 1].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let before = path.len() - 1 - name;
    if name > 0 && path[..before].ends_with('&') { &path[..before - 1] } else { &path[..path.len() - 1] }
}

fn address(text: &str, from: usize, at: usize) -> Option<Found> {
    let local = text[from..at].bytes().rev().take_while(|byte| is_local(*byte)).count();
    let start = at - local;
    let rest = &text[at + 1..];
    let host = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
    let host = rest[..host].trim_end_matches('.');
    let valid = local > 0 && host.contains('.') && host.split('.').all(|part| !part.is_empty());
    if !valid || host.ends_with(['-', '_']) || !may_start(text, start) {
        return None;
    }
    // `@ministry@social.example` is a name in the fediverse, `a@b.c@d.e` nothing at all.
    if rest[host.len()..].starts_with('@') {
        return None;
    }
    Some(Found { range: start..at + 1 + host.len(), prefix: "mailto:" })
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|link| &text[link.range]).collect()
    }

    #[test]
    fn a_urls_end_is_told_from_the_sentences_punctuation() {
        assert_eq!(found("See https://kemlu.go.id/a_b-c?d=e&f#g."), ["https://kemlu.go.id/a_b-c?d=e&f#g"]);
        assert_eq!(found("(https://en.wikipedia.org/wiki/A_(b))"), ["https://en.wikipedia.org/wiki/A_(b)"]);
        assert_eq!(found("\"https://x.org/\", then"), ["https://x.org/"]);
        assert_eq!(found("https://x.org/?a=b&hl;"), ["https://x.org/?a=b"]);
        assert_eq!(found("见https://x.org/。"), ["https://x.org/"]);
        assert_eq!(found("见 https://x.org/外交。再"), ["https://x.org/外交"]);
    }

    #[test]
    fn hosts_and_addresses_are_links_of_their_own() {
        assert_eq!(find("www.kemlu.go.id"), [Found { range: 0..15, prefix: "http://" }]);
        assert_eq!(find("a.b+c@d.co.id!"), [Found { range: 0..13, prefix: "mailto:" }]);
        assert_eq!(found("x@y and a@b-.c. @user, user@host, @a@b.example"), ["a@b-.c"]);
    }

    #[test]
    fn what_only_looks_like_a_link_is_left() {
        for text in [
            "https://",
            "https://localhost",
            "www.",
            "awww.x.com",
            "ftp://x.org",
            "http://a_b.c_d",
            "://x.org",
            "a@b.c@d.e",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn long_runs_hold_the_links_they_should() {
        assert_eq!(found(&format!("https://x.org/{}", ")".repeat(100_000))).len(), 1);
        assert_eq!(found(&"@".repeat(100_000)).len(), 0);
        assert_eq!(found(&"a@".repeat(50_000)).len(), 0);
        assert_eq!(found(&"www.".repeat(25_000)).len(), 1);
    }
}
