//! The URLs of links and images.
//!
//! Takes URLs as written in attributes; says which are safe, and cleans them as browsers do.

pub(crate) use crate::base::url::{is_unsafe, is_unsafe_image};

/// Whether a URL can be written in angle brackets as its own text (CommonMark, section 6.5).
pub(crate) fn is_address(url: &str) -> bool {
    let scheme = ["http://", "https://", "ftp://"].iter().any(|scheme| url.starts_with(scheme));
    scheme && !url.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>'))
}

/// The URL without white space around it and line ends in it.
pub(crate) fn clean(url: &str) -> String {
    let is_edge = |letter: char| letter <= ' ';
    url.trim_matches(is_edge).chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r')).collect()
}
