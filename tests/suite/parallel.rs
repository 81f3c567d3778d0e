//! A translation side by side with its original: `parallel: true` in front matter.

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::{Source, Sources};

use chancery_testkit::html::Element;

use crate::support::{NOW, build_as, clean, has, html, page, reported, site};

const PAGE: &str = "id/2016/10/wire/parallel/index.html";

fn settings(languages: &str) -> String {
    format!("-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [{languages}]\n")
}

fn post(file: &str, front: &str, body: &str) -> String {
    format!("-- content/posts/{file} --\n---\ntitle: {file}\ndate: 2016-10-08\n{front}---\n{body}\n")
}

/// An original and a translation that asks for the page.
fn pair(original: &str, translation: &str) -> String {
    settings("en, id, ar")
        + &post("wire.md", "", original)
        + &post("wire.id.md", "translated_from: en\nparallel: true\n", translation)
}

/// Each row as `original | translation`.
fn rows(outcome: &Outcome, path: &str) -> Vec<String> {
    let page = html(outcome, path);
    let text = |row: &Element<'_>, class: &str| {
        row.all(class)
            .iter()
            .map(|cell| cell.text().replace(['\n', '↩', '\u{FE0E}'], " ").trim().to_string())
            .collect::<String>()
    };
    page.all(".beside div.pair")
        .iter()
        .map(|row| format!("{} | {}", text(row, ".original"), text(row, ".translation")))
        .collect()
}

#[test]
fn both_texts_stand_side_by_side_each_in_its_own_language_and_direction() {
    let arabic = post("wire.ar.md", "translated_from: en\nparallel: true\n", "كلمات.");
    let outcome = clean(&(pair("Words.\n\nMore words.", "Kata.\n\nKata lagi.") + &arabic));
    assert_eq!(rows(&outcome, PAGE), ["Words. | Kata.", "More words. | Kata lagi."]);
    let page = html(&outcome, "ar/2016/10/wire/parallel/index.html");
    assert_eq!(page.one("html").attribute("dir"), Some("rtl"));
    for (class, lang, dir) in [(".original", "en", "ltr"), (".translation", "ar", "rtl")] {
        for cell in page.all(&format!(".beside {class}")) {
            assert_eq!((cell.attribute("lang"), cell.attribute("dir")), (Some(lang), Some(dir)));
        }
    }
    assert_eq!(page.one("h1").all("span").len(), 2);
}

#[test]
fn both_posts_link_to_it_and_lists_feeds_and_the_sitemap_do_not() {
    let outcome = clean(&pair("Words.", "Kata."));
    let link = |path: &str, url: &str| {
        let found = html(&outcome, path);
        let found =
            found.all("header .also").iter().any(|line| line.all("a").iter().any(|a| a.attribute("href") == Some(url)));
        assert!(found, "{path}");
    };
    link("2016/10/wire/index.html", "/id/2016/10/wire/parallel/");
    link("id/2016/10/wire/index.html", "/id/2016/10/wire/parallel/");
    for (path, bytes) in outcome.rendered.as_ref().unwrap() {
        let is_post = path.ends_with("wire/index.html") || path == PAGE;
        assert!(is_post || !String::from_utf8_lossy(bytes).contains("wire/parallel"), "{path}");
    }
}

#[test]
fn search_engines_are_sent_to_the_translation() {
    let outcome = clean(&pair("Words.", "Kata."));
    let page = html(&outcome, PAGE);
    assert_eq!(page.one("link[rel=canonical]").attribute("href"), Some("https://example.org/id/2016/10/wire/"));
    assert_eq!(page.attributes("link[rel=alternate]", "hreflang"), [""; 0]);
    let data = page.one("script[type=application/ld+json]").text();
    assert!(data.contains("\"@type\":\"WebPage\"") && !data.contains("BlogPosting"), "{data}");
}

