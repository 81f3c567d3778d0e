//! Every URL of the old blog works or redirects in the new one.

use super::export::{Export, HOST, page, post};
use super::{broken_urls, import};

#[test]
fn every_listed_old_url_works_in_the_built_site() {
    let moved = import(
        &Export::new()
            .post(1, "kopi", "a")
            .item(post(2, "teh").body("b").meta("_wp_old_slug", "teh-lama"))
            .item(page(3, "tentang").body("c"))
            .item(
                page(4, "tim")
                    .body("d")
                    .link(&format!("{HOST}/tentang/tim/"))
                    .more("<wp:post_parent>3</wp:post_parent>"),
            )
            .xml(),
    );
    let listed = moved.old_urls();
    for address in [
        "/",
        "/2016/10/kopi/",
        "/tentang/",
        "/tentang/tim/",
        "/author/sari/",
        "/2016/",
        "/2016/10/",
        "/2016/10/08/",
        "/feed/",
        "/comments/feed/",
        "/?p=1",
        "/?p=3",
    ] {
        assert!(listed.contains(&format!("{HOST}{address}")), "{address} in {listed:#?}");
    }
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    let outcome = moved.build();
    assert_eq!(broken_urls(&outcome, "/", &listed), [""; 0]);
    assert_eq!(broken_urls(&outcome, "/", &["/2016/10/teh-lama/", "/?page_id=3", "/feed/atom/"]), [""; 0]);
    // The feed of a post's comments leads people to the post, and feed readers to nothing.
    let comments = broken_urls(&outcome, "/", &["/2016/10/kopi/feed/"]);
    assert!(comments.concat().contains("no feed with entries"), "{comments:?}");
    let proof = moved.report.check.concat();
    assert!(proof.contains("of") && !proof.contains(" 0 of"), "{proof}");
}

#[test]
fn numeric_urls_have_redirect_rules_and_a_look_up_script() {
    let moved = import(&Export::new().post(17, "kopi", "a").xml());
    assert!(
        moved.read("content/_redirects").lines().any(|line| line == "/ p=17 /2016/10/kopi/ 301!"),
        "{}",
        moved.read("content/_redirects")
    );
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    let table: serde_json::Value = serde_json::from_slice(&rendered["old-addresses.json"]).unwrap();
    assert_eq!(table["p=17"], "2016/10/kopi/");
    let home = crate::support::page(&outcome, "index.html");
    assert!(home.contains("<script src=\"/old-addresses."), "{home}");
    // Only the home page needs the script.
    assert!(!crate::support::page(&outcome, "2016/10/kopi/index.html").contains("old-addresses."));
}

#[test]
fn numeric_urls_redirect_to_the_default_permalinks() {
    let numbered = |id: u64, slug: &str| post(id, slug).link(&format!("{HOST}/?p={id}")).body("x");
    let moved = import(&Export::new().item(numbered(5, "kopi")).item(numbered(6, "teh")).xml());
    assert!(moved.report.decided.iter().any(|line| line.contains("numbers")), "{:?}", moved.report.decided);
    assert_eq!(
        moved.broken_urls(&["https://kopi.example/?p=5", "https://kopi.example/?p=6", "/2016/10/kopi/"]),
        [""; 0]
    );
}

#[test]
fn the_site_can_have_another_url_and_be_in_a_folder() {
    let moved =
        super::import_with(&Export::new().post(1, "kopi", "<a href=\"/2016/10/kopi/\">x</a>").xml(), |options| {
            options.base_url = Some("https://baru.example/notes/".into());
        });
    assert!(moved.read("site.yaml").contains("https://baru.example/notes/"));
    let outcome = moved.build();
    assert_eq!(
        broken_urls(
            &outcome,
            "/notes/",
            &["https://kopi.example/2016/10/kopi/", "https://kopi.example/?p=1", "/feed/"]
        ),
        [""; 0]
    );
}
