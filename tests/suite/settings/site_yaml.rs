//! Each setting of site.yaml, set and seen.

use std::fs;
use std::path::Path;

use chancery::build::Outcome;
use chancery::input::config::SETTINGS;
use chancery::input::source::{Source, Sources};
use chancery_testkit::fonts;

use super::case::{Case, Gone, New, Same, case, row, without_case};
use crate::support::{self, NOW};

const USUAL: &str = "title: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\n";

/// Four posts, of which all but the second are featured, the third has a time of day and the fourth is in Indonesian, and two pages.
const FILES: &str = r#"-- content/posts/2016-01-01-first.md --
---
title: First
featured: true
tags: [radio, wire]
---
Opening words, "quoted", on wires -- and cables.

<em class="raw">Raw</em>

<!--more-->

Below the fold.
-- content/posts/2016-02-01-second.md --
---
title: Second
tags: radio
authors: Dewi
categories: press
series: Cables
places: Geneva
---
Text.
-- content/posts/third.md --
---
title: Third
featured: true
date: 2016-03-01 23:30
tags: radio
---
Text.
-- content/posts/2016-04-01-keempat.id.md --
---
title: Keempat
featured: true
tags: radio
---
Teks.
-- content/about.md --
---
title: About
aliases: /old/
---
Text.
-- content/team/people.md --
---
title: People
---
Text.
"#;

/// A picture of letters and zeros alone, with metadata.
const PICTURE: &str = "-- content/picture.webp --\nRIFF\x1c\0\0\0WEBPEXIF\x08\0\0\0Jakarta\0VP8L\0\0\0\0\n";

/// Pictures of a look.
const VECTORS: &str = "-- content/logo.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\"/>\n\
                       -- content/dark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"41\"/>\n";

/// The files of another theme: each template that a theme must have.
fn theme() -> String {
    let names = ["404", "archive", "archives", "home", "page", "post", "redirect", "term", "terms"];
    let template =
        |name: &str| format!("-- themes/own/templates/{name}.html --\n<title>x</title><h1>Another theme</h1>\n");
    let words = |tag: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/_plain/i18n").join(format!("{tag}.ftl"));
        format!("-- themes/own/i18n/{tag}.ftl --\n{}\n", fs::read_to_string(path).unwrap())
    };
    names.into_iter().map(template).chain(["en", "id"].map(words)).collect()
}

const FIRST: &str = "2016/01/first/index.html";
const THIRD: &str = "2016/03/third/index.html";
const HOME: &str = "index.html";
const NOINDEX: &str = "<meta name=\"robots\" content=\"noindex\">";

