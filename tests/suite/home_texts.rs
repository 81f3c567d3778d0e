//! The texts on home pages, `content/index.md` and the same file in other languages.

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::Sources;

use crate::support::{NOW, build_as, clean, has, html, page, reported, selected, site};

/// A site in three languages, of which the first two have posts.
fn with(settings: &str, files: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id, ar]\n{settings}\n\
         -- content/posts/2016-01-01-a.md --\n# A\n\nText.\n-- content/posts/2016-01-02-b.id.md --\n# B\n\nTeks.\n{files}"
    )
}

const ENGLISH: &str = "-- content/index.md --\n---\ntitle: Welcome\n---\nEnglish.\n";
const INDONESIAN: &str = "-- content/index.id.md --\n---\ntitle: Selamat datang\n---\nIndonesia.\n";

/// The text on each home page.
fn texts(outcome: &Outcome) -> Vec<String> {
    let text = |path: &&str| html(outcome, path).texts(".intro").concat().trim().to_string();
    ["index.html", "en/index.html", "id/index.html", "ar/index.html"]
        .iter()
        .filter(|path| has(outcome, path))
        .map(text)
        .collect()
}

#[test]
fn a_text_is_on_the_home_page_of_each_edition_of_its_language() {
    for (settings, files, expected) in [
        ("", format!("{ENGLISH}{INDONESIAN}"), &["English.", "English.", "Indonesia.", ""][..]),
        ("", ENGLISH.to_string(), &["English.", "English.", "", ""]),
        ("", INDONESIAN.to_string(), &["Indonesia.", "", "Indonesia.", ""]),
        ("archives: separate", format!("{ENGLISH}{INDONESIAN}"), &["English.", "Indonesia.", ""]),
        ("archives: separate", INDONESIAN.to_string(), &["", "Indonesia.", ""]),
        ("archives: together", format!("{ENGLISH}{INDONESIAN}"), &["English.", ""]),
        ("archives: together", INDONESIAN.to_string(), &["Indonesia.", ""]),
        ("", "-- content/id/index.md --\n# Halo\n\nIndonesia.\n".to_string(), &["Indonesia.", "", "Indonesia.", ""]),
        ("", "-- content/_index.md --\n# Hello\n\nEnglish.\n".to_string(), &["English.", "English.", "", ""]),
        (
            "",
            "-- content/index.md --\n---\ntitle: X\nlang: id\n---\nIndonesia.\n".to_string(),
            &["Indonesia.", "", "Indonesia.", ""],
        ),
        ("", format!("{ENGLISH}-- content/x/index.md --\n# X\n\nOther.\n"), &["English.", "English.", "", ""]),
        ("", ENGLISH.replace("title", "draft: true\ntitle"), &["", "", "", ""]),
        ("", ENGLISH.replace("title", "permalink: /welcome/\ntitle"), &["", "", "", ""]),
    ] {
        let outcome = clean(&with(settings, &files));
        assert_eq!(texts(&outcome), expected, "{settings} {files}");
    }
    let draft = selected(&with("", &ENGLISH.replace("title", "draft: true\ntitle")), true, false);
    assert_eq!(texts(&draft), ["English.", "English.", "", ""]);
}

