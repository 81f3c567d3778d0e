//! Exports of Ghost.

use chancery::import::report::Effect;
use chancery::import::{ghost, wordpress::Options};
use serde_json::{Value, json};

use super::{Desk, Moved, broken_urls};

const HOST: &str = "https://kopi.example";

/// A published post of October 2016, with what is given instead.
pub(super) fn post(id: &str, slug: &str, columns: Value) -> Value {
    let mut post = json!({
        "id": id, "uuid": "5d8f4b60-0000-4000-8000-000000000000", "title": format!("Post {slug}"), "slug": slug,
        "html": format!("<p>The text of {slug}.</p>"), "lexical": "{\"root\":{}}", "mobiledoc": null, "plaintext": "x",
        "feature_image": null, "featured": 0, "type": "post", "status": "published", "visibility": "public",
        "email_recipient_filter": "all", "created_at": "2016-10-01T00:00:00.000Z",
        "updated_at": "2016-10-09T01:00:00.000Z", "published_at": "2016-10-08T02:30:00.000Z", "custom_excerpt": null,
    });
    post.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
    post
}

/// An export with these posts, two authors, two tags and what is given besides.
pub(super) fn export(posts: Vec<Value>, tables: Value) -> Value {
    let mut data = json!({
        "posts": posts,
        "posts_meta": [{"id": "m1", "post_id": "p1", "feature_image_alt": "A cup", "feature_image_caption": "By <b>Sari</b>", "email_only": 0}],
        "tags": [
            {"id": "t1", "name": "Diplomasi & kopi", "slug": "diplomasi", "description": "Talks *over* coffee.", "visibility": "public"},
            {"id": "t2", "name": "#lang-id", "slug": "hash-lang-id", "visibility": "internal"},
        ],
        "posts_tags": [
            {"id": "x1", "post_id": "p1", "tag_id": "t1", "sort_order": 0},
            {"id": "x2", "post_id": "p2", "tag_id": "t2", "sort_order": 0},
        ],
        "users": [
            {"id": "u1", "name": "Dewi Sari", "slug": "dewi", "email": "dewi@rahasia.example", "password": "$2a$10$hash", "bio": "Writes on 1 < 2.", "website": "https://dewi.example/"},
            {"id": "u2", "name": "budi@rahasia.example", "slug": "budi", "email": "budi@rahasia.example"},
        ],
        "posts_authors": [
            {"id": "a1", "post_id": "p1", "author_id": "u2", "sort_order": 1},
            {"id": "a2", "post_id": "p1", "author_id": "u1", "sort_order": 0},
            {"id": "a3", "post_id": "p2", "author_id": "u1", "sort_order": 0},
        ],
        "settings": [
            {"id": "s1", "key": "title", "value": "Kopi & Kabar"},
            {"id": "s2", "key": "locale", "value": "en"},
            {"id": "s3", "key": "timezone", "value": "Asia/Jakarta"},
            {"id": "s4", "key": "navigation", "value": "[{\"label\":\"Home\",\"url\":\"/\"},{\"label\":\"About us\",\"url\":\"__GHOST_URL__/about/\"},{\"label\":\"Join\",\"url\":\"#/portal/signup\"}]"},
            {"id": "s5", "key": "stripe_secret_key", "value": "sk_rahasia"},
        ],
        "newsletters": [{"id": "n1", "sender_email": "news@rahasia.example"}],
        "members": [{"id": "b1", "email": "reader@rahasia.example", "name": "Reader"}],
    });
    data.as_object_mut().unwrap().extend(tables.as_object().unwrap().clone());
    json!({"db": [{"meta": {"exported_on": 1_700_000_000_000_u64, "version": "5.71.0"}, "data": data}]})
}

#[track_caller]
pub(super) fn import_with(export: &Value, change: impl FnOnce(&Desk, &mut Options)) -> Moved {
    let desk = Desk::new();
    desk.write("export.json", export.to_string());
    let mut options =
        Options { exports: vec![desk.path("export.json")], base_url: Some(HOST.into()), ..desk.options() };
    options.exports = vec![desk.path("export.json")];
    change(&desk, &mut options);
    desk.import_by(ghost::import, &options)
}

#[track_caller]
pub(super) fn import(export: &Value) -> Moved {
    import_with(export, |_, _| {})
}

/// Two posts and a page that show everything.
pub(super) fn whole() -> Value {
    let body = "<p>See <a href=\"__GHOST_URL__/teh/\">tea</a>, <a href=\"https://kopi.example/tag/diplomasi/\">talks</a> \
                and <a href=\"__GHOST_URL__/rss/\">the feed</a>.</p><!--kg-card-begin: html--><div>own</div><!--kg-card-end: html-->\
                <form data-members-form=\"signup\"><input type=\"email\"></form><p><a href=\"#/portal/signup\">Join</a></p>";
    export(
        vec![
            post(
                "p1",
                "kopi",
                json!({"html": body, "featured": 1, "custom_excerpt": "Kopi < teh", "feature_image": "__GHOST_URL__/content/images/2016/10/cup.jpg"}),
            ),
            post(
                "p2",
                "teh",
                json!({"codeinjection_head": "<script>count()</script>", "canonical_url": "https://other.example/teh/"}),
            ),
            post("p3", "about", json!({"type": "page", "html": "<h2>About</h2><p>Us.</p>"})),
        ],
        json!({}),
    )
}

