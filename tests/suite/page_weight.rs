//! How many bytes a reader loads for a post: its page and the stylesheets that it links, as a server sends them.

use std::io::Write;

use chancery_testkit::html::parse;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::{build, example_site, page, paths};

/// The most that a page and its stylesheets may weigh.
const PAGE: usize = 15_000;
/// The most that the stylesheet of all pages may weigh.
const STYLESHEET: usize = 8_600;

/// The most that the script of the search may weigh.
const SCRIPT: usize = 8_000;

/// The characters of a long post, whose text itself weighs more than the rest.
const TEXT: usize = 6_000;

/// The bytes of a text as most servers send it.
fn weight(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn a_post_without_pictures_in_its_text_weighs_less_than_15_kb_with_its_stylesheets() {
    let outcome = build(&example_site());
    let mut heaviest = (0, "");
    let mut posts = 0;
    for path in paths(&outcome).into_iter().filter(|path| path.ends_with(".html")) {
        let text = page(&outcome, path);
        let html = parse(text);
        let prose: usize = html.texts(".prose").iter().map(|text| text.chars().count()).sum();
        let is_usual = (1..TEXT).contains(&prose) && html.all(".prose img").is_empty();
        if html.all("body.kind-post").is_empty() || !is_usual {
            continue;
        }
        posts += 1;
        let sheets = html.attributes("link[rel=stylesheet]", "href");
        assert!(!sheets.is_empty(), "{path} links no stylesheet");
        let sheets = sheets.iter().map(|sheet| weight(page(&outcome, sheet.trim_start_matches('/'))));
        let total = weight(text) + sheets.sum::<usize>();
        assert!(total < PAGE, "{path} and its stylesheets are {total} bytes");
        heaviest = heaviest.max((total, path));
    }
    println!("{posts} posts; the heaviest is {} with {} bytes", heaviest.1, heaviest.0);
    assert!(posts >= 10, "{posts} posts have no picture in their text");
}

#[test]
fn the_stylesheet_of_all_pages_weighs_less_than_9_kb() {
    let outcome = build(&example_site());
    let sheet = paths(&outcome).into_iter().find(|path| path.starts_with("css/style.")).unwrap();
    let bytes = weight(page(&outcome, sheet));
    println!("{sheet}: {bytes} bytes");
    assert!(bytes < STYLESHEET, "{sheet} is {bytes} bytes; shorten it, or give a rare kind of page a file of its own");
}

#[test]
fn the_script_of_the_search_weighs_less_than_8_kb_and_is_published_without_comment_lines() {
    let outcome = build(&example_site());
    let script = paths(&outcome).into_iter().find(|path| path.starts_with("js/chancery-search.")).unwrap();
    let text = page(&outcome, script);
    let bytes = weight(text);
    println!("{script}: {bytes} bytes");
    assert!(bytes < SCRIPT, "{script} is {bytes} bytes");
    assert!(!text.lines().any(|line| line.trim_start().starts_with("//")), "{script} has comment lines");
}

#[test]
fn a_stylesheet_of_a_theme_is_published_without_comments_and_the_authors_own_as_it_is() {
    let own = "/* mine */\nb  { color: red }\n";
    let settings = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n";
    let sheet = |archive: &str| {
        let outcome = crate::support::site(archive);
        let path = paths(&outcome).into_iter().find(|path| path.starts_with("css/style.")).unwrap().to_string();
        page(&outcome, &path).to_string()
    };
    for look in ["", "look: { accent: '#0b5d4e' }\n"] {
        let usual = sheet(&format!("{settings}{look}"));
        assert!(usual.starts_with(":root,[lang],") && !usual.contains("/* 1"), "{}", &usual[..80]);
        let kept = sheet(&format!("{settings}{look}-- content/css/style.css --\n{own}"));
        assert!(kept.starts_with(own), "{kept}");
    }
}
