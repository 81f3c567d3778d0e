//! Each key of front matter, set and seen.

use chancery::build::Outcome;
use chancery::input::front_matter::KEYS;

use super::case::{Case, Gone, New, Same, Seen, case, row, without_case};
use crate::support::site;

const USUAL: &str = "title: Cable talk\ndate: 2016-10-08\n";

const BEFORE: &str = r#"-- site.yaml --
title: Notes
base_url: https://example.org/
languages: [en, id]
search: true
feed: { formats: [atom, json, rss] }
-- templates/essay.html --
<!doctype html><html lang="en"><title>x</title><h1>An essay</h1><p>Mood: {{ page.extra.mood or "none" }}</p>
-- content/posts/cover.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/posts/kiriman.id.md --
---
title: Kiriman
date: 2016-09-01
translation: both
---
Teks.
-- content/posts/post.md --
---
"#;
const AFTER: &str = "---\nOpening words of the body.\n";

const POST: &str = "2016/10/post/index.html";
const HOME: &str = "index.html";
/// What is said of all posts in the index of the search: their languages, with a digit for each.
const INDEX: &str = "search-index.json";

/// A page that no list has.
const UNLISTED: &[Seen] = &[
    Same(POST, "<h1>Cable talk</h1>"),
    New(POST, "<meta name=\"robots\" content=\"noindex\">"),
    Gone(HOME, "Cable talk"),
    Gone("feed.xml", "Cable talk"),
    Gone("sitemap.xml", "/2016/10/post/"),
];