#[test]
fn a_post_keeps_its_text_terms_authors_date_and_url() {
    let moved = import(&whole());
    assert_eq!(
        moved.content(),
        [
            "about.md",
            "author/dewi.md",
            "posts/2016/2016-10-08-kopi.md",
            "posts/2016/2016-10-08-teh.md",
            "tag/diplomasi.md"
        ]
    );
    let front = moved.front("content/posts/2016/2016-10-08-kopi.md");
    for line in [
        "title: Post kopi",
        "date: 2016-10-08T09:30:00+07:00",
        "summary: Kopi < teh",
        "featured: true",
        "  url: https://kopi.example/content/images/2016/10/cup.jpg",
        "  caption: By Sari",
        "image_alt: A cup",
        "rss_guid: p1",
        "  ghost: p1",
        "tags: [Diplomasi & kopi]",
        "authors: [Dewi Sari, budi]",
    ] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
    assert_eq!(
        moved.body("content/posts/2016/2016-10-08-kopi.md"),
        "See [tea](@/posts/2016/2016-10-08-teh.md), [talks](/tag/diplomasi/) and [the feed](/rss.xml).\n\nown\n\nJoin\n"
    );
    assert_eq!(moved.body("content/about.md"), "## About\n\nUs.\n");
    let settings = moved.read("site.yaml");
    for part in [
        "title: Kopi & Kabar",
        "timezone: Asia/Jakarta",
        "posts: /:slug/",
        "page: about.md",
        "base_url: https://kopi.example",
    ] {
        assert!(settings.contains(part), "{part} in {settings}");
    }
    assert!(!settings.contains("portal"), "{settings}");
    assert!(moved.report.source.contains("Ghost") && moved.report.source.contains("5.71.0"), "{}", moved.report.source);
}

#[test]
fn what_is_not_imported_is_a_remark() {
    let moved = import(&whole());
    assert!(moved.remarked("code that Ghost added to the page", "count()"));
    assert!(moved.remarked("forms that only work in Ghost", "Post kopi"));
    assert!(moved.remarked("links that open Ghost's window for members", "Post kopi"));
    assert!(moved.remarked("the canonical URL is kept", "https://other.example/teh/"));
    assert!(moved.remarked("internal tags are left out", "#lang-id"));
    assert!(moved.remarked("the featured image stays on the old host", "cup.jpg"));
    assert!(
        moved.remarks(Effect::Lost).keys().all(|what| !what.contains("WordPress")),
        "{:?}",
        moved.remarks(Effect::Lost)
    );
}

#[test]
fn an_internal_tag_names_the_language_and_is_no_tag() {
    let moved = import_with(&whole(), |_, options| options.languages = vec!["en".into(), "id".into()]);
    let front = moved.front("content/posts/2016/2016-10-08-teh.md");
    assert!(front.contains(&"lang: id".to_string()), "{front:?}");
    let outcome = moved.build();
    for (path, bytes) in outcome.rendered.as_ref().unwrap() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.contains("lang-id") && !text.contains("lang-id"), "{path}");
    }
}

#[test]
fn every_old_url_works_and_the_feed_is_the_feed_itself() {
    let moved = import(&whole());
    let listed = moved.old_urls();
    for address in
        ["/", "/kopi/", "/about/", "/tag/diplomasi/", "/tag/diplomasi/rss/", "/author/dewi/", "/author/budi/", "/rss/"]
    {
        assert!(listed.contains(&format!("{HOST}{address}")), "{address} in {listed:#?}");
    }
    assert!(listed.iter().all(|url| !url.contains('?') && !url.contains("/2016")), "{listed:#?}");
    let outcome = moved.build();
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(broken_urls(&outcome, "/", &listed), [""; 0]);
    let rendered = outcome.rendered.as_ref().unwrap();
    assert_eq!(rendered["rss/index.html"], rendered["rss.xml"]);
    let feed = String::from_utf8_lossy(&rendered["rss.xml"]);
    assert!(feed.contains("<guid isPermaLink=\"false\">p1</guid>"), "{feed}");
    assert!(moved.report.check.concat().contains("guessed"));
    assert!(!moved.read("content/_redirects").contains("p="));
}

