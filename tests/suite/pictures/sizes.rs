//! Each picture says how large it is, so that the page does not jump, and when it is to be loaded.

use chancery_testkit::html::Element;
use chancery_testkit::pictures;
use image::ImageFormat;

use super::{POST, file, jpeg, sources, with_segment};
use crate::support::{build, html, page, reported, sound};

/// The attributes of an image that are about its size and its loading.
fn facts<'d>(image: &Element<'d>) -> [Option<&'d str>; 4] {
    ["width", "height", "loading", "decoding"].map(|name| image.attribute(name))
}

const LAZY: [Option<&str>; 2] = [Some("lazy"), Some("async")];

#[test]
fn a_picture_of_each_kind_has_its_size_in_the_page() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>";
    let avif = pictures::heif(b"avif", &pictures::exif(true, 1));
    for (name, bytes) in [
        ("a.jpg", jpeg(30, 20)),
        ("a.png", file(30, 20, ImageFormat::Png)),
        ("a.webp", file(30, 20, ImageFormat::WebP)),
        ("a.gif", file(30, 20, ImageFormat::Gif)),
        ("a.svg", svg.to_vec()),
        ("a.avif", avif),
    ] {
        let body = format!("![b]({name})\n\n<img src=\"{name}\" alt=\"\">\n");
        let outcome = build(&sources("", "", &body, &[(name, &bytes)]));
        assert_eq!(reported(&outcome), "", "{name}");
        let post = html(&outcome, POST);
        let images = post.all(".prose img");
        assert_eq!(images.len(), 2);
        for image in images {
            assert_eq!(facts(&image), [Some("30"), Some("20"), LAZY[0], LAZY[1]], "{name}");
        }
        assert!(page(&outcome, "feed.xml").contains("width=\"30\" height=\"20\""), "{name}");
    }
}

#[test]
fn a_photograph_that_is_turned_has_the_size_in_which_it_is_shown() {
    for (turn, size) in [(1, ["600", "400"]), (3, ["600", "400"]), (6, ["400", "600"]), (8, ["400", "600"])] {
        let block = [b"Exif\0\0", &pictures::exif(false, turn)[..]].concat();
        let photograph = with_segment(&jpeg(600, 400), 0xe1, &block);
        let outcome = build(&sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]));
        assert_eq!(reported(&outcome), "");
        let post = html(&outcome, POST);
        assert_eq!(facts(&post.one(".prose img"))[..2], size.map(Some), "{turn}");
    }
}

#[test]
fn the_image_at_the_head_of_a_post_is_loaded_first_and_all_others_when_they_are_near() {
    let photograph = jpeg(1000, 500);
    let settings = "extra: { list_images: true }\nhome: { layout: list }";
    let sources = sources(settings, "image: a.jpg\nimage_alt: b\n", "![c](a.jpg)", &[("a.jpg", &photograph)]);
    let outcome = build(&sources);
    assert_eq!(reported(&outcome), "");
    sound(&outcome, "https://example.org/", false);
    let post = html(&outcome, POST);
    let lead = post.one(".opening img");
    assert_eq!(facts(&lead), [Some("1000"), Some("500"), None, Some("async")]);
    assert_eq!((lead.attribute("fetchpriority"), lead.attribute("alt")), (Some("high"), Some("b")));
    assert!(!post.one(".opening source").attribute("sizes").unwrap().contains("auto"), "it is not lazy");
    assert_eq!(facts(&post.one(".prose img")), [Some("1000"), Some("500"), LAZY[0], LAZY[1]]);
    let home = html(&outcome, "index.html");
    assert_eq!(facts(&home.one("img.entry-image")), [Some("1000"), Some("500"), LAZY[0], LAZY[1]]);
    assert_eq!(home.all("picture source").len(), 1 + home.all(".entry-summary img").len());
}

#[test]
fn the_portrait_of_an_author_is_as_large_as_it_is_shown() {
    let photograph = jpeg(600, 600);
    let mut sources = sources("", "authors: Dewi\n", "Text.", &[]);
    let text = "---\nimage: dewi.jpg\nrole: Writer\n---\n![a](dewi.jpg)\n";
    sources.files.insert("content/author/dewi.md".to_string(), chancery::input::source::Source::new(text.as_bytes()));
    sources.files.insert("content/author/dewi.jpg".to_string(), chancery::input::source::Source::new(photograph));
    let outcome = build(&sources);
    assert_eq!(reported(&outcome), "");
    for (path, selector) in [(POST, ".about img.portrait"), ("author/dewi/index.html", "img.portrait")] {
        let post = html(&outcome, path);
        assert_eq!(facts(&post.one(selector)), [Some("96"), Some("96"), LAZY[0], LAZY[1]], "{path}");
        assert_eq!(post.one(".person picture source").attribute("sizes"), Some("96px"), "{path}");
    }
    let list = html(&outcome, "author/dewi/index.html");
    assert_eq!(facts(&list.one(".prose img")), [Some("600"), Some("600"), LAZY[0], LAZY[1]]);
}

#[test]
fn a_picture_from_elsewhere_or_of_no_known_size_has_none() {
    let outcome = build(&sources("", "", "![a](https://example.net/b.png) ![c](d.svg)", &[("d.svg", b"<svg/>")]));
    let post = html(&outcome, POST);
    for image in post.all(".prose img") {
        assert_eq!(facts(&image), [None, None, LAZY[0], LAZY[1]]);
    }
}