const CASES: &[Case] = &[
    case("title", "KEY: Cables and Wires", &[New(HOME, "Cables and Wires"), Gone(HOME, "Untitled")]),
    case("title", "KEY: {en: Cables, id: Kabel}", &[New(HOME, "Cables"), New("id/index.html", "Kabel")]),
    case(
        "description",
        "KEY: On diplomacy in public",
        &[
            New(HOME, "<meta name=\"description\" content=\"On diplomacy in public\">"),
            New(HOME, "<p class=\"lede\">On diplomacy in public</p>"),
            New("feed.xml", "On diplomacy in public"),
            New("feed.json", "On diplomacy in public"),
        ],
    ),
    case(
        "base_url",
        "KEY: https://example.net/blog/",
        &[
            New(HOME, "<link rel=\"canonical\" href=\"https://example.net/blog/\">"),
            New(HOME, "href=\"/blog/tag/\""),
            Gone(HOME, "<link rel=\"canonical\" href=\"http://localhost/\">"),
        ],
    ),
    case("languages", "KEY: [en, id]", &[New("id/index.html", ""), New("id/2016/04/keempat/index.html", "")]),
    case(
        "languages.*.name",
        "languages: {en: English, id: {KEY: Indonesia}}",
        &[New(HOME, ">Indonesia</a>"), Gone(HOME, ">Bahasa Indonesia</a>")],
    )
    .unset("languages: {en: English, id: {}}"),
    case(
        "languages.*.quotes",
        "languages: {en: {KEY: „“‚‘}, id: {}}",
        &[New(FIRST, "„quoted“"), Gone(FIRST, "“quoted”")],
    )
    .unset("languages: {en: {}, id: {}}"),
    case(
        "languages.*.calendar",
        "languages: {en: {KEY: buddhist}, id: {}}",
        &[New(FIRST, " 2559"), Gone(FIRST, ", 2016</time>")],
    )
    .unset("languages: {en: {}, id: {}}"),
    case(
        "timezone",
        "KEY: Asia/Jakarta",
        &[New(THIRD, "2016-03-01T23:30:00+07:00"), Gone(THIRD, "2016-03-01T23:30:00+00:00")],
    ),
    case(
        "author",
        "KEY: Dewi Larasati",
        &[New(HOME, "<meta name=\"author\" content=\"Dewi Larasati\">"), New("feed.xml", "<name>Dewi Larasati</name>")],
    ),
    case("author.name", "author: {KEY: Dewi Larasati}", &[New("feed.xml", "<name>Dewi Larasati</name>")]),
    case("copyright", "KEY: © Dewi Larasati", &[New("feed.xml", "© Dewi Larasati</rights>")]),
    case(
        "footer_note",
        "KEY: Kept by <hand>",
        &[
            New(HOME, "<p>Kept by &lt;hand&gt;</p>"),
            New(FIRST, "<p>Kept by &lt;hand&gt;</p>"),
            New("about/index.html", "<p>Kept by &lt;hand&gt;</p>"),
            New("tag/radio/index.html", "<p>Kept by &lt;hand&gt;</p>"),
            New("404.html", "<p>Kept by &lt;hand&gt;</p>"),
        ],
    ),
    case(
        "footer_note",
        "KEY: {en: Kept by hand, id: Dirawat sendiri}",
        &[
            New(HOME, "<p>Kept by hand</p>"),
            New("id/index.html", ">Dirawat sendiri<"),
            New("id/2016/04/keempat/index.html", ">Dirawat sendiri<"),
        ],
    ),
    case("footer_note", "KEY: {id: Dirawat sendiri}", &[New(HOME, ">Dirawat sendiri<")]),
    case("theme", "KEY: own", &[New(HOME, "<h1>Another theme</h1>")]),
    case("look", "KEY: {paper: '#fff'}", &[New(HOME, "(prefers-color-scheme: light)\" content=\"#ffffff\">")]),
    case("look.paper", "look: {KEY: '#fff'}", &[New(HOME, "(prefers-color-scheme: light)\" content=\"#ffffff\">")]),
    case("look.logo", "look: {KEY: logo.svg}", &[New(HOME, "alt=\"Notes\" width=\"120\" height=\"40\">")]),
    case(
        "look.logo_dark",
        "look: {logo: logo.svg, KEY: /dark.svg}",
        &[New(HOME, "<source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"/dark.")],
    )
    .unset("look: {logo: logo.svg}"),
    case(
        "look.favicon",
        "look: {KEY: logo.svg}",
        &[New(HOME, "<link rel=\"icon\" href=\"/logo."), Gone(HOME, "data:,")],
    ),
    case(
        "look.share_image",
        "look: {KEY: dark.svg}",
        &[
            New(HOME, "<meta property=\"og:image\" content=\"https://example.org/dark.svg\">"),
            New(FIRST, "<meta property=\"og:image\" content=\"https://example.org/dark.svg\">"),
        ],
    ),
    case(
        "archives",
        "KEY: separate",
        &[Gone("en/index.html", ""), Gone(HOME, "Keempat"), Same("id/index.html", "Keempat")],
    ),
    case("archives", "KEY: together", &[Gone("en/index.html", ""), Gone("id/index.html", ""), Same(HOME, "Keempat")]),
    case("archives", "KEY: mixed", &[Same("en/index.html", "First"), Same(HOME, "Keempat")]),
    case(
        "date_archives",
        "KEY: false",
        &[Gone("2016/index.html", ""), Gone("2016/03/index.html", ""), Gone("archive/index.html", ""), Same(THIRD, "")],
    ),
    case("paginate", "KEY: 2", &[New("page/2/index.html", "Second"), Gone(HOME, "Second"), Same(HOME, "Third")]),
    case("feed", "KEY: {limit: 1}", &[Gone("feed.xml", "First"), Same("feed.xml", "Keempat")]),
    case(
        "feed.id",
        "feed: {KEY: notes-of-dewi}",
        &[New("feed.xml", "<id>urn:uuid:ac767ba9-ebb6-841a-9d33-5e3c9d560f72</id>"), Same("feed.json", "Keempat")],
    ),
    case(
        "feed.limit",
        "feed: {KEY: 2}",
        &[
            Gone("feed.xml", "First"),
            Gone("feed.xml", "Second"),
            Same("feed.xml", "Third"),
            Same("feed.xml", "Keempat"),
            Gone("feed.json", "Second"),
            Same("feed.json", "Third"),
            Gone("tag/radio/feed.xml", "Second"),
        ],
    ),
    case(
        "feed.terms",
        "feed: {KEY: false}",
        &[
            Gone("tag/radio/feed.xml", ""),
            Gone("author/dewi/feed.json", ""),
            Same("feed.xml", ""),
            Same("id/feed.xml", ""),
        ],
    ),
    case("feed.formats", "feed: {KEY: [json]}", &[Gone("feed.xml", ""), Same("feed.json", ""), Gone(HOME, "feed.xml")]),
    case(
        "feed.formats",
        "feed: {KEY: [atom, json, rss]}",
        &[New("rss.xml", "<rss version=\"2.0\""), New(HOME, "rss.xml"), Same("feed.xml", ""), Same("feed.json", "")],
    ),
    case("feed.formats", "feed: {KEY: atom}", &[Gone("feed.json", ""), Same("feed.xml", ""), Gone(HOME, "feed.json")]),
    case(
        "feed.content",
        "feed: {KEY: summary}",
        &[
            Gone("feed.xml", "Below the fold"),
            Same("feed.xml", "Opening words"),
            Gone("feed.json", "Below the fold"),
            Same("feed.json", "Opening words"),
            Same(FIRST, "Below the fold"),
        ],
    ),
    case("feed.content", "feed: {KEY: full}", &[Same("feed.xml", "Below the fold")]),
    case("home", "KEY: {layout: list}", &[Gone(HOME, "class=\"lead row\""), Same(HOME, "Keempat")]),
    case("home.layout", "home: {KEY: list}", &[Gone(HOME, "class=\"lead row\""), Same(HOME, "Keempat")]),
    case("home.featured", "home: {KEY: 1}", &[Gone(HOME, "class=\"cards\""), Same(HOME, "Third")]),
    case("related", "KEY: 0", &[Gone(THIRD, "Related posts"), Gone(THIRD, ">First</a>")]),
    case("permalinks", "KEY: {posts: '/:year/:slug.html'}", &[New("2016/third.html", ""), Gone(THIRD, "")]),
    case("permalinks.posts", "permalinks: {KEY: '/:year/:slug.html'}", &[New("2016/third.html", ""), Gone(THIRD, "")]),
    case(
        "permalinks.pages",
        "permalinks: {KEY: '/pages/:slug/'}",
        &[New("pages/people/index.html", ""), Gone("team/people/index.html", ""), Same(THIRD, "")],
    ),
    case("folders", "KEY: {archive: {id: arsip}}", &[New("id/arsip/index.html", ""), Same("archive/index.html", "")]),
    case("folders.archive", "folders: {KEY: chronicle}", &[New("chronicle/index.html", "")]),
    case(
        "folders.page",
        "folders: {KEY: {id: halaman, en: leaf}}\npaginate: 2",
        &[New("leaf/2/index.html", "First"), New("page/2/index.html", "http-equiv=\"refresh\"")],
    )
    .unset("paginate: 2"),
    case(
        "folders.subscribe",
        "folders: {KEY: {en: feeds}}",
        &[New("feeds/index.html", "feed.xml"), Gone(HOME, "\"/subscribe/\"")],
    ),
    case("subscribe", "KEY: false", &[Gone("subscribe/index.html", "feed.xml"), Gone(HOME, "\"/subscribe/\"")]),
    case("search", "KEY: false", &[Gone("search/index.html", "<form class=\"search\""), Gone(HOME, "\"/search/\"")]),
    case(
        "newsletter",
        "KEY: {url: https://list.example.org/}",
        &[New("subscribe/index.html", "action=\"https://list.example.org/\"")],
    ),
    case(
        "newsletter.url",
        "newsletter: {KEY: https://list.example.org/}",
        &[New("subscribe/index.html", "name=\"email\"")],
    ),
    case(
        "newsletter.field",
        "newsletter: {url: https://list.example.org/, KEY: EMAIL}",
        &[New("subscribe/index.html", "name=\"EMAIL\""), Gone("subscribe/index.html", "name=\"email\"")],
    )
    .unset("newsletter: {url: https://list.example.org/}"),
    case(
        "folders.redirect",
        "folders: {archive: chronicle, KEY: false}",
        &[Same("chronicle/index.html", ""), Gone("archive/index.html", "")],
    )
    .unset("folders: {archive: chronicle}"),
    case(
        "tags",
        "KEY: {radio: {en: wireless, id: nirkabel}}",
        &[New("tag/radio/index.html", "wireless"), New("id/tag/radio/index.html", "nirkabel")],
    ),
    case(
        "tags.*.also",
        "tags: {radio: {en: radio, KEY: [wire]}}",
        &[New("tag/wire/index.html", "http-equiv=\"refresh\""), Gone("tag/index.html", ">wire</a>")],
    )
    .unset("tags: {radio: {en: radio}}"),
    case(
        "tags.*.slug",
        "tags: {radio: {en: radio, KEY: {id: nirkabel}}}",
        &[New("id/tag/nirkabel/index.html", "Keempat"), Same("tag/radio/index.html", "Third")],
    )
    .unset("tags: {radio: {en: radio}}"),
    case("categories", "KEY: {press: {en: newspapers}}", &[New("category/press/index.html", "newspapers")]),
    case("authors", "KEY: {dewi: {en: Dewi Larasati}}", &[New("author/dewi/index.html", "Dewi Larasati")]),
    case("series", "KEY: {cables: {en: The Wire}}", &[New("series/cables/index.html", "The Wire")]),
    case(
        "taxonomies",
        "KEY: [places]",
        &[New("places/geneva/index.html", "Second"), New("places/index.html", "Geneva")],
    ),
    case(
        "taxonomies.*.permalink",
        "taxonomies: {places: {KEY: '/place/:slug/'}}",
        &[New("place/geneva/index.html", ""), New("place/index.html", ""), Gone("places/geneva/index.html", "")],
    )
    .unset("taxonomies: [places]"),
    case(
        "taxonomies.*.folder",
        "taxonomies: {places: {KEY: {en: place}}}",
        &[New("place/geneva/index.html", "Second"), New("place/index.html", "Geneva")],
    )
    .unset("taxonomies: [places]"),
    case(
        "taxonomies.*.slugs",
        "tags: {radio: {id: nirkabel}}\ntaxonomies: {tags: {KEY: names}}",
        &[New("id/tag/nirkabel/index.html", "Keempat"), Same("tag/radio/index.html", "Third")],
    )
    .unset("tags: {radio: {id: nirkabel}}\ntaxonomies: {tags: {}}"),
    case(
        "taxonomies.*.terms",
        "taxonomies: {places: {KEY: {geneva: {en: City of peace}}}}",
        &[New("places/geneva/index.html", "City of peace")],
    )
    .unset("taxonomies: [places]"),
    case(
        "menu",
        "KEY: [{title: Everything, url: /tag/}]",
        &[New(HOME, ">Everything</a>"), New(THIRD, ">Everything</a>")],
    ),
    case("menu", "KEY: {id: [{title: Semua tag, url: /id/tag/}]}", &[New("id/index.html", ">Semua tag</a>")]),
    case("menu.*.title", "menu: [{KEY: Everything, url: /tag/}]", &[New(HOME, ">Everything</a>")]),
    case("menu.*.url", "menu: [{title: Everything, KEY: /tag/}]", &[New(HOME, "<a href=\"/tag/\">Everything</a>")]),
    case("menu.*.page", "menu: [{title: Us, KEY: about.md}]", &[New(HOME, "href=\"/about/\""), New(HOME, ">Us</a>")]),
    case("markdown", "KEY: {raw_html: false}", &[Gone(FIRST, "<em class=\"raw\">"), Same(FIRST, "Raw")]),
    case("markdown.raw_html", "markdown: {KEY: false}", &[Gone(FIRST, "<em class=\"raw\">"), Same(FIRST, "Raw")]),
    case(
        "markdown.smart_punctuation",
        "markdown: {KEY: false}",
        &[New(FIRST, "wires -- and cables"), Gone(FIRST, "wires – and cables"), Gone(FIRST, "“quoted”")],
    ),
    case(
        "keep_metadata",
        "KEY: true",
        &[New("picture.webp", "EXIF\x08\0\0\0Jakarta"), Same("picture.webp", "VP8L"), Same("picture.webp", "RIFF")],
    ),
    case(
        "cards",
        "KEY: true",
        &[
            New(HOME, "<meta property=\"og:image\" content=\"https://example.org/cards/"),
            New(FIRST, "<meta property=\"og:image:width\" content=\"1200\">"),
        ],
    ),
    case(
        "relative_urls",
        "KEY: true",
        &[New(THIRD, "href=\"../../../tag/radio/index.html\""), Gone(THIRD, "href=\"/tag/radio/\"")],
    ),
    case("redirects", "KEY: host", &[New("_redirects", "/old/ "), Gone("old/index.html", "")]),
    case("headers", "KEY: true", &[New("_headers", "  Content-Security-Policy: default-src 'none'; ")]),
    case(
        "security",
        "headers: true\nKEY: {policy: off}",
        &[Gone("_headers", "Content-Security-Policy"), Same("_headers", "nosniff")],
    )
    .unset("headers: true"),
    case(
        "security.policy",
        "headers: true\nsecurity: {KEY: default-src *}",
        &[New("_headers", "Policy: default-src *\n")],
    )
    .unset("headers: true"),
    case(
        "security.allow",
        "headers: true\nsecurity: {KEY: {img-src: https://example.net}}",
        &[New("_headers", "; img-src 'self' data: https://example.net; ")],
    )
    .unset("headers: true"),
    case(
        "index",
        "KEY: false",
        &[
            New(HOME, NOINDEX),
            New(THIRD, NOINDEX),
            New("tag/radio/index.html", NOINDEX),
            New("about/index.html", NOINDEX),
            Gone("sitemap.xml", ""),
            New("robots.txt", "Disallow: /\n"),
        ],
    ),
    case("extra", "KEY: {licence: Kept by hand}", &[New(HOME, "Kept by hand")]),
];

/// Settings of a program that runs, whose tests are in tests/settings/programs.rs, those of `check` in tests/lint.rs, of `links` in
/// tests/links_between_languages.rs, of `images` in tests/pictures, of the stylesheet in tests/look.rs, and of queries in
/// tests/page_lists.rs.
const ELSEWHERE: [&str; 17] = [
    "queries",
    "output",
    "editor",
    "check",
    "check.translations",
    "folders.parallel",
    "links",
    "links.translations",
    "images",
    "images.widths",
    "images.quality",
    "images.avif",
    "look.accent",
    "look.accent_dark",
    "look.ink",
    "look.serif",
    "look.sans",
];

fn build(lines: &str) -> Outcome {
    let mut sources = Sources::of(&format!("-- site.yaml --\n{lines}{FILES}{PICTURE}{VECTORS}{}", theme()), NOW);
    let font = fonts::font("Boxes", 400, fonts::latin());
    sources.files.insert("fonts/boxes.ttf".to_string(), Source::new(font));
    support::build(&sources)
}

#[test]
fn every_setting_changes_the_output_in_each_spelling() {
    let problems = CASES.iter().flat_map(|case| case.problems(row(SETTINGS, case.key), USUAL, &build));
    let problems: Vec<String> = problems.collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_setting_has_a_case() {
    let missing = without_case(SETTINGS, &[CASES], &ELSEWHERE);
    assert!(missing.is_empty(), "no case in tests/settings/site_yaml.rs sets {missing:?}");
}
