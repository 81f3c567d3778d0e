//! Links between posts in different languages: where they lead, what they say of it, and what checks find.

use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::Sources;
use chancery::lint;
use chancery::site::Selection;

use crate::support::{NOW, build_as, clean, html, page, reported, site};

/// Posts in three languages: `wire` in all of them, `alone` in English alone, `kopdar` in Indonesian alone.
const POSTS: &str = "\
-- content/posts/wire.md --
---
title: The wire
date: 2016-10-01
---
## Here

English.

## Only in English {#only}
-- content/posts/wire.id.md --
---
title: Kawat
date: 2016-10-01
---
## Di sini {#here}

Indonesia.
-- content/posts/wire.ar.md --
---
title: السلك
date: 2016-10-01
---
عربي.
-- content/posts/alone.md --
---
title: Alone
date: 2016-10-02
---
English only.
";

/// The site with these settings and a post in Indonesian with this text.
fn with(settings: &str, body: &str) -> String {
    let start = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id, ar]\n";
    format!(
        "{start}{settings}\n{POSTS}-- content/posts/kopdar.id.md --\n---\ntitle: Kopdar\ndate: 2016-10-03\n---\n{body}\n"
    )
}

const FOLLOW: &str = "links: { translations: follow }";
const KOPDAR: &str = "id/2016/10/kopdar/index.html";

/// Each link in the text of a page, as `address language`.
fn links_of(outcome: &Outcome, path: &str) -> Vec<String> {
    let page = page(outcome, path);
    let prose = page.split("class=\"body prose\"").nth(1).unwrap();
    let prose = prose.split("</div>").next().unwrap();
    let value = |tag: &str, name: &str| {
        let rest = tag.split_once(&format!(" {name}=\""))?.1;
        Some(rest.split('"').next().unwrap().to_string())
    };
    let tags = prose.split("<a ").skip(1).map(|rest| format!(" {}", rest.split('>').next().unwrap()));
    let links = tags.filter(|tag| !tag.contains("class=\"anchor")).map(|tag| {
        let language = value(&tag, "hreflang").map_or(String::new(), |language| format!(" {language}"));
        value(&tag, "href").unwrap_or_default() + &language
    });
    links.collect()
}

#[track_caller]
fn links(settings: &str, body: &str, expected: &[&str]) {
    let outcome = clean(&with(settings, body));
    assert_eq!(links_of(&outcome, KOPDAR), expected, "{settings} {body}");
}

fn findings(archive: &str, drafts: bool) -> Vec<String> {
    let request = Request { selection: Selection { drafts, future: false }, ..Request::default() };
    let prepared = build::prepare(Sources::of(archive, NOW), &request, &mut Cache::default());
    let line = |finding: &chancery::base::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().unwrap();
        let hint = finding.hints.first().map_or("", String::as_str);
        let code = finding.code.map_or(String::new(), |code| code.to_string());
        format!("{code} {}:{}:{} {hint}", place.file, place.line, place.column)
    };
    lint::findings(&prepared).iter().filter(|found| !found.message.contains("is declared as")).map(line).collect()
}

#[track_caller]
fn finds(settings: &str, body: &str, expected: &[&str]) {
    assert_eq!(findings(&with(settings, body), false), expected, "{settings} {body}");
}

const CODE: &str = "link-to-other-language content/posts/kopdar.id.md:";

#[test]
fn a_link_past_a_translation_is_found_at_its_target_with_the_file_to_write() {
    for (body, at, hint) in [
        ("Lihat [x](wire.md) di sini.", "5:11", "write `wire.id.md`"),
        ("[x](../posts/wire.md?a=1#here)", "5:5", "write `wire.id.md?a=1#here`"),
        ("[x](@/posts/wire.md)", "5:5", "write `@/posts/wire.id.md`"),
        ("[x](/posts/wire.md)", "5:5", "write `/posts/wire.id.md`"),
        ("[x][r]\n\n[r]: wire.md", "5:1", "write `wire.id.md`"),
        ("<a href=\"wire.md\">x</a>", "5:10", "write `wire.id.md`"),
        ("x[^1]\n\n[^1]: [y](wire.ar.md)", "7:11", "write `wire.id.md`"),
        ("[x](wire.md#only)", "5:5", "write `wire.id.md` with a heading of its own, since it has no `#only`"),
        ("[a b [x](wire.md)]{lang=ar}", "5:10", "write `wire.ar.md`"),
        ("[x](%77ire.md)", "5:5", "write `wire.id.md`"),
    ] {
        finds("", body, &[&format!("{CODE}{at} {hint}")]);
    }
}

