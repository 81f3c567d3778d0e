//! Where a link goes, by its target alone.
//!
//! Takes a link's target, decoded; gives its kind. Does not know the site, nor whether the target exists.

use crate::base::url;

/// How a link's target is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Has a scheme or a host of its own: stays as written.
    Elsewhere,
    /// Relative, rooted, a fragment or a query: the site decides.
    Here,
    /// Would run a script or smuggle a document in.
    Unsafe,
}

/// The kind of a link's target.
pub(crate) fn of_link(target: &str) -> Target {
    if url::is_unsafe(target) { Target::Unsafe } else { safe(target) }
}

/// The kind of an image's target: as a link's, but `data:` may carry one of a few kinds of image.
pub(crate) fn of_image(target: &str) -> Target {
    if url::is_unsafe_image(target) { Target::Unsafe } else { safe(target) }
}

fn safe(target: &str) -> Target {
    // Most links lead to the web, and nothing need be allocated to see it.
    let has_host = || target.trim_start_matches(|character: char| character <= ' ').starts_with("//");
    if target.starts_with("https://") || url::scheme(target).is_some() || has_host() {
        Target::Elsewhere
    } else {
        Target::Here
    }
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
    fn row_36_an_unsafe_target_is_neither_here_nor_elsewhere() {
        for target in ["javascript:x", "java\nscript:x", "\u{1}vbscript:x", "data:text/html,x"] {
            assert_eq!((of_link(target), of_image(target)), (Target::Unsafe, Target::Unsafe), "{target:?}");
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
