//! Every page of whole sites, read as browsers and feed readers read them.

use crate::support::check::problems;
use crate::support::{self, build_as, reported, sound};
use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::Source;

/// The example site at a fixed time.
fn example(change: &dyn Fn(&str) -> String, base_url: Option<&str>) -> Outcome {
    let mut sources = support::example_site();
    sources.now = "2026-12-01T00:00:00Z".parse().unwrap();
    let config = change(&sources.shown("site.yaml"));
    sources.files.insert("site.yaml".to_string(), Source::new(config.into_bytes()));
    let request = Request { base_url: base_url.map(str::to_string), ..Request::default() };
    build_as(&sources, &request, &mut Cache::default())
}

fn unchanged(config: &str) -> String {
    config.to_string()
}

#[test]
fn the_example_site_builds_without_a_word() {
    let outcome = example(&unchanged, None);
    assert_eq!(reported(&outcome), "");
    assert!(outcome.posts >= 10 && outcome.pages > 100);
}

#[test]
fn every_page_of_the_example_site_is_sound() {
    sound(&example(&unchanged, None), "https://example.org/", false);
}

#[test]
fn every_page_of_the_example_site_is_sound_under_a_sub_path() {
    sound(&example(&unchanged, Some("https://host.example/blog/")), "https://host.example/blog/", false);
}

#[test]
fn every_page_of_the_example_site_is_sound_with_relative_addresses() {
    let relative = |config: &str| format!("{config}\nrelative_urls: true\n");
    sound(&example(&relative, None), "https://example.org/", true);
}

#[test]
fn every_page_of_the_example_site_is_sound_with_separate_archives() {
    let separate = |config: &str| config.replace("archives: mixed", "archives: separate");
    sound(&example(&separate, None), "https://example.org/", false);
}

/// A site whose one page template is given.
fn with_page(template: &str) -> Outcome {
    support::site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n-- content/a.md --\n# A\n-- templates/page.html --\n{template}\n"
    ))
}

#[test]
fn the_check_itself_sees_what_is_wrong() {
    for (body, problem) in [
        ("<h1>x</h1><p id=a></p><p id=a></p>", "id `a` twice"),
        ("<h1>x</h1><a href=\"/nowhere/\">x</a>", "`/nowhere/` leads to `nowhere/index.html`, which does not exist"),
        ("<h1>x</h1><a href=\"#gone\">x</a>", "`` `#gone` is no id in `a/index.html`"),
        ("<h1>x</h1><a href=\"../../x\">x</a>", "`../../x` climbs out of the site"),
        ("<h1>x</h1><img src=\"/feed.xml\">", "no alt on `/feed.xml`"),
        (
            "<h1>x</h1><img alt=\"\" srcset=\"/feed.xml 1x, /b.png 2x\">",
            "`/b.png` leads to `b.png`, which does not exist",
        ),
        ("<h1>x</h1><script src=\"//host.example/x.js\"></script>", "asks a third party for `//host.example/x.js`"),
        ("<h1>x</h1><p lang=\"e n\">x</p>", "lang is `e n`"),
        ("<p>x</p>", "0 elements `h1`"),
        ("<h1>x</h1><p>x</div>", "Unexpected"),
    ] {
        let page = format!("<!doctype html>\n<html lang=\"en\"><title>x</title>{body}</html>");
        let found = problems(&with_page(&page), "https://example.org/", false);
        assert!(found.iter().any(|found| found.contains(problem)), "{body}: {found:?}");
        assert!(found.iter().all(|found| found.starts_with("a/index.html: ")), "{found:?}");
    }
    let rooted = problems(
        &with_page("<!doctype html><html lang=en><title>x</title><h1>x</h1><a href=/>x</a>"),
        "https://example.org/",
        true,
    );
    assert!(rooted.iter().any(|found| found.contains("a/index.html: `/` is not relative")), "{rooted:?}");
}
