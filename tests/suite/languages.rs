//! Every text of the interface says its language, in whole languages and in those that lack texts.

use std::collections::BTreeMap;

use crate::support::{clean, html, site};
use chancery_testkit::html::{Document, Element};

/// All languages that the theme has texts in.
const ALL: [&str; 22] = [
    "en", "ar", "bn", "de", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "ms", "nl", "pt", "ru", "th", "tr", "ur",
    "vi", "zh", "zh-Hant",
];

/// The texts of a language without arguments, by key.
fn words(tag: &str) -> BTreeMap<String, String> {
    let path = format!("{}/themes/chancery/i18n/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let plain = text.lines().filter(|line| !line.starts_with([' ', '#', '}']) && !line.contains('{'));
    plain.filter_map(|line| line.split_once(" = ")).map(|(key, text)| (key.to_string(), text.to_string())).collect()
}

/// What a page says of itself in a language: its texts and labels, without those within another language.
fn said(page: &Document, lang: &str) -> Vec<String> {
    let own = |element: &Element<'_>| element.inherited("lang") == Some(lang);
    let leaves = page.all("body *, title").into_iter().filter(|element| own(element) && element.all("*").is_empty());
    let texts = leaves.map(|element| element.text());
    let labels = page.all("[aria-label]").into_iter().filter(own).filter_map(|element| element.attribute("aria-label"));
    texts
        .chain(labels.map(str::to_string))
        .map(|text| text.trim().to_string())
        .filter(|text| !text.is_empty())
        .collect()
}

fn post(tag: &str, number: u32) -> String {
    format!(
        "-- content/posts/{tag}-{number}.md --\n---\ntitle: X{number}\ndate: 2016-10-0{number}\nlang: {tag}\nkey: k{number}\n\
         tags: [1961]\nauthors: [Sukarno, Nehru]\nseries: [Q]\nupdated: 2016-11-02\n---\n1961\n\n<!--more-->\n\n\
         > [!NOTE]\n> 1\n\n## 1\n\n1[^1]\n\n[^1]: 2\n"
    )
}

#[test]
fn no_edition_in_another_language_says_an_english_word() {
    let posts: String = ALL.iter().flat_map(|tag| [post(tag, 1), post(tag, 2)]).collect();
    let settings = "-- site.yaml --\ntitle: '1955'\nbase_url: https://example.org/\npaginate: 1\n";
    let all = ALL.join(", ");
    let outcome = clean(&format!("{settings}languages: [{all}]\nextra: {{ licence: '0', word_count: true }}\n{posts}"));
    let english = words("en");
    for tag in ALL.into_iter().filter(|tag| *tag != "en") {
        let own = words(tag);
        let foreign: Vec<&String> = english
            .iter()
            .filter(|(key, text)| !own.values().any(|own| own == *text) && own.contains_key(*key))
            .map(|(_, text)| text)
            .collect();
        assert!(foreign.len() > 30, "{tag}");
        let prefix = format!("{tag}/");
        let pages = outcome
            .rendered
            .as_ref()
            .unwrap()
            .keys()
            .filter(|path| path.starts_with(&prefix) && path.ends_with(".html"));
        let mut count = 0;
        for path in pages {
            let page = html(&outcome, path);
            if page.one("html").attribute("lang") != Some(tag) {
                continue;
            }
            let said = said(&page, tag);
            count += said.len();
            for text in &foreign {
                let found = said.iter().find(|said| *said == *text || said.starts_with(&format!("{text} ")));
                assert_eq!(found, None, "{path}");
            }
            // A word that fell back would say so.
            let borrowed = page.all("span[lang=en]");
            assert!(borrowed.is_empty(), "{path}: {:?}", borrowed.iter().map(|it| it.text()).collect::<Vec<_>>());
        }
        assert!(count > 60, "{tag}: {count} texts were looked at");
    }
}

#[test]
fn a_text_that_a_language_lacks_is_marked_as_english_wherever_it_is() {
    let polish = "-- i18n/pl.ftl --\nhome = Strona główna\ntags = Tagi\npost-count = { $count } wpisów\n";
    let settings =
        "-- site.yaml --\ntitle: Zapiski\nbase_url: https://example.org/\nlanguages: [en, pl]\npaginate: 1\n";
    let outcome =
        site(&format!("{settings}menu: [{{ title: O, url: / }}]\n{polish}{}{}", post("pl", 1), post("pl", 2)));
    let english = words("en");
    let pages: Vec<&String> = outcome
        .rendered
        .as_ref()
        .unwrap()
        .keys()
        .filter(|path| path.starts_with("pl/") && path.ends_with(".html"))
        .collect();
    assert!(pages.len() > 15, "{pages:?}");
    for path in pages {
        let page = html(&outcome, path);
        if page.one("html").attribute("lang") != Some("pl") {
            continue;
        }
        let said = said(&page, "pl");
        let found: Vec<&String> = english
            .iter()
            .filter(|(key, _)| !["home", "tags"].contains(&key.as_str()))
            .map(|(_, text)| text)
            .filter(|text| said.contains(text))
            .collect();
        assert!(found.is_empty(), "{path}: {found:?}");
        assert_eq!(page.one(".skip span").attribute("lang"), Some("en"), "{path}");
        assert_eq!(page.one(".skip span").attribute("dir"), Some("ltr"), "{path}");
        assert_eq!(page.one("nav.menu").attribute("lang"), Some("en"), "{path}");
        assert_eq!(page.one("nav.menu a").inherited("lang"), Some("pl"), "{path}");
    }
    let list = html(&outcome, "pl/archive/index.html");
    assert_eq!(list.one("title").attribute("lang"), Some("en"));
    assert_eq!(list.one("h1").text(), "Archive");
    assert_eq!(html(&outcome, "pl/tag/1961/index.html").one("h1 bdi").inherited("lang"), Some("pl"));
}

#[test]
fn the_switcher_is_a_list_and_from_five_languages_on_a_menu() {
    let of = |languages: &str| {
        let posts = post("en", 1) + &post("ar", 1);
        let settings = "-- site.yaml --\ntitle: Q\nbase_url: https://example.org/\n";
        html(&clean(&format!("{settings}languages: [{languages}]\n{posts}")), "ar/tag/1961/index.html")
    };
    let few = of("en, ar, id, zh");
    assert_eq!(few.all(".switcher li").len(), 5);
    assert!(few.all("details").is_empty());
    let many = of("en, ar, id, zh, fa");
    assert_eq!(many.all(".switcher details li").len(), 6);
    // Closed, it says where the page is, in the language of the page.
    let summary = many.one(".switcher summary");
    assert_eq!(summary.inherited("dir"), Some("rtl"));
    assert_eq!(summary.text(), "اللغة العربية");
    assert_eq!(many.attributes(".switcher a", "href")[2], "/ar/tag/1961/");
}