#[test]
fn an_author_has_a_page_with_the_bio_and_a_tag_its_description() {
    let moved = import(&whole());
    assert!(moved.read("content/author/dewi.md").contains("links: [https://dewi.example/]"));
    let outcome = moved.build();
    let page = crate::support::page(&outcome, "author/dewi/index.html");
    assert!(page.contains("Writes on 1 &lt; 2.") && page.contains("Post teh"), "{page}");
    let page = crate::support::page(&outcome, "tag/diplomasi/index.html");
    assert!(page.contains("Talks *over* coffee.") && page.contains("Post kopi"), "{page}");
}

#[test]
fn images_of_a_copy_of_the_folder_are_copied_next_to_their_posts() {
    let body = "<figure class=\"kg-card kg-image-card\"><img src=\"__GHOST_URL__/content/images/size/w600/2016/10/map.png\" alt=\"Map\"></figure>";
    let posts = vec![post(
        "p1",
        "kopi",
        json!({"html": body, "feature_image": "__GHOST_URL__/content/images/2016/10/cup.jpg"}),
    )];
    for folder in ["images", "content"] {
        let inner = if folder == "content" { "content/images" } else { "images" };
        let moved = import_with(&export(posts.clone(), json!({})), |desk, options| {
            desk.write(&format!("{inner}/2016/10/map.png"), "map");
            desk.write(&format!("{inner}/2016/10/cup.jpg"), "cup");
            options.media = Some(desk.path(folder));
        });
        let bundle = "posts/2016/2016-10-08-kopi";
        for file in ["cup.jpg", "index.md", "map.png"] {
            assert!(moved.content().contains(&format!("{bundle}/{file}")), "{file} in {:?}", moved.content());
        }
        assert_eq!(moved.body(&format!("content/{bundle}/index.md")), "![Map](map.png)\n");
        assert!(moved.read("content/_redirects").contains("/content/images/2016/10/cup.jpg /kopi/cup.jpg 301"));
    }
}

#[test]
fn the_old_url_and_the_new_one_can_differ() {
    let html = "<p><a href=\"https://old.example/teh/\">tea</a></p>";
    let posts = vec![post("p1", "kopi", json!({"html": html})), post("p2", "teh", json!({}))];
    let moved = import_with(&export(posts.clone(), json!({})), |_, options| {
        options.base_url = Some("https://new.example".into());
        options.old_url = Some("https://old.example".into());
    });
    assert!(moved.read("site.yaml").contains("base_url: https://new.example"));
    assert!(moved.body("content/posts/2016/2016-10-08-kopi.md").contains("(@/posts/2016/2016-10-08-teh.md)"));
    assert!(moved.old_urls().contains(&"https://old.example/kopi/".to_string()));
    // Without both the report says what to do.
    let moved = import_with(&export(posts, json!({})), |_, options| options.base_url = None);
    assert!(moved.report.decided.iter().any(|line| line.contains("`--base-url`")), "{:?}", moved.report.decided);
}

#[test]
fn an_older_export_has_other_shapes() {
    let data = json!({
        "posts": [{"id": 7, "uuid": "u", "title": "Kopi", "slug": "kopi", "html": "<p>a</p>", "image": "/content/images/a.jpg", "page": 0, "status": "published", "language": "en_US", "author_id": 1, "published_at": 1_475_969_400_000_u64},
                  {"id": 8, "title": "Tentang", "slug": "tentang", "html": "<p>b</p>", "page": 1, "status": "published", "author_id": 1, "published_at": 1_475_969_400_000_u64}],
        "tags": [{"id": 3, "name": "Kabar", "slug": "kabar"}],
        "posts_tags": [{"post_id": 7, "tag_id": 3}],
        "users": [{"id": 1, "name": "Dewi", "slug": "dewi", "email": "dewi@rahasia.example"}],
        "settings": [{"key": "permalinks", "value": "/:year/:month/:day/:slug/"}, {"key": "activeTimezone", "value": "Asia/Jakarta"}],
    });
    let moved = import(&json!({"meta": {"version": "004"}, "data": data}));
    assert_eq!(moved.content(), ["posts/2016/2016-10-09-kopi.md", "tentang.md"]);
    let front = moved.front("content/posts/2016/2016-10-09-kopi.md");
    assert!(front.contains(&"image: https://kopi.example/content/images/a.jpg".to_string()), "{front:?}");
    assert!(moved.read("site.yaml").contains("author: Dewi"));
    let addresses = ["/2016/10/09/kopi/", "/tentang/", "/tag/kabar/", "/author/dewi/", "/rss/"];
    assert_eq!(moved.broken_urls(&addresses), [""; 0]);
}

#[test]
fn a_second_import_keeps_the_posts_that_are_there() {
    let desk = Desk::new();
    desk.write("export.json", whole().to_string());
    let options = Options { exports: vec![desk.path("export.json")], base_url: Some(HOST.into()), ..desk.options() };
    let moved = desk.import_by(ghost::import, &options);
    let before = moved.content();
    let again = moved.desk.import_by(ghost::import, &Options { force: true, ..options });
    assert_eq!(again.content(), before);
}
