//! Texts for terms: `content/tag/social-media.md` is shown on the list of the tag, in each language.

use crate::support::{self, NOW, build_as, clean, has, html, page, paths, redirect, reported, selected, site};
use chancery::build::Request;
use chancery::build::cache::Cache;
use chancery::input::source::{Source, Sources};

const CONFIG: &str = "-- site.yaml --
title: Notes
base_url: https://example.org/
languages: [en, id, ar]
tags:
  social-media: { en: social media, id: media sosial, ar: وسائل التواصل, also: [medsos] }
taxonomies: [place]
-- content/posts/review.md --
---
title: Review
date: 2016-10-12
tags: social media
categories: [Press]
author: Dewi Larasati
series: Coffee talks
place: Geneva
---
Text.
-- content/posts/menanti.id.md --
---
title: Menanti
date: 2016-12-12
tags: medsos
author: Dewi Larasati
---
Teks.
-- content/posts/arab.ar.md --
---
title: عربي
date: 2016-12-13
tags: medsos
author: Dewi Larasati
---
نص.
";

const LIST: &str = "en/tag/social-media/index.html";

fn with(files: &str) -> String {
    format!("{CONFIG}{files}")
}

fn file(path: &str, text: &str) -> String {
    format!("-- content/{path} --\n{text}\n")
}

/// What the list at a path says above its posts.
fn text(outcome: &chancery::build::Outcome, path: &str) -> String {
    let texts = html(outcome, path).texts(".term-text .prose");
    assert!(texts.len() < 2, "{texts:?}");
    texts.concat()
}

#[test]
fn a_file_named_as_a_term_is_shown_on_its_list_and_is_no_page() {
    let plain = site(CONFIG);
    let feeds = || paths(&plain).into_iter().filter(|path| path.contains("feed") || *path == "sitemap.xml");
    for (path, list) in [
        ("tag/social-media.md", LIST),
        ("tags/social-media.md", LIST),
        ("tag/Social Media.md", LIST),
        ("tag/medsos.md", LIST),
        ("tag/social-media/index.md", LIST),
        ("tag/social-media/_index.md", LIST),
        ("en/tag/social-media.md", LIST),
        ("category/press.md", "en/category/press/index.html"),
        ("categories/press.md", "en/category/press/index.html"),
        ("author/dewi-larasati/index.md", "en/author/dewi-larasati/index.html"),
        ("series/coffee-talks.md", "en/series/coffee-talks/index.html"),
        ("place/geneva.md", "en/place/geneva/index.html"),
    ] {
        let outcome = site(&with(&file(path, "What it is.")));
        assert_eq!((reported(&outcome), text(&outcome, list)), (String::new(), "What it is.".to_string()), "{path}");
        assert_eq!(paths(&outcome), paths(&plain), "{path} makes no page, feed or list of its own");
        assert!(feeds().all(|feed| page(&outcome, feed) == page(&plain, feed)), "{path}");
    }
}

#[test]
fn front_matter_can_name_the_term() {
    let outcome = clean(&with(&file("tag/x.md", "---\nterm: media sosial\n---\nWhat it is.")));
    assert_eq!(text(&outcome, LIST), "What it is.");
}

#[test]
fn words_of_urls_are_folders_too_and_the_usual_folders_stay() {
    let words = CONFIG
        .replace("taxonomies: [place]", "taxonomies: {tags: {folder: {id: tagar}}, places: {permalink: /in/:slug/}}");
    let words = words.replace("place: Geneva", "places: Geneva");
    let of = |path: &str| clean(&format!("{words}{}", file(path, "What it is.")));
    assert_eq!(text(&of("tagar/social-media.md"), "id/tagar/social-media/index.html"), "What it is.");
    assert_eq!(text(&of("tag/social-media.md"), "id/tagar/social-media/index.html"), "What it is.");
    assert_eq!(text(&of("in/geneva.md"), "en/in/geneva/index.html"), "What it is.");
    assert_eq!(text(&of("places/geneva.md"), "en/in/geneva/index.html"), "What it is.");
}

