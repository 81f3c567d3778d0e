//! Atom 1.0 (RFC 4287).
//!
//! Takes a [`Feed`] and its [`Item`]s; gives one XML document.

use std::sync::Arc;

use super::head::{Author, Feed};
use super::item::{Item, localized};
use super::moment::Moment;
use crate::base::xml;

/// The media type of the document (RFC 4287, 7).
pub(crate) const MEDIA_TYPE: &str = "application/atom+xml";

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// A finished `atom:entry`, to be written once and used in many feeds; a clone shares the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    updated: Moment,
    names_an_author: bool,
    xml: Arc<str>,
}

/// The `atom:entry` element (RFC 4287, 4.1.2) of an item, in its own language:
///
/// ```xml
/// <entry xml:lang="id">
/// <id>tag:…</id> <title type="text">…</title>
/// <link rel="alternate" type="text/html" hreflang="id" href="…"/> (and `related` for each translation)
/// <published>…</published> <updated>…</updated>
/// <author><name>…</name><uri>…</uri></author>
/// <category term="social-media" scheme="…" label="media sosial"/>
/// <summary type="html">…</summary> <content type="html" xml:base="…">…</content>
/// </entry>
/// ```
pub(crate) fn entry(item: &Item) -> Entry {
    let mut out = String::with_capacity(item.content.len() * 5 / 4 + 1536);
    xml::open(&mut out, "entry", &[("xml:lang", &item.lang)]);
    out.push('\n');
    xml::element(&mut out, "id", &[], &item.id);
    xml::element(&mut out, "title", &[("type", "text")], &item.title);
    links(&mut out, item);
    if let Some(published) = item.published {
        xml::element(&mut out, "published", &[], &published.to_string());
    }
    xml::element(&mut out, "updated", &[], &item.updated.to_string());
    people(&mut out, &item.authors);
    for category in &item.categories {
        let mut attributes = vec![("term", category.term.as_str())];
        attributes.extend(category.scheme.as_deref().map(|scheme| ("scheme", scheme)));
        attributes.push(("label", &category.label));
        xml::empty(&mut out, "category", &attributes);
    }
    if let Some(summary) = &item.summary {
        html(&mut out, "summary", summary, item);
    }
    html(&mut out, "content", &item.content, item);
    xml::close(&mut out, "entry");
    Entry { updated: item.updated, names_an_author: !item.authors.is_empty(), xml: out.into() }
}

/// The post's own page, its translations as related pages, and its image. RFC 4287, 4.1.2, allows an alternate for each language, but
/// many feed readers open the last one, whatever its language.
fn links(out: &mut String, item: &Item) {
    link(out, "alternate", "text/html", Some(&item.lang), &item.url);
    for translation in item.translations.iter().filter(|translation| translation.url != item.url) {
        link(out, "related", "text/html", Some(&translation.lang), &translation.url);
    }
    if let Some(enclosure) = &item.enclosure {
        let length = enclosure.length.map(|length| length.to_string());
        let mut attributes = vec![("rel", "enclosure"), ("type", enclosure.media_type.as_str())];
        attributes.extend(length.as_deref().map(|length| ("length", length)));
        attributes.push(("href", &enclosure.url));
        xml::empty(out, "link", &attributes);
    }
}

fn link(out: &mut String, rel: &str, media_type: &str, lang: Option<&str>, url: &str) {
    let mut attributes = vec![("rel", rel), ("type", media_type)];
    attributes.extend(lang.map(|lang| ("hreflang", lang)));
    attributes.push(("href", url));
    xml::empty(out, "link", &attributes);
}

fn people(out: &mut String, authors: &[Author]) {
    for author in authors {
        xml::open(out, "author", &[]);
        xml::element(out, "name", &[], &author.name);
        if let Some(url) = &author.url {
            xml::element(out, "uri", &[], url);
        }
        xml::close(out, "author");
    }
}

/// A text construct of type `html` (RFC 4287, 3.1.1.2). The base is the post's page, so that a fragment leads into it.
fn html(out: &mut String, name: &str, html: &str, item: &Item) {
    xml::element(out, name, &[("type", "html"), ("xml:base", &item.url)], &localized(html, item));
}

