//! What is around a mark on its line.

/// Whether nothing else is on the line of a mark, but the marks of a quote or a list before it.
pub(super) fn is_alone(body: &str, at: usize, line: &str, length: usize) -> bool {
    line[length..].trim().is_empty() && starts_line(body, at)
}

/// Whether only spaces, and marks of a quote or a list, are before a byte on its line.
pub(super) fn starts_line(body: &str, at: usize) -> bool {
    // Deeper lists are rare.
    let before = body.as_bytes()[..at].iter().rev().take(24).find(|byte| !b" \t>*+-".contains(byte));
    match before {
        None => at < 24,
        Some(byte) => *byte == b'\n',
    }
}
