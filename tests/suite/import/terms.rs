//! Categories, tags and authors, and their old lists.

use super::export::{Export, post};
use super::{broken_urls, import};

#[test]
fn nested_categories_work_at_nested_and_flat_urls() {
    let head = "<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>dunia</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Dunia</wp:cat_name></wp:category>\
                <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>asia</wp:category_nicename><wp:category_parent>dunia</wp:category_parent><wp:cat_name>Asia</wp:cat_name></wp:category>";
    let moved = import(&Export::new().head(head).item(post(1, "a").body("x").term("category", "asia", "Asia")).xml());
    assert!(moved.front("content/posts/2016/2016-10-08-a.md").contains(&"categories: [Asia]".to_string()));
    let addresses = [
        "/category/dunia/asia/",
        "/category/asia/",
        "/category/dunia/",
        "/category/dunia/feed/",
        "/category/dunia/asia/feed/",
        "/?cat=5",
        "/?cat=4",
    ];
    assert_eq!(moved.broken_urls(&addresses), [""; 0]);
    for address in &addresses[..3] {
        assert!(moved.old_urls().contains(&format!("https://kopi.example{address}")), "{:?}", moved.old_urls());
    }
}

#[test]
fn a_tag_keeps_a_url_that_differs_from_its_name() {
    let moved = import(
        &Export::new()
            .item(
                post(1, "a")
                    .body("x")
                    .term("post_tag", "medsos-2", "media sosial")
                    .term("post_tag", "c-2", "C++")
                    .term("post_tag", "kopi", "Kopi"),
            )
            .item(post(2, "b").body("x").term("post_tag", "kopi", "Kopi"))
            .xml(),
    );
    let settings = moved.read("site.yaml");
    assert!(settings.contains("medsos-2: media sosial") && !settings.contains("kopi:"), "{settings}");
    assert_eq!(
        moved.broken_urls(&["/tag/medsos-2/", "/tag/c-2/", "/tag/kopi/", "/tag/kopi/feed/", "/tag/kopi/page/2/"][..4]),
        [""; 0]
    );
    assert!(moved.front("content/posts/2016/2016-10-08-a.md").contains(&"tags: [media sosial, C++, Kopi]".to_string()));
}

#[test]
fn the_default_category_is_removed_and_its_url_works() {
    let head = "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>uncategorized</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Uncategorized</wp:cat_name></wp:category>";
    let moved = import(
        &Export::new().head(head).item(post(1, "a").body("x").term("category", "uncategorized", "Uncategorized")).xml(),
    );
    assert!(!moved.read("content/posts/2016/2016-10-08-a.md").contains("categories"));
    assert_eq!(moved.broken_urls(&["/category/uncategorized/", "/?cat=1"]), [""; 0]);
}

#[test]
fn two_authors_with_one_name_keep_separate_lists() {
    let author = |login: &str| {
        format!(
            "<wp:author><wp:author_login>{login}</wp:author_login><wp:author_display_name>Sari</wp:author_display_name></wp:author>"
        )
    };
    let other = post(2, "b").body("x");
    let xml = Export::new().head(&author("sari")).head(&author("sari2")).post(1, "a", "x").item(other).xml();
    // The second post is by the second author.
    let (first, second) = xml.split_at(xml.rfind("<dc:creator>").unwrap());
    let moved = import(&format!("{first}{}", second.replacen("[sari]", "[sari2]", 1)));
    let outcome = moved.build();
    assert_eq!(broken_urls(&outcome, "/", &["/author/sari/", "/author/sari2/"]), [""; 0]);
}

#[test]
fn a_single_author_is_a_setting_and_their_list_is_the_blog() {
    let head = "<wp:author><wp:author_login>sari</wp:author_login><wp:author_display_name>Sari Dewi</wp:author_display_name></wp:author>";
    let moved = import(&Export::new().head(head).post(1, "a", "x").xml());
    assert!(moved.read("site.yaml").contains("Sari Dewi"));
    assert!(!moved.read("content/posts/2016/2016-10-08-a.md").contains("authors"));
    assert_eq!(moved.broken_urls(&["/author/sari/", "/author/sari/feed/"]), [""; 0]);
}
