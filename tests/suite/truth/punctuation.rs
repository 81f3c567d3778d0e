//! Quotation marks, dashes and spaces of each language.

use crate::support::{page, reported, site};

/// The page of a post in a language with a title and a body.
fn post(lang: &str, settings: &str, title: &str, body: &str) -> String {
    let outcome = site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: {settings}\n-- i18n/{lang}.ftl --\nhome = H\n\
         -- content/posts/a.md --\n---\ntitle: {title}\ndate: 2016-01-05\nlang: {lang}\n---\n{body}\n"
    ));
    let own = page(&outcome, "2016/01/a/index.html").to_string();
    assert!(!reported(&outcome).contains("quotation"), "{}", reported(&outcome));
    own
}

#[test]
fn each_language_has_its_own_marks_without_being_asked() {
    for (lang, shown) in [
        ("ko", "“중요”라고"),
        ("de", "„중요“라고"),
        ("de-CH", "«중요»라고"),
        ("ja", "「중요」라고"),
        ("zh", "“중요”라고"),
        ("zh-TW", "「중요」라고"),
        ("ru", "«중요»라고"),
        ("fr", "«\u{202f}중요\u{202f}»라고"),
        ("pl", "„중요”라고"),
        ("id", "“중요”라고"),
    ] {
        let page = post(lang, &format!("[{lang}]"), "A", "Text \"중요\"라고");
        assert!(page.contains(&format!("<p>Text {shown}</p>")), "{lang}: {page}");
    }
}

#[test]
fn titles_are_treated_as_bodies_are() {
    let title = "'The \"end\" of it -- it''s 5'' 10... \"a\"s'";
    let outcome = site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n-- content/posts/a.md --\n---\ntitle: {title}\ndate: 2016-01-05\n---\nText\n"
    ));
    assert_eq!(reported(&outcome), "");
    let shown = "The “end” of it – it’s 5′ 10… “a”s";
    for path in ["index.html", "2016/01/a/index.html", "feed.xml", "feed.json", "2016/01/index.html"] {
        let text = page(&outcome, path);
        assert!(text.contains(shown), "{path}");
        assert!(!text.contains("it&#39;s") && !text.contains("it's"), "{path}");
    }
}

#[test]
fn smart_punctuation_can_be_switched_off_for_titles_too() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nmarkdown: {smart_punctuation: false}\n\
         -- content/posts/a.md --\n---\ntitle: It's -- \"x\"\ndate: 2016-01-05\n---\nIt's -- \"x\"\n",
    );
    assert!(page(&outcome, "2016/01/a/index.html").contains("<p>It's -- \"x\"</p>"));
    assert!(page(&outcome, "feed.json").contains("\"title\":\"It's -- \\\"x\\\"\""));
}

#[test]
fn marks_with_spaces_are_a_list_and_four_characters_are_a_text() {
    let list = "{fr: {name: Français, quotes: [\"« \", \" »\", \"“\", \"”\"]}}";
    assert!(post("fr", list, "A", "Il dit \"bonjour\".").contains("«\u{202f}bonjour\u{202f}»."));
    let text = "{de: {name: Deutsch, quotes: »«›‹}}";
    assert!(post("de", text, "A", "Er \"sagt 'ja' dazu\".").contains("»sagt ›ja‹ dazu«."));
    let outcome = site(
        "-- site.yaml --\ntitle: T\nlanguages: {fr: {quotes: \"« »‹›\"}}\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\nx\n",
    );
    assert!(reported(&outcome).contains("`quotes` must be four marks"), "{}", reported(&outcome));
}

#[test]
fn french_spaces_before_punctuation_do_not_break_in_bodies_titles_and_feeds() {
    let outcome = site(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [fr]\n-- i18n/fr.ftl --\nhome = H\n\
         -- content/posts/a.md --\n---\ntitle: \"Vraiment ?\"\ndate: 2016-01-05\n---\nOui ! « Non » : `a ! b` https://a.example/?b : c\n",
    );
    let own = page(&outcome, "2016/01/a/index.html");
    assert!(own.contains("<p>Oui\u{202f}! «\u{202f}Non\u{202f}»\u{a0}: <code>a ! b</code> "), "{own}");
    assert!(page(&outcome, "feed.json").contains("\"title\":\"Vraiment\u{202f}?\""));
    assert!(page(&outcome, "feed.json").contains("Oui\u{202f}! «\u{202f}Non\u{202f}»\u{a0}: "));
}

#[test]
fn text_that_is_code_stays_as_it_was_typed() {
    let body = "Run <code>git commit -m \"x\" -- 'y'...</code>, <kbd>Ctrl--\"x\"</kbd>, <samp>it's</samp>.\n\n\
                <script>alert(\"s\")</script> and <math><mtext>\"m\"</mtext></math>.";
    let page = post("en", "[en]", "A", body);
    for typed in [
        "<code>git commit -m \"x\" -- 'y'...</code>",
        "<kbd>Ctrl--\"x\"</kbd>",
        "<samp>it's</samp>",
        "<mtext>\"m\"</mtext>",
    ] {
        assert!(page.contains(typed), "{typed}");
    }
    let (head, _) = page.split_once("</head>").unwrap();
    assert!(page.contains("<script>alert(\"s\")</script>") && !head.contains("alert("), "{head}");
}
