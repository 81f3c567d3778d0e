//! Lines of a text, with the line ends of every system.

use std::ops::Range;

/// Whether nobody sees the character: a byte order mark, a zero-width space or joiner, a direction mark.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{ad}')
}

/// Whether nothing of the line is visible.
pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
}

/// The line that begins at `at`, with its line end: `\n`, `\r\n`, or `\r` alone.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let rest = &text[at..];
    let end = match rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')) {
        None => rest.len(),
        Some(end) if rest[end..].starts_with("\r\n") => end + 2,
        Some(end) => end + 1,
    };
    at..at + end
}

/// The lines from `at` on.
pub(super) fn lines_from(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = at;
    std::iter::from_fn(move || {
        let line = (next < text.len()).then(|| line_at(text, next))?;
        next = line.end;
        Some(line)
    })
}

/// The line without white space and invisible characters around it.
pub(super) fn trimmed(line: &str) -> &str {
    line.trim_matches(|letter: char| letter.is_whitespace() || is_invisible(letter))
}

/// The line without white space and invisible characters at its end.
pub(super) fn trimmed_end(line: &str) -> &str {
    line.trim_end_matches(|letter: char| letter.is_whitespace() || is_invisible(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_a_line() {
        let text = "a\nb\r\nc\rd";
        let lines: Vec<&str> = lines_from(text, 0).map(|line| &text[line]).collect();
        assert_eq!(lines, ["a\n", "b\r\n", "c\r", "d"]);
    }
}