#[test]
fn a_link_that_is_meant_so_has_no_finding() {
    for body in [
        "[x](wire.id.md)",
        "[x](alone.md)",
        "[x](wire.md){lang=en}",
        "[[x]{lang=en}](wire.md)",
        "[see [x](wire.md)]{lang=en}",
        "{lang=en}\n> See [x](wire.md).",
        "<div lang=\"en\">\n\n[x](wire.md)\n\n</div>",
        "<a href=\"wire.md\" hreflang=\"en\">x</a>",
        "<a href=\"wire.md\" lang=\"en\">x</a>",
        "[x](/2016/10/wire/) <https://example.org/2016/10/wire/>",
        "`[x](wire.md)`",
    ] {
        finds("", body, &[]);
    }
    finds("links: { translations: as-written }", "[x](wire.md)", &[]);
}

#[test]
fn a_translation_may_link_to_its_original() {
    let original = with("", "x").replace("Indonesia.\n", "Indonesia. [Asli](wire.md), [عربي](wire.ar.md).\n");
    assert_eq!(findings(&original, false), [""; 0]);
    let followed = clean(&original.replacen("languages:", &format!("{FOLLOW}\nlanguages:"), 1));
    assert_eq!(links_of(&followed, "id/2016/10/wire/index.html"), ["/2016/10/wire/ en", "/ar/2016/10/wire/ ar"]);
}

#[test]
fn a_translation_that_readers_cannot_see_yet_is_none() {
    let hidden = |line: &str| with("", "[x](wire.md)").replace("title: Kawat", &format!("title: Kawat\n{line}"));
    for line in ["draft: true", "expiryDate: 2016-12-01"] {
        assert_eq!(findings(&hidden(line), false), [""; 0], "{line}");
    }
    assert_eq!(
        findings(&hidden("draft: true"), true),
        [""; 0],
        "a draft may not be linked to from a post that is none"
    );
    let both = hidden("draft: true").replace("title: Kopdar", "title: Kopdar\ndraft: true");
    assert_eq!(findings(&both, true).len(), 1);
}

#[test]
fn the_nearest_translation_counts_where_tags_differ() {
    let of = |post: &str, translation: &str| {
        let site = format!(
            "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, zh-Hant, pt]\n\
             -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-01\ntranslation: a\n---\nText.\n\
             -- content/posts/b.md --\n---\ntitle: B\ndate: 2016-10-01\ntranslation: a\nlang: {translation}\n---\nText.\n\
             -- content/posts/c.md --\n---\ntitle: C\ndate: 2016-10-02\nlang: {post}\n---\n[x](a.md)\n"
        );
        findings(&site, false).len()
    };
    for (post, translation, found) in [
        ("zh-TW", "zh-Hant", 1),
        ("pt-BR", "pt", 1),
        ("pt", "pt-BR", 1),
        ("zh-Hant", "pt", 0),
        ("en-GB", "pt", 0),
        ("en-GB", "en-GB", 1),
        ("en-GB", "en-AU", 0),
    ] {
        assert_eq!(of(post, translation), found, "{post} {translation}");
    }
}

#[test]
fn a_post_may_allow_it_and_an_allow_without_it_is_a_remark() {
    let with_front =
        |line: &str, body: &str| with("", body).replace("title: Kopdar", &format!("title: Kopdar\n{line}"));
    let allow = "allow: { link-to-other-language: the English text is meant }";
    assert_eq!(findings(&with_front(allow, "[x](wire.md)"), false), [""; 0]);
    let unused = findings(&with_front(allow, "[x](wire.id.md)"), false);
    assert_eq!(unused, ["unused-allow content/posts/kopdar.id.md:3:10 delete it from `allow`"]);
}

