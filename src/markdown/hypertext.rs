//! HTML with placeholders where URLs go that only the whole site knows.
//!
//! Takes the URL of each link; gives the HTML with its placeholders filled. Does not know Markdown, nor what fills the placeholders.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::escape;

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
    /// A range of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Hypertext {
        let inside = self.placeholders.iter().filter(|placeholder| range.contains(&placeholder.at));
        let placeholders = inside.map(|one| Placeholder { at: one.at - range.start, link: one.link }).collect();
        Hypertext { html: self.html[range.clone()].to_string(), placeholders }
    }

    /// The HTML with every placeholder filled.
    #[cfg(test)]
    pub(crate) fn fill<'u>(&self, url: impl Fn(usize) -> Cow<'u, str>) -> String {
        self.fill_some(|link| Some(url(link)))
    }

    /// The HTML with every placeholder filled. `url` gives the URL of a link by its index, unescaped. An attribute without a URL is
    /// left out, so that a link is only its text.
    pub(crate) fn fill_some<'u>(&self, url: impl Fn(usize) -> Option<Cow<'u, str>>) -> String {
        let mut out = String::with_capacity(self.html.len() + self.placeholders.len() * 48);
        let mut from = 0;
        for placeholder in &self.placeholders {
            out.push_str(&self.html[from..placeholder.at]);
            from = placeholder.at;
            match url(placeholder.link) {
                Some(url) => escape::push_attribute(&mut out, &url),
                // A placeholder stands between the quotation marks of an attribute: ` href=""`.
                None => {
                    out.truncate(out.rfind(' ').unwrap_or(out.len()));
                    from += 1;
                }
            }
        }
        out.push_str(&self.html[from..]);
        out
    }
}
