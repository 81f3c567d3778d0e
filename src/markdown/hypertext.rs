//! HTML with placeholders where URLs go that only the whole site knows.
//!
//! Takes the URL of each link; gives the HTML with its placeholders filled. Does not know Markdown, nor what fills the placeholders.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::escape;
use super::picture::{Frame, Image, ShownPicture};

/// HTML with placeholders where URLs go that only the whole site knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hypertext {
    pub(crate) html: String,
    /// Ascending by `at`.
    pub(crate) placeholders: Vec<Placeholder>,
}

/// A place for a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// Byte in the HTML where the escaped URL is to be inserted; always inside an attribute value in double quotes.
    pub(crate) at: usize,
    /// Index of the link whose URL it is.
    pub(crate) link: usize,
}

/// What is put into a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling<'u> {
    /// Unescaped.
    pub(crate) url: Cow<'u, str>,
    /// For `hreflang`: the language of what the link leads to.
    pub(crate) language: Option<&'u str>,
}

impl<'u, U: Into<Cow<'u, str>>> From<U> for Filling<'u> {
    fn from(url: U) -> Filling<'u> {
        Filling { url: url.into(), language: None }
    }
}

impl Hypertext {
    /// A range of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Hypertext {
        let inside = self.placeholders.iter().filter(|placeholder| range.contains(&placeholder.at));
        let placeholders = inside.map(|one| Placeholder { at: one.at - range.start, link: one.link }).collect();
        Hypertext { html: self.html[range.clone()].to_string(), placeholders }
    }

    /// The HTML with every placeholder filled.
    #[cfg(test)]
    pub(crate) fn fill<'u>(&self, url: impl Fn(usize) -> Cow<'u, str>) -> String {
        self.fill_some(|link| Some(url(link).into()), |_| None)
    }

    /// The HTML with every placeholder filled. `filling` gives what is put in for a link by its index. An attribute without a URL
    /// is left out, so that a link is only its text. `picture` gives what is known of the picture that an image shows.
    pub(crate) fn fill_some<'u>(
        &self,
        filling: impl Fn(usize) -> Option<Filling<'u>>,
        picture: impl Fn(usize) -> Option<ShownPicture>,
    ) -> String {
        let mut out = String::with_capacity(self.html.len() + self.placeholders.len() * 48);
        let mut from = 0;
        let mut before = 0;
        let mut frame = Frame::default();
        for placeholder in &self.placeholders {
            frame.push(&mut out, &self.html, from..placeholder.at);
            from = placeholder.at;
            let image = picture(placeholder.link).and_then(|shown| Some((Image::at(&self.html, from)?, shown)));
            match filling(placeholder.link) {
                Some(Filling { url, language }) => {
                    // What is between the start of the tag and here has no other placeholder, or the tag stays as it is.
                    if let Some((image, shown)) = image.as_ref().filter(|(image, _)| before <= image.range.start) {
                        frame.open(&mut out, &self.html, image, shown, from);
                    }
                    escape::push_attribute(&mut out, &url);
                    if let Some((image, shown)) = &image {
                        image.push_attributes(&mut out, shown);
                    }
                    // The quotation mark that would end the URL ends this attribute.
                    if let Some(language) = language {
                        out.push_str("\" hreflang=\"");
                        escape::push_attribute(&mut out, language);
                    }
                }
                // A placeholder stands between the quotation marks of an attribute: ` href=""`.
                None => {
                    out.truncate(out.rfind(' ').unwrap_or(out.len()));
                    from += 1;
                }
            }
            before = from;
        }
        frame.push(&mut out, &self.html, from..self.html.len());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_an_attribute_after_the_url_and_a_link_without_a_url_is_its_text() {
        let html = "<a href=\"\" title=\"t\">x</a>".to_string();
        let hypertext = Hypertext { html, placeholders: vec![Placeholder { at: 9, link: 0 }] };
        let filled = hypertext.fill_some(|_| Some(Filling { url: "/a?b&c".into(), language: Some("id") }), |_| None);
        assert_eq!(filled, "<a href=\"/a?b&amp;c\" hreflang=\"id\" title=\"t\">x</a>");
        assert_eq!(hypertext.fill_some(|_| None, |_| None), "<a title=\"t\">x</a>");
    }
}
