//! Languages: from plugins, from the author, and detected from the posts.

use super::export::{Export, HOST, Item, page, post};
use super::{Moved, import, import_with};

const INDONESIAN: &str = "Kementerian Luar Negeri menyambut baik keputusan tersebut dan berharap kedua negara dapat \
    segera melanjutkan perundingan mengenai kerja sama perdagangan, pendidikan, serta perlindungan bagi warga negara yang \
    bekerja di luar negeri, sebagaimana telah disepakati dalam pertemuan sebelumnya.";
const ENGLISH: &str = "The ministry welcomed the decision and hoped that both countries would soon go on with their talks \
    about trade, education and the protection of those who work abroad, as they had agreed when they last met in the capital.";

fn language(moved: &Moved, file: &str) -> String {
    moved.front(file).iter().find_map(|line| line.strip_prefix("lang: ")).unwrap_or("none").to_string()
}

fn polylang(item: Item, language: &str, group: &str) -> Item {
    item.term("language", language, "x").term("post_translations", group, group)
}

#[test]
fn polylang_languages_translations_and_tags_are_imported() {
    let tag = |id: u64, slug: &str, name: &str| {
        format!(
            "<wp:tag><wp:term_id>{id}</wp:term_id><wp:tag_slug>{slug}</wp:tag_slug><wp:tag_name>{name}</wp:tag_name></wp:tag>"
        )
    };
    let language = |id: u64, slug: &str, name: &str| {
        format!(
            "<wp:term><wp:term_id>{id}</wp:term_id><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>{slug}</wp:term_slug><wp:term_name>{name}</wp:term_name></wp:term>"
        )
    };
    let group = "<wp:term><wp:term_id>40</wp:term_id><wp:term_taxonomy>term_translations</wp:term_taxonomy><wp:term_slug>pll_t</wp:term_slug><wp:term_name>pll_t</wp:term_name>\
                 <wp:term_description><![CDATA[a:2:{s:2:\"en\";i:10;s:2:\"id\";i:11;}]]></wp:term_description></wp:term>";
    let head = format!(
        "{}{}{}{}{group}",
        tag(10, "social-media", "social media"),
        tag(11, "media-sosial", "media sosial"),
        language(20, "en", "English"),
        language(21, "id", "Bahasa Indonesia")
    );
    let moved = import(
        &Export::new()
            .head(&head)
            .item(polylang(post(1, "waiting").body("a"), "en", "pll_a").term(
                "post_tag",
                "social-media",
                "social media",
            ))
            .item(
                polylang(post(2, "menanti").body("b").link(&format!("{HOST}/id/2016/10/menanti/")), "id", "pll_a")
                    .term("post_tag", "media-sosial", "media sosial"),
            )
            .item(polylang(post(3, "sendiri").body("c").link(&format!("{HOST}/id/2016/10/sendiri/")), "id", "pll_c"))
            .xml(),
    );
    let settings = moved.read("site.yaml");
    assert!(settings.contains("  en: English\n  id: Bahasa Indonesia"), "{settings}");
    assert!(settings.contains("social-media:\n    en: social media\n    id: media sosial"), "{settings}");
    let english = moved.front("content/posts/2016/2016-10-08-waiting.md");
    let indonesian = moved.front("content/posts/2016/2016-10-08-menanti.md");
    let key = |front: &[String]| front.iter().find(|line| line.starts_with("translation: ")).cloned();
    assert!(key(&english).is_some() && key(&english) == key(&indonesian), "{english:?} {indonesian:?}");
    assert!(key(&moved.front("content/posts/2016/2016-10-08-sendiri.md")).is_none());
    let outcome = moved.build();
    let page = crate::support::html(&outcome, "2016/10/waiting/index.html");
    assert!(page.attributes("link[rel=alternate]", "hreflang").contains(&"id"), "the translation is linked");
    let addresses = [
        "/2016/10/waiting/",
        "/id/2016/10/menanti/",
        "/tag/social-media/",
        "/id/tag/media-sosial/",
        "/id/feed/",
        "/id/2016/10/",
    ];
    assert_eq!(super::broken_urls(&outcome, "/", &addresses), [""; 0]);
}

#[test]
fn wpml_languages_and_translations_are_imported() {
    let wpml = |item: Item, language: &str, group: &str| {
        item.meta("_wpml_import_language_code", language).meta("_wpml_import_translation_group", group)
    };
    let moved = import(
        &Export::new()
            .item(wpml(post(1, "waiting").body("a"), "en", "7"))
            .item(wpml(post(2, "menanti").body("b"), "id", "7"))
            .item(wpml(page(3, "tentang").body("c"), "id", "8"))
            .xml(),
    );
    assert_eq!(language(&moved, "content/posts/2016/2016-10-08-waiting.md"), "en");
    assert_eq!(language(&moved, "content/posts/2016/2016-10-08-menanti.md"), "id");
    assert_eq!(language(&moved, "content/tentang.md"), "id");
    let text = moved.read("content/posts/2016/2016-10-08-menanti.md");
    assert!(text.contains("translation: "), "{text}");
    assert_eq!(moved.broken_urls(&["/2016/10/waiting/", "/2016/10/menanti/", "/tentang/"]), [""; 0]);
}

#[test]
fn indonesian_posts_in_an_english_blog_are_detected() {
    let mut export = Export::new();
    for id in 1..=6 {
        export = export.post(id, &format!("id-{id}"), INDONESIAN).post(id + 10, &format!("en-{id}"), ENGLISH);
    }
    let moved = import(&export.post(30, "pendek", "Ya.").xml());
    assert!(moved.read("site.yaml").contains("  en: English\n  id: "), "{}", moved.read("site.yaml"));
    for id in 1..=6 {
        assert_eq!(language(&moved, &format!("content/posts/2016/2016-10-08-id-{id}.md")), "id");
        assert_eq!(language(&moved, &format!("content/posts/2016/2016-10-08-en-{id}.md")), "en");
    }
    // Too short to detect: the default language is used, and the report says how many.
    assert_eq!(language(&moved, "content/posts/2016/2016-10-08-pendek.md"), "en");
    let decided = moved.report.decided.join("\n");
    assert!(decided.contains("6 posts are in") && decided.contains("`id`"), "{decided}");
}

#[test]
fn only_languages_that_the_author_names_are_detected() {
    let export = Export::new().post(1, "a", INDONESIAN).post(2, "b", ENGLISH).xml();
    let moved = import_with(&export, |options| options.languages = vec!["id".into(), "en".into()]);
    assert!(moved.read("site.yaml").contains("languages:\n  id: "), "{}", moved.read("site.yaml"));
    assert_eq!(language(&moved, "content/posts/2016/2016-10-08-a.md"), "id");
    assert_eq!(language(&moved, "content/posts/2016/2016-10-08-b.md"), "en");
    let alone = import_with(&export, |options| options.languages = vec!["en".into()]);
    assert_eq!(language(&alone, "content/posts/2016/2016-10-08-a.md"), "none");
}
