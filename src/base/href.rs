//! How addresses are spelled in pages.
//!
//! Takes site paths; gives URLs for `href`: rooted under the base URL's path, or relative to the page. Relative ones depend on
//! the page, but entries are shared between pages; so they are first written from a mark that is nowhere else, and made
//! relative as the page is finished.

use crate::base::url::{self, BaseUrl, Spellings};

/// Stands for the site's root in pages with relative URLs: two noncharacters, which no text in use holds
/// (Unicode 23.7). Marks of interface texts are others (`language/word.rs`).
const ROOT: &str = "\u{fdd8}\u{fdd9}";

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
        match self {
            Hrefs::Rooted(base) => base.rooted(&url::encoded_path(path)),
            Hrefs::Relative(_) => format!("{ROOT}{}", url::encoded_reference(path)),
        }
    }

    /// An address as an author writes it in a setting or a template, as a URL for a page: a path of the site with what follows
    /// it (`/about/#team`, `/search/?lang=id`, `/caf%C3%A9/`), or any other address, which stays as it is. A file is named as
    /// `files` are spelled.
    pub(crate) fn written(&self, address: &str, files: &Spellings) -> String {
        match inner_address(address) {
            None => address.to_string(),
            Some(InnerAddress { path, rest }) => self.to(files.spelled(&path)) + &url::encoded_url(rest),
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
        let from = url::encoded_reference(path);
        let mut pieces = page.split(ROOT);
        let mut settled = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            if !piece.starts_with('/') {
                settled.push_str(ROOT);
                settled.push_str(piece);
                continue;
            }
            let is_end = |letter: char| letter.is_ascii_whitespace() || "\"'<>),".contains(letter);
            let end = piece.find(is_end).unwrap_or(piece.len());
            settled.push_str(&url::relative_on_disk(&from, &piece[..end]));
            settled.push_str(&piece[end..]);
        }
        settled
    }
}

/// An address of the site itself, as an author writes it from its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InnerAddress<'a> {
    /// Decoded: `/café/`.
    pub(crate) path: String,
    /// Query and fragment, as written.
    pub(crate) rest: &'a str,
}

/// The parts of an address that begins at the site's root; `None` for any other.
pub(crate) fn inner_address(address: &str) -> Option<InnerAddress<'_>> {
    let (path, rest) = url::split_path(address.trim());
    let is_inside = path.starts_with('/') && !path.starts_with("//");
    is_inside.then(|| InnerAddress { path: url::decode(path).unwrap_or_else(|| path.to_string()), rest })
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

    #[test]
    fn an_address_keeps_its_query_and_fragment_and_is_encoded_once() {
        let hrefs = Hrefs::Rooted(BaseUrl::parse("https://example.org/sub/").unwrap());
        for (written, url) in [
            ("/about/#team", "/sub/about/#team"),
            ("/#contact", "/sub/#contact"),
            ("/search/?lang=id&q=a b#c", "/sub/search/?lang=id&q=a%20b#c"),
            ("/caf%C3%A9/", "/sub/caf%C3%A9/"),
            ("/café/?q=é", "/sub/caf%C3%A9/?q=%C3%A9"),
            ("/100%/", "/sub/100%25/"),
            ("/a%3Fb/", "/sub/a%3Fb/"),
            ("/a%2523/", "/sub/a%2523/"),
            ("/", "/sub/"),
            ("//host/a b", "//host/a b"),
            ("https://example.net/%20?x#y", "https://example.net/%20?x#y"),
            ("#part", "#part"),
            ("mailto:a@example.org", "mailto:a@example.org"),
        ] {
            assert_eq!(hrefs.written(written, &Spellings::default()), url, "{written}");
        }
    }

    #[test]
    fn a_relative_address_ends_where_it_ends_and_not_at_a_bracket_or_a_comma() {
        let hrefs = Hrefs::Relative(BaseUrl::parse("https://example.org/").unwrap());
        let list = format!("{} 1x, {} 2x\n{}", hrefs.to("/a(1),b's & c.svg"), hrefs.to("/x/"), hrefs.to("/y.svg"));
        assert_eq!(hrefs.settle(list, "/p/"), "../a%281%29%2Cb%27s%20%26%20c.svg 1x, ../x/index.html 2x\n../y.svg");
    }
}
