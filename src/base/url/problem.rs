//! What can be wrong with a path or with the base URL.
//!
//! Takes nothing; gives the faults as values, each with a message and a hint. It does not depend on where the text is: the
//! caller makes the diagnostic.

use std::fmt;

/// A fault of one path segment, one output path or the base URL. Each holds the faulty text as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// Nothing at all, or nothing between two slashes.
    EmptySegment(String),
    /// A segment `.` or `..`.
    DotSegment(String),
    /// A path with a slash or a drive letter at its start.
    Absolute(String),
    /// A slash in what must be one segment.
    Slash(String),
    Backslash(String),
    /// The text and its first control character.
    Control(String, char),
    /// One of `<>:"|?*`, which Windows and some hosts refuse.
    Character(String, char),
    /// A name that Windows keeps for a device, such as `con` or `aux.txt`.
    Reserved(String),
    /// A dot or a space at the end, which Windows drops.
    TrailingDotOrSpace(String),
    /// A segment and its length in bytes, over 255.
    TooLong(String, usize),
    /// A base URL and what it lacks or has too much.
    BaseUrl(String, &'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::EmptySegment(text) if text.is_empty() => write!(f, "the path is empty"),
            Problem::EmptySegment(text) => write!(f, "the path `{}` has an empty part", shown(text)),
            Problem::DotSegment(text) => write!(f, "the path `{}` has a part that is only dots", shown(text)),
            Problem::Absolute(text) => write!(f, "the path `{}` is absolute", shown(text)),
            Problem::Slash(text) => write!(f, "the name `{}` contains a slash", shown(text)),
            Problem::Backslash(text) => write!(f, "the path `{}` contains a backslash", shown(text)),
            Problem::Control(text, character) => {
                write!(f, "the path `{}` contains the control character U+{:04X}", shown(text), u32::from(*character))
            }
            Problem::Character(text, character) => {
                write!(f, "the path `{}` contains the character `{character}`", shown(text))
            }
            Problem::Reserved(text) => write!(f, "the name `{}` is reserved on Windows", shown(text)),
            Problem::TrailingDotOrSpace(text) => write!(f, "the name `{}` ends in a dot or a space", shown(text)),
            Problem::TooLong(text, bytes) => {
                let start: String = text.chars().take(24).collect();
                write!(f, "the name `{}…` is {bytes} bytes long", shown(&start))
            }
            Problem::BaseUrl(text, what) => write!(f, "the base URL `{}` {what}", shown(text)),
        }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// What the author can do about it.
    pub(crate) fn hint(&self) -> &'static str {
        match self {
            Problem::EmptySegment(_) => "write a name between every two slashes",
            Problem::DotSegment(_) => "write the path from the site's root, without `.` and `..`",
            Problem::Absolute(_) => "write it without the slash or drive at its start",
            Problem::Slash(_) => "write the whole URL as `permalink`",
            Problem::Backslash(_) => "separate folders with `/`",
            Problem::Control(..) => "remove the invisible character",
            Problem::Character(..) => "leave out the characters < > : \" | ? *",
            Problem::Reserved(_) => "choose another name, since Windows allows no file of this name",
            Problem::TrailingDotOrSpace(_) => "remove it, since Windows drops it",
            Problem::TooLong(..) => "shorten it to at most 255 bytes",
            Problem::BaseUrl(..) => "write it as `https://example.org/` or `https://example.org/blog/`",
        }
    }
}

/// The text with control characters made visible, so that a message never carries them to a terminal.
fn shown(text: &str) -> String {
    text.chars()
        .flat_map(|character| match character.is_control() {
            true => character.escape_default().collect::<Vec<char>>(),
            false => vec![character],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_never_carries_a_control_character() {
        let message = Problem::Control("a\u{1b}[31m".into(), '\u{1b}').to_string();
        assert_eq!(message, "the path `a\\u{1b}[31m` contains the control character U+001B");
    }

    #[test]
    fn a_long_name_is_not_printed_whole() {
        assert!(Problem::TooLong("é".repeat(200), 400).to_string().len() < 120);
    }
}
