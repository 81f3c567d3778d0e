//! RSS 2.0 (www.rssboard.org/rss-specification), with the elements of Atom, Dublin Core and the content module that readers know.
//!
//! Takes a [`Feed`] and its [`Item`]s; gives one XML document.

use std::sync::Arc;

use super::head::Feed;
use super::item::{Item, localized};
use super::moment::Moment;
use crate::base::xml;

/// The media type of the document, as all feed readers know it.
pub(crate) const MEDIA_TYPE: &str = "application/rss+xml";

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// A finished `item`, to be written once and used in many feeds; a clone shares the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    updated: Moment,
    xml: Arc<str>,
}

/// The `item` element of an item:
///
/// ```xml
/// <item>
/// <title>…</title> <link>…</link> <guid isPermaLink="false">urn:uuid:…</guid>
/// <pubDate>Sat, 08 Oct 2016 09:30:00 +0700</pubDate> (and `atom:updated` if it was changed)
/// <dc:creator>…</dc:creator> <dc:language>id</dc:language> <category domain="…">media sosial</category>
/// <description>…</description> <content:encoded>…</content:encoded>
/// <enclosure url="…" length="1024" type="image/png"/>
/// </item>
/// ```
pub(crate) fn entry(item: &Item) -> Entry {
    let mut out = String::with_capacity(item.content.len() * 5 / 4 + 1536);
    xml::open(&mut out, "item", &[]);
    out.push('\n');
    xml::element(&mut out, "title", &[], &item.title);
    xml::element(&mut out, "link", &[], &item.url);
    let guid = item.rss_guid.as_ref().unwrap_or(&item.id);
    xml::element(&mut out, "guid", &[("isPermaLink", "false")], guid);
    if let Some(published) = item.published {
        xml::element(&mut out, "pubDate", &[], &published.rfc2822());
    }
    if item.published != Some(item.updated) && item.updated != Moment::EPOCH {
        xml::element(&mut out, "atom:updated", &[], &item.updated.to_string());
    }
    for author in &item.authors {
        xml::element(&mut out, "dc:creator", &[], &author.name);
    }
    xml::element(&mut out, "dc:language", &[], &item.lang);
    for category in &item.categories {
        let domain: Vec<(&str, &str)> = category.scheme.iter().map(|scheme| ("domain", scheme.as_str())).collect();
        xml::element(&mut out, "category", &domain, &category.label);
    }
    if let Some(summary) = &item.summary {
        xml::element(&mut out, "description", &[], &localized(summary, item));
    }
    xml::element(&mut out, "content:encoded", &[], &localized(&item.content, item));
    if let Some(enclosure) = &item.enclosure {
        // The length is required; 0 says that it is not known.
        let length = enclosure.length.unwrap_or(0).to_string();
        let attributes = [("url", &*enclosure.url), ("length", &length), ("type", &enclosure.media_type)];
        xml::empty(&mut out, "enclosure", &attributes);
    }
    xml::close(&mut out, "item");
    Entry { updated: item.updated, xml: out.into() }
}

/// The `rss` document, with the items in the order given, appended to `out`. `lastBuildDate` is that of the last change, and not the
/// time of the build.
pub(crate) fn feed(feed: &Feed, entries: &[&Entry], mut out: String) -> String {
    out.reserve(entries.iter().map(|entry| entry.xml.len()).sum::<usize>() + 2048);
    out.push_str(xml::DECLARATION);
    xml::open(&mut out, "rss", &NAMESPACES);
    out.push('\n');
    xml::open(&mut out, "channel", &[]);
    out.push('\n');
    xml::element(&mut out, "title", &[], &feed.title);
    xml::element(&mut out, "link", &[], &feed.home_url);
    let own = [("rel", "self"), ("type", MEDIA_TYPE), ("href", &*feed.rss_url)];
    xml::empty(&mut out, "atom:link", &own);
    // Required, also if the site has none.
    xml::element(&mut out, "description", &[], feed.subtitle.as_ref().unwrap_or(&feed.title));
    xml::element(&mut out, "language", &[], &feed.lang);
    if let Some(rights) = &feed.rights {
        xml::element(&mut out, "copyright", &[], rights);
    }
    if let Some(updated) = entries.iter().map(|entry| entry.updated).max() {
        xml::element(&mut out, "lastBuildDate", &[], &updated.rfc2822());
    }
    xml::element(&mut out, "generator", &[], &format!("{} {}", feed.generator.name, feed.generator.version));
    for author in &feed.authors {
        xml::element(&mut out, "dc:creator", &[], &author.name);
    }
    for entry in entries {
        out.push_str(&entry.xml);
    }
    xml::close(&mut out, "channel");
    xml::close(&mut out, "rss");
    out
}

