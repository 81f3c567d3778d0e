//! Dates that hold a post back.

use super::{assert_hidden, build, holding};
use crate::support::{reported, selected};

#[test]
fn row_47_a_post_is_not_published_before_the_later_of_its_dates_and_after_its_last() {
    for lines in [
        "date: 2016-01-01\npublishDate: 2041-01-01",
        "date: 2016-01-01\npubdate: 2041-01-01",
        "date: 2016-01-01\npublish_date: 2041-01-01",
        "date: 2016-01-01\npublished: 2041-01-01",
        "date: 2041-01-01\npublishDate: 2016-01-01",
        "publishDate: 2041-01-01",
        "date: 2016-01-01\nunpublishDate: 2016-02-02",
        "date: 2016-01-01\nexpiryDate: 2016-02-02",
        "date: 2016-01-01\nexpirationDate: 2016-02-02",
        "type: page\npublishDate: 2041-01-01",
        "type: page\ndate: 2041-01-01",
    ] {
        let outcome = build(&format!("-- content/posts/a.md --\n---\ntitle: x\n{lines}\n---\nSECRET\n"));
        assert_hidden(&outcome, "SECRET", lines);
        assert_eq!(reported(&outcome), "", "{lines}");
    }
}

#[test]
fn a_post_is_dated_when_it_was_written() {
    let outcome =
        build("-- content/posts/a.md --\n---\ntitle: x\ndate: 2016-01-01\npublishDate: 2016-05-05\n---\nTEXT\n");
    assert!(holding(&outcome, "TEXT").contains(&"2016/01/a/index.html"), "{:?}", holding(&outcome, "TEXT"));
    let archive = format!(
        "{}-- content/posts/a.md --\n---\ntitle: x\ndate: 2016-01-01\npublishDate: 2041-05-05\n---\nTEXT\n",
        super::SITE
    );
    let outcome = selected(&archive, false, true);
    assert!(holding(&outcome, "TEXT").contains(&"2016/01/a/index.html"));
}

#[test]
fn dates_in_the_spellings_of_jekyll_and_hugo_are_read() {
    for date in [
        "05 Jan 2016",
        "Mon, 06 Jan 2014 07:30:00 +0700",
        "2016-01-05 07:30 PM",
        "January 5, 2016",
        "5 January 2016 at 7:30pm",
    ] {
        let outcome = build(&format!("-- content/posts/a.md --\n---\ntitle: x\ndate: {date}\n---\nTEXT\n"));
        assert_eq!(reported(&outcome), "", "{date}");
        assert!(!holding(&outcome, "TEXT").is_empty(), "{date}");
    }
}
