//! A query or a fragment is no part of a page's address, and an escape in a pattern is written once.

use super::SITE;
use crate::support::{has, reported, site};

#[test]
fn a_permalink_with_a_query_or_a_fragment_is_an_error() {
    for permalink in ["/a/?p=1", "/a/#b", "/?p=12", "a.html#top"] {
        let outcome = site(&format!(
            "{SITE}-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\npermalink: \"{permalink}\"\n---\nx\n"
        ));
        let found = reported(&outcome);
        assert!(found.starts_with("error content/posts/a.md:4:12: the permalink `"), "{permalink}: {found}");
        assert!(outcome.rendered.is_none());
    }
}

#[test]
fn a_pattern_with_a_query_or_a_fragment_is_an_error() {
    for setting in [
        "permalinks: { posts: \"/:year/:slug/?x\" }",
        "permalinks: { posts: \"/:slug#x\" }",
        "permalinks: { pages: \"/?page=:slug\" }",
        "taxonomies: { topics: { permalink: \"/topic/#:slug\" } }",
    ] {
        let found = reported(&site(&format!("{SITE}{setting}\n")));
        assert!(
            found.contains("error site.yaml:3:") && found.contains("this permalink cannot be used"),
            "{setting}: {found}"
        );
    }
}

#[test]
fn an_escape_in_a_pattern_is_the_letter_that_it_stands_for() {
    let outcome = site(&format!(
        "{SITE}permalinks: {{ posts: \"/caf%C3%A9/:slug/\" }}\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\nx\n"
    ));
    assert_eq!(reported(&outcome), "");
    assert!(has(&outcome, "café/a/index.html"));
}
