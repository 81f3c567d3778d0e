//! Elements of HTML without an end tag.

/// Whether an element has no end tag and no content (HTML Standard, section 13.1.2; `param` was one until 2022). The name is in small
/// letters.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
