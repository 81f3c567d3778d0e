//! Whether the lines before and after a line are blank.

use std::ops::Range;

/// Whether something is on the line before and on the line after some bytes of the body. A line of a quotation with nothing in it
/// is blank.
pub(super) fn touches(body: &str, range: &Range<usize>) -> [bool; 2] {
    let before = body[..range.start].rfind('\n').map_or("", |end| &body[..end]);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = body[range.end..].lines().nth(1).unwrap_or_default();
    [before, after].map(|line| !line.trim_matches([' ', '\t', '\r', '>']).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_quotations_with_nothing_in_them_are_blank() {
        for (text, found) in [
            ("{}", [false, false]),
            ("a\n{}\nb", [true, true]),
            ("a\n\n{}\r\n\r\nb", [false, false]),
            ("> a\n> > {}\n> >\n> > b", [true, false]),
            (">\n> {} \n> b", [false, true]),
        ] {
            let at = text.find('{').unwrap();
            assert_eq!(touches(text, &(at..at + 2)), found, "{text:?}");
        }
    }
}