#[test]
fn a_text_in_another_language_than_the_edition_says_so() {
    let outcome = clean(&with("", INDONESIAN));
    assert!(
        page(&outcome, "index.html").contains("<div class=\"intro\"><div lang=\"id\" dir=\"ltr\"><p>Indonesia.</p>")
    );
    assert!(page(&outcome, "id/index.html").contains("<div class=\"intro\"><p>Indonesia.</p>"));
    let arabic = clean(&with("", &INDONESIAN.replace(".id.md", ".ar.md")));
    assert!(page(&arabic, "index.html").contains("<div lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn a_text_in_a_language_that_the_site_lacks_is_a_page_and_better_than_none() {
    let french = "-- content/index.md --\n---\ntitle: Bonjour\nlang: fr\n---\nFrançais.\n";
    let outcome = site(&with("", french));
    assert!(reported(&outcome).contains("this post is in `fr`"), "{}", reported(&outcome));
    assert_eq!(texts(&outcome), ["Français.", "", "", ""]);
    assert!(has(&outcome, "fr/index.html"));
    let together = clean(&with("archives: together", INDONESIAN));
    assert!(has(&together, "id/index.html"), "a link to the file has to lead somewhere");
}

#[test]
fn two_texts_for_one_home_page_are_an_error_with_both_places() {
    let two = format!("{ENGLISH}-- content/_index.md --\n# Hello\n\nOther.\n");
    let outcome = site(&with("", &two));
    let error = &outcome.diagnostics[0];
    assert_eq!(error.message, "two texts are for the home page `/`");
    let places = [&error.place.as_ref().unwrap().file, &error.related[0].1.file];
    assert_eq!(places.map(String::as_str), ["content/index.md", "content/_index.md"]);
    assert_eq!(outcome.diagnostics.len(), 1, "{}", reported(&outcome));
    let folder = format!("{ENGLISH}-- content/en/index.md --\n# Hello\n\nOther.\n");
    let outcome = site(&with("", &folder));
    assert_eq!(outcome.diagnostics.len(), 1, "{}", reported(&outcome));
    assert!(outcome.diagnostics[0].is_error() && outcome.diagnostics[0].related.len() == 1);
    let lang = "-- content/index.id.md --\n# Halo\n\nx\n-- content/_index.md --\n---\ntitle: X\nlang: id\n---\ny\n";
    let outcome = site(&with("", lang));
    assert_eq!(reported(&outcome).lines().count(), 1, "{}", reported(&outcome));
    assert!(reported(&outcome).starts_with("error content/"), "{}", reported(&outcome));
}

#[test]
fn the_head_of_a_home_page_has_the_title_the_description_and_the_image_of_its_text() {
    let files = "-- content/index.md --\n---\ntitle: Notes on \"wires\"\nsummary: What this is.\nimage: { url: map.svg, alt: A map }\n---\nEnglish.\n\
                 -- content/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let settings = "description: { en: The site's, id: Milik situs }";
    let outcome = clean(&with(settings, files));
    for path in ["index.html", "en/index.html"] {
        let page = page(&outcome, path);
        assert!(page.contains("<title>Notes on “wires” · T</title>"), "{path}");
        assert!(page.contains("<meta name=\"description\" content=\"What this is.\">"), "{path}");
        assert!(page.contains("content=\"https://example.org/map.svg\""), "{path}");
        assert!(page.contains("\"name\":\"T\""), "the data name the site: {path}");
    }
    let other = page(&outcome, "id/index.html");
    assert!(other.contains("<title>T</title>") && !other.contains("map.svg") && other.contains("Milik situs"));
    // A text in another language does not speak for the page.
    let foreign = clean(&with("", INDONESIAN));
    assert!(page(&foreign, "index.html").contains("<title>T</title>"));
    assert!(page(&foreign, "id/index.html").contains("<title>Selamat datang · T</title>"));
    // Without a description of the site, the text is one.
    assert!(page(&foreign, "id/index.html").contains("<meta name=\"description\" content=\"Indonesia.\">"));
}

#[test]
fn links_in_the_text_of_a_home_page_work_on_each_page_that_shows_it() {
    let outcome = clean(&with(
        "",
        "-- content/index.md --\n# Hi\n\n## Here\n\n[a](#here) [b](posts/2016-01-02-b.id.md) [c](index.md)\n",
    ));
    for path in ["index.html", "en/index.html"] {
        let links: Vec<String> =
            html(&outcome, path).attributes(".intro p a", "href").iter().map(ToString::to_string).collect();
        assert_eq!(links, ["#here", "/id/2016/01/b/", "/"], "{path}");
        assert!(page(&outcome, path).contains("<a href=\"/id/2016/01/b/\" hreflang=\"id\">"), "{path}");
    }
}

#[test]
fn warm_equals_cold_when_a_text_comes_and_goes() {
    let mut cache = Cache::default();
    let build = |text: &str, cache: &mut Cache| build_as(&Sources::of(text, NOW), &Request::default(), cache);
    let draft = ENGLISH.replace("title", "draft: true\ntitle");
    let files = [
        String::new(),
        ENGLISH.to_string(),
        format!("{ENGLISH}{INDONESIAN}"),
        format!("{draft}{INDONESIAN}"),
        format!("{}{INDONESIAN}", ENGLISH.replace("English.", "Other.")),
        INDONESIAN.to_string(),
        String::new(),
    ];
    for files in files {
        let (warm, cold) = (build(&with("", &files), &mut cache), build(&with("", &files), &mut Cache::default()));
        assert_eq!(texts(&warm), texts(&cold), "{files}");
        for path in ["index.html", "en/index.html", "id/index.html"] {
            assert_eq!(page(&warm, path), page(&cold, path), "{path} {files}");
        }
    }
}