/// The `atom:feed` document (RFC 4287, 4.1.1), with the entries in the order given, appended to `out`.
///
/// `updated` is the newest entry's, [`Moment::EPOCH`] where there is none: never the clock. Where an entry names no
/// author, the feed must name one: the title of the feed, if the site names nobody.
pub(crate) fn feed(feed: &Feed, entries: &[&Entry], mut out: String) -> String {
    out.reserve(entries.iter().map(|entry| entry.xml.len()).sum::<usize>() + 2048);
    out.push_str(xml::DECLARATION);
    xml::open(&mut out, "feed", &[("xmlns", NAMESPACE), ("xml:lang", &feed.lang)]);
    out.push('\n');
    xml::element(&mut out, "id", &[], &feed.id);
    xml::element(&mut out, "title", &[("type", "text")], &feed.title);
    if let Some(subtitle) = &feed.subtitle {
        xml::element(&mut out, "subtitle", &[("type", "text")], subtitle);
    }
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or(Moment::EPOCH);
    xml::element(&mut out, "updated", &[], &updated.to_string());
    link(&mut out, "self", MEDIA_TYPE, None, &feed.atom_url);
    link(&mut out, "alternate", "text/html", Some(&feed.lang), &feed.home_url);
    if feed.has_json {
        link(&mut out, "alternate", super::json::MEDIA_TYPE, Some(&feed.lang), &feed.json_url);
    }
    people(&mut out, &feed.authors);
    if feed.authors.is_empty() && entries.iter().any(|entry| !entry.names_an_author) {
        people(&mut out, &[Author { name: feed.title.clone(), url: Some(feed.home_url.clone()) }]);
    }
    if let Some(rights) = &feed.rights {
        xml::element(&mut out, "rights", &[("type", "text")], rights);
    }
    xml::element(&mut out, "generator", &[("version", &feed.generator.version)], &feed.generator.name);
    for entry in entries {
        out.push_str(&entry.xml);
    }
    xml::close(&mut out, "feed");
    out
}

#[cfg(test)]
mod tests {
    use super::super::item::{Alternate, Category};
    use super::super::samples::{author, feed as sample, item};
    use super::*;
    use crate::base::xml::tree::{Element, parse};

    fn mixed() -> Vec<Item> {
        let mut review = item("review", "en", "A Short Review", "2016-10-08T09:30:00+07:00");
        review.authors = vec![author("Ani & Budi")];
        review.summary = Some("<p>Short</p>".to_string());
        review.categories = vec![Category {
            term: "social-media".to_string(),
            scheme: Some("https://example.org/blog/tag/".to_string()),
            label: "social \"media\"".to_string(),
        }];
        review.translations = vec![
            Alternate { lang: "id".to_string(), url: "https://example.org/blog/id/x/".to_string() },
            Alternate { lang: "EN".to_string(), url: "https://example.org/blog/twice/".to_string() },
        ];
        let mut menanti = item("menanti", "id", "Menanti Diplomasi", "2016-11-12T00:00:00+07:00");
        menanti.published = None;
        vec![menanti, review, item("arabic", "ar", "الدبلوماسية 🕊️", "2016-11-12T01:00:00+09:00")]
    }

    fn written(feed: &Feed, items: &[Item]) -> Element {
        let entries: Vec<Entry> = items.iter().map(entry).collect();
        parse(&super::feed(feed, &entries.iter().collect::<Vec<_>>(), String::new()))
    }

    fn walk<'a>(element: &'a Element, visit: &mut dyn FnMut(&'a Element)) {
        visit(element);
        element.children.iter().for_each(|child| walk(child, visit));
    }

    #[test]
    fn the_feed_says_what_rfc_4287_demands_exactly_once() {
        let read = written(&sample(), &mixed());
        assert_eq!(read.name, "feed");
        walk(&read, &mut |element| assert_eq!(element.namespace, "http://www.w3.org/2005/Atom"));
        assert_eq!(read.get("xml:lang"), Some("en"));
        assert_eq!(read.one("id").text, "tag:example.org,2016-01-01:/tag/social-media/");
        assert_eq!(read.one("title").text, "Tag Archives: social media & more");
        assert_eq!(read.one("subtitle").text, "Notes on <diplomacy>");
        assert_eq!(read.one("rights").text, "© 2016 Ani");
        assert_eq!(read.one("generator").get("version"), Some("0.1.0"));
        assert_eq!(read.one("author").one("uri").text, "https://example.org/ani/");
        let links: Vec<_> = read.all("link").iter().map(|link| (link.get("rel"), link.get("type"))).collect();
        assert_eq!(links[0], (Some("self"), Some("application/atom+xml")));
        assert_eq!(links[1], (Some("alternate"), Some("text/html")));
        assert_eq!(links[2], (Some("alternate"), Some("application/feed+json")));
        assert_eq!(read.all("link")[0].get("href"), Some("https://example.org/blog/tag/social-media/atom.xml"));
    }