#[cfg(test)]
mod tests {
    use super::super::item::{Category, Enclosure};
    use super::super::samples::{author, feed as sample, item};
    use super::*;
    use crate::base::xml::tree::{Element, parse};

    fn written(feed: &Feed, items: &[Item]) -> Element {
        let entries: Vec<Entry> = items.iter().map(entry).collect();
        parse(&super::feed(feed, &entries.iter().collect::<Vec<_>>(), String::new()))
    }

    #[test]
    fn the_channel_says_what_rss_2_0_demands() {
        let read = written(&sample(), &[item("a", "en", "A", "2016-10-08T09:30:00+07:00")]);
        assert_eq!((read.name.as_str(), read.get("version")), ("rss", Some("2.0")));
        let channel = read.one("channel");
        assert_eq!(channel.one("title").text, "Tag Archives: social media & more");
        assert_eq!(channel.all("link")[0].text, "https://example.org/blog/tag/social-media/");
        assert_eq!(channel.one("description").text, "Notes on <diplomacy>");
        assert_eq!(channel.one("language").text, "en");
        assert_eq!(channel.one("lastBuildDate").text, "Sat, 08 Oct 2016 09:30:00 +0700");
        let bare = written(&Feed { subtitle: None, ..sample() }, &[]);
        assert_eq!(bare.one("channel").one("description").text, sample().title);
        assert!(bare.one("channel").all("lastBuildDate").is_empty());
    }

    #[test]
    fn an_item_has_the_id_of_atom_its_content_and_its_picture() {
        let mut post = item("arabic", "ar", "الدبلوماسية <&> 🕊️", "2016-10-08T09:30:00+07:00");
        post.authors = vec![author("Ani & Budi")];
        post.categories = vec![Category {
            term: "x".to_string(),
            scheme: Some("https://e.org/tag/".to_string()),
            label: "<x>".to_string(),
        }];
        post.summary = Some("<p>Short</p>".to_string());
        let url = "https://example.org/a.png?x=1&y=2".to_string();
        post.enclosure = Some(Enclosure { url: url.clone(), media_type: "image/png".to_string(), length: Some(1024) });
        post.updated = Moment::parse("2017-01-02T00:00:00+07:00").unwrap();
        let read = written(&sample(), std::slice::from_ref(&post));
        let read = read.one("channel").one("item");
        assert_eq!(read.one("title").text, post.title);
        assert_eq!((read.one("guid").text.as_str(), read.one("guid").get("isPermaLink")), (&*post.id, Some("false")));
        assert_eq!(read.one("pubDate").text, "Sat, 08 Oct 2016 09:30:00 +0700");
        assert_eq!(read.one("updated").text, "2017-01-02T00:00:00+07:00");
        assert_eq!(read.one("creator").text, "Ani & Budi");
        assert_eq!(
            (read.one("category").text.as_str(), read.one("category").get("domain")),
            ("<x>", Some("https://e.org/tag/"))
        );
        let div = |html: &str| format!("<div lang=\"ar\" dir=\"rtl\">{html}</div>");
        assert_eq!(read.one("encoded").text, div(&post.content));
        assert_eq!(read.one("description").text, div("<p>Short</p>"));
        let enclosure = read.one("enclosure");
        assert_eq!((enclosure.get("url"), enclosure.get("length")), (Some(&*url), Some("1024")));
        assert_eq!(enclosure.get("type"), Some("image/png"));
    }

    #[test]
    fn control_characters_leave_the_feed_valid_xml() {
        let bad = "a\0b\u{8}c\u{1b}d\u{FFFE}e ]]> <&>\"'";
        let mut hostile = item("x", "en", bad, "2016-10-08T09:30:00+07:00");
        hostile.content = bad.to_string();
        let read = written(&Feed { title: bad.to_string(), ..sample() }, &[hostile]);
        let clean = "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e ]]> <&>\"'";
        assert_eq!(read.one("channel").one("item").one("title").text, clean);
        let content = read.one("channel").one("item").one("encoded").text.clone();
        assert_eq!(content, format!("<div lang=\"en\" dir=\"ltr\">{clean}</div>"));
    }
}
