//! One post as a feed shows it.

use super::head::Author;
use super::moment::Moment;
use crate::base::xml;

/// One post as a feed shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// An IRI that never changes, even where title and URL do: see [`super::urn`].
    pub(crate) id: String,
    /// The id in RSS, where any text can be one; none if it is `id`.
    pub(crate) rss_guid: Option<String>,
    pub(crate) url: String,
    /// The post's own language, BCP 47.
    pub(crate) lang: String,
    /// `ltr` or `rtl`.
    pub(crate) dir: String,
    /// Plain text.
    pub(crate) title: String,
    /// The whole post in HTML, with absolute URLs.
    pub(crate) content: String,
    /// HTML, with absolute URLs; for Atom.
    pub(crate) summary: Option<String>,
    /// Plain text; for JSON Feed, whose summaries have no markup.
    pub(crate) summary_text: Option<String>,
    pub(crate) published: Option<Moment>,
    /// The last change that readers should notice; [`Item::published`] where there was none.
    pub(crate) updated: Moment,
    pub(crate) authors: Vec<Author>,
    pub(crate) categories: Vec<Category>,
    /// The same post in other languages.
    pub(crate) translations: Vec<Alternate>,
    /// The post's main image, also the first one of its text; for JSON Feed.
    pub(crate) image: Option<String>,
    /// The image that its front matter names; for Atom and RSS.
    pub(crate) enclosure: Option<Enclosure>,
}

/// A term of a taxonomy (RFC 4287, 4.2.2).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Category {
    /// The slug, the same in each language.
    pub(crate) term: String,
    /// The IRI that tells tags from categories: the taxonomy's own page.
    pub(crate) scheme: Option<String>,
    /// The name for people, in the item's language.
    pub(crate) label: String,
}

/// A file that belongs to an item (RFC 4287, 4.2.7.2; RSS 2.0, `enclosure`).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enclosure {
    pub(crate) url: String,
    pub(crate) media_type: String,
    /// In bytes, if it is known.
    pub(crate) length: Option<u64>,
}

/// The same work in another language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternate {
    /// BCP 47.
    pub(crate) lang: String,
    pub(crate) url: String,
}

/// HTML in an element that says its language and direction: few readers look at `xml:lang` or `language`, and
/// neither format can say the direction; what shows the HTML understands both.
pub(super) fn localized(html: &str, item: &Item) -> String {
    let mut out = String::with_capacity(html.len() + 48);
    xml::open(&mut out, "div", &[("lang", &item.lang), ("dir", &item.dir)]);
    out.push_str(html);
    out.push_str("</div>");
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn html_is_wrapped_in_its_own_language_and_direction() {
        let item = samples::item("x", "ar", "الدبلوماسية", "2016-10-08T00:00:00+07:00");
        assert_eq!(localized("<p>x</p>", &item), "<div lang=\"ar\" dir=\"rtl\"><p>x</p></div>");
    }
}
