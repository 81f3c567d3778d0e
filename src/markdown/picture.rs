//! What a page says of a picture in addition to its address: size, when to load it, and smaller variants.
//!
//! Takes HTML with an `<img>`, and what is known of its picture; writes what the tag does not say itself. An image with variants is
//! put into `<picture>`, unless the author wrote that, or `srcset`.

use std::ops::Range;

use super::escape;
use super::tag::{self, Attribute, Token};

/// What is known of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownPicture {
    /// Width and height in pixels.
    pub(crate) size: (u32, u32),
    /// The variants in WebP and in AVIF as in `srcset`; empty if there are none.
    pub(crate) srcset: String,
    pub(crate) srcset_avif: String,
    /// How wide it is shown, as in `sizes`.
    pub(crate) sizes: &'static str,
}

/// The tag of an image.
pub(super) struct Image<'h> {
    html: &'h str,
    /// Its bytes in the whole HTML.
    pub(super) range: Range<usize>,
    attributes: Vec<Attribute>,
}

impl<'h> Image<'h> {
    /// The image whose address is at a byte of the HTML; `None` if it is that of something else.
    pub(super) fn at(html: &'h str, address: usize) -> Option<Image<'h>> {
        let start = html[..address].rfind('<')?;
        let rest = &html[start..];
        let Token::Open { name, attributes, range } = tag::tokens(rest).next()? else { return None };
        let is_address = |attribute: &Attribute| {
            attribute.value.as_ref().is_some_and(|value| start + value.start == address)
                && rest[attribute.name.clone()].eq_ignore_ascii_case("src")
        };
        let is_image = name.start == 1 && rest[name].eq_ignore_ascii_case("img") && attributes.iter().any(is_address);
        is_image.then_some(Image { html: rest, range: start..start + range.end, attributes })
    }

    fn value(&self, name: &str) -> Option<&'h str> {
        let named = |attribute: &&Attribute| self.html[attribute.name.clone()].eq_ignore_ascii_case(name);
        let attribute = self.attributes.iter().find(named)?;
        Some(attribute.value.clone().map_or("", |value| &self.html[value]))
    }

    /// Ends the value of `src`, and begins further attributes; the quotation mark that follows ends the last one.
    pub(super) fn push_attributes(&self, out: &mut String, picture: &ShownPicture) {
        let mut push = |name: &str, value: &str| {
            if self.value(name).is_none() {
                out.extend(["\" ", name, "=\"", value]);
            }
        };
        let (width, height) = picture.size;
        let scaled = |written: &str, of: u32, to: u32| {
            let written: u64 = written.trim().parse().ok().filter(|written| (1..=100_000).contains(written))?;
            Some(((written * u64::from(to) + u64::from(of) / 2) / u64::from(of)).max(1).to_string())
        };
        match (self.value("width"), self.value("height")) {
            (None, None) => {
                push("width", &width.to_string());
                push("height", &height.to_string());
            }
            (Some(written), None) => drop(scaled(written, width, height).map(|height| push("height", &height))),
            (None, Some(written)) => drop(scaled(written, height, width).map(|width| push("width", &width))),
            (Some(_), Some(_)) => {}
        }
        if self.value("fetchpriority").is_none() {
            push("loading", "lazy");
        }
        push("decoding", "async");
    }
}

/// The elements `<picture>` around images.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// The byte of the HTML at which the one that is open ends.
    end: Option<usize>,
    /// Up to where the author's own have been looked for, and whether one is open there.
    looked_at: usize,
    is_in_authors: bool,
}

impl Frame {
    /// Writes HTML, and the end of what is open where it belongs.
    pub(super) fn push(&mut self, out: &mut String, html: &str, range: Range<usize>) {
        let mut from = range.start;
        if let Some(end) = self.end.filter(|end| *end <= range.end) {
            out.push_str(&html[from..end]);
            out.push_str("</picture>");
            (self.end, from) = (None, end);
        }
        out.push_str(&html[from..range.end]);
    }

    /// Puts `<picture>` with its variants before an image whose tag is at the end of `out`, which is written up to a byte.
    pub(super) fn open(&mut self, out: &mut String, html: &str, image: &Image<'_>, picture: &ShownPicture, to: usize) {
        if picture.srcset.is_empty() || image.value("srcset").is_some() || self.is_in_authors(html, image.range.start) {
            return;
        }
        let mut sources = String::from("<picture>");
        for (kind, srcset) in [("avif", &picture.srcset_avif), ("webp", &picture.srcset)] {
            if !srcset.is_empty() {
                push_source(&mut sources, kind, srcset, picture.sizes);
            }
        }
        out.insert_str(out.len() - (to - image.range.start), &sources);
        self.end = Some(image.range.end);
    }

