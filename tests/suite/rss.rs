//! RSS feeds beside Atom and JSON, and the images of posts in all of them.

use chancery::input::source::{Source, Sources};
use chancery_testkit::pictures;
use serde_json::Value;

use chancery::build::Outcome;

use crate::support::{build, has, html, page, reported, site, xml};

/// A site with these formats, a post with an image of its own, one with the image of another host, and one with none.
fn with(formats: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: Notes & more\nbase_url: https://example.org/blog/\nlanguages: [en, ar]\n\
         feed: {{ formats: {formats} }}\n\
         -- content/posts/cup.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
         -- content/posts/wire.md --\n---\ntitle: Wires <1> & more\ndate: 2016-10-08 09:30\ntags: radio\nauthors: Ani\n\
         image: cup.svg\nupdated: 2016-12-01\n---\nText with ]]> in it.\n\
         -- content/posts/other.ar.md --\n---\ntitle: برقية\ndate: 2016-10-07\nimage: https://example.com/a.jpg?x=1\n---\nنص.\n\
         -- content/posts/none.md --\n---\ntitle: None\ndate: 2016-10-06\n---\n![cup](cup.svg)\n"
    )
}

/// Builds a site without a word. One of its images is on another host.
fn built(archive: &str) -> Outcome {
    let outcome = site(archive);
    assert_eq!(reported(&outcome), "");
    outcome
}

#[test]
fn an_rss_feed_has_the_ids_and_the_content_of_the_atom_feed() {
    let outcome = built(&with("[atom, json, rss]"));
    let rss = xml::parse(page(&outcome, "rss.xml")).unwrap();
    let atom = xml::parse(page(&outcome, "feed.xml")).unwrap();
    let items = rss.all("channel")[0].all("item");
    let entries = atom.all("entry");
    assert_eq!((items.len(), entries.len()), (3, 3));
    for (item, entry) in items.iter().zip(entries) {
        assert_eq!(item.text_of("guid"), entry.text_of("id"));
        assert_eq!(item.text_of("title"), entry.text_of("title"));
        assert_eq!(item.all("encoded").len() + item.all("content:encoded").len(), 1);
    }
    assert!(has(&outcome, "tag/radio/rss.xml") && has(&outcome, "en/rss.xml") && has(&outcome, "ar/rss.xml"));
}

#[test]
fn the_image_of_front_matter_is_an_enclosure_and_that_of_json() {
    let outcome = built(&with("[atom, json, rss]"));
    let rss = page(&outcome, "rss.xml");
    let own = "<enclosure url=\"https://example.org/blog/posts/cup.svg\" length=\"42\" type=\"image/svg+xml\"/>";
    let others = "<enclosure url=\"https://example.com/a.jpg?x=1\" length=\"0\" type=\"image/jpeg\"/>";
    assert!(rss.contains(own) && rss.contains(others), "{rss}");
    assert_eq!(rss.matches("<enclosure").count(), 2);
    let atom = page(&outcome, "feed.xml");
    assert_eq!(atom.matches("rel=\"enclosure\"").count(), 2);
    let feed: Value = serde_json::from_str(page(&outcome, "feed.json")).unwrap();
    assert_eq!(feed["items"][0]["image"], "https://example.org/blog/posts/cup.svg");
    let without = built(&with("[atom]"));
    assert!(
        page(&without, "feed.xml").contains(
            "<link rel=\"enclosure\" type=\"image/svg+xml\" href=\"https://example.org/blog/posts/cup.svg\"/>"
        )
    );
}

#[test]
fn the_length_is_that_of_the_published_picture_without_its_metadata() {
    let mut sources = Sources::of(&with("[rss]").replace("image: cup.svg", "image: photo.jpg"), crate::support::NOW);
    let picture = pictures::jpeg(&pictures::exif(true, 1));
    sources.files.insert("content/posts/photo.jpg".to_string(), Source::new(picture.clone()));
    let outcome = build(&sources);
    let published = outcome.rendered.as_ref().unwrap()["posts/photo.jpg"].len();
    assert!(published < picture.len());
    let said = format!("photo.jpg\" length=\"{published}\" type=\"image/jpeg\"");
    assert!(page(&outcome, "rss.xml").contains(&said), "{}", page(&outcome, "rss.xml"));
}

#[test]
fn pages_name_the_rss_feeds_only_where_they_exist() {
    let outcome = built(&with("[atom, rss]"));
    let home = html(&outcome, "index.html");
    let types = home.attributes("head link[rel=alternate]", "type");
    assert_eq!(types, ["application/atom+xml", "application/rss+xml"]);
    assert!(home.attributes(".colophon a", "href").contains(&"/blog/rss.xml"));
    let tag = html(&outcome, "tag/radio/index.html");
    assert_eq!(tag.attributes(".list-head a[type=application/rss+xml]", "href"), ["/blog/tag/radio/rss.xml"]);
    assert!(!has(&built(&with("[atom, json]")), "rss.xml"));
    let wrong = reported(&site(&with("[atom, rdf]")));
    assert!(wrong.contains("`formats` must be a list of `atom`, `json` and `rss`"), "{wrong}");
}
