//! The scheme of an address, and whether it is safe to follow.
//!
//! Takes an address as an author wrote it, not percent-encoded; gives its scheme as a browser reads it.

/// What an image may carry in a `data:` URL: the kinds that can run no script.
const IMAGE_TYPES: [&str; 5] = ["image/png", "image/gif", "image/jpeg", "image/webp", "image/avif"];

/// Whether a link to this address would run a script or bring a document of its own: `javascript:`, `vbscript:`, `data:`.
pub(crate) fn is_unsafe(address: &str) -> bool {
    // Most links lead to the web, and nothing need be allocated to see it.
    !address.starts_with("https://") && matches!(scheme(address).as_deref(), Some("javascript" | "vbscript" | "data"))
}

/// The same of an image's address, for which `data:` may carry one of a few kinds of image.
pub(crate) fn is_unsafe_image(address: &str) -> bool {
    is_unsafe(address) && !is_image_data(address)
}

/// Whether an address is a `data:` URL of an image that can run no script.
fn is_image_data(address: &str) -> bool {
    let Some((_, content)) = address.split_once(':').filter(|_| scheme(address).as_deref() == Some("data")) else {
        return false;
    };
    let kind = content.split([';', ',']).next().unwrap_or_default().trim();
    IMAGE_TYPES.iter().any(|image| kind.eq_ignore_ascii_case(image))
}

/// The scheme (RFC 3986, section 3.1) in lower case. As browsers do (WHATWG URL, basic parser), control characters and
/// spaces before it, and tabs and line ends within it, do not count.
pub(crate) fn scheme(address: &str) -> Option<String> {
    let (before, _) = address.split_once(':')?;
    // Almost every address is settled here, without allocating.
    if before.contains(['/', '?', '#']) {
        return None;
    }
    let name: String = before
        .trim_start_matches(|character: char| character <= ' ')
        .chars()
        .filter(|character| !matches!(character, '\t' | '\n' | '\r'))
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let valid = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    valid.then_some(name)
}

/// Whether a text is a URI or an IRI with a scheme (RFC 3987, section 2.2), such as `tag:…` or `https://…`.
pub(crate) fn is_uri(text: &str) -> bool {
    let is_allowed = |letter: char| !letter.is_control() && !letter.is_whitespace() && !"<>\"{}|\\^`".contains(letter);
    scheme(text).is_some_and(|scheme| text.len() > scheme.len() + 1) && text.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_36_unsafe_addresses_are_found_however_they_are_spelled() {
        for (address, link, image) in [
            ("javascript:x", true, true),
            ("JavaScript:x", true, true),
            (" javascript:x", true, true),
            ("java\nscript:x", true, true),
            (" java\nscript:alert(1)", true, true),
            ("j\ta\rv\nascript:x", true, true),
            ("\u{1}vbscript:x", true, true),
            ("VBScript:x", true, true),
            ("data:text/html,x", true, true),
            ("da\tta:text/html,x", true, true),
            ("data:image/svg+xml,<svg/>", true, true),
            ("data:image/pngx,A", true, true),
            ("data:image/png;base64,AA", true, false),
            ("DATA:Image/JPEG,AA", true, false),
            (" data:image/webp;base64,AA", true, false),
            ("https://a/javascript:b", false, false),
            ("/javascript:b", false, false),
            ("?javascript:b", false, false),
            // No browser reads a scheme here.
            ("java\u{1}script:x", false, false),
            ("java script:x", false, false),
            ("é:x", false, false),
            ("2016:x", false, false),
            ("mailto:a@b.c", false, false),
            ("tel:+62", false, false),
            ("a.md", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_unsafe(address), is_unsafe_image(address)), (link, image), "{address:?}");
        }
    }

    #[test]
    fn a_scheme_is_in_lower_case() {
        assert_eq!(scheme("HTTPS://x").as_deref(), Some("https"));
        assert_eq!(scheme("Web+x:y").as_deref(), Some("web+x"));
        assert_eq!(scheme("//host:80/x"), None);
    }
}
