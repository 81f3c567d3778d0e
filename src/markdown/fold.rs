//! Plain text on one line.

/// The text with every run of spaces and line ends made one space, and none at its ends. No-break spaces stay.
pub(super) fn fold(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