const CASES: &[Case] = &[
    case("search", "KEY: false", &[Same(POST, "Cable talk"), Gone(INDEX, "\"posts\":\"01\"")]),
    case("title", "KEY: The wire", &[New(POST, "<h1>The wire</h1>"), New(HOME, ">The wire</a>")]).unset("title: Cable"),
    case("date", "KEY: 2016-11-09", &[New("2016/11/post/index.html", "2016-11-09"), Gone(POST, "")])
        .unset("date: 2016-10-08"),
    case("date", "KEY: 2017-02-01", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]).unset("date: 2016-10-08"),
    case("updated", "KEY: 2016-12-01", &[New(POST, "<time datetime=\"2016-12-01\">"), Same(POST, "2016-10-08")]),
    case(
        "corrections",
        "KEY: The year was 1955.",
        &[New(POST, "<li id=\"_correction\">The year was 1955.</li>"), New("feed.xml", "The year was 1955.")],
    ),
    case(
        "corrections.date",
        "corrections: {KEY: 2017-01-01, note: The year was 1955.}",
        &[
            New(POST, "<li id=\"_correction-2017-01-01\">"),
            New(POST, "Updated <span lang=\"en\" dir=\"ltr\"><time datetime=\"2017-01-01\">"),
            New("sitemap.xml", "<lastmod>2017-01-01"),
            Same("feed.xml", "The year was 1955."),
        ],
    )
    .unset("corrections: {note: The year was 1955.}"),
    case(
        "corrections.note",
        "corrections: [{date: 2016-10-09, KEY: The year was 1955.}]",
        &[New(POST, "The year was 1955."), New(POST, "\"@type\":\"CorrectionComment\"")],
    ),
    case("expires", "KEY: 2017-01-01", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("expires", "KEY: 2017-02-01", &[Same(POST, "")]),
    case("lang", "KEY: id", &[New("id/2016/10/post/index.html", "<html lang=\"id\""), Gone(POST, "")]),
    case("tags", "KEY: [wire, radio]", &[New("tag/wire/index.html", "Cable talk"), New("tag/radio/index.html", "")]),
    case(
        "categories",
        "KEY: wire",
        &[New("category/wire/index.html", "Cable talk"), New(POST, "href=\"/category/wire/\"")],
    ),
    case("authors", "KEY: Dewi", &[New("author/dewi/index.html", "Cable talk"), New(POST, "href=\"/author/dewi/\"")]),
    case("authors.name", "authors: {KEY: Dewi}", &[New("author/dewi/index.html", "Cable talk")]),
    case("series", "KEY: Wires", &[New("series/wires/index.html", "Cable talk")]),
    case("slug", "KEY: wire", &[New("2016/10/wire/index.html", ""), Gone(POST, "")]),
    case("permalink", "KEY: /2012/old-place.html", &[New("2012/old-place.html", "Cable talk"), Gone(POST, "")]),
    case(
        "aliases",
        "KEY: [/old/, /older.html]",
        &[New("old/index.html", "url=/2016/10/post/"), New("older.html", ""), Same(POST, "")],
    ),
    case(
        "draft",
        "KEY: true",
        &[Gone(POST, ""), Gone("feed.xml", "Cable talk"), Gone("sitemap.xml", "/2016/10/post/")],
    ),
    case("draft", "KEY: false", &[Same(POST, "")]),
    case("published", "KEY: false", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("published", "KEY: 2016-10-09", &[Same(POST, "2016-10-08")]),
    case("published", "KEY: 2017-02-01", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("publishDate", "KEY: 2017-02-01", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("publishDate", "KEY: 2016-11-01", &[Same(POST, "2016-10-08")]),
    case("status", "KEY: draft", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("status", "KEY: hidden", UNLISTED),
    case("listed", "KEY: false", UNLISTED),
    case("hidden", "KEY: true", UNLISTED),
    case("eleventyExcludeFromCollections", "KEY: true", UNLISTED),
    case("render", "KEY: false", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("headless", "KEY: true", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case("build", "KEY: {render: never}", &[Gone(POST, "")]),
    case("build.render", "build: {KEY: never}", &[Gone(POST, "")]),
    case("build.list", "build: {KEY: never}", UNLISTED),
    case("permalink", "KEY: false", &[Gone(POST, ""), Gone("feed.xml", "Cable talk")]),
    case(
        "summary",
        "KEY: In short",
        &[
            New(POST, "<meta name=\"description\" content=\"In short\">"),
            New(HOME, "In short"),
            New("feed.xml", "In short"),
            Gone(HOME, "Opening words"),
        ],
    ),
    case(
        "standfirst",
        "KEY: A wire, and what was on it",
        &[New(POST, "<p class=\"standfirst\">A wire, and what was on it</p>"), Same(HOME, "Opening words")],
    ),
    case(
        "featured",
        "KEY: true",
        &[New(HOME, "class=\"lead row\""), New(HOME, "class=\"lead-title\"><a href=\"/2016/10/post/\"")],
    ),
    case("list", "KEY: {lang: id}", &[New(POST, "class=\"page-list\""), Same(HOME, "Kiriman")]),
    case("translation", "KEY: both", &[New(POST, "rel=\"alternate\" hreflang=\"id\""), Gone(HOME, "Kiriman")]),
    case(
        "image",
        "KEY: cover.svg",
        &[
            New(POST, "<meta property=\"og:image\" content=\"https://example.org/posts/cover.svg\">"),
            New(POST, "src=\"/posts/cover.svg\""),
        ],
    ),
    case("image.url", "image: {KEY: cover.svg}", &[New(POST, "src=\"/posts/cover.svg\"")]),
    case(
        "image.alt",
        "image: {url: cover.svg, KEY: A cup}",
        &[New(POST, "alt=\"A cup\""), New(POST, "<meta property=\"og:image:alt\" content=\"A cup\">")],
    )
    .unset("image: {url: cover.svg}"),
    case("image.caption", "image: {url: cover.svg, KEY: A cup}", &[New(POST, "<figcaption>A cup</figcaption>")])
        .unset("image: {url: cover.svg}"),
    case(
        "image.credit",
        "image: {url: cover.svg, KEY: Dewi}",
        &[New(POST, "<figcaption><span class=\"credit\">Dewi</span></figcaption>")],
    )
    .unset("image: {url: cover.svg}"),
    case("image.focus", "image: {url: cover.svg, KEY: left}", &[New(POST, "class=\"focus-x-0 focus-y-50\"")])
        .unset("image: {url: cover.svg}"),
    case(
        "image_alt",
        "image: cover.svg\nKEY: A cup",
        &[New(POST, "alt=\"A cup\""), New(POST, "<meta property=\"og:image:alt\" content=\"A cup\">")],
    )
    .unset("image: cover.svg"),
    case("translated_from", "translation: both\nKEY: id", &[New(POST, "translationOfWork")]),
    case("translated_from.lang", "translation: both\ntranslated_from: {KEY: id}", &[New(POST, "translationOfWork")]),
    case("translated_from.file", "translated_from: {KEY: kiriman.id.md}", &[New(POST, "translationOfWork")]),
    case(
        "translated_from.blocks",
        "translation: both\ntranslated_from: {lang: id, KEY: [\"00aa00\"]}",
        &[New(POST, "this translation does not have all changes yet")],
    ),
    case(
        "translated_from.by",
        "translation: both\ntranslated_from: {lang: id, KEY: machine}",
        &[New(POST, "Translated by machine")],
    ),
    case(
        "translated_from.machine",
        "translation: both\ntranslated_from: {lang: id, KEY: true}",
        &[New(POST, "Translated by machine")],
    ),
    case(
        "translated_from.reviewed_by",
        "translation: both\ntranslated_from: {lang: id, KEY: Dewi}",
        &[New(POST, "Reviewed by <bdi>Dewi</bdi>")],
    ),
    case(
        "parallel",
        "translation: both\ntranslated_from: id\nKEY: true",
        &[New("2016/10/post/parallel/index.html", "Kiriman")],
    ),
    case("guid", "KEY: \"https://old.example/?p=1\"", &[New("feed.xml", "<id>https://old.example/?p=1</id>")]),
    case("rss_guid", "KEY: 5f9b1c2d", &[New("rss.xml", "<guid isPermaLink=\"false\">5f9b1c2d</guid>")]),
    case(
        "type",
        "KEY: page",
        &[New("posts/post/index.html", "Cable talk"), Gone(POST, ""), Gone("feed.xml", "Cable talk")],
    ),
    case("template", "KEY: essay", &[New(POST, "An essay")]),
    case("layout", "KEY: essay", &[New(POST, "An essay")]),
    case("layout", "KEY: of-another-program", &[Same(POST, "<h1>Cable talk</h1>")]),
    case("layout", "KEY: page", &[New("posts/post/index.html", "Cable talk"), Gone(POST, "")]),
    case(
        "taxonomies",
        "KEY: {tags: [wire], categories: [press]}",
        &[New("tag/wire/index.html", ""), New("category/press/index.html", "")],
    ),
    case("extra", "template: essay\nKEY: {mood: calm}", &[New(POST, "Mood: calm"), Gone(POST, "Mood: none")])
        .unset("template: essay"),
];

/// An author, and the beginning of the text for the author.
const BEFORE_TEXT: &str = "-- site.yaml --
title: Notes
base_url: https://example.org/
-- content/posts/post.md --
---
title: Cable talk
date: 2016-10-08
authors: Dewi
---
Text.
-- content/author/someone.md --
---
";
const USUAL_TEXT: &str = "term: Dewi\n";
const LIST: &str = "author/dewi/index.html";

/// Keys of the text for a term.
const TEXT_CASES: &[Case] = &[
    case("term", "KEY: Dewi", &[New(LIST, "Opening words"), Gone("author/someone/index.html", "")]),
    case("role", "KEY: Diplomat", &[New(LIST, "Diplomat"), New(POST, "Diplomat")]),
    case("links", "KEY: [https://example.social/@dewi]", &[New(LIST, ">example.social/@dewi</a>")]),
    case(
        "links.title",
        "links: {url: https://example.social/@dewi, KEY: Mastodon}",
        &[New(LIST, "<a href=\"https://example.social/@dewi\" rel=\"me\">Mastodon</a>")],
    )
    .unset("links: {url: https://example.social/@dewi}"),
    case("links.url", "links: [{title: Mastodon, KEY: https://example.social/@dewi}]", &[New(LIST, ">Mastodon</a>")]),
];

fn build_text(lines: &str) -> Outcome {
    site(&format!("{BEFORE_TEXT}{lines}{AFTER}"))
}

fn build(lines: &str) -> Outcome {
    site(&format!("{BEFORE}{lines}{AFTER}"))
}

#[test]
fn every_key_of_front_matter_changes_the_output_in_each_spelling() {
    let of_posts = CASES.iter().flat_map(|case| case.problems(row(KEYS, case.key), USUAL, &build));
    let of_texts = TEXT_CASES.iter().flat_map(|case| case.problems(row(KEYS, case.key), USUAL_TEXT, &build_text));
    let problems: Vec<String> = of_posts.chain(of_texts).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_key_of_front_matter_has_a_case() {
    // A cascade is in the page of a section: see `unready::sections`. `allow` changes no output: see `lint`.
    let missing = without_case(KEYS, &[CASES, TEXT_CASES], &["cascade", "allow"]);
    assert!(missing.is_empty(), "no case in tests/settings/front_matter.rs sets {missing:?}");
}