    /// Whether the author wrote `<picture>` around a byte of the HTML, which is after those that were asked for before.
    fn is_in_authors(&mut self, html: &str, at: usize) -> bool {
        let since = &html[self.looked_at.min(at)..at];
        match (since.rfind("<picture"), since.rfind("</picture")) {
            (None, None) => {}
            (opened, closed) => self.is_in_authors = opened > closed,
        }
        self.looked_at = at;
        self.is_in_authors
    }
}

fn push_source(out: &mut String, kind: &str, srcset: &str, sizes: &str) {
    out.extend(["<source type=\"image/", kind, "\" srcset=\""]);
    escape::push_attribute(out, srcset);
    out.push_str("\" sizes=\"");
    escape::push_attribute(out, sizes);
    out.push_str("\">");
}

#[cfg(test)]
mod tests {
    use super::super::sample::markdown;
    use super::*;

    fn shown(text: &str, srcset: &str) -> String {
        let markdown = markdown(text);
        let picture = |link: usize| {
            let (srcset, avif) = srcset.split_once('|').unwrap_or((srcset, ""));
            let (srcset, srcset_avif) = (srcset.to_string(), avif.to_string());
            let known = ShownPicture { size: (600, 400), srcset, srcset_avif, sizes: "100vw" };
            markdown.links[link].shown.then_some(known)
        };
        markdown.html.fill_some(|link| Some(markdown.links[link].target.clone().into()), picture)
    }

    const SOURCE: &str = "<picture><source type=\"image/webp\" srcset=\"/s 480w\" sizes=\"100vw\">";

    #[test]
    fn an_image_has_its_size_and_its_variants() {
        let size = "width=\"600\" height=\"400\"";
        assert_eq!(
            shown("![b](a.png)\n", ""),
            format!("<p><img src=\"a.png\" {size} alt=\"b\" loading=\"lazy\" decoding=\"async\"></p>\n")
        );
        let image = |address: &str| {
            format!("{SOURCE}<img src=\"{address}\" {size} alt=\"\" loading=\"lazy\" decoding=\"async\"></picture>")
        };
        assert_eq!(
            shown("[![](a.png)](b.md) ![](c.png) [d](e.md)\n", "/s 480w"),
            format!("<p><a href=\"b.md\">{}</a> {} <a href=\"e.md\">d</a></p>\n", image("a.png"), image("c.png"))
        );
    }

    #[test]
    fn a_browser_that_knows_avif_takes_it_first() {
        let html = shown("![](a.png)\n", "/s 480w|/v 480w");
        let avif = SOURCE.replace("webp", "avif").replace("/s", "/v");
        assert!(html.contains(&format!("{avif}{}<img ", &SOURCE["<picture>".len()..])), "{html}");
    }

    #[test]
    fn what_raw_html_says_itself_stays() {
        for (written, expected) in [
            (
                "<img alt=\"a>\" src=x.png>",
                "<img alt=\"a>\" src=\"x.png\" width=\"600\" height=\"400\" loading=\"lazy\" decoding=\"async\">",
            ),
            (
                "<IMG SRC='x.png' width=300 loading=eager/>",
                "<IMG SRC=\"x.png\" height=\"200\" decoding=\"async\" width=300 loading=eager/>",
            ),
            (
                "<img src=x.png height=10 fetchpriority=high>",
                "<img src=\"x.png\" width=\"15\" decoding=\"async\" height=10 fetchpriority=high>",
            ),
            ("<img src=x.png width=50% decoding=sync>", "<img src=\"x.png\" loading=\"lazy\" width=50% decoding=sync>"),
            (
                "<img src=x.png width=9 height=9>",
                "<img src=\"x.png\" loading=\"lazy\" decoding=\"async\" width=9 height=9>",
            ),
        ] {
            let text = format!("a {written}");
            assert_eq!(shown(&text, "").trim(), format!("<p>a {expected}</p>"), "{written}");
            assert_eq!(shown(&text, "/s 480w").trim(), format!("<p>a {SOURCE}{expected}</picture></p>"), "{written}");
        }
    }

    #[test]
    fn the_authors_own_variants_stay() {
        let own = shown("<img src=x.png srcset=\"y.png 2x\">", "/s 480w");
        assert!(own.contains("srcset=\"y.png 2x\"") && !own.contains("<picture>"), "{own}");
        let own = shown("<picture><source srcset=y.avif><img src=x.png></picture>\n\n![](z.png)", "/s 480w");
        assert_eq!(own.matches("<picture>").count(), 2, "{own}");
        assert_eq!(own.matches("</picture>").count(), 2, "{own}");
        assert!(own.contains("<source srcset=\"y.avif\"><img src=\"x.png\""), "{own}");
    }

    #[test]
    fn links_and_posters_are_no_images() {
        let html = shown("<a href=x.png>x</a> <video poster=p.png src=v.mp4></video> `<img src=x>`", "/s 480w");
        assert!(!html.contains("600") && !html.contains("<picture>"), "{html}");
    }
}
