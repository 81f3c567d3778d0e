//! Pictures without a text for those who do not see them.
//!
//! Takes a document and its body; gives a finding for each such picture. In Markdown, a picture that says nothing is marked
//! `{.decoration}`; in HTML, and in front matter, it has an empty `alt`.

use super::languages::Text;
use crate::base::diagnostic::{Code, Diagnostic, Place};

const MEANING: &str = "readers who do not see it are told nothing";

/// The pictures of a document that lack a text.
pub(super) fn unnamed(text: &Text<'_>) -> Vec<Diagnostic> {
    let front = &text.post.front;
    let place = |span: &std::ops::Range<usize>| text.sources.place(&text.post.path, span.clone());
    let own = front.image.as_ref().filter(|_| front.image_alt.is_none() && text.post.about.is_none());
    let own = own.map(|image| {
        finding(place(&image.span), "write `image_alt: what it shows`, or `image_alt: \"\"` if it is only decoration")
    });
    let in_body = text.body.unnamed.iter().map(|span| {
        let source = text.sources.shown(&text.post.path);
        let hint = match source.get(span.start..).is_some_and(|rest| rest.starts_with('<')) {
            true => "write what it shows into `alt=\"…\"`, or `alt=\"\"` if it is only decoration",
            false => "write what it shows between the brackets, or `{.decoration}` after it if it shows nothing",
        };
        finding(place(span), hint)
    });
    own.into_iter().chain(in_body).collect()
}

fn finding(place: Place, hint: &str) -> Diagnostic {
    Diagnostic::warning(format!("this picture has no text, so {MEANING}")).coded(Code::MissingAlt).at(place).hint(hint)
}
