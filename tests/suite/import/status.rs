//! The status, dates and names of posts.

use super::export::{Export, HOST, page, post};
use super::{Moved, import, import_with};
use chancery::import::report::Effect;

fn with_standings() -> Moved {
    let secret = |id, slug: &str, status| post(id, slug).status(status).body(&format!("rahasia {slug}"));
    import(
        &Export::new()
            .post(1, "terbit", "<a href=\"/2016/10/pribadi/\">see</a>")
            .item(secret(2, "pribadi", "private"))
            .item(secret(3, "tunggu", "pending"))
            .item(secret(4, "sampah", "trash"))
            .item(secret(5, "konsep", "draft"))
            .item(secret(6, "sandi", "publish").more("<wp:post_password><![CDATA[buka]]></wp:post_password>"))
            .item(secret(7, "aneh", "wc-completed"))
            .item(secret(8, "warisan", "inherit"))
            .item(page(9, "halaman").status("private").body("rahasia halaman"))
            .item(post(10, "nanti").status("future").dated("2090-01-01 16:00:00", "2090-01-01 09:00:00"))
            .xml(),
    )
}

#[test]
fn row_45_unpublished_posts_become_drafts_and_nothing_of_them_is_published() {
    let moved = with_standings();
    let drafts: Vec<String> = moved
        .content()
        .into_iter()
        .filter(|file| moved.front(&format!("content/{file}")).contains(&"draft: true".to_string()))
        .collect();
    assert_eq!(drafts.len(), 8, "{drafts:#?}");
    let outcome = moved.build();
    for (path, bytes) in outcome.rendered.as_ref().unwrap() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("rahasia"), "{path} tells a secret");
        for slug in ["tunggu", "sampah", "konsep", "sandi", "aneh", "warisan", "halaman"] {
            assert!(!path.contains(slug) && !text.contains(&format!("/{slug}/")), "{path} names {slug}");
        }
    }
    assert_eq!(outcome.posts, 1);
    // Their URLs never worked for readers, so they are not listed.
    assert!(
        moved.old_urls().iter().all(|url| !url.contains("pribadi") && !url.contains("p=2")),
        "{:?}",
        moved.old_urls()
    );
    assert!(!moved.read("content/_redirects").contains("p=6"));
    assert!(!moved.read("content/old-addresses.json").contains("p=6"));
}

#[test]
fn row_45_each_status_other_than_draft_is_noted_and_reported() {
    let moved = with_standings();
    let front = moved.read("content/posts/2016/2016-10-08-sandi.md");
    assert!(front.contains("# The status on the old blog was `password-protected`"), "{front}");
    assert!(!front.contains("buka"), "{front}");
    let changed = moved.remarks(Effect::Changed);
    for what in [
        "a post with the status `private` became a draft",
        "a post with the status `password-protected` became a draft",
        "a post with the status `trash` became a draft",
        "a post with the status `pending review` became a draft",
    ] {
        assert!(changed.contains_key(what), "{what} in {changed:#?}");
    }
    assert!(!moved.remarked("became a draft", "konsep"));
    assert!(moved.remarked("a link goes to an unpublished page", "pribadi"));
}

#[test]
fn a_scheduled_post_is_not_published_before_its_date() {
    let moved = with_standings();
    let front = moved.front("content/posts/2090/2090-01-01-nanti.md");
    assert!(front.contains(&"date: 2090-01-01T16:00:00+07:00".to_string()), "{front:?}");
    assert!(!front.contains(&"draft: true".to_string()), "{front:?}");
    assert!(!moved.build().rendered.unwrap().keys().any(|path| path.contains("nanti")));
}

#[test]
fn a_date_of_zeros_is_replaced_by_gmt_or_the_date_of_the_feed() {
    let zeros = "0000-00-00 00:00:00";
    let moved = import(
        &Export::new()
            .post(1, "biasa", "a")
            .item(post(2, "hanya-gmt").dated(zeros, "2016-10-09 09:00:00").body("b"))
            .item(
                post(3, "hanya-feed")
                    .dated(zeros, zeros)
                    .more("<pubDate>Mon, 10 Oct 2016 09:00:00 +0000</pubDate>")
                    .body("c"),
            )
            .item(post(4, "tanpa").dated(zeros, zeros).status("draft").link("https://kopi.example/?p=4").body("d"))
            .xml(),
    );
    assert_eq!(
        moved.content(),
        [
            "drafts/tanpa.md",
            "posts/2016/2016-10-08-biasa.md",
            "posts/2016/2016-10-09-hanya-gmt.md",
            "posts/2016/2016-10-10-hanya-feed.md"
        ]
    );
    assert!(!moved.read("content/drafts/tanpa.md").contains("date:"));
    assert!(moved.remarked("the post has no date", "Post 4"));
}

