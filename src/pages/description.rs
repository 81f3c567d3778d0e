//! The description of a document, for search engines.

use crate::input::post::Post;

/// How many characters of a description search engines show.
const DESCRIPTION: usize = 200;

/// The summary of front matter, otherwise the beginning of the text; `None` if there is no text.
pub(crate) fn of(post: &Post) -> Option<String> {
    let given = post.front.summary.as_ref().map(|summary| summary.value.trim().to_string());
    Some(given.unwrap_or_else(|| shorten(&post.outline.plain))).filter(|text| !text.is_empty())
}

/// The text, cut at the end of a word if it is too long for a description.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        None => text.to_string(),
        Some((end, _)) => {
            let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
            format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()))
        }
    }
}
