//! Feeds as values.
//!
//! Takes what a feed and its items say, as plain values with absolute, encoded URLs; gives the text of Atom
//! ([`atom`]) and JSON ([`json`]) documents. Deliberately does not know posts, editions, output paths or the clock.
//!
//! One post stands in many feeds (the site's, its editions', each of its tags'), so the dear part is done once:
//! [`atom::entry`] and [`json::entry`] turn an [`Item`] into text that is shared, and [`atom::feed`] and
//! [`json::feed`] only join such texts. Feeds keep the order of the entries that they are given.

pub mod atom;
pub mod id;
pub mod json;
pub mod moment;

pub use id::tag_uri;
pub use moment::Moment;

/// What a feed says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// An IRI that never changes (RFC 4287, 4.2.6): see [`tag_uri`]. JSON Feed has no such member.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub subtitle: Option<String>,
    /// The interface's language, BCP 47. Each item says its own.
    pub lang: String,
    /// The page that lists the same posts.
    pub home_url: String,
    /// Where the Atom document will stand.
    pub atom_url: String,
    /// Where the JSON document will stand.
    pub json_url: String,
    /// Whether the JSON Feed exists, so that the Atom feed may name it.
    pub has_json: bool,
    /// Who wrote the items that name no author.
    pub authors: Vec<Author>,
    /// Plain text, for people: "© 2016 …".
    pub rights: Option<String>,
    pub generator: Generator,
}

/// The program that wrote the feed (RFC 4287, 4.2.4).
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    pub name: String,
    pub version: String,
}

/// A person (RFC 4287, 3.2; JSON Feed 1.1, `authors`).
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    pub name: String,
    pub url: Option<String>,
}

/// One post as a feed shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// An IRI that never changes, even where title and URL do: see [`tag_uri`].
    pub id: String,
    pub url: String,
    /// The post's own language, BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Plain text.
    pub title: String,
    /// The whole post in HTML, with absolute URLs.
    pub content: String,
    /// HTML, with absolute URLs; for Atom.
    pub summary: Option<String>,
    /// Plain text; for JSON Feed, whose summaries have no markup.
    pub summary_text: Option<String>,
    pub published: Option<Moment>,
    /// The last change that readers should notice; [`Item::published`] where there was none.
    pub updated: Moment,
    pub authors: Vec<Author>,
    pub categories: Vec<Category>,
    /// The same post in other languages.
    pub translations: Vec<Alternate>,
    /// The post's main image; for JSON Feed, Atom has no place for it.
    pub image: Option<String>,
}

/// A term of a taxonomy (RFC 4287, 4.2.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// The slug, the same in each language.
    pub term: String,
    /// The IRI that tells tags from categories: the taxonomy's own page.
    pub scheme: Option<String>,
    /// The name for people, in the item's language.
    pub label: String,
}

/// The same work in another language.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternate {
    /// BCP 47.
    pub lang: String,
    pub url: String,
}

/// HTML in an element that says its language and direction: few readers look at `xml:lang` or `language`, and
/// neither format can say the direction; what shows the HTML understands both.
fn localized(html: &str, item: &Item) -> String {
    let mut out = String::with_capacity(html.len() + 48);
    crate::base::xml::open(&mut out, "div", &[("lang", &item.lang), ("dir", &item.dir)]);
    out.push_str(html);
    out.push_str("</div>");
    out
}

/// A feed and items that the tests of both formats share.
#[cfg(test)]
mod samples {
    use super::*;

    pub fn author(name: &str) -> Author {
        Author { name: name.to_string(), url: None }
    }

    pub fn feed() -> Feed {
        Feed {
            id: "tag:example.org,2016-01-01:/tag/social-media/".to_string(),
            title: "Tag Archives: social media & more".to_string(),
            subtitle: Some("Notes on <diplomacy>".to_string()),
            lang: "en".to_string(),
            home_url: "https://example.org/blog/tag/social-media/".to_string(),
            atom_url: "https://example.org/blog/tag/social-media/atom.xml".to_string(),
            json_url: "https://example.org/blog/tag/social-media/feed.json".to_string(),
            has_json: true,
            authors: vec![Author { name: "Ani".to_string(), url: Some("https://example.org/ani/".to_string()) }],
            rights: Some("© 2016 Ani".to_string()),
            generator: Generator { name: "Chancery".to_string(), version: "0.1.0".to_string() },
        }
    }

    pub fn item(name: &str, lang: &str, title: &str, updated: &str) -> Item {
        let moment = Moment::parse(updated).unwrap();
        Item {
            id: format!("tag:example.org,2016-10-08:/posts/{name}"),
            url: format!("https://example.org/blog/2016/10/{name}/?a=1&b=2"),
            lang: lang.to_string(),
            dir: if lang == "ar" { "rtl" } else { "ltr" }.to_string(),
            title: title.to_string(),
            content: "<p>A &amp; B <code>a[b[0]]></code></p>".to_string(),
            summary: None,
            summary_text: None,
            published: Some(moment),
            updated: moment,
            authors: Vec::new(),
            categories: Vec::new(),
            translations: Vec::new(),
            image: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_wrapped_in_its_own_language_and_direction() {
        let item = samples::item("x", "ar", "الدبلوماسية", "2016-10-08T00:00:00+07:00");
        assert_eq!(localized("<p>x</p>", &item), "<div lang=\"ar\" dir=\"rtl\"><p>x</p></div>");
    }
}
