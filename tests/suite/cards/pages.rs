//! Which pages have a card, and what they say of it.

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::Source;
use chancery::site::Selection;
use chancery_testkit::fonts::{font, latin};

use super::{CONFIG, add, bytes, card, cards, clean, post, said, with_font};
use crate::support::{build_as, has, html, page, reported};

const A: &str = "2016/10/a/index.html";
const B: &str = "2016/10/b/index.html";

#[test]
fn a_post_without_a_picture_has_a_card_with_its_size_and_its_text() {
    let outcome = clean(&with_font(&(CONFIG.to_string() + &post("a", "", "Text."))));
    let path = card(&outcome, A);
    let png = bytes(&outcome, &path);
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (1200, 630));
    assert_eq!(said(&outcome, A, "og:image:width"), "1200");
    assert_eq!(said(&outcome, A, "og:image:height"), "630");
    assert_eq!(said(&outcome, A, "og:image:alt"), "a title · Sari · October 8, 2016 · Notes");
    assert_eq!(html(&outcome, A).attributes("meta[name=twitter:card]", "content"), ["summary_large_image"]);
    assert!(!page(&outcome, A).split("ld+json").nth(1).unwrap().contains("cards/"), "it is no picture of the post");
}

#[test]
fn a_post_with_a_picture_keeps_it() {
    let posts = post("a", "image: x.svg\n", "Text.") + &post("b", "", "![](x.svg)");
    let picture = "-- content/posts/x.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let outcome = clean(&with_font(&(CONFIG.to_string() + &posts + picture)));
    for path in [A, B] {
        assert_eq!(said(&outcome, path, "og:image"), "https://example.org/posts/x.svg");
        assert_eq!(said(&outcome, path, "og:image:width"), "");
    }
}

#[test]
fn home_pages_lists_of_terms_and_pages_have_a_card_and_other_lists_have_none() {
    let about = "-- content/about.md --\n---\ntitle: About\n---\nText.\n";
    let posts = post("a", "tags: [radio]\n", "Text.") + &post("b", "tags: [radio]\n", "Text.");
    let outcome = clean(&with_font(&(CONFIG.to_string() + "paginate: 1\n" + &posts + about)));
    assert_eq!(said(&outcome, "index.html", "og:image:alt"), "Notes");
    assert_eq!(said(&outcome, "tag/radio/index.html", "og:image:alt"), "radio · Tag Archives · Notes");
    assert_eq!(said(&outcome, "about/index.html", "og:image:alt"), "About · Notes");
    assert_eq!(card(&outcome, "page/2/index.html"), card(&outcome, "index.html"));
    assert_eq!(card(&outcome, "2016/index.html"), "");
    assert_eq!(cards(&outcome).len(), 5, "{:?}", cards(&outcome));
}

#[test]
fn a_share_image_is_that_of_lists_and_posts_still_have_cards() {
    let look = "look: {share_image: share.svg}\n";
    let picture = "-- content/share.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let posts = post("a", "tags: [radio]\n", "Text.");
    let outcome = clean(&with_font(&(CONFIG.to_string() + look + &posts + picture)));
    for list in ["index.html", "tag/radio/index.html", "2016/index.html"] {
        assert_eq!(said(&outcome, list, "og:image"), "https://example.org/share.svg");
    }
    assert_ne!(card(&outcome, A), "");
}

#[test]
fn a_draft_that_is_shown_has_no_card() {
    let sources = with_font(&(CONFIG.to_string() + &post("a", "draft: true\n", "Text.") + &post("b", "", "Text.")));
    let selection = Selection { drafts: true, future: false };
    let outcome = build_as(&sources, &Request { selection, ..Request::default() }, &mut Cache::default());
    assert_eq!((card(&outcome, A).as_str(), card(&outcome, B).is_empty()), ("", false));
}

#[test]
fn without_the_setting_fonts_are_not_looked_at_and_never_published() {
    let archive = CONFIG.replace("cards: true\n", "") + &post("a", "", "Text.");
    let mut sources = with_font(&archive);
    add(&mut sources, "damaged.ttf", b"no font".to_vec());
    let outcome = clean(&sources);
    assert!(cards(&outcome).is_empty() && said(&outcome, A, "og:image").is_empty());
    let on = clean(&with_font(&(CONFIG.to_string() + &post("a", "", "Text."))));
    assert!(!has(&outcome, "fonts/boxes.ttf") && !has(&on, "fonts/boxes.ttf"));
}

#[test]
fn a_preview_draws_the_card_that_a_build_writes() {
    let sources = with_font(&(CONFIG.to_string() + &post("a", "", "Text.")));
    let path = card(&clean(&sources), A);
    let prepared = build::prepare(sources.clone(), &Request::default(), &mut Cache::default());
    let shown = prepared.render(&format!("/{path}")).unwrap().unwrap();
    assert_eq!(&*shown, bytes(&clean(&sources), &path));
}

#[test]
fn after_any_change_of_words_colours_or_fonts_a_warm_build_gives_what_a_clean_one_gives() {
    let archive = |title: &str, look: &str| {
        CONFIG.to_string() + look + &post("a", "tags: [radio]\n", "Text.").replace("a title", title)
    };
    let mut sources = with_font(&archive("One", ""));
    let other = || font("Other", 700, latin());
    let mut cache = Cache::default();
    let mut seen = Vec::new();
    for step in 0..6 {
        match step {
            1 => sources = with_font(&archive("Two", "")),
            2 => sources = with_font(&archive("Two", "look: {accent: '#0b5d4e'}\n")),
            3 => add(&mut sources, "a.ttf", other()),
            4 => drop(sources.files.remove("fonts/boxes.ttf")),
            5 => drop(sources.files.insert("fonts/a.ttf".to_string(), Source::new(font("Other", 300, latin())))),
            _ => {}
        }
        let warm = build_as(&sources, &Request::default(), &mut cache);
        let cold = clean(&sources);
        assert_eq!(reported(&warm), "");
        assert!(warm.rendered == cold.rendered, "step {step}");
        seen.push(bytes(&cold, &card(&cold, A)).to_vec());
    }
    let changed: Vec<bool> = seen.windows(2).map(|pair| pair[0] != pair[1]).collect();
    // A second font is not used while the first one, whose name comes first, has all letters.
    assert_eq!(changed, [true, true, false, true, true]);
}
