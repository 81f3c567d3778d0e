//! Where links and images lead.
//!
//! Takes URLs as they stand in attributes; tells which are safe, and cleans them as browsers do. Deliberately does not
//! know the old site; the caller does.

/// Whether the URL would run a script, or bring a document of its own.
pub fn is_unsafe(url: &str) -> bool {
    let start: String = clean(url).chars().take(16).flat_map(char::to_lowercase).collect();
    let image = clean(url).get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    start.starts_with("javascript:") || start.starts_with("vbscript:") || (start.starts_with("data:") && !image)
}

/// Whether an image may stand in the text itself: the kinds that can run no script.
pub fn is_safe_image(url: &str) -> bool {
    let kinds = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp", "data:image/avif"];
    !is_unsafe(url) && (!starts_with(url, "data:") || kinds.iter().any(|kind| starts_with(url, kind)))
}

fn starts_with(url: &str, start: &str) -> bool {
    url.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Whether a URL may stand in angle brackets as its own text (CommonMark, section 6.5).
pub fn is_address(url: &str) -> bool {
    let scheme = ["http://", "https://", "ftp://"].iter().any(|scheme| url.starts_with(scheme));
    scheme && !url.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>'))
}

/// The URL without white space around it and line ends within it.
pub fn clean(url: &str) -> String {
    let is_edge = |letter: char| letter <= ' ';
    url.trim_matches(is_edge).chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_however_they_are_written() {
        assert!(is_unsafe(" java\nscript:alert(1)") && is_unsafe("VBScript:x") && is_unsafe("data:text/html,x"));
        assert!(!is_unsafe("https://a/javascript:b") && !is_unsafe("data:image/png;base64,x"));
        assert!(is_safe_image("data:image/png;base64,x") && !is_safe_image("data:image/svg+xml,x"));
    }
}