#[test]
fn each_edition_shows_the_text_in_its_language_or_the_nearest_one_with_its_language() {
    let texts = file("tag/social-media.md", "English.") + &file("tag/social-media.ar.md", "نص عربي.");
    let outcome = clean(&with(&texts));
    assert_eq!(text(&outcome, LIST), "English.");
    assert_eq!(text(&outcome, "ar/tag/social-media/index.html"), "نص عربي.");
    assert_eq!(text(&outcome, "id/tag/social-media/index.html"), "English.");
    let lang = |path: &str| {
        let page = html(&outcome, path);
        let body = page.one(".term-text .body");
        (body.attribute("lang").unwrap().to_string(), body.attribute("dir").unwrap().to_string())
    };
    assert_eq!(lang("id/tag/social-media/index.html"), ("en".into(), "ltr".into()));
    assert_eq!(lang("ar/tag/social-media/index.html"), ("ar".into(), "rtl".into()));
}

#[test]
fn only_the_first_page_of_a_list_shows_the_text() {
    let config = CONFIG.replace("title: Notes", "title: Notes\npaginate: 1");
    let outcome =
        clean(&format!("{config}{}", file("tag/social-media.md", "---\nsummary: In short.\n---\nWhat it is.")));
    let description = "<meta name=\"description\" content=\"In short.\">";
    assert!(page(&outcome, "tag/social-media/index.html").contains(description));
    let second = page(&outcome, "tag/social-media/page/2/index.html");
    assert!(!second.contains(description) && !second.contains("What it is."));
}

#[test]
fn the_title_is_the_heading_in_its_own_language_only() {
    let heading = |outcome: &_, path: &str| html(outcome, path).texts("h1").concat();
    for titled in ["---\ntitle: On social media\n---\nText.", "# On social media\n\nText."] {
        let outcome = clean(&with(&file("tag/social-media.md", titled)));
        assert_eq!(heading(&outcome, LIST), "On social media");
        assert!(page(&outcome, LIST).contains("<title>On social media · Notes</title>"));
        assert_eq!(heading(&outcome, "id/tag/social-media/index.html"), "Arsip Tag: media sosial");
        assert_eq!(text(&outcome, LIST), "Text.");
    }
    let outcome = clean(&with(&file("tag/social-media.md", "Text.\n\n## History\n\nLong.")));
    assert_eq!(heading(&outcome, LIST), "Tag Archives: social media");
}

#[test]
fn links_to_the_file_and_to_its_headings_lead_to_the_list() {
    let texts = file("tag/social-media.md", "[own](#history) [post](../posts/review.md)\n\n## History\n\nLong.")
        + &file("tag/social-media.id.md", "Teks.")
        + &file("about.md", "# About\n\n[a](@/tag/social-media.md#history) [b](tag/social-media.id.md)");
    let outcome = clean(&with(&texts));
    let about = page(&outcome, "about/index.html");
    assert!(about.contains("href=\"/tag/social-media/#history\"") && about.contains("href=\"/id/tag/social-media/\""));
    let broken = file("tag/social-media.md", "[a](#nowhere) [b](nowhere.md)")
        + &file("about.md", "# About\n\n[a](@/tag/social-media.md#nowhere)");
    let found = reported(&site(&with(&broken)));
    assert_eq!(found.matches("broken link").count(), 3, "{found}");
    assert!(found.contains("content/tag/social-media.md:1:") && found.contains("content/about.md:3:"), "{found}");
}

