//! Corrections in front matter, for readers, feeds and search engines.

use serde_json::Value;

use crate::support::{clean, html, page, reported, site};

/// A site whose post has these lines in its front matter.
fn with(lines: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\n\
         -- content/posts/wire.id.md --\n---\ntitle: Kawat\ndate: 2016-10-08\n{lines}\n---\nTeks.\n"
    )
}

const PAGE: &str = "id/2016/10/wire/index.html";

const TWO: &str = "corrections:\n\
    - {date: 2016-12-01, note: \"The \\\"year\\\" was 1955 <1956>.\"}\n\
    - {date: 2016-11-01, note: The name was wrong.}\n\
    - {date: 2016-12-01, note: So was the place.}\n\
    - Nobody knows when.";

#[test]
fn corrections_stand_below_the_text_each_with_its_date_and_an_id() {
    let page = html(&clean(&with(TWO)), PAGE);
    assert_eq!(page.texts(".corrections h2"), ["Koreksi"]);
    let items: Vec<&str> = page.all(".corrections li").iter().filter_map(|item| item.attribute("id")).collect();
    assert_eq!(items, ["_correction-2016-12-01", "_correction-2016-11-01", "_correction-2016-12-01-2", "_correction"]);
    assert_eq!(page.texts(".corrections li")[0], "1 Desember 2016 The “year” was 1955 <1956>.");
    assert_eq!(page.all(".corrections a")[2].attribute("href"), Some("#_correction-2016-12-01-2"));
    assert!(html(&clean(&with("")), PAGE).all(".corrections").is_empty());
}

#[test]
fn the_latest_correction_counts_as_updated_unless_updated_is_later() {
    for (lines, modified) in [
        (TWO.to_string(), "2016-12-01"),
        (format!("updated: 2016-11-15\n{TWO}"), "2016-12-01"),
        (format!("updated: 2016-12-24\n{TWO}"), "2016-12-24"),
        ("updated: 2016-11-15\ncorrections: Nobody knows when.".to_string(), "2016-11-15"),
    ] {
        let outcome = clean(&with(&lines));
        let shown = html(&outcome, PAGE);
        assert_eq!(shown.one(".updated time").attribute("datetime"), Some(modified), "{lines}");
        let meta = shown.one("meta[property=article:modified_time]");
        assert!(meta.attribute("content").is_some_and(|time| time.starts_with(modified)), "{lines}");
        let feed: Value = serde_json::from_str(page(&outcome, "id/feed.json")).unwrap();
        let said = feed["items"][0]["date_modified"].as_str().unwrap();
        assert!(said.starts_with(modified), "{lines}: {said}");
        let atom = page(&outcome, "id/feed.xml");
        assert!(atom.contains(&format!("<updated>{modified}T")), "{lines}");
    }
}

#[test]
fn feeds_and_search_engines_get_the_corrections() {
    let outcome = clean(&with(TWO));
    let feed: Value = serde_json::from_str(page(&outcome, "id/feed.json")).unwrap();
    let content = feed["items"][0]["content_html"].as_str().unwrap();
    let end = "<section><h2>Koreksi</h2><ul><li><time datetime=\"2016-12-01\">1 Desember 2016</time> · The “year” was \
               1955 &lt;1956&gt;.</li>";
    assert!(content.contains(end), "{content}");
    assert!(page(&outcome, "id/feed.xml").contains("Nobody knows when."));
    let shown = html(&outcome, PAGE);
    let data = shown.one("script[type=application/ld+json]").text();
    let data: Value = serde_json::from_str(&data).unwrap();
    let post = &data["@graph"][0];
    assert_eq!(post["correction"].as_array().unwrap().len(), 4);
    assert_eq!(post["correction"][1]["text"], "The name was wrong.");
    assert!(post["correction"][1]["datePublished"].as_str().unwrap().starts_with("2016-11-01"));
    assert!(post["correction"][3].get("datePublished").is_none());
    assert!(post["dateModified"].as_str().unwrap().starts_with("2016-12-01"));
}

#[test]
fn a_correction_that_cannot_be_read_is_an_error_at_its_place() {
    for (lines, message, line) in [
        ("corrections:\n- {date: 2017-03-01}", "this correction has no `note`", 5),
        ("corrections:\n- {note: \" \"}", "this correction has no `note`", 5),
        ("corrections:\n- {date: soon, note: x}", "`soon` is not a valid date", 5),
        ("corrections:\n- note: [x]", "`note` must be text, not a list", 5),
        ("corrections:\n- [x]", "`corrections` must be notes, or a list of `{date: 2017-03-01, note: …}`", 5),
        ("corrections:\n- {note: x, datum: 2017-03-01}", "a correction has no key `datum`", 5),
    ] {
        let found = reported(&site(&with(lines)));
        assert!(found.contains(message), "{lines}: {found}");
        assert!(found.contains(&format!("wire.id.md:{line}:")), "{lines}: {found}");
    }
}