#[test]
fn a_post_has_its_local_date_not_that_of_gmt() {
    // Seven in the morning in Jakarta is the day before in UTC.
    let early = post(1, "pagi").dated("2016-10-08 06:30:00", "2016-10-07 23:30:00").body("a");
    let moved = import(&Export::new().item(early).post(2, "siang", "b").xml());
    assert!(
        moved.front("content/posts/2016/2016-10-08-pagi.md").contains(&"date: 2016-10-08T06:30:00+07:00".to_string())
    );
    let there = import_with(&Export::new().post(1, "siang", "b").xml(), |options| {
        options.time_zone = Some("Asia/Makassar".into());
    });
    assert!(there.read("site.yaml").contains("timezone: Asia/Makassar"));
    // The offset from the export stays: the moment is the same in any zone.
    assert!(
        there.front("content/posts/2016/2016-10-08-siang.md").iter().any(|line| line.starts_with("date: 2016-10-08T"))
    );
}

#[test]
fn a_post_without_a_title_gets_its_first_words() {
    let body = "<p>Pagi ini kami minum kopi di tepi sungai yang tenang sekali.</p>";
    let moved =
        import(&Export::new().item(post(1, "1").title("").body(body)).item(post(2, "2").title("").body("")).xml());
    let front = moved.front("content/posts/2016/2016-10-08-1.md");
    assert_eq!(front[0], "title: Pagi ini kami minum kopi di tepi sungai …");
    assert_eq!(moved.front("content/posts/2016/2016-10-08-2.md")[0], "title: 2016-10-08");
    assert!(moved.remarked("a post has no title", "Pagi ini"));
    assert_eq!(moved.broken_urls(&["/2016/10/1/", "/2016/10/2/"]), [""; 0]);
}

#[test]
fn empty_encoded_and_duplicate_slugs_get_distinct_urls() {
    let moved = import(
        &Export::new()
            .item(post(1, "%d9%82%d9%87%d9%88%d8%a9").body("a"))
            .item(post(2, "").link(&format!("{HOST}/?p=2")).title("Kopi & Teh").status("draft").body("b"))
            .item(post(3, "kopi").body("c"))
            .item(post(4, "kopi").body("d"))
            .item(
                post(5, "kopi")
                    .link(&format!("{HOST}/2016/11/kopi/"))
                    .dated("2016-11-02 16:00:00", "2016-11-02 09:00:00")
                    .body("e"),
            )
            .item(post(6, "Caf%C3%A9_noir").body("f"))
            .xml(),
    );
    assert_eq!(
        moved.content(),
        [
            "posts/2016/2016-10-08-Café_noir.md",
            "posts/2016/2016-10-08-kopi-2.md",
            "posts/2016/2016-10-08-kopi-teh.md",
            "posts/2016/2016-10-08-kopi.md",
            "posts/2016/2016-10-08-قهوة.md",
            "posts/2016/2016-11-02-kopi.md",
        ]
    );
    assert!(moved.remarked("the old URL could not be kept", "another post has the same URL"));
    let addresses = [
        "/2016/10/%d9%82%d9%87%d9%88%d8%a9/",
        "/2016/10/قهوة/",
        "/2016/10/kopi/",
        "/2016/11/kopi/",
        "/2016/10/Caf%C3%A9_noir/",
        "/?p=4",
        "/?p=1",
    ];
    assert_eq!(moved.broken_urls(&addresses), [""; 0]);
}

