//! The page of each edition that lists its feeds.

use crate::support::{clean, has, html, page, reported, site};

/// A site in two languages with these settings.
fn with(settings: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [en, ar]\n{settings}\n\
         -- content/posts/wire.md --\n---\ntitle: Wire\ndate: 2016-10-08\ncategories: [Press, Analysis]\n---\nText.\n\
         -- content/posts/other.ar.md --\n---\ntitle: برقية\ndate: 2016-10-07\ncategories: Press\n---\nنص.\n"
    )
}

const PAGE: &str = "en/subscribe/index.html";

#[test]
fn each_edition_has_a_page_with_its_feeds_those_of_the_others_and_of_its_categories() {
    let outcome = clean(&with("feed: { formats: [atom, rss] }"));
    let shown = html(&outcome, PAGE);
    assert_eq!(shown.texts("h1"), ["Subscribe"]);
    assert_eq!(shown.texts(".subscribe h3"), ["English", "All", "العربية", "Analysis", "Press"]);
    assert_eq!(
        shown.attributes(".feeds a[type]", "href")[..4],
        ["/en/feed.xml", "/en/rss.xml", "/feed.xml", "/rss.xml"]
    );
    assert!(shown.attributes(".feeds a", "href").contains(&"/en/category/press/rss.xml"));
    assert!(shown.all("main form").is_empty());
    let arabic = html(&outcome, "ar/subscribe/index.html");
    assert_eq!(arabic.texts("h1"), ["الاشتراك"]);
    assert_eq!(arabic.texts(".subscribe h3")[..3], ["العربية", "الكل", "English"]);
    assert!(html(&outcome, "ar/index.html").attributes(".colophon a", "href").contains(&"/ar/subscribe/"));
    let none = clean(&with("feed: { terms: false }"));
    assert_eq!(html(&none, PAGE).texts(".subscribe h3"), ["English", "All", "العربية"]);
}

#[test]
fn a_page_of_the_authors_own_takes_its_place() {
    let own = with("") + "-- content/subscribe.md --\n# By post\n\nWrite to us.\n";
    let outcome = clean(&own);
    assert_eq!(html(&outcome, "subscribe/index.html").texts("h1"), ["By post"]);
    assert_eq!(html(&outcome, PAGE).texts("h1"), ["Subscribe"]);
    let off = clean(&with("subscribe: false"));
    assert!(!has(&off, PAGE) && !page(&off, "index.html").contains("/subscribe/"));
}

#[test]
fn a_newsletter_has_a_plain_form_that_posts_to_its_address() {
    let outcome = site(&with("newsletter: { url: \"https://list.example.org/?a=1&b=2\" }"));
    assert_eq!(reported(&outcome), "");
    let shown = html(&outcome, PAGE);
    let form = shown.one("main form");
    assert_eq!(form.attribute("action"), Some("https://list.example.org/?a=1&b=2"));
    assert_eq!(form.attribute("method"), Some("post"));
    assert_eq!(form.one("input").attribute("name"), Some("email"));
    assert_eq!(form.one("label").attribute("for"), form.one("input").attribute("id"));
    for (settings, message) in [
        ("newsletter: { field: email }", "`newsletter` has no `url`"),
        ("newsletter: { url: list.example.org }", "the address `list.example.org` is not a complete URL"),
        ("newsletter: { url: \"javascript:x\" }", "the address `javascript:x` is not a complete URL"),
        ("newsletter: https://list.example.org", "`newsletter` must be a map"),
    ] {
        let found = reported(&site(&with(settings)));
        assert!(found.contains(message) && found.contains("site.yaml:4:"), "{settings}: {found}");
    }
}
