//! How addresses are spelled in pages.
//!
//! Takes site paths; gives URLs for `href`: rooted under the base URL's path, or relative to the page. Relative ones depend on
//! the page, but entries are shared between pages; so they are first written from a mark that is nowhere else, and made
//! relative as the page is finished.

use crate::base::url::{self, BaseUrl};

/// Stands for the site's root in pages with relative URLs: two noncharacters, which no text in use holds
/// (Unicode 23.7).
const ROOT: &str = "\u{fdd0}\u{fdd1}";

/// The site's way to spell addresses.
#[derive(Clone, Debug)]
pub enum Hrefs {
    /// `/blog/tag/x/`: works at one place.
    Rooted(BaseUrl),
    /// `../../tag/x/index.html`: works from any folder, and from disk.
    Relative(BaseUrl),
}

impl Hrefs {
    fn base(&self) -> &BaseUrl {
        match self {
            Hrefs::Rooted(base) | Hrefs::Relative(base) => base,
        }
    }

    /// A site path, decoded, as a URL for a page.
    pub(crate) fn to(&self, path: &str) -> String {
        let encoded = url::encoded_path(path);
        match self {
            Hrefs::Rooted(base) => base.rooted(&encoded),
            Hrefs::Relative(_) => format!("{ROOT}{encoded}"),
        }
    }

    /// A site path, decoded, as an absolute URL.
    pub(crate) fn absolute(&self, path: &str) -> String {
        self.base().absolute(&url::encoded_path(path))
    }

    /// A finished page as its bytes, at its own place.
    pub(crate) fn settle_bytes(&self, page: &mut Vec<u8>, path: &str) {
        if let Hrefs::Relative(_) = self {
            // What templates write is UTF-8.
            *page = self.settle(String::from_utf8(std::mem::take(page)).unwrap_or_default(), path).into_bytes();
        }
    }

    /// A finished page, at its own place.
    pub(crate) fn settle(&self, page: String, path: &str) -> String {
        let Hrefs::Relative(_) = self else { return page };
        let from = url::encoded_path(path);
        let mut pieces = page.split(ROOT);
        let mut settled = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            if !piece.starts_with('/') {
                settled.push_str(ROOT);
                settled.push_str(piece);
                continue;
            }
            let end = piece.find(['"', '\'', ' ', '<', '>', ')', ',']).unwrap_or(piece.len());
            settled.push_str(&url::relative_on_disk(&from, &piece[..end]));
            settled.push_str(&piece[end..]);
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooted_addresses_carry_the_sub_path() {
        let hrefs = Hrefs::Rooted(BaseUrl::parse("https://example.org/blog/").unwrap());
        assert_eq!(hrefs.to("/tag/kopi darat/"), "/blog/tag/kopi%20darat/");
        assert_eq!(hrefs.absolute("/a/"), "https://example.org/blog/a/");
    }

    #[test]
    fn relative_addresses_are_settled_at_the_page() {
        let hrefs = Hrefs::Relative(BaseUrl::parse("https://example.org/").unwrap());
        let page = format!("<a href=\"{}\">x</a><a href=\"{}#y\">y</a>", hrefs.to("/tag/a/"), hrefs.to("/2016/10/b/"));
        assert_eq!(
            hrefs.settle(page, "/2016/10/b/"),
            "<a href=\"../../../tag/a/index.html\">x</a><a href=\"#y\">y</a>"
        );
    }
}
