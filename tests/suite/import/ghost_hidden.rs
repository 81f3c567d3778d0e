//! What not everyone saw in Ghost, and exports that are damaged.

use chancery::import::report::Effect;
use chancery::import::{ghost, wordpress::Options};
use serde_json::{Value, json};

use super::ghost::{export, import, post, whole};
use super::{Desk, names};

#[test]
fn nothing_that_only_some_readers_saw_is_published() {
    let secret = |id: &str, slug: &str, columns: Value| {
        let mut post = post(
            id,
            slug,
            json!({"html": "<p>SECRET</p>", "custom_excerpt": "SECRET", "title": format!("SECRET {slug}")}),
        );
        post.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
        post
    };
    let gated = "<p>Open.</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:-free\" --><p>SECRET</p><!--kg-gated-block:end-->";
    let moved = import(&export(
        vec![
            post("p1", "terbit", json!({})),
            secret("p2", "konsep", json!({"status": "draft", "published_at": null})),
            secret("p3", "anggota", json!({"visibility": "members"})),
            secret("p4", "bayar", json!({"visibility": "paid"})),
            secret("p5", "tingkat", json!({"visibility": "tiers"})),
            secret("p6", "saring", json!({"visibility": "label:friends"})),
            secret("p7", "surat", json!({"status": "sent"})),
            secret("p8", "jadwal", json!({"status": "scheduled", "published_at": null})),
            secret("p9", "nanti", json!({"status": "scheduled", "published_at": "2090-01-01T00:00:00.000Z"})),
            secret("p10", "gerbang", json!({"html": gated})),
            secret("p11", "halaman", json!({"type": "page", "visibility": "members"})),
            secret("p12", "kosong", json!({"html": null, "plaintext": "SECRET\n\nSECRET"})),
            secret("p13", "surel", json!({})),
        ],
        json!({"posts_meta": [{"post_id": "p13", "email_only": true}], "posts_authors": [], "posts_tags": []}),
    ));
    let outcome = moved.build();
    for (path, bytes) in outcome.rendered.as_ref().unwrap() {
        assert!(!String::from_utf8_lossy(bytes).contains("SECRET"), "{path} tells a secret");
    }
    assert_eq!(outcome.posts, 1);
    let changed = moved.remarks(Effect::Changed);
    for what in [
        "a post with the status `for members` became a draft",
        "a post with the status `for paying readers` became a draft",
        "a post with the status `sent by e-mail only` became a draft",
        "a part of the post is only for members, so the whole post is a draft",
    ] {
        assert!(changed.contains_key(what), "{what} in {changed:#?}");
    }
    assert!(moved.remarked("the text is only in the format of Ghost's editor", "kosong"));
    assert!(moved.read("content/posts/2016/2016-10-08-kosong.md").ends_with("SECRET\n\nSECRET\n"));
    assert!(moved.old_urls().iter().all(|url| !url.contains("anggota")), "{:?}", moved.old_urls());
}

#[test]
fn a_private_blog_has_only_drafts() {
    let settings = json!([{"key": "title", "value": "Kopi"}, {"key": "is_private", "value": "true"}, {"key": "password", "value": "buka"}]);
    let moved =
        import(&export(vec![post("p1", "kopi", json!({"html": "<p>SECRET</p>"}))], json!({"settings": settings})));
    let outcome = moved.build();
    assert_eq!(outcome.posts, 0);
    assert!(outcome.rendered.unwrap().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("SECRET")));
    assert!(moved.remarked("the whole blog was private", ""));
    assert!(!moved.read("import-report.md").contains("buka"));
}

#[test]
fn no_email_address_and_no_key_is_anywhere_in_the_new_site() {
    let moved = import(&whole());
    for file in names(&moved.desk.path("site")) {
        let Ok(text) = std::fs::read_to_string(moved.desk.path("site").join(&file)) else { continue };
        assert!(!text.contains("rahasia") && !text.contains("$2a$10"), "{file}: {text}");
    }
}

#[test]
fn an_export_that_is_cut_short_is_an_error_with_its_place_and_writes_nothing() {
    let text = serde_json::to_string_pretty(&whole()).unwrap();
    let refused = |text: &str| {
        let desk = Desk::new();
        desk.write("export.json", text);
        desk.refused_by(ghost::import, &Options { exports: vec![desk.path("export.json")], ..desk.options() })
    };
    for at in (1..text.len() - 1).step_by(701).filter(|at| text.is_char_boundary(*at)) {
        let said = refused(&text[..at]);
        assert!(
            said.contains("ends in the middle") && said.contains("line: ") && said.contains("nothing was written"),
            "{at}: {said}"
        );
        assert!(!said.contains("line: 0") && !said.contains('@'), "{said}");
    }
    assert!(refused("{\"posts\": []}").contains("is not an export of Ghost"));
    assert!(refused("{\"data\": {\"posts\": {\"a\": 1}}}").contains("a list of rows"));
    assert!(refused("PK\u{3}\u{4}").contains("zip archive"));
    assert!(refused("").contains("ends in the middle"));
}