    #[test]
    fn languages_stand_side_by_side_each_entry_in_its_own_and_in_the_order_given() {
        let read = written(&sample(), &mixed());
        let langs: Vec<_> = read.all("entry").iter().map(|entry| entry.get("xml:lang").unwrap()).collect();
        assert_eq!(langs, ["id", "en", "ar"]);
        let titles: Vec<_> = read.all("entry").iter().map(|entry| entry.one("title").text.as_str()).collect();
        assert_eq!(titles, ["Menanti Diplomasi", "A Short Review", "الدبلوماسية 🕊️"]);
        let arabic = &read.all("entry")[2].one("content").text;
        assert!(arabic.starts_with("<div lang=\"ar\" dir=\"rtl\"><p>"), "{arabic}");
    }

    #[test]
    fn an_entry_says_its_id_dates_authors_categories_and_whole_content() {
        let read = written(&sample(), &mixed());
        let entry = read.all("entry")[1];
        assert_eq!(entry.one("id").text, "tag:example.org,2016-10-08:/posts/review");
        assert_eq!(entry.one("published").text, "2016-10-08T09:30:00+07:00");
        assert_eq!(entry.one("updated").text, "2016-10-08T09:30:00+07:00");
        assert_eq!(entry.one("author").one("name").text, "Ani & Budi");
        let category = entry.one("category");
        assert_eq!(category.get("term"), Some("social-media"));
        assert_eq!(category.get("scheme"), Some("https://example.org/blog/tag/"));
        assert_eq!(category.get("label"), Some("social \"media\""));
        assert_eq!(entry.one("summary").get("type"), Some("html"));
        let content = entry.one("content");
        assert_eq!(content.get("type"), Some("html"));
        assert_eq!(content.get("xml:base"), Some("https://example.org/blog/2016/10/review/?a=1&b=2"));
        let html = "<div lang=\"en\" dir=\"ltr\"><p>A &amp; B <code>a[b[0]]></code></p></div>";
        assert_eq!(content.text, html);
        assert!(read.all("entry")[0].all("published").is_empty());
    }

    #[test]
    fn an_entry_has_one_alternate_its_own_page_and_its_translations_are_related() {
        let read = written(&sample(), &mixed());
        let links = read.all("entry")[1].all("link");
        let seen: Vec<_> =
            links.iter().map(|link| ["rel", "hreflang", "href"].map(|name| link.get(name).unwrap())).collect();
        assert_eq!(
            seen,
            [
                ["alternate", "en", "https://example.org/blog/2016/10/review/?a=1&b=2"],
                ["related", "id", "https://example.org/blog/id/x/"],
                ["related", "EN", "https://example.org/blog/twice/"],
            ]
        );
    }

    #[test]
    fn updated_is_the_newest_instant_and_not_the_greatest_text() {
        assert_eq!(written(&sample(), &mixed()).one("updated").text, "2016-11-12T00:00:00+07:00");
        assert_eq!(written(&sample(), &[]).one("updated").text, "1970-01-01T00:00:00+00:00");
    }

    #[test]
    fn where_nobody_is_named_the_feed_still_names_an_author() {
        let nameless = Feed { authors: Vec::new(), ..sample() };
        let read = written(&nameless, &mixed());
        assert_eq!(read.one("author").one("name").text, nameless.title);
        assert!(written(&nameless, &mixed()[1..2]).all("author").is_empty());
    }

    #[test]
    fn row_20_control_characters_leave_the_feed_valid_xml() {
        let bad = "a\0b\u{8}c\u{1b}d\u{FFFE}e\u{FFFF}f ]]> <&>\"'";
        let mut hostile = item("x", "en", bad, "2016-10-08T09:30:00+07:00");
        hostile.content = bad.to_string();
        hostile.summary = Some(bad.to_string());
        hostile.authors = vec![author(bad)];
        hostile.categories = vec![Category { term: bad.to_string(), scheme: None, label: bad.to_string() }];
        let read = written(&Feed { title: bad.to_string(), ..sample() }, &[hostile]);
        let clean = "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f ]]> <&>\"'";
        let entry = read.one("entry");
        assert_eq!(read.one("title").text, clean);
        assert_eq!(entry.one("title").text, clean);
        assert_eq!(entry.one("author").one("name").text, clean);
        assert_eq!(entry.one("category").get("label"), Some(clean));
        assert_eq!(entry.one("content").text, format!("<div lang=\"en\" dir=\"ltr\">{clean}</div>"));
    }

    #[test]
    fn one_entry_serves_many_feeds_without_being_written_again() {
        let shared = entry(&mixed()[0]);
        let first = super::feed(&sample(), &[&shared], String::new());
        let second = super::feed(&Feed { title: "Other".to_string(), ..sample() }, &[&shared, &shared], String::new());
        assert!(first.contains(&*shared.xml));
        assert_eq!(second.matches(&*shared.xml).count(), 2);
    }
}
