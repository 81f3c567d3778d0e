//! Writes a link's URL and title as Markdown.
//!
//! Takes URLs and titles; gives them escaped as CommonMark (sections 6.3 and 2.5) requires.

/// A URL as a link's destination (CommonMark, section 6.3).
pub(crate) fn destination(url: &str, in_cell: bool) -> String {
    let spaced = url.is_empty()
        || url.starts_with('<')
        || url.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let mut depth = 0_i64;
    let balanced = url.chars().all(|letter| {
        depth += i64::from(letter == '(') - i64::from(letter == ')');
        (0..30).contains(&depth)
    }) && depth == 0;
    let mut out = String::with_capacity(url.len() + 2);
    for (at, letter) in url.char_indices() {
        let rest = &url[at + letter.len_utf8()..];
        let escaped = match letter {
            '\\' => rest.starts_with(|next: char| next.is_ascii_punctuation()),
            '(' | ')' => !balanced && !spaced,
            '<' | '>' => spaced,
            '&' => starts_reference(rest),
            '|' => in_cell,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    if spaced { format!("<{out}>") } else { out }
}

fn starts_reference(rest: &str) -> bool {
    rest.bytes().take(40).position(|byte| byte == b';').is_some_and(|end| {
        let name = rest[..end].strip_prefix('#').unwrap_or(&rest[..end]);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A title in quotes.
pub(crate) fn quoted(title: &str, in_cell: bool) -> String {
    let mut out = String::from("\"");
    for (at, letter) in title.char_indices() {
        let rest = &title[at + letter.len_utf8()..];
        let escaped = match letter {
            '"' => true,
            '\\' => rest.is_empty() || rest.starts_with(|next: char| next.is_ascii_punctuation()),
            '&' => starts_reference(rest),
            '|' => in_cell,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        match letter {
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_escaped_only_if_needed() {
        for (url, expected) in [
            ("a_(b)?c=d&e", "a_(b)?c=d&e"),
            ("a)b(", "a\\)b\\("),
            ("", "<>"),
            ("a b>", "<a b\\>>"),
            ("x&amp;y", "x\\&amp;y"),
        ] {
            assert_eq!(destination(url, false), expected);
        }
        assert_eq!(destination("a|b", true), "a\\|b");
        assert_eq!(quoted("a \"b\" \\", false), "\"a \\\"b\\\" \\\\\"");
    }
}
