//! The status, dates and names of posts.

use super::export::{Export, HOST, page, post};
use super::{Moved, import, import_with};
use chancery::import::report::Gravity;

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
fn row_45_what_is_not_published_comes_as_a_draft_and_nothing_of_it_is_published() {
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
fn row_45_each_that_was_not_simply_a_draft_has_a_note_and_a_line_in_the_report() {
    let moved = with_standings();
    let front = moved.read("content/posts/2016/2016-10-08-sandi.md");
    assert!(front.contains("# On the old blog this was password-protected"), "{front}");
    assert!(!front.contains("buka"), "{front}");
    let changed = moved.remarks(Gravity::Changed);
    for what in [
        "what was private is a draft",
        "what was password-protected is a draft",
        "what was in the trash is a draft",
        "what was pending review is a draft",
    ] {
        assert!(changed.contains_key(what), "{what} in {changed:#?}");
    }
    assert!(!moved.remarked("is a draft", "konsep"));
    assert!(moved.remarked("a link leads to what is not published", "pribadi"));
}

#[test]
fn a_post_of_the_future_waits_for_its_day() {
    let moved = with_standings();
    let front = moved.front("content/posts/2090/2090-01-01-nanti.md");
    assert!(front.contains(&"date: 2090-01-01T16:00:00+07:00".to_string()), "{front:?}");
    assert!(!front.contains(&"draft: true".to_string()), "{front:?}");
    assert!(!moved.build().rendered.unwrap().keys().any(|path| path.contains("nanti")));
}

#[test]
fn a_date_of_zeros_is_none_and_gmt_or_the_feeds_date_stands_in() {
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
    assert!(moved.remarked("it has no date", "Post 4"));
}

#[test]
fn a_post_stands_on_the_day_of_its_own_place_not_that_of_gmt() {
    // Seven in the morning in Jakarta is the day before in UTC.
    let early = post(1, "pagi").dated("2016-10-08 06:30:00", "2016-10-07 23:30:00").body("a");
    let moved = import(&Export::new().item(early).post(2, "siang", "b").xml());
    assert!(
        moved.front("content/posts/2016/2016-10-08-pagi.md").contains(&"date: 2016-10-08T06:30:00+07:00".to_string())
    );
    let there = import_with(&Export::new().post(1, "siang", "b").xml(), |options| {
        options.time_zone = Some("Asia/Makassar".into())
    });
    assert!(there.read("site.yaml").contains("timezone: Asia/Makassar"));
    // The offset from the export stays: the moment is the same in any zone.
    assert!(
        there.front("content/posts/2016/2016-10-08-siang.md").iter().any(|line| line.starts_with("date: 2016-10-08T"))
    );
}

#[test]
fn a_post_without_a_title_is_named_by_its_first_words() {
    let body = "<p>Pagi ini kami minum kopi di tepi sungai yang tenang sekali.</p>";
    let moved =
        import(&Export::new().item(post(1, "1").title("").body(body)).item(post(2, "2").title("").body("")).xml());
    let front = moved.front("content/posts/2016/2016-10-08-1.md");
    assert_eq!(front[0], "title: Pagi ini kami minum kopi di tepi sungai …");
    assert_eq!(moved.front("content/posts/2016/2016-10-08-2.md")[0], "title: 2016-10-08");
    assert!(moved.remarked("a post without a title", "Pagi ini"));
    assert_eq!(moved.silent(&["/2016/10/1/", "/2016/10/2/"]), [""; 0]);
}

#[test]
fn empty_percent_encoded_and_duplicate_slugs_keep_their_addresses_apart() {
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
    assert!(moved.remarked("the old address could not be kept", "another post has the same address"));
    let addresses = [
        "/2016/10/%d9%82%d9%87%d9%88%d8%a9/",
        "/2016/10/قهوة/",
        "/2016/10/kopi/",
        "/2016/11/kopi/",
        "/2016/10/Caf%C3%A9_noir/",
        "/?p=4",
        "/?p=1",
    ];
    assert_eq!(moved.silent(&addresses), [""; 0]);
}

#[test]
fn comments_are_counted_and_left_out_and_on_request_kept_without_mail_and_address() {
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
    assert_eq!(with.silent(&["/2016/10/ramai/"]), [""; 0]);
}

#[test]
fn a_sticky_post_and_a_format_are_kept_where_a_template_can_see_them() {
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
fn what_the_editor_saved_before_anything_was_written_and_what_only_wordpress_needs_is_left_out() {
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
    assert!(moved.remarked("what only WordPress needs", "1 auto-draft, 1 wp_global_styles"));
    assert!(moved.remarked("items of the kind `product`", "Kopi bubuk"));
}
