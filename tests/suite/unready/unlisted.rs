//! Posts for those who have the link.

use super::{build, holding};
use crate::support::{page, reported, site};

#[test]
fn an_unlisted_post_is_on_its_own_page_only() {
    for line in [
        "listed: false",
        "unlisted: true",
        "hidden: true",
        "status: hidden",
        "Status: Hidden",
        "build: {list: never}",
        "build: {list: local}",
        "eleventyExcludeFromCollections: true",
        "eleventyExcludeFromCollections: [posts]",
    ] {
        let outcome = build(&format!(
            "-- content/posts/a.md --\n---\ntitle: UNLISTED\ndate: 2016-01-02\ntags: [x, shared]\nauthors: Dewi\nseries: Wires\n{line}\n---\nUNLISTED\n\
             -- content/posts/b.md --\n---\ntitle: b\ndate: 2016-01-01\ntags: shared\n---\nText\n\
             -- content/posts/c.md --\n---\ntitle: c\ndate: 2016-01-03\ntags: shared\n---\nText\n"
        ));
        assert_eq!(reported(&outcome), "", "{line}");
        assert_eq!(holding(&outcome, "UNLISTED"), ["2016/01/a/index.html"], "{line}");
        assert_eq!(holding(&outcome, "2016/01/a/"), ["2016/01/a/index.html"], "{line}");
        assert!(
            page(&outcome, "2016/01/a/index.html").contains("<meta name=\"robots\" content=\"noindex\">"),
            "{line}"
        );
        assert!(
            !outcome.rendered.as_ref().unwrap().contains_key("tag/x/index.html"),
            "{line}: a tag of no listed post"
        );
        assert!(!outcome.rendered.as_ref().unwrap().contains_key("author/dewi/index.html"), "{line}");
    }
}

#[test]
fn an_unlisted_translation_is_not_linked_from_a_listed_post() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n\
         -- content/posts/a.md --\n---\ntitle: a\ndate: 2016-01-02\n---\nText\n\
         -- content/posts/a.id.md --\n---\ntitle: RAHASIA\ndate: 2016-01-02\nlisted: false\n---\nTeks\n",
    );
    assert_eq!(reported(&outcome), "");
    assert_eq!(holding(&outcome, "RAHASIA"), ["id/2016/01/a/index.html"]);
    assert_eq!(holding(&outcome, "/id/2016/01/a/"), ["id/2016/01/a/index.html"]);
}