#[test]
fn no_id_is_twice_on_the_page_and_links_within_a_text_stay_in_it() {
    let original = "## A\n\nSee [above](#a) and a note.[^n]\n\n<p id=\"original-a\">x</p>\n\n[^n]: Note.\n";
    let translation = "## A\n\nLihat [di atas](#a) dan catatan.[^n]\n\n<p id=\"original-a\">y</p>\n\n[^n]: Catatan.\n";
    let outcome = clean(&pair(original, translation));
    let page = html(&outcome, PAGE);
    let links = |class: &str| page.attributes(&format!("{class} p a"), "href").join(" ");
    assert_eq!(links(".translation"), "#a #fn-1 #fnref-1");
    assert_eq!(links(".original"), "#original--a #original--fn-1 #original--fnref-1");
}

#[test]
fn footnotes_stand_beside_those_with_the_same_label() {
    let outcome = clean(&pair(
        "A[^x] and B[^y].\n\n[^x]: First.\n\n[^y]: Second.\n",
        "B[^y] dan A[^x].\n\n[^x]: Pertama.\n\n[^y]: Kedua.\n",
    ));
    assert_eq!(rows(&outcome, PAGE)[1..], ["First. | Pertama.", "Second. | Kedua."].map(String::from));
}

#[test]
fn digests_say_which_block_was_translated_from_which() {
    let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..6].to_string();
    let said = format!(
        "translated_from: {{lang: en, blocks: [\"{} {} {}\"]}}\nparallel: true\n",
        digest("One."),
        digest("Two."),
        digest("Six.")
    );
    let archive = |original: &str, translation: &str| {
        settings("en, id") + &post("wire.md", "", original) + &post("wire.id.md", &said, translation)
    };
    let outcome = clean(&archive("One.\n\nNew.\n\nSix.\n\nTwo.", "Satu.\n\nDua.\n\nEnam."));
    assert_eq!(rows(&outcome, PAGE), ["One. | Satu.", "New. | ", "Six. | Enam.", "Two. | Dua."]);
}

#[test]
fn it_works_for_html_for_addresses_that_are_files_and_for_relative_urls() {
    let archive = format!(
        "-- site.yaml --\nbase_url: https://example.org/blog/\nlanguages: [en, id]\nrelative_urls: true\n{}{}",
        "-- content/posts/a.html --\n---\ntitle: A\ndate: 2016-10-08\n---\n<p>One.\n<p>Two.</div>\n<h2>Three</h2>\n",
        "-- content/posts/a.id.html --\n---\ntitle: A\ndate: 2016-10-08\npermalink: /a.html\ntranslated_from: en\nparallel: true\n---\n<p>Satu.</p>\n<div><h2>Tiga</h2></div>\n",
    );
    let outcome = site(&archive);
    assert_eq!(reported(&outcome), "");
    assert_eq!(rows(&outcome, "a/parallel/index.html").len(), 3);
    assert!(page(&outcome, "a/parallel/index.html").contains("href=\"../../a.html\""));
}

#[test]
fn the_word_in_its_url_is_that_of_the_language() {
    let words = pair("Words.", "Kata.").replace("title: Notes", "title: Notes\nfolders: { parallel: { id: sejajar } }");
    let outcome = clean(&words);
    assert!(has(&outcome, "id/2016/10/wire/sejajar/index.html") && !has(&outcome, PAGE));
}

#[test]
fn a_pair_that_does_not_ask_has_no_such_page() {
    let outcome = clean(&pair("Words.", "Kata.").replace("parallel: true", "parallel: false"));
    assert!(outcome.rendered.unwrap().keys().all(|path| !path.ends_with("/parallel/index.html")));
}

