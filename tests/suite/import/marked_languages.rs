//! Blogs whose texts hold several languages, as qTranslate and WPGlobus store them.

use chancery::import::report::Effect;

use super::export::{Export, page, post, upload};
use super::{Desk, broken_urls, import, import_with};

const EN: &str = "content/posts/2016/2016-10-08-coffee.md";
const ID: &str = "content/posts/2016/2016-10-08-coffee.id.md";

#[test]
fn each_language_of_a_post_is_a_post_whatever_the_marks() {
    for (open_en, open_id, close) in
        [("[:en]", "[:id]", "[:]"), ("{:en}", "{:}{:id}", "{:}"), ("<!--:en-->", "<!--:--><!--:id-->", "<!--:-->")]
    {
        let text = |en: &str, id: &str| format!("{open_en}{en}{open_id}{id}{close}");
        let item = post(1, "coffee")
            .title(&text("Coffee &amp; talk", "Kopi darat"))
            .body(&text("Today we met.\n\n<!--more-->\n\nThe writers.", "Hari ini bertemu.\n\n<!--more-->\n\nPenulis."))
            .more(&format!("<excerpt:encoded><![CDATA[{}]]></excerpt:encoded>", text("Short", "Ringkas")))
            .term("post_tag", "social-media", &text("social media", "media sosial"))
            .term("post_tag", "kopi", "kopi");
        let moved = import(&Export::new().item(item).post(2, "tea", "x").xml());
        let (en, id) = (moved.front(EN), moved.front(ID));
        for line in ["title: Coffee & talk", "lang: en", "summary: Short", "tags: [social media, kopi]"] {
            assert!(en.contains(&line.to_string()), "{line} in {en:?}");
        }
        for line in ["title: Kopi darat", "lang: id", "summary: Ringkas", "translation: coffee"] {
            assert!(id.contains(&line.to_string()), "{line} in {id:?}");
        }
        assert_eq!(moved.body(EN), "Today we met.\n\n<!--more-->\n\nThe writers.\n");
        assert_eq!(moved.body(ID), "Hari ini bertemu.\n\n<!--more-->\n\nPenulis.\n");
        let settings = moved.read("site.yaml");
        assert!(settings.contains("  en: English\n  id: Bahasa Indonesia\n"), "{settings}");
        assert!(settings.contains("  social-media:\n    en: social media\n    id: media sosial\n"), "{settings}");
        let outcome = moved.build();
        let page = String::from_utf8(outcome.rendered.unwrap()["2016/10/coffee/index.html"].to_vec()).unwrap();
        assert!(page.contains("hreflang=\"id\"") && page.contains("/id/2016/10/coffee/"), "{page}");
    }
}

#[test]
fn old_urls_of_both_languages_work_and_a_number_leads_to_the_first_one() {
    let item = post(1, "coffee").title("[:id]Kopi[:en]Coffee[:]").body("[:id]isi[:en]text[:]");
    let moved = import(&Export::new().item(item).xml());
    let old = moved.old_urls();
    for path in ["/2016/10/coffee/", "/id/2016/10/coffee/"] {
        assert!(old.contains(&format!("https://kopi.example{path}")), "{old:?}");
    }
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    assert_eq!(broken_urls(&moved.build(), "/", &old), [""; 0]);
    let numbers = moved.read("content/old-addresses.json");
    assert!(numbers.contains("\"p=1\": \"2016/10/coffee/\"") && numbers.matches("p=1").count() == 1, "{numbers}");
    assert!(moved.front(EN).contains(&"guid: https://kopi.example/?p=1".to_string()));
    assert!(moved.front(ID).iter().all(|line| !line.starts_with("guid")));
}

#[test]
fn links_and_menus_lead_to_the_same_language() {
    let tea = post(2, "tea").title("[:en]Tea[:id]Teh[:]").body("[:en]hot[:id]panas[:]");
    let body = "[:en]<a href=\"/2016/10/tea/\">tea</a>[:id]<a href=\"/2016/10/tea/\">teh</a>[:]";
    let about = page(3, "about").title("[:en]About[:id]Tentang[:]").body("[:en]us[:id]kami[:]");
    let link = |id, title: &str, more: &str| {
        super::export::Item { kind: "nav_menu_item", link: String::new(), ..post(id, "x") }
            .title(title)
            .term("nav_menu", "main", "Main")
            .more(more)
    };
    let to_about = link(10, "", "").meta("_menu_item_type", "post_type").meta("_menu_item_object_id", "3");
    let out = link(11, "[:en]Elsewhere[:id]Di tempat lain[:]", "").meta("_menu_item_url", "https://lain.example/");
    let coffee = post(1, "coffee").title("[:en]Coffee[:id]Kopi[:]").body(body);
    let moved = import(&Export::new().item(coffee).item(tea).item(about).item(to_about).item(out).xml());
    assert_eq!(moved.body(EN), "[tea](@/posts/2016/2016-10-08-tea.md)\n");
    assert_eq!(moved.body(ID), "[teh](@/posts/2016/2016-10-08-tea.id.md)\n");
    let settings = moved.read("site.yaml");
    for part in ["title: About", "page: about.md", "title: Tentang", "page: about.id.md", "title: Di tempat lain"] {
        assert!(settings.contains(part), "{part} in {settings}");
    }
    moved.build();
}

