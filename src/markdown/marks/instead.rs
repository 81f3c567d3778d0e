//! What to write instead of a tag or a shortcode.

/// Names of tags, and what to write instead of them.
const INSTEAD: [(&[&str], &str); 11] = [
    (
        &["figure", "image", "img", "caption", "wp_caption", "picture", "postimage", "lightbox", "responsive_image"],
        "write `![what it shows](photo.jpg \"its caption\")`",
    ),
    (
        &["gallery", "nggallery", "slideshow", "resize_image"],
        "write an image `![what it shows](photo.jpg)` for each picture",
    ),
    (
        &["ref", "relref", "link", "post_url", "post_link", "get_url", "internal_link", "absolute_url", "relative_url"],
        "link to the file: `[text](post.md)`",
    ),
    (
        &["highlight", "code", "sourcecode", "codeblock", "code_block", "syntax", "prism"],
        "write a code block between lines of three backticks",
    ),
    (
        &[
            "youtube",
            "vimeo",
            "embed",
            "dailymotion",
            "instagram",
            "tweet",
            "twitter",
            "x",
            "gist",
            "soundcloud",
            "spotify",
        ],
        "write a link, or the HTML (`<iframe …></iframe>`) that the other site gives for embedding",
    ),
    (&["video"], "write HTML: `<video src=\"film.mp4\" controls></video>`"),
    (&["audio", "playlist"], "write HTML: `<audio src=\"sound.mp3\" controls></audio>`"),
    (
        &[
            "note",
            "tip",
            "important",
            "warning",
            "caution",
            "info",
            "danger",
            "notice",
            "alert",
            "admonition",
            "callout",
            "hint",
        ],
        "write an alert: a quote that begins with `> [!NOTE]`",
    ),
    (&["quote", "blockquote", "pullquote"], "write a quote, with `> ` before each line"),
    (&["toc", "tableofcontents", "contents"], "delete it, since a table of contents is made of the headings"),
    (
        &["contact-form", "contact-form-7", "contact_form", "gravityform", "wpforms", "ninja_form", "mailto"],
        "write an address for mail, such as `<name@example.org>`",
    ),
];

/// What to write instead of a tag or a shortcode of this name.
pub(super) fn instead_of(name: &str) -> Option<&'static str> {
    let is_it = |other: &&str| other.eq_ignore_ascii_case(name);
    INSTEAD.iter().find(|(names, _)| names.iter().any(is_it)).map(|(_, instead)| *instead)
}
