//! Where a link goes, by its target alone.
//!
//! Takes a link's target, decoded; gives its kind. Deliberately does not know the site, nor whether the target exists.

/// How a link's target is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Has a scheme or a host of its own: stays as written.
    Elsewhere,
    /// Relative, rooted, a fragment or a query: the site decides.
    Here,
    /// Would run a script or smuggle a document in.
    Unsafe,
}

/// What an image may hold in a `data:` URL.
const IMAGE_TYPES: [&str; 5] = ["image/png", "image/gif", "image/jpeg", "image/webp", "image/avif"];

/// The kind of a link's target.
pub fn of_link(target: &str) -> Target {
    // Most links by far lead to the web, and nothing need be allocated to see it.
    if target.starts_with("https://") {
        return Target::Elsewhere;
    }
    match scheme(target).as_deref() {
        Some("javascript" | "vbscript" | "data") => Target::Unsafe,
        Some(_) => Target::Elsewhere,
        None => without_scheme(target),
    }
}

/// The kind of an image's target: as a link's, but `data:` may carry one of a few kinds of image.
pub fn of_image(target: &str) -> Target {
    match scheme(target).as_deref() {
        Some("data") => {
            let content = target.split_once(':').map_or("", |(_, content)| content);
            let content_type = content.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
            if IMAGE_TYPES.contains(&&*content_type) { Target::Elsewhere } else { Target::Unsafe }
        }
        _ => of_link(target),
    }
}

fn without_scheme(target: &str) -> Target {
    let start = target.trim_start_matches(|character: char| character <= ' ');
    if start.starts_with("//") { Target::Elsewhere } else { Target::Here }
}

/// The scheme (RFC 3986, section 3.1) in lower case. As browsers do (WHATWG URL, basic parser), controls and spaces
/// before it, and tabs and line ends within it, do not count.
fn scheme(target: &str) -> Option<String> {
    let colon = target.find(':')?;
    let before = &target[..colon];
    // Almost every target is settled here, without allocating.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_without_a_scheme_is_the_sites_to_resolve() {
        for target in
            ["a.md", "../a.md#x", "@/posts/a.md", "/root", "photo.jpg", "#f", "?q", "", "a/b:c", "2016:x", "é:x"]
        {
            assert_eq!(of_link(target), Target::Here, "{target}");
        }
    }

    #[test]
    fn a_target_with_a_scheme_or_a_host_is_elsewhere() {
        for target in ["https://x", "mailto:a@b.c", "tel:+62", "//host/x", "HTTP://X", "web+x:y"] {
            assert_eq!(of_link(target), Target::Elsewhere, "{target}");
        }
    }

    #[test]
    fn row_36_scripts_are_unsafe_however_they_are_spelled() {
        for target in
            ["javascript:x", "JavaScript:x", " javascript:x", "java\nscript:x", "\u{1}vbscript:x", "data:text/html,x"]
        {
            assert_eq!(of_link(target), Target::Unsafe, "{target:?}");
            assert_eq!(of_image(target), Target::Unsafe, "{target:?}");
        }
    }

    #[test]
    fn row_36_data_may_carry_pictures_into_images_only() {
        assert_eq!(of_image("data:image/png;base64,AA"), Target::Elsewhere);
        assert_eq!(of_image("DATA:Image/JPEG,AA"), Target::Elsewhere);
        assert_eq!(of_image("data:image/svg+xml,<svg/>"), Target::Unsafe);
        assert_eq!(of_link("data:image/png;base64,AA"), Target::Unsafe);
    }
}