#[test]
fn comments_are_left_out_or_on_request_kept_without_email_and_ip_address() {
    let comment = |id: u64, approved: &str, kind: &str, text: &str| {
        format!(
            "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[Budi]]></wp:comment_author>\
             <wp:comment_author_email>budi@pembaca.example</wp:comment_author_email>\
             <wp:comment_author_url>https://budi.example/</wp:comment_author_url>\
             <wp:comment_author_IP>192.0.2.77</wp:comment_author_IP>\
             <wp:comment_date>2016-10-09 10:00:00</wp:comment_date><wp:comment_date_gmt>2016-10-09 03:00:00</wp:comment_date_gmt>\
             <wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>\
             <wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>"
        )
    };
    let item = post(1, "ramai")
        .body("isi")
        .more(&comment(1, "1", "", "Setuju <b>sekali</b>."))
        .more(&comment(2, "1", "pingback", "ping"))
        .more(&comment(3, "spam", "", "beli"));
    let export = Export::new().item(item).xml();

    let without = import(&export);
    assert_eq!(without.content(), ["posts/2016/2016-10-08-ramai.md"]);
    assert!(without.remarked("comments are left out", "1 comment"));
    assert!(without.remarked("pingbacks", "1 pingback"));

    let with = import_with(&export, |options| options.comments = true);
    assert_eq!(with.content(), ["posts/2016/2016-10-08-ramai/comments.json", "posts/2016/2016-10-08-ramai/index.md"]);
    let comments: serde_json::Value =
        serde_json::from_str(&with.read("content/posts/2016/2016-10-08-ramai/comments.json")).unwrap();
    assert_eq!(comments.as_array().unwrap().len(), 1);
    assert_eq!(comments[0]["author"], "Budi");
    assert_eq!(comments[0]["text"], "Setuju sekali.");
    assert_eq!(comments[0]["date"], "2016-10-09T10:00:00+07:00");
    for file in super::names(&with.desk.path("site")) {
        let Ok(text) = std::fs::read_to_string(with.desk.path("site").join(&file)) else { continue };
        assert!(!text.contains("budi@pembaca") && !text.contains("192.0.2.77"), "{file} tells who wrote");
    }
    assert_eq!(with.broken_urls(&["/2016/10/ramai/"]), [""; 0]);
}

#[test]
fn sticky_and_format_are_kept_for_templates() {
    let moved = import(
        &Export::new()
            .item(post(1, "pin").body("a").more("<wp:is_sticky>1</wp:is_sticky>").term(
                "post_format",
                "post-format-aside",
                "Aside",
            ))
            .xml(),
    );
    let front = moved.front("content/posts/2016/2016-10-08-pin.md");
    for line in ["extra:", "  wordpress: 1", "  sticky: true", "  format: aside"] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
}

#[test]
fn auto_drafts_and_internal_items_are_left_out() {
    let style = super::export::Item { kind: "wp_global_styles", ..post(3, "gaya") };
    let product = super::export::Item { kind: "product", ..post(4, "kopi-bubuk") }.title("Kopi bubuk");
    let moved = import(
        &Export::new()
            .post(1, "isi", "x")
            .item(post(2, "").title("").status("auto-draft"))
            .item(style)
            .item(product)
            .xml(),
    );
    assert_eq!(moved.content(), ["posts/2016/2016-10-08-isi.md"]);
    assert!(moved.remarked("data that only WordPress needs", "1 auto-draft, 1 wp_global_styles"));
    assert!(moved.remarked("items of the kind `product`", "Kopi bubuk"));
}

#[test]
fn a_post_keeps_the_id_by_which_feed_readers_know_it_and_a_copy_of_it_has_its_own() {
    let export = Export::new().post(1, "satu", "a").post(2, "dua", "b").post(3, "tiga", "c").item(page(4, "halaman"));
    let guid = |id: u64| format!("<guid isPermaLink=\"false\">{HOST}/?p={id}</guid>");
    let xml = export
        .xml()
        .replace(&guid(2), &guid(1))
        .replace(&guid(3), "<guid isPermaLink=\"false\">12 at http://blog.example</guid>");
    let moved = import(&xml);
    let outcome = moved.build();
    let feed = String::from_utf8_lossy(&outcome.rendered.as_ref().unwrap()["feed.xml"]).into_owned();
    assert_eq!(feed.matches(&format!("<id>{HOST}/?p=1</id>")).count(), 1, "{feed}");
    assert_eq!(feed.matches("<id>urn:uuid:").count(), 2, "{feed}");
    assert!(moved.read("content/posts/2016/2016-10-08-satu.md").contains(&format!("guid: {HOST}/?p=1\n")));
    assert!(moved.content().iter().all(|file| !moved.read(&format!("content/{file}")).contains("/?p=4")));
}
