//! HTML with placeholders where URLs go that only the whole site knows.
//!
//! Takes the URL of each link; gives the HTML with its placeholders filled. Does not know Markdown, nor what fills the placeholders.

use std::borrow::Cow;

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

impl Hypertext {
    /// The HTML with every placeholder filled.
    #[cfg(test)]
    pub(crate) fn fill<'u>(&self, url: impl Fn(usize) -> Cow<'u, str>) -> String {
        self.fill_some(|link| Some(url(link)), |_| None)
    }

    /// The HTML with every placeholder filled. `url` gives the URL of a link by its index, unescaped. An attribute without a URL is
    /// left out, so that a link is only its text. `picture` gives what is known of the picture that an image shows.
    pub(crate) fn fill_some<'u>(
        &self,
        url: impl Fn(usize) -> Option<Cow<'u, str>>,
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
            match url(placeholder.link) {
                Some(url) => {
                    // What is between the start of the tag and here has no other placeholder, or the tag stays as it is.
                    if let Some((image, shown)) = image.as_ref().filter(|(image, _)| before <= image.range.start) {
                        frame.open(&mut out, &self.html, image, shown, from);
                    }
                    escape::push_attribute(&mut out, &url);
                    if let Some((image, shown)) = &image {
                        image.push_attributes(&mut out, shown);
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
