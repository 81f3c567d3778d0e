//! The versions of the export format.

use super::{broken_urls, fixture, import};

#[test]
fn version_1_0_is_imported_with_its_old_tags_and_posts_without_a_type() {
    let moved = import(&fixture("wxr/1.0.xml"));
    assert_eq!(moved.content(), ["posts/2008/2008-02-28-hari-pertama.md", "posts/2008/2008-02-29-tanpa-jenis.md"]);
    let front = moved.front("content/posts/2008/2008-02-28-hari-pertama.md");
    for line in ["title: Hari pertama", "date: 2008-02-28T09:30:00+07:00", "tags: [kopi susu]", "categories: [Kabar]"] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
    assert_eq!(
        moved.body("content/posts/2008/2008-02-28-hari-pertama.md"),
        "First day.\n\nSecond paragraph, with an *accent*.\n"
    );
    assert!(
        moved.report.source.contains("1.0") && moved.report.source.contains("Warung Lama"),
        "{}",
        moved.report.source
    );
    assert_eq!(
        moved.broken_urls(&[
            "http://lama.example/2008/02/28/hari-pertama/",
            "/tag/kopi-susu/",
            "/category/kabar/",
            "/?p=4"
        ]),
        [""; 0]
    );
}

#[test]
fn version_1_1_is_imported_with_two_authors_from_a_folder_of_its_host() {
    let moved = import(&fixture("wxr/1.1.xml"));
    let front = moved.front("content/posts/2011/2011-05-01-by-sari.md");
    for line in ["authors: [Sari Dewi]", "summary: What Sari says in short.", "  sticky: true", "categories: [News]"] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
    assert!(moved.front("content/posts/2011/2011-06-01-by-jo.md").contains(&"authors: [Jo Müller]".to_string()));
    let settings = moved.read("site.yaml");
    assert!(settings.contains("base_url: http://hands.example/blog/\n"), "{settings}");
    assert!(!settings.contains("@hands.example") && !moved.read("import-report.md").contains("@hands.example"));
    let outcome = moved.build();
    let addresses = [
        "http://hands.example/blog/2011/05/by-sari/",
        "http://hands.example/blog/author/jo/",
        "http://hands.example/blog/?cat=7",
    ];
    assert_eq!(broken_urls(&outcome, "/blog/", &addresses), [""; 0]);
}

#[test]
fn version_1_2_is_imported_with_https_namespaces_and_the_newer_author_element() {
    let moved = import(&fixture("wxr/1.2.xml"));
    let file = "content/posts/2021/2021-01-01-a-pen.md";
    let front = moved.front(file);
    for line in [
        "title: A pen & its “ink”",
        "date: 2021-01-01T07:00:00+07:00",
        "updated: 2021-02-01T07:00:00+07:00",
        "tags: [Diplomasi]",
    ] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
    assert_eq!(moved.body(file), "Ink **dries**.\n");
    let settings = moved.read("site.yaml");
    assert!(settings.contains("Sari & Pena"), "{settings}");
    assert!(settings.contains("posts: /:slug/") || settings.contains("posts: \"/:slug/\""), "{settings}");
    assert_eq!(
        moved.broken_urls(&["https://pena.example/a-pen/", "https://pena.example/?p=21", "/2021/01/", "/feed/"]),
        [""; 0]
    );
}