#[test]
fn links_lead_to_translations_if_the_site_says_so() {
    for (body, expected) in [
        ("[x](wire.md)", &["/id/2016/10/wire/"][..]),
        ("[x](wire.md?a=1#here)", &["/id/2016/10/wire/?a=1#here"]),
        ("[x](wire.md#only)", &["/id/2016/10/wire/"]),
        ("[x](wire.ar.md) [y](alone.md)", &["/id/2016/10/wire/", "/2016/10/alone/ en"]),
        ("[x][r]\n\n[r]: wire.md", &["/id/2016/10/wire/"]),
        ("<a href=wire.md>x</a>", &["/id/2016/10/wire/"]),
        ("<a href=wire.md hreflang=\"en\">x</a>", &["/2016/10/wire/ en"]),
        ("[[x]{lang=en}](wire.md)", &["/2016/10/wire/ en"]),
        ("[see [x](wire.md)]{lang=en}", &["/2016/10/wire/"]),
        ("[see [x](wire.md)]{lang=ar}", &["/ar/2016/10/wire/"]),
        ("[x](/2016/10/wire/)", &["/2016/10/wire/ en"]),
    ] {
        links(FOLLOW, body, expected);
    }
}

#[test]
fn a_part_that_the_translation_lacks_is_found_where_links_lead_to_translations() {
    finds(FOLLOW, "[x](wire.md) [y](wire.md#here) [z](wire.md#top)", &[]);
    let hint = "write `{#only}` at the end of its heading in the translation";
    finds(FOLLOW, "[x](wire.md#only)", &[&format!("{CODE}5:5 {hint}")]);
    let broken = site(&with(FOLLOW, "[x](wire.md#gone)"));
    assert!(reported(&broken).contains("`content/posts/wire.md` has no heading `#gone`"), "{}", reported(&broken));
}

#[test]
fn a_link_says_the_language_of_a_page_that_is_in_another_one_than_the_text_around_it() {
    for (body, expected) in [
        ("[x](wire.md)", &["/2016/10/wire/ en"][..]),
        ("[x](wire.md#here) [y](wire.ar.md)", &["/2016/10/wire/#here en", "/ar/2016/10/wire/ ar"]),
        ("[x](wire.id.md) [y](#a)\n\n## A", &["/id/2016/10/wire/", "#a"]),
        ("[x](/2016/10/wire/) [y](../../../../2016/10/wire/)", &["/2016/10/wire/ en", "/2016/10/wire/ en"]),
        ("<a href='wire.md'>x</a>", &["/2016/10/wire/ en"]),
        ("<https://example.org/2016/10/wire/#here>", &["https://example.org/2016/10/wire/#here en"]),
        ("[x](http://example.org/id/2016/10/wire/)", &["http://example.org/id/2016/10/wire/"]),
        ("<a href='https://example.org/en/'>x</a> [y](/id/) [z](/)", &["https://example.org/en/ en", "/id/", "/"]),
        ("[see [x](wire.md) [y](wire.id.md)]{lang=en}", &["/2016/10/wire/", "/id/2016/10/wire/ id"]),
        ("[x](wire.md){lang=en}", &["/2016/10/wire/ en"]),
        (
            "[x](https://example.net/2016/10/wire/) [y](mailto:a@example.org)",
            &["https://example.net/2016/10/wire/", "mailto:a@example.org"],
        ),
        ("[x](/archive/) [y](/en/feed.xml)", &["/archive/", "/en/feed.xml"]),
    ] {
        links("", body, expected);
    }
}

