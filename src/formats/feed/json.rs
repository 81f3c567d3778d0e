//! JSON Feed 1.1 (jsonfeed.org/version/1.1).
//!
//! Takes a [`Feed`] and its [`Item`]s; gives one JSON document.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Author, Feed};
use super::item::{Item, localized};

/// The media type of the document ("Suggestions for Publishers").
pub(crate) const MEDIA_TYPE: &str = "application/feed+json";

/// A finished object of `items`, to be written once and used in many feeds; a clone shares the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry(Arc<str>);

/// The top level; `items` follows it.
#[derive(Serialize)]
struct Head<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Person<'a>>,
    language: &'a str,
    /// An extension ("Extensions"), since the format has no member for it.
    _generator: Program<'a>,
}

/// The program that wrote the feed.
#[derive(Serialize)]
struct Program<'a> {
    name: &'a str,
    version: &'a str,
}

/// One of `items`.
#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    language: &'a str,
}

/// One of `authors`.
#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The object of an item ("Items"): `tags` are the labels of all its categories; a summary is plain text.
pub(crate) fn entry(item: &Item) -> Entry {
    let object = Object {
        id: &item.id,
        url: &item.url,
        title: &item.title,
        content_html: localized(&item.content, item),
        summary: item.summary_text.as_deref(),
        image: item.image.as_deref(),
        date_published: item.published.map(|moment| moment.to_string()),
        date_modified: item.updated.to_string(),
        authors: people(&item.authors),
        tags: item.categories.iter().map(|category| category.label.as_str()).collect(),
        language: &item.lang,
    };
    Entry(text(&object).into())
}

/// The document ("Top-level"), with the entries in the order given, appended to `out`.
pub(crate) fn feed(feed: &Feed, entries: &[&Entry], mut out: String) -> String {
    let head = text(&Head {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home_url,
        feed_url: &feed.json_url,
        description: feed.subtitle.as_deref(),
        authors: people(&feed.authors),
        language: &feed.lang,
        _generator: Program { name: &feed.generator.name, version: &feed.generator.version },
    });
    out.reserve(head.len() + 32 + entries.iter().map(|entry| entry.0.len() + 2).sum::<usize>());
    // The head is an object: its closing brace moves behind the items.
    out.push_str(&head[..head.len() - 1]);
    out.push_str(",\"items\":[");
    for (position, entry) in entries.iter().enumerate() {
        out.push_str(if position == 0 { "\n" } else { ",\n" });
        out.push_str(&entry.0);
    }
    out.push_str("\n]}\n");
    out
}

fn people(authors: &[Author]) -> Vec<Person<'_>> {
    authors.iter().map(|author| Person { name: &author.name, url: author.url.as_deref() }).collect()
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("structs of strings always serialize")
}

#[cfg(test)]
mod tests {
    use super::super::item::Category;
    use super::super::samples::{author, feed as sample, item};
    use super::*;
    use serde_json::{Value, json};

    fn written(feed: &Feed, items: &[Item]) -> Value {
        let entries: Vec<Entry> = items.iter().map(entry).collect();
        serde_json::from_str(&super::feed(feed, &entries.iter().collect::<Vec<_>>(), String::new())).unwrap()
    }

    #[test]
    fn the_top_level_says_what_version_1_1_demands() {
        let expected = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Tag Archives: social media & more",
            "home_page_url": "https://example.org/blog/tag/social-media/",
            "feed_url": "https://example.org/blog/tag/social-media/feed.json",
            "description": "Notes on <diplomacy>",
            "authors": [{ "name": "Ani", "url": "https://example.org/ani/" }],
            "language": "en",
            "_generator": { "name": "Chancery", "version": "0.1.0" },
            "items": [],
        });
        assert_eq!(written(&sample(), &[]), expected);
    }

    #[test]
    fn items_say_their_own_language_and_keep_the_order_given() {
        let mut first = item("menanti", "id", "Menanti </script> \"Diplomasi\"", "2016-11-12T00:00:00+07:00");
        first.summary = Some("<p>Ringkas</p>".to_string());
        first.summary_text = Some("Ringkas".to_string());
        first.image = Some("https://example.org/blog/a.jpg".to_string());
        first.authors = vec![author("Budi")];
        first.categories =
            vec![Category { term: "social-media".to_string(), scheme: None, label: "media sosial".to_string() }];
        let read = written(&sample(), &[first, item("arabic", "ar", "الدبلوماسية 🕊️", "2016-10-08T00:00:00Z")]);
        let expected = json!({
            "id": "tag:example.org,2016-10-08:/posts/menanti",
            "url": "https://example.org/blog/2016/10/menanti/?a=1&b=2",
            "title": "Menanti </script> \"Diplomasi\"",
            "content_html": "<div lang=\"id\" dir=\"ltr\"><p>A &amp; B <code>a[b[0]]></code></p></div>",
            "summary": "Ringkas",
            "image": "https://example.org/blog/a.jpg",
            "date_published": "2016-11-12T00:00:00+07:00",
            "date_modified": "2016-11-12T00:00:00+07:00",
            "authors": [{ "name": "Budi" }],
            "tags": ["media sosial"],
            "language": "id",
        });
        assert_eq!(read["items"][0], expected);
        assert_eq!(read["items"][1]["language"], "ar");
        assert_eq!(read["items"][1]["title"], "الدبلوماسية 🕊️");
        assert!(read["items"][1].get("authors").is_none() && read["items"][1].get("summary").is_none());
    }

    #[test]
    fn control_characters_leave_the_feed_valid_json() {
        let title = "a\0b\u{1b}\n\u{2028}\u{FFFE}";
        let read = written(&sample(), &[item("x", "en", title, "2016-10-08T00:00:00Z")]);
        assert_eq!(read["items"][0]["title"], title);
    }
}