#[test]
fn what_is_outside_the_marks_is_in_both_and_a_single_language_is_one_post() {
    let both = post(1, "coffee").title("Coffee").body("<p>1999</p>[:en]<p>a</p>[:id]<p>b</p>[:]<p>2000</p>");
    let one = post(2, "tea").title("[:id]Teh[:]").body("[:id]panas[:]");
    let title = post(3, "milk").title("[:en]Milk[:id]Susu[:]").body("[:en]white[:]");
    let moved = import(&Export::new().item(both).item(one).item(title).xml());
    assert_eq!(moved.body(EN), "1999\n\na\n\n2000\n");
    assert_eq!(moved.body(ID), "1999\n\nb\n\n2000\n");
    let tea = moved.front("content/posts/2016/2016-10-08-tea.md");
    assert!(tea.contains(&"title: Teh".to_string()) && tea.contains(&"lang: id".to_string()), "{tea:?}");
    assert!(tea.iter().all(|line| !line.starts_with("translation")), "{tea:?}");
    assert_eq!(moved.content().iter().filter(|file| file.contains("milk")).count(), 1, "{:?}", moved.content());
    assert!(moved.remarks(Effect::Lost).is_empty(), "{:?}", moved.remarks(Effect::Lost));
}

#[test]
fn drafts_stay_drafts_in_each_language() {
    for status in ["draft", "private", "pending"] {
        let item = post(1, "coffee").title("[:en]A[:id]B[:]").body("[:en]SECRET[:id]SECRET[:]").status(status);
        let moved = import(&Export::new().item(item).post(2, "tea", "x").xml());
        for file in [EN, ID] {
            assert!(moved.front(file).contains(&"draft: true".to_string()), "{status} {file}");
        }
    }
}

#[test]
fn the_first_language_is_that_of_the_author_or_of_the_blog() {
    let item = || post(1, "coffee").title("[:en]Coffee[:id]Kopi[:]").body("[:en]text[:id]isi[:]");
    let moved = import_with(&Export::new().item(item()).xml(), |options| {
        options.languages = vec!["id".to_string(), "en".to_string()];
    });
    assert!(moved.front(EN).contains(&"lang: id".to_string()), "{:?}", moved.front(EN));
    assert!(moved.front("content/posts/2016/2016-10-08-coffee.en.md").contains(&"title: Coffee".to_string()));
    moved.build();
    let marked = "<title>[:en]News[:id]Kabar[:]</title>";
    let moved = import(&Export::new().item(item()).xml().replace("<title>Kopi dan Kabar</title>", marked));
    let settings = moved.read("site.yaml");
    assert!(settings.contains("title:\n  en: News\n  id: Kabar"), "{settings}");
}

#[test]
fn files_are_shared_by_the_languages() {
    let desk = Desk::new();
    desk.write("uploads/2016/10/map.jpg", "bytes");
    let image = "<img src=\"https://kopi.example/wp-content/uploads/2016/10/map.jpg\" alt=\"\" />";
    let item = post(1, "coffee").title("[:en]A[:id]B[:]").body(&format!("{image}[:en]text[:id]isi[:]"));
    desk.write("export.xml", Export::new().item(item).item(upload(5, "map.jpg", 1)).xml());
    let mut options = desk.options();
    options.media = Some(desk.path("uploads"));
    let moved = desk.import(&options);
    for file in [EN, ID] {
        assert!(moved.body(file).contains("(/media/map.jpg)"), "{}", moved.body(file));
    }
    moved.build();
}

#[test]
fn a_post_about_the_marks_is_text() {
    let moved = import(&Export::new().post(1, "coffee", "qTranslate writes [:en] before a text").xml());
    assert_eq!(moved.content().len(), 1);
    assert!(moved.body(EN).contains("[:en]") || moved.body(EN).contains("\\[:en]"), "{}", moved.body(EN));
}