#[test]
fn an_edit_of_either_text_renders_it_again_and_a_warm_build_equals_a_cold_one() {
    let mut cache = Cache::default();
    let mut sources = Sources::of(&pair("Words.", "Kata."), NOW);
    for (file, front, body) in [
        ("wire.md", "", "Words.\n\nMore."),
        ("wire.id.md", "translated_from: en\nparallel: true\n", "Kata.\n\nLagi."),
        ("wire.id.md", "translated_from: en\n", "Kata."),
        ("wire.id.md", "translated_from: en\nparallel: true\n", "Kata."),
        ("wire.md", "", "# Words."),
    ] {
        let text = format!("---\ntitle: {file}\ndate: 2016-10-08\n{front}---\n{body}\n");
        sources.files.insert(format!("content/posts/{file}"), Source::new(text.into_bytes()));
        let warm = build_as(&sources, &Request::default(), &mut cache);
        let cold = build_as(&sources, &Request::default(), &mut Cache::default());
        assert_eq!(warm.rendered, cold.rendered, "{file} {body}");
        assert_eq!(has(&warm, PAGE), file == "wire.md" || front.contains("parallel"), "{file} {front}");
    }
}

/// What a build says of posts.
fn told(languages: &str, posts: &[String]) -> String {
    reported(&site(&(settings(languages) + &posts.concat())))
}

#[test]
fn row_01_a_post_without_an_original_or_that_is_the_original_is_told_so() {
    let alone = told("en, id", &[post("a.id.md", "parallel: true\n", "Teks.")]);
    assert!(
        alone.starts_with("warning content/posts/a.id.md:4:11: this post has no original to stand beside it"),
        "{alone}"
    );
    let original = [post("a.md", "parallel: true\n", "Words."), post("a.id.md", "translated_from: en\n", "Teks.")];
    let found = told("en, id", &original);
    assert!(found.contains("a.md:4:11: this post is the original of `content/posts/a.id.md`"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn row_02_an_original_that_is_not_published_is_a_warning() {
    for hidden in ["draft: true\n", "publishDate: 2030-01-01\n"] {
        let posts = [post("a.md", hidden, "Words."), post("a.id.md", "translated_from: en\nparallel: true\n", "Teks.")];
        let found = told("en, id", &posts);
        assert!(
            found.starts_with("warning content/posts/a.id.md:5:11: the original of this post is not published"),
            "{found}"
        );
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn row_03_in_three_languages_the_original_must_be_named() {
    let posts = |said: &str| {
        [
            post("a.md", "", "Words."),
            post("a.id.md", &format!("{said}parallel: true\n"), "Teks."),
            post("a.ar.md", "", "نص."),
        ]
    };
    let found = told("en, id, ar", &posts(""));
    assert!(found.contains("this post is in 3 languages, and nothing says which of them is its original"), "{found}");
    assert_eq!(told("en, id, ar", &posts("translated_from: ar\n")), "");
}

#[test]
fn row_04_an_address_that_another_page_has_is_an_error_at_both() {
    let other = post("b.md", "permalink: /id/2016/10/wire/parallel/\n", "Words.");
    let found = reported(&site(&(pair("Words.", "Kata.") + &other)));
    assert!(found.starts_with("error content/posts/") && found.contains("side by side with its original"), "{found}");
    assert!(found.contains("have the same URL: `/id/2016/10/wire/parallel/`"), "{found}");
}

#[test]
fn row_05_a_theme_without_the_template_is_an_error_at_the_key() {
    let names = ["404", "archive", "archives", "home", "page", "post", "redirect", "term", "terms"];
    let theme: String =
        names.iter().map(|name| format!("-- themes/own/templates/{name}.html --\n<title>x</title>\n")).collect();
    let archive = pair("Words.", "Kata.").replace("title: Notes", "title: Notes\ntheme: own") + &theme;
    let found = reported(&site(&archive));
    assert!(
        found.contains("error content/posts/wire.id.md:5:11: this theme has no template `parallel.html`"),
        "{found}"
    );
}

#[test]
fn row_06_posts_that_are_translated_from_each_other_are_one_error() {
    let posts = [
        post("a.md", "translated_from: id\nparallel: true\n", "Words."),
        post("a.id.md", "translated_from: en\nparallel: true\n", "Teks."),
    ];
    let found = told("en, id", &posts);
    assert!(found.starts_with("error ") && found.lines().count() == 1, "{found}");
}
