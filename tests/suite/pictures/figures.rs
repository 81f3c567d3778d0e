//! Captions, credits and focus, and pictures without a text.

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::lint;

use super::{POST, jpeg, sources};
use crate::support::{build, html, reported, sound};

#[test]
fn a_figure_has_a_caption_and_a_credit_and_may_be_wide() {
    let photograph = jpeg(600, 400);
    let body = "![A map](a.jpg \"The *city*\"){.wide credit=\"Dewi Larasati\"}";
    let outcome = build(&sources("", "", body, &[("a.jpg", &photograph)]));
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", false);
    let post = html(&outcome, POST);
    assert_eq!(post.one(".prose figure.wide picture img").attribute("alt"), Some("A map"));
    assert_eq!(post.one("figure figcaption .credit").text(), "Dewi Larasati");
}

#[test]
fn the_image_of_front_matter_has_a_caption_a_credit_and_a_focus() {
    let photograph = jpeg(600, 400);
    let front = "image: { src: a.jpg, alt: A map, caption: The city, credit: Dewi, focus: 50% 20% }\n";
    let outcome = build(&sources(
        "extra: { list_images: true }\nhome: { layout: list }",
        front,
        "Text.",
        &[("a.jpg", &photograph)],
    ));
    assert_eq!(reported(&outcome), "");
    let post = html(&outcome, POST);
    assert_eq!(post.one(".opening img").attribute("class"), Some("focus-x-50 focus-y-25"));
    assert_eq!(post.one(".opening figcaption").text(), "The city Dewi");
    let home = html(&outcome, "index.html");
    assert_eq!(home.one("article img").attribute("class"), Some("entry-image focus-x-50 focus-y-25"));
    let wrong = build(&sources("", "image: { src: a.jpg, alt: A, focus: face }\n", "Text.", &[("a.jpg", &photograph)]));
    assert_eq!(
        reported(&wrong),
        "warning content/posts/a.md:4:37: `focus: face` is no place in an image, so it is ignored\n"
    );
}

fn unnamed(front: &str, body: &str) -> Vec<String> {
    let photograph = jpeg(60, 40);
    let sources = sources("", front, body, &[("a.jpg", &photograph)]);
    let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
    let found = lint::findings(&prepared);
    let line = |finding: &chancery::base::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().unwrap();
        format!("{} {}:{} {}", finding.code.unwrap(), place.line, place.column, finding.hints[0])
    };
    found.iter().map(line).collect()
}

#[test]
fn a_picture_without_a_text_is_found_where_it_is() {
    let brackets = "write what it shows between the brackets, or `{.decoration}` after it if it shows nothing";
    let alt = "write what it shows into `alt=\"…\"`, or `alt=\"\"` if it is only decoration";
    assert_eq!(
        unnamed("", "![b](a.jpg)\n\nx ![](a.jpg)\n\n<p><img src=a.jpg></p>"),
        [format!("missing-alt 7:3 {brackets}"), format!("missing-alt 9:4 {alt}")]
    );
    for front in ["image: a.jpg\n", "image: { src: a.jpg }\n"] {
        let found = unnamed(front, "Text.");
        assert!(
            matches!(&found[..], [one] if one.starts_with("missing-alt 4:") && one.contains("image_alt")),
            "{found:?}"
        );
    }
}

#[test]
fn decoration_needs_no_text_and_a_post_may_allow_the_rest() {
    for (front, body) in [
        ("", "![](a.jpg){.decoration}\n\n<img src=a.jpg alt=\"\"> <img alt src=a.jpg>"),
        ("image: a.jpg\nimage_alt: \"\"\n", "Text."),
        ("image: { src: a.jpg, alt: A map }\n", "Text."),
        ("allow: missing-alt\n", "![](a.jpg)"),
    ] {
        assert_eq!(unnamed(front, body), [""; 0], "{front}{body}");
    }
}
