//! A feed and items that the tests of both formats share.

use super::head::{Author, Feed, Generator};
use super::item::Item;
use super::moment::Moment;

pub(super) fn author(name: &str) -> Author {
    Author { name: name.to_string(), url: None }
}

pub(super) fn feed() -> Feed {
    Feed {
        id: "tag:example.org,2016-01-01:/tag/social-media/".to_string(),
        title: "Tag Archives: social media & more".to_string(),
        subtitle: Some("Notes on <diplomacy>".to_string()),
        lang: "en".to_string(),
        home_url: "https://example.org/blog/tag/social-media/".to_string(),
        atom_url: "https://example.org/blog/tag/social-media/atom.xml".to_string(),
        json_url: "https://example.org/blog/tag/social-media/feed.json".to_string(),
        rss_url: "https://example.org/blog/tag/social-media/rss.xml".to_string(),
        has_json: true,
        authors: vec![Author { name: "Ani".to_string(), url: Some("https://example.org/ani/".to_string()) }],
        rights: Some("© 2016 Ani".to_string()),
        generator: Generator { name: "Chancery".to_string(), version: "0.1.0".to_string() },
    }
}

pub(super) fn item(name: &str, lang: &str, title: &str, updated: &str) -> Item {
    let moment = Moment::parse(updated).unwrap();
    Item {
        id: format!("tag:example.org,2016-10-08:/posts/{name}"),
        rss_guid: None,
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
        enclosure: None,
    }
}
