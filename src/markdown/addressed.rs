//! The attributes of HTML that hold addresses.
//!
//! Takes the name of an element and of an attribute; gives how its value is read, and the addresses in a list of them. The
//! attributes are those of the HTML Standard, those that older pages have, and `xlink:href` of SVG.

use std::ops::Range;

/// How the value of an attribute is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addressed {
    /// A page, a file, or a place on a page.
    Link,
    /// Where a quotation is from: an address, or words, as some write it.
    Quoted,
    /// A picture that the page shows.
    Picture,
    /// The picture of an element `img`, which may stand for its post.
    Main,
    /// Another part of the same drawing, unless it is in another file.
    Part,
    /// Addresses of pictures, each with its width or density (HTML Standard, 4.8.4.2.1).
    Pictures,
    /// Addresses with spaces between them.
    Links,
    /// CSS with `url(…)`.
    Style,
}

/// How an attribute is read, both names in lower case; `None` if it has no address.
pub(super) fn addressed(element: &str, attribute: &str) -> Option<Addressed> {
    Some(match (attribute, element) {
        ("href", "a" | "area" | "link") => Addressed::Link,
        ("href" | "xlink:href", "image" | "feimage") => Addressed::Picture,
        ("href" | "xlink:href", "base") => return None,
        ("xlink:href", "a") => Addressed::Link,
        ("href" | "xlink:href", _) => Addressed::Part,
        ("src", "img") => Addressed::Main,
        ("src", "input") => Addressed::Picture,
        ("src", _) => Addressed::Link,
        ("poster", _) => Addressed::Picture,
        ("srcset", "img" | "source") | ("imagesrcset", "link") => Addressed::Pictures,
        ("lowsrc" | "dynsrc", "img") => Addressed::Picture,
        ("background", "body" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th") => Addressed::Picture,
        ("data", "object") => Addressed::Link,
        ("cite", "blockquote" | "q" | "ins" | "del") => Addressed::Quoted,
        ("longdesc", "img" | "iframe" | "frame") => Addressed::Link,
        ("action", "form") | ("formaction", "button" | "input") => Addressed::Link,
        ("ping", "a" | "area") => Addressed::Links,
        ("style", _) => Addressed::Style,
        _ => return None,
    })
}

/// The bytes of each address in a `srcset`: up to white space, without commas at either end; what follows up to the next comma
/// outside of brackets says its width or density.
pub(super) fn in_srcset(value: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let skip = |from: usize, skipped: &dyn Fn(char) -> bool| {
        value[from..].find(|letter: char| !skipped(letter)).map_or(value.len(), |length| from + length)
    };
    let is_space = |letter: char| letter.is_ascii_whitespace();
    loop {
        let start = skip(at, &|letter| is_space(letter) || letter == ',');
        if start == value.len() {
            return found;
        }
        let end = value[start..].find(is_space).map_or(value.len(), |length| start + length);
        let address = value[start..end].trim_end_matches(',');
        found.push(start..start + address.len());
        at = if address.len() < end - start { end } else { end_of_descriptor(value, end) };
    }
}

/// The byte of the comma that ends the descriptors which begin at a byte.
fn end_of_descriptor(value: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in value[from..].char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return from + at,
            _ => {}
        }
    }
    value.len()
}

/// The bytes of each address in a list with spaces.
pub(super) fn between_spaces(value: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, letter) in value.char_indices().chain([(value.len(), ' ')]) {
        match (letter.is_ascii_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The bytes of each address in the CSS of an attribute: those of `url(…)`, without quotes.
pub(super) fn in_style(value: &str) -> Vec<Range<usize>> {
    let small = value.to_ascii_lowercase();
    let calls = small.match_indices("url(").filter_map(|(at, call)| {
        let from = at + call.len();
        let start = from + value[from..].find(|letter: char| !letter.is_ascii_whitespace())?;
        let quote = value[start..].chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let start = start + usize::from(quote.is_some());
        let length = value[start..].find(quote.unwrap_or(')'))?;
        Some(start..start + value[start..start + length].trim_end().len())
    });
    calls.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_of_a_srcset_are_found_as_browsers_find_them() {
        for (value, found) in [
            ("a.svg 1x, b.svg 2x", &["a.svg", "b.svg"][..]),
            ("/d.svg 480w,\n  ../d.svg 800w", &["/d.svg", "../d.svg"]),
            ("a.svg, b.svg 2x,c.svg", &["a.svg", "b.svg", "c.svg"]),
            ("a,b.svg 1x", &["a,b.svg"]),
            (" , a.svg , ", &["a.svg"]),
            ("a.svg (x, y) 1x, b.svg", &["a.svg", "b.svg"]),
            ("data:image/png;base64,AA== 1x, b.svg 2x", &["data:image/png;base64,AA==", "b.svg"]),
            ("a.svg,,b.svg", &["a.svg,,b.svg"]),
            ("", &[]),
            (",", &[]),
        ] {
            let addresses: Vec<&str> = in_srcset(value).into_iter().map(|range| &value[range]).collect();
            assert_eq!(addresses, found, "{value}");
        }
    }

    #[test]
    fn the_addresses_in_css_are_found_however_they_are_quoted() {
        let value = "background: URL( 'a b.svg' ), url(c.svg ); mask: url(\"d).svg\") x; filter: url(";
        let addresses: Vec<&str> = in_style(value).into_iter().map(|range| &value[range]).collect();
        assert_eq!(addresses, ["a b.svg", "c.svg", "d).svg"]);
    }

    #[test]
    fn the_addresses_of_a_list_are_those_between_spaces() {
        let value = " /a  /b?x\n/c ";
        let addresses: Vec<&str> = between_spaces(value).into_iter().map(|range| &value[range]).collect();
        assert_eq!(addresses, ["/a", "/b?x", "/c"]);
    }
}