#[test]
fn a_link_in_a_summary_and_in_a_feed_says_the_same() {
    let outcome = clean(&with("", "[x](wire.md)"));
    for path in ["index.html", "id/index.html"] {
        assert!(page(&outcome, path).contains("<a href=\"/2016/10/wire/\" hreflang=\"en\">x</a>"), "{path}");
    }
    let feed = page(&outcome, "id/feed.xml");
    assert!(feed.contains("hreflang=\"en\"&gt;x") || feed.contains("hreflang=&quot;en&quot;&gt;x"), "{feed}");
    let followed = clean(&with(FOLLOW, "[x](wire.md)"));
    assert!(page(&followed, "index.html").contains("<a href=\"/id/2016/10/wire/\">x</a>"));
    assert!(page(&followed, "id/feed.xml").contains("https://example.org/id/2016/10/wire/"));
}

#[test]
fn a_site_in_one_language_says_nothing_of_languages() {
    let outcome = clean(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n\
         -- content/posts/2016-01-01-a.md --\n# A\n\n[b](/about/) [c](../about.md) [d](https://example.org/about/)\n\
         -- content/about.md --\n# About\n",
    );
    assert_eq!(links_of(&outcome, "2016/01/a/index.html"), ["/about/", "/about/", "https://example.org/about/"]);
}

#[test]
fn warm_equals_cold_when_a_translation_comes_and_goes() {
    for settings in ["", FOLLOW] {
        let mut cache = Cache::default();
        let all = with(settings, "[x](wire.md#here) [y](/id/2016/10/wire/)");
        let start = all.find("-- content/posts/wire.id.md").unwrap();
        let end = all.find("-- content/posts/wire.ar.md").unwrap();
        let without = format!("{}{}", &all[..start], &all[end..]);
        let draft = all.replace("title: Kawat", "title: Kawat\ndraft: true");
        let other = all.replace("{#here}", "{#there}");
        let build = |text: &str, cache: &mut Cache| build_as(&Sources::of(text, NOW), &Request::default(), cache);
        for text in [&all, &without, &all, &draft, &all, &other, &all] {
            let (warm, cold) = (build(text, &mut cache), build(text, &mut Cache::default()));
            assert_eq!(reported(&warm), reported(&cold));
            assert_eq!(page(&warm, KOPDAR), page(&cold, KOPDAR));
            assert_eq!(page(&warm, "id/feed.xml"), page(&cold, "id/feed.xml"));
        }
        let of = |text: &str| links_of(&build(text, &mut Cache::default()), KOPDAR);
        let first = |text: &str| of(text)[0].clone();
        assert_eq!(first(&all), if settings.is_empty() { "/2016/10/wire/#here en" } else { "/id/2016/10/wire/#here" });
        assert_eq!(first(&without), "/2016/10/wire/#here en");
        assert_eq!((of(&draft), first(&other).contains('#')), (of(&without), settings.is_empty()));
    }
}

#[test]
fn a_menu_says_the_language_of_a_page_that_is_in_another_one() {
    let menu = "menu: [{ title: Wire, url: /2016/10/wire/ }, { title: Kawat, page: posts/wire.id.md }, \
                { title: Tags, url: /archive/ }, { title: E, url: https://example.net/ }, { title: I, url: /id/ }]";
    let outcome = clean(&with(menu, "x"));
    let shown = |path: &str| html(&outcome, path).attributes("header nav a", "hreflang").len();
    let item = |path: &str, title: &str| {
        let page = page(&outcome, path);
        let link = page.split("<a ").find(|link| link.contains(&format!(">{title}</a>"))).unwrap();
        link.split_once("hreflang=\"").map(|(_, rest)| rest.split('"').next().unwrap().to_string())
    };
    assert!(shown("index.html") > 0);
    for (path, title, language) in [
        ("id/index.html", "Wire", Some("en")),
        ("en/index.html", "Wire", None),
        ("en/index.html", "Kawat", Some("id")),
        ("id/index.html", "Tags", None),
        ("id/index.html", "E", None),
        ("id/index.html", "I", None),
        ("ar/index.html", "I", Some("id")),
    ] {
        assert_eq!(item(path, title).as_deref(), language, "{path} {title}");
    }
}