#[test]
fn addresses_in_texts_are_right_under_a_sub_path_and_from_disk() {
    for setting in ["base_url: https://example.org/notes/", "base_url: https://example.org/\nrelative_urls: true"] {
        let archive = authors().replace("base_url: https://example.org/", setting);
        let texts = file(
            "tag/social-media/index.md",
            "[own](#history) [post](../../posts/review.md) ![](cup.svg)\n\n## History",
        ) + &file("tag/social-media/cup.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        clean(&format!("{archive}{texts}"));
    }
}

#[test]
fn a_menu_can_have_the_list_by_its_text() {
    let menu = CONFIG.replace("title: Notes", "title: Notes\nmenu: [{title: Media, page: tag/social-media.md}]");
    let outcome = clean(&format!("{menu}{}", file("tag/social-media.md", "Text.")));
    assert!(page(&outcome, "index.html").contains("href=\"/tag/social-media/\""));
}

#[test]
fn files_of_a_bundle_are_next_to_the_list_and_aliases_lead_to_it() {
    let texts = file("tag/social-media/index.md", "---\nimage: cup.svg\naliases: [/old-tag/]\n---\n![A cup](cup.svg)")
        + &file("tag/social-media/cup.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let outcome = clean(&with(&texts));
    assert!(has(&outcome, "tag/social-media/cup.svg"));
    let list = page(&outcome, LIST);
    assert!(list.contains("<img src=\"/tag/social-media/cup.svg\" alt=\"A cup\""), "{list}");
    assert!(list.contains("<meta property=\"og:image\" content=\"https://example.org/tag/social-media/cup.svg\">"));
    assert_eq!(redirect(&outcome, "old-tag/index.html"), "/tag/social-media/");
}

const AUTHOR: &str = "---
role: Diplomat
image: {url: dewi.svg, alt: Dewi at a desk}
summary: Writes about \"wires\".
links: [https://example.social/@dewi, {title: Mail, url: mailto:dewi@example.org}]
---
She writes.";

fn authors() -> String {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let arabic = "---\nrole: دبلوماسية\nimage: dewi.svg\n---\nتكتب كثيرا.";
    with(
        &(file("author/dewi-larasati/index.md", AUTHOR)
            + &file("author/dewi-larasati/index.ar.md", arabic)
            + &file("author/dewi-larasati/dewi.svg", svg)),
    )
}

#[test]
fn an_authors_list_has_portrait_role_text_and_links() {
    let outcome = clean(&authors());
    let list = html(&outcome, "en/author/dewi-larasati/index.html");
    let portrait = list.one(".profile img.portrait");
    assert_eq!(portrait.attribute("src"), Some("/author/dewi-larasati/dewi.svg"));
    assert_eq!(portrait.attribute("alt"), Some("Dewi at a desk"));
    assert_eq!(list.texts(".profile .role"), ["Diplomat"]);
    assert_eq!(list.texts(".term-text .links a"), ["example.social/@dewi", "Mail"]);
    assert_eq!(text(&outcome, "en/author/dewi-larasati/index.html"), "She writes.");
}

#[test]
fn each_post_introduces_its_authors_in_its_own_language() {
    let outcome = clean(&authors());
    let about = |path: &str| {
        let post = html(&outcome, path);
        (
            post.texts(".about h2").concat(),
            post.texts(".about .role").concat(),
            post.texts(".about .entry-summary").concat(),
        )
    };
    let english = ("About the author".to_string(), "Diplomat".to_string(), "Writes about “wires”.".to_string());
    assert_eq!(about("2016/10/review/index.html"), english);
    let arabic = about("ar/2016/12/arab/index.html");
    assert_eq!((arabic.1.as_str(), arabic.2.as_str()), ("دبلوماسية", "تكتب كثيرا."));
    let indonesian = about("id/2016/12/menanti/index.html");
    assert_eq!((indonesian.0.as_str(), indonesian.1.as_str()), ("Tentang penulis", "Diplomat"));
    let post = html(&outcome, "id/2016/12/menanti/index.html");
    assert_eq!(post.one(".about .role").attribute("lang"), Some("en"));
    assert!(!page(&clean(CONFIG), "2016/10/review/index.html").contains("About the author"));
}

#[test]
fn search_engines_are_told_who_an_author_is() {
    let outcome = clean(&authors());
    let graph = |path: &str| {
        let json = html(&outcome, path).one("script").text();
        serde_json::from_str::<serde_json::Value>(&json).unwrap()["@graph"][0].clone()
    };
    let person = |url: &str| {
        serde_json::json!({
            "@type": "Person",
            "name": "Dewi Larasati",
            "jobTitle": "Diplomat",
            "description": "Writes about “wires”.",
            "image": "https://example.org/author/dewi-larasati/dewi.svg",
            "url": url,
            "sameAs": ["https://example.social/@dewi"],
        })
    };
    let list = graph("en/author/dewi-larasati/index.html");
    assert_eq!(list["@type"], "ProfilePage");
    assert_eq!(list["mainEntity"], person("https://example.org/en/author/dewi-larasati/"));
    assert_eq!(list["hasPart"][0]["headline"], "Review");
    let post = graph("2016/10/review/index.html");
    assert_eq!(post["author"], serde_json::json!([person("https://example.org/author/dewi-larasati/")]));
    let plain = html(&clean(CONFIG), "en/author/dewi-larasati/index.html").one("script").text();
    assert!(plain.contains("\"CollectionPage\"") && !plain.contains("mainEntity"));
}

#[test]
fn a_text_for_a_term_that_no_post_has_is_a_warning_and_is_not_shown() {
    let draft = file("posts/d.md", "---\ntitle: D\ndate: 2016-10-01\ntags: radio\ndraft: true\n---\nText.");
    let registered = CONFIG.replace("tags:\n  social", "tags:\n  wires: { en: wires }\n  social");
    for (site_with, path, content, name, place) in [
        (with(""), "tag/x.md", "---\nterm: social mdia\n---\nText.", "social mdia", ":2:7"),
        (with(&draft), "tag/radio.md", "Text.", "radio", ""),
        (registered.clone(), "tag/wires.md", "Text.", "wires", ""),
    ] {
        let archive = format!("{site_with}{}", file(path, content));
        let outcome = site(&archive);
        let message = format!(
            "warning content/{path}{place}: no published post has `{name}` in `tags`, so this text is not shown\n"
        );
        assert_eq!(reported(&outcome), message);
        assert_eq!(paths(&outcome), paths(&site(&site_with)));
    }
    let outcome = site(&with(&file("tag/x.md", "---\nterm: social mdia\n---\nText.")));
    assert_eq!(outcome.diagnostics[0].hints, ["did you mean `social-media`?"]);
}

#[test]
fn the_text_for_a_term_that_only_a_draft_has_is_shown_with_drafts() {
    let draft = file("posts/d.md", "---\ntitle: D\ndate: 2016-10-01\ntags: radio\ndraft: true\n---\nText.");
    let outcome = selected(&with(&(draft + &file("tag/radio.md", "Waves."))), true, false);
    assert_eq!((reported(&outcome), text(&outcome, "en/tag/radio/index.html")), (String::new(), "Waves.".to_string()));
}

#[test]
fn a_link_to_a_text_that_is_not_shown_is_an_error() {
    let files = file("tag/x.md", "---\nterm: radio\n---\nText.") + &file("about.md", "# About\n\n[radio](tag/x.md)");
    let found = reported(&site(&with(&files)));
    let message = "error content/about.md:3:9: broken link: `content/tag/x.md` is not shown, since no published post has its term\n";
    assert!(found.contains(message), "{found}");
}

#[test]
fn a_file_that_names_no_term_is_a_page_with_a_warning() {
    let outcome = site(&with(&file("tag/social-medai.md", "# Colophon\n\nText.")));
    let message = "no post has `social-medai` in `tags`, so this is a page of its own";
    assert_eq!(reported(&outcome), format!("warning content/tag/social-medai.md: {message}\n"));
    assert_eq!(outcome.diagnostics[0].hints, ["did you mean `social-media`?"]);
    assert!(page(&outcome, "tag/social-medai/index.html").contains("<h1>Colophon</h1>"));
    let outcome = clean(&with(&file("tag/colophon.md", "---\ntitle: Colophon\ntype: page\n---\nText.")));
    assert!(has(&outcome, "tag/colophon/index.html"));
}

#[test]
fn two_texts_for_one_term_in_one_language_are_an_error_that_names_both() {
    let same = "`social-media` in `tags` has two texts in `en`";
    let spelled = "`medsos` and `social-media` are one term in `tags`, which has two texts in `en`";
    for (one, other, message) in [
        ("tag/medsos.md", "tag/social-media.md", spelled),
        ("tag/social-media.md", "tag/social-media/index.md", same),
        ("tag/social-media.md", "tags/social-media.md", same),
        ("en/tag/social-media.md", "tag/social-media.md", same),
    ] {
        let outcome = site(&with(&(file(one, "One.") + &file(other, "Two."))));
        assert_eq!(reported(&outcome), format!("error content/{other}: {message}\n"));
        let first = outcome.diagnostics[0].related[0].1.file.clone();
        assert_eq!(first, format!("content/{one}"));
    }
}

#[test]
fn a_text_that_no_list_shows_because_of_a_nearer_one_is_a_warning() {
    let texts = file("category/press.md", "Press.") + &file("category/press.id.md", "Pers.");
    let found = reported(&site(&with(&texts)));
    let message = "no list shows this text, since each list of `press` has one in a nearer language";
    assert_eq!(found, format!("warning content/category/press.id.md: {message}\n"));
}

#[test]
fn a_draft_of_a_text_is_left_out_and_counted_as_drafts_are() {
    let archive = with(&file("tag/social-media.md", "---\ndraft: true\n---\nText."));
    let outcome = clean(&archive);
    assert_eq!((outcome.left_out.drafts, text(&outcome, LIST)), (1, String::new()));
    assert_eq!(text(&selected(&archive, true, false), LIST), "Text.");
}

#[test]
fn a_dated_file_is_a_post_as_ever_with_a_warning_if_it_is_named_as_a_term() {
    let outcome = site(&with(&file("tag/social-media.md", "---\ntitle: T\ndate: 2016-10-01\n---\nText.")));
    let message = "this is a post, since it has a date, and not the text for `social-media` in `tags`";
    assert_eq!(reported(&outcome), format!("warning content/tag/social-media.md: {message}\n"));
    assert!(has(&outcome, "2016/10/social-media/index.html"));
    let post = file("series/part-1.md", "---\ntitle: T\ndate: 2016-10-01\nseries: Coffee talks\n---\nText.");
    assert!(has(&clean(&with(&post)), "2016/10/part-1/index.html"));
}

#[test]
fn bad_keys_are_reported_at_their_places() {
    for (front, problem) in [
        ("image: gone.png", "warning content/author/dewi-larasati.md:2:8: there is no picture `gone.png`"),
        ("links: [a]", "error content/author/dewi-larasati.md:2:9: the link `a` is not a complete URL"),
        ("role: [a]", "error content/author/dewi-larasati.md:2:7: `role` must be text, not a list"),
        ("slug: dewi", "warning content/author/dewi-larasati.md:2:7: `slug` has no effect in the text for a term"),
        (
            "permalink: /dewi/",
            "warning content/author/dewi-larasati.md:2:12: `permalink` has no effect in the text for a term",
        ),
    ] {
        let found = reported(&site(&with(&file("author/dewi-larasati.md", &format!("---\n{front}\n---\nText.")))));
        assert!(found.contains(problem), "{found}");
    }
}

#[test]
fn these_keys_are_an_authors_own_in_posts_but_for_term() {
    let post = |front: &str| file("posts/own.md", &format!("---\ntitle: T\ndate: 2016-10-01\n{front}\n---\nText."));
    let template = "-- templates/post.html --\n<title>x</title><h1>x</h1>{% if page.extra.role %}{{ page.extra.role }} {{ page.extra.links[0] }}{% endif %}\n";
    let outcome = site(&with(&(post("role: guest\nlinks: [a]") + template)));
    assert_eq!(reported(&outcome), "");
    assert!(page(&outcome, "2016/10/own/index.html").contains("guest a"));
    let found = reported(&site(&with(&post("term: spring"))));
    assert_eq!(
        found,
        "warning content/posts/own.md:4:7: `term` has no effect here, since this is not the text for a term\n"
    );
}

#[test]
fn what_is_built_after_edits_of_texts_is_what_a_clean_build_gives() {
    let first = Sources::of(&authors(), NOW);
    let mut cache = Cache::default();
    let mut sources = first;
    let texts = ["content/author/dewi-larasati/index.md", "content/tag/medsos.md", "content/tag/social-media.id.md"];
    let contents = [
        Some("---\nrole: Writer\n---\nShe."),
        Some("---\nterm: social media\n---\n# T\n\nBody."),
        Some("Other body."),
        Some("---\ndraft: true\n---\nHidden."),
        None,
    ];
    for round in 0..2 {
        for (at, path) in texts.iter().enumerate() {
            for content in contents.iter().cycle().skip(at + round).take(contents.len()) {
                match content {
                    Some(content) => {
                        drop(sources.files.insert(path.to_string(), Source::new(content.as_bytes().to_vec())))
                    }
                    None => drop(sources.files.remove(*path)),
                }
                let warm = build_as(&sources, &Request::default(), &mut cache);
                let cold = support::build(&sources);
                assert_eq!(reported(&warm), reported(&cold), "{path}");
                assert!(warm.rendered == cold.rendered, "{path} {content:?}");
            }
        }
    }
}
