//! The main job: posts in several languages under the same tags, each saying which language it is in.

use crate::support::{self, clean, has, html, page, redirect, reported, selected, site, sound, xml};
use chancery_testkit::html::{Document, parse};

/// The two posts that the project started from, on a site that says as little as possible.
const SEED: &str = "
-- site.yaml --
title: Diplomacy Notes
base_url: https://example.org/
languages: [en, id]
-- content/posts/2016-10-12-review.md --
---
title: \"Indonesian Ministry of Foreign Affairs's Social Media Diplomacy: A Short Review\"
lang: en
tags: social media
---
The ministry met bloggers over coffee.
-- content/posts/2016-12-30-menanti.md --
---
title: Menanti Diplomasi Media Sosial Donald Trump
lang: id
tags: social media
---
Sebelas juta pengikut menanti.
";

const REVIEW: &str = "Indonesian Ministry of Foreign Affairs’s Social Media Diplomacy: A Short Review";
const MENANTI: &str = "Menanti Diplomasi Media Sosial Donald Trump";

/// The tag's names in both languages.
const REGISTRY: &str = "tags:
  social-media: { en: social media, id: media sosial, also: [socmed, medsos] }
";

/// The seed with more configuration and more files.
fn seed(config: &str, files: &str) -> String {
    let site = SEED.replacen("languages: [en, id]\n", &format!("languages: [en, id]\n{config}"), 1);
    format!("{site}{files}")
}

/// A site of two languages with the files given.
fn of(config: &str, files: &str) -> String {
    format!("-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n{config}{files}")
}

/// A post as a file of an archive; `front` holds further lines of front matter.
fn post(path: &str, title: &str, front: &str) -> String {
    format!("-- content/posts/{path} --\n---\ntitle: {title}\n{front}---\nText of {title}.\n")
}

/// Titles of a list's entries, in order.
fn titles(page: &Document) -> Vec<String> {
    page.texts("ol.entries article .entry-title")
}

/// The language of each entry, in order.
fn langs(page: &Document) -> Vec<&str> {
    page.attributes("ol.entries article", "lang")
}

// The page that the project started from.

#[test]
fn a_tag_archive_lists_both_languages_newest_first_each_entry_in_its_own() {
    let outcome = clean(SEED);
    let page = html(&outcome, "tag/social-media/index.html");
    assert_eq!(page.one("h1").text(), "Tag Archives: social media");
    assert_eq!(page.one("html").attribute("lang"), Some("en"));
    assert_eq!(titles(&page), [MENANTI, REVIEW]);
    assert_eq!(langs(&page), ["id", "en"]);
    assert_eq!(page.attributes("ol.entries article", "dir"), ["ltr", "ltr"]);
}

#[test]
fn an_entrys_date_is_written_in_its_own_language() {
    let page = html(&clean(SEED), "tag/social-media/index.html");
    assert_eq!(page.texts("ol.entries article time"), ["30 Desember 2016", "October 12, 2016"]);
    assert_eq!(page.attributes("ol.entries article time", "datetime"), ["2016-12-30", "2016-10-12"]);
    let langs: Vec<_> = page.all("ol.entries article time").iter().map(|time| time.inherited("lang")).collect();
    assert_eq!(langs, [Some("id"), Some("en")]);
}

#[test]
fn an_entry_names_its_language_as_its_readers_do() {
    let page = html(&clean(SEED), "tag/social-media/index.html");
    assert_eq!(page.texts("ol.entries article .language"), ["Bahasa Indonesia", "English"]);
}

#[test]
fn the_words_around_an_entry_are_in_the_interfaces_language() {
    let page = html(&clean(&seed("", &post("2016-10-01-x.md", "Tiga", "lang: id\nsummary: Ringkas\n"))), "index.html");
    let more = page.one("ol.entries article .read-more");
    assert_eq!((more.text().as_str(), more.inherited("lang")), ("Continue reading Tiga", Some("en")));
    assert_eq!(page.one("ol.entries article .read-more bdi").attribute("lang"), Some("id"));
}

#[test]
fn the_indonesian_edition_lists_the_indonesian_post_alone_under_an_indonesian_heading() {
    let page = html(&clean(SEED), "id/tag/social-media/index.html");
    assert_eq!(page.one("h1").text(), "Arsip Tag: social media");
    assert_eq!(page.one("html").attribute("lang"), Some("id"));
    assert_eq!(titles(&page), [MENANTI]);
    let named = html(&clean(&seed(REGISTRY, "")), "id/tag/social-media/index.html");
    assert_eq!(named.one("h1").text(), "Arsip Tag: media sosial");
    assert_eq!(named.one("h1 bdi").attribute("lang"), Some("id"));
}

#[test]
fn the_english_edition_lists_the_english_post_alone() {
    let page = html(&clean(SEED), "en/tag/social-media/index.html");
    assert_eq!(page.one("h1").text(), "Tag Archives: social media");
    assert_eq!(titles(&page), [REVIEW]);
}

#[test]
fn each_edition_has_a_home_with_its_posts() {
    let outcome = clean(SEED);
    assert_eq!(titles(&html(&outcome, "index.html")), [MENANTI, REVIEW]);
    assert_eq!(titles(&html(&outcome, "en/index.html")), [REVIEW]);
    assert_eq!(titles(&html(&outcome, "id/index.html")), [MENANTI]);
}

#[test]
fn a_post_stands_once_at_its_own_address_in_its_own_language() {
    let outcome = clean(SEED);
    let page = html(&outcome, "id/2016/12/menanti/index.html");
    assert_eq!(page.one("html").attribute("lang"), Some("id"));
    assert_eq!(page.one("main article").attribute("lang"), Some("id"));
    assert_eq!(page.one("h1").text(), MENANTI);
    assert!(has(&outcome, "2016/10/review/index.html") && !has(&outcome, "en/2016/10/review/index.html"));
}

#[test]
fn the_switcher_leads_to_the_same_list_in_the_other_editions() {
    let page = html(&clean(SEED), "id/tag/social-media/index.html");
    assert_eq!(
        page.attributes(".switcher a", "href"),
        ["/tag/social-media/", "/en/tag/social-media/", "/id/tag/social-media/"]
    );
    assert_eq!(page.one(".switcher a[aria-current]").attribute("hreflang"), Some("id"));
    assert_eq!(page.texts(".switcher a")[0], "Semua");
}

#[test]
fn search_engines_are_told_of_a_list_in_each_language() {
    let page = html(&clean(SEED), "tag/social-media/index.html");
    assert_eq!(page.attributes("link[hreflang]", "hreflang"), ["en", "id", "x-default"]);
    assert_eq!(page.one("link[rel=canonical]").attribute("href"), Some("https://example.org/tag/social-media/"));
}

// One tag, many names.

#[test]
fn a_post_tagged_with_any_registered_name_lands_in_the_one_tag() {
    let more = ["medsos", "Media Sosial", "SOCMED", "social-media", "[Social Media, medsos]"];
    let posts = more
        .iter()
        .enumerate()
        .map(|(at, tag)| post(&format!("2016-01-0{}-p.md", at + 1), "P", &format!("tags: {tag}\nslug: p{at}\n")));
    let outcome = clean(&seed(REGISTRY, &posts.collect::<String>()));
    assert_eq!(titles(&html(&outcome, "tag/social-media/index.html")).len(), 7);
    assert_eq!(html(&outcome, "tag/index.html").texts(".index li a"), ["social media"]);
    assert_eq!(html(&outcome, "id/tag/index.html").texts(".index li a"), ["media sosial"]);
}

#[test]
fn the_addresses_of_a_tags_other_names_lead_to_it_in_each_edition() {
    let outcome = clean(&seed(REGISTRY, ""));
    for name in ["medsos", "socmed", "media-sosial"] {
        assert_eq!(redirect(&outcome, &format!("tag/{name}/index.html")), "/tag/social-media/");
        assert_eq!(redirect(&outcome, &format!("id/tag/{name}/index.html")), "/id/tag/social-media/");
    }
}

#[test]
fn a_tag_says_its_names_in_other_languages() {
    let page = html(&clean(&seed(REGISTRY, "")), "tag/social-media/index.html");
    assert_eq!(page.texts(".names bdi"), ["media sosial"]);
    assert_eq!(page.one(".names bdi").attribute("lang"), Some("id"));
}

#[test]
fn an_unregistered_tag_is_one_whatever_its_case_spaces_hyphens_and_accents_and_shows_its_most_frequent_name() {
    let tags = ["Soft Power", "soft-power", "soft power", "soft power", "sóft  power"];
    let posts = tags
        .iter()
        .enumerate()
        .map(|(at, tag)| post(&format!("2016-01-0{}-p{at}.md", at + 1), "P", &format!("tags: [{tag}]\n")));
    let outcome = clean(&of("", &posts.collect::<String>()));
    let page = html(&outcome, "tag/soft-power/index.html");
    assert_eq!(page.one("h1").text(), "Tag Archives: soft power");
    assert_eq!(titles(&page).len(), 5);
}

#[test]
fn the_tag_index_is_sorted_by_the_languages_own_order_with_counts() {
    let tags = ["zebra", "Öl", "ordnung", "apfel"];
    let posts = tags
        .iter()
        .enumerate()
        .map(|(at, tag)| post(&format!("2016-01-0{}-p{at}.md", at + 1), "P", &format!("tags: {tag}\n")));
    let outcome = clean(&of("", &posts.collect::<String>()));
    let page = html(&outcome, "tag/index.html");
    assert_eq!(page.texts(".index li a"), ["apfel", "Öl", "ordnung", "zebra"]);
    assert_eq!(page.texts(".index h2"), ["A", "O", "Z"]);
    assert_eq!(page.texts(".index li .count .unseen"), ["1 post"; 4]);
}

// Separate archives, one language, right to left.

#[test]
fn separate_archives_have_no_mixed_list_and_the_first_language_at_the_root() {
    let outcome = clean(&seed("archives: separate\n", ""));
    assert_eq!(titles(&html(&outcome, "index.html")), [REVIEW]);
    assert_eq!(titles(&html(&outcome, "tag/social-media/index.html")), [REVIEW]);
    assert_eq!(titles(&html(&outcome, "id/tag/social-media/index.html")), [MENANTI]);
    assert!(!has(&outcome, "en/index.html"));
    assert_eq!(html(&outcome, "index.html").attributes(".switcher a", "href"), ["/", "/id/"]);
}

#[test]
fn archives_together_have_the_mixed_edition_alone() {
    let outcome = clean(&seed("archives: together\n", ""));
    let page = html(&outcome, "tag/social-media/index.html");
    assert_eq!(titles(&page), [MENANTI, REVIEW]);
    assert_eq!(langs(&page), ["id", "en"]);
    assert!(page.all(".switcher").is_empty());
    assert!(!has(&outcome, "id/index.html") && !has(&outcome, "en/tag/social-media/index.html"));
}

#[test]
fn feeds_and_date_archives_are_as_many_as_the_configuration_wants() {
    let outcome = clean(&seed("feed: { terms: false, formats: [atom], content: summary }\ndate_archives: false\n", ""));
    assert!(has(&outcome, "feed.xml") && has(&outcome, "id/feed.xml"));
    for absent in ["feed.json", "tag/social-media/feed.xml", "2016/index.html", "archive/index.html"] {
        assert!(!has(&outcome, absent), "{absent}");
    }
    let page = html(&outcome, "tag/social-media/index.html");
    let feeds = page.all("link[rel=alternate][type]").into_iter().filter_map(|link| link.attribute("href"));
    assert_eq!(feeds.collect::<Vec<_>>(), ["/feed.xml"]);
}

#[test]
fn a_site_in_one_language_has_no_editions_and_no_switcher() {
    let outcome = clean(&format!(
        "-- site.yaml --\ntitle: Catatan\nbase_url: https://example.org/\nlanguages: id\n{}",
        post("2016-12-30-menanti.md", "Menanti", "tags: medsos\n")
    ));
    let page = html(&outcome, "tag/medsos/index.html");
    assert_eq!(page.one("h1").text(), "Arsip Tag: medsos");
    assert_eq!(page.one("ol.entries article").attribute("lang"), Some("id"));
    assert!(page.all(".switcher").is_empty() && page.all("ol.entries .language").is_empty());
    assert!(has(&outcome, "2016/12/menanti/index.html") && !has(&outcome, "id/index.html"));
    assert!(page.all("link[hreflang]").is_empty());
}

#[test]
fn an_arabic_post_says_its_direction_wherever_it_stands() {
    let arabic = post("2016-11-01-x.md", "الدبلوماسية الرقمية", "lang: ar\ntags: social media\nslug: raqmiya\n");
    let config = "languages: [en, id, ar]\n";
    let outcome = site(
        &SEED
            .replacen("languages: [en, id]\n", config, 1)
            .replace("-- content/posts/2016-12-30", &format!("{arabic}-- content/posts/2016-12-30")),
    );
    assert_eq!(reported(&outcome), "");
    let list = html(&outcome, "tag/social-media/index.html");
    assert_eq!(langs(&list), ["id", "ar", "en"]);
    assert_eq!(list.attributes("ol.entries article", "dir"), ["ltr", "rtl", "ltr"]);
    let page = html(&outcome, "ar/2016/11/raqmiya/index.html");
    assert_eq!((page.one("html").attribute("lang"), page.one("html").attribute("dir")), (Some("ar"), Some("rtl")));
    assert_eq!(page.one(".skip").inherited("dir"), Some("rtl"), "the edition's own direction");
    let feed = xml::parse(support::page(&outcome, "tag/social-media/feed.xml")).unwrap();
    assert!(feed.all("entry")[1].text_of("content").starts_with("<div lang=\"ar\" dir=\"rtl\">"));
    sound(&outcome, "https://example.org/", false);
}

#[test]
fn a_regional_variety_belongs_to_the_edition_of_its_language_and_keeps_its_own_tag() {
    let outcome = clean(&seed("", &post("2016-11-01-x.md", "Colour", "lang: en-GB\ntags: social media\n")));
    assert_eq!(langs(&html(&outcome, "en/tag/social-media/index.html")), ["en-GB", "en"]);
    assert!(has(&outcome, "2016/11/x/index.html"));
}

#[test]
fn a_post_in_a_language_that_the_site_does_not_have_is_in_the_mixed_list_with_a_warning() {
    let outcome = site(&seed("", &post("2016-11-01-x.md", "Titre", "lang: fr\ntags: social media\n")));
    assert_eq!(
        reported(&outcome),
        "warning content/posts/2016-11-01-x.md:3:7: this post is in `fr`, which site.yaml does not list, so it has no edition\n"
    );
    assert_eq!(langs(&html(&outcome, "tag/social-media/index.html")), ["id", "fr", "en"]);
    assert!(has(&outcome, "fr/2016/11/x/index.html"));
    sound(&outcome, "https://example.org/", false);
}

// Translations.

fn translated() -> String {
    let english = post("2016-10-08-coffee.md", "Coffee", "tags: coffee\n");
    let indonesian = post("2016-10-08-coffee.id.md", "Kopi", "tags: coffee\nslug: kopi\n");
    of("", &format!("{english}{indonesian}{}", post("2016-10-07-lain.id.md", "Lain", "tags: coffee\n")))
}

#[test]
fn a_post_in_several_languages_stands_once_in_a_mixed_list_with_links_to_the_others() {
    let outcome = clean(&translated());
    let page = html(&outcome, "tag/coffee/index.html");
    assert_eq!(titles(&page), ["Coffee", "Lain"]);
    let link = page.one("ol.entries article .also a");
    assert_eq!((link.attribute("href"), link.attribute("hreflang")), (Some("/id/2016/10/kopi/"), Some("id")));
    assert_eq!((link.attribute("lang"), link.inherited("dir")), (Some("id"), Some("ltr")));
    assert_eq!(page.texts(".side p")[0], "2 posts");
}

#[test]
fn each_edition_lists_its_own_translation() {
    let outcome = clean(&translated());
    assert_eq!(titles(&html(&outcome, "en/tag/coffee/index.html")), ["Coffee"]);
    assert_eq!(titles(&html(&outcome, "id/tag/coffee/index.html")), ["Kopi", "Lain"]);
}

#[test]
fn a_mixed_list_whose_first_language_lacks_a_post_shows_the_one_there_is() {
    let id = post("2016-10-08-a.id.md", "Satu", "");
    let ms = post("2016-10-08-a.ms.md", "Satu juga", "lang: ms\ntranslation: posts/2016-10-08-a\n");
    let outcome = site(&of(
        "",
        &format!("{}{ms}", id.replace("title: Satu\n", "title: Satu\ntranslation: posts/2016-10-08-a\n")),
    ));
    assert_eq!(titles(&html(&outcome, "index.html")), ["Satu"]);
}

#[test]
fn translations_name_each_other_for_readers_and_search_engines() {
    let outcome = clean(&translated());
    let page = html(&outcome, "id/2016/10/kopi/index.html");
    assert_eq!(page.attributes("article .also a", "href"), ["/2016/10/coffee/"]);
    assert_eq!(
        page.attributes("link[hreflang]", "href"),
        [
            "https://example.org/2016/10/coffee/",
            "https://example.org/id/2016/10/kopi/",
            "https://example.org/2016/10/coffee/"
        ]
    );
    assert_eq!(page.attributes("link[hreflang]", "hreflang"), ["en", "id", "x-default"]);
    assert_eq!(page.attributes(".switcher a[hreflang]", "href"), ["/2016/10/coffee/", "/id/2016/10/kopi/"]);
}

#[test]
fn translations_may_be_given_by_key_by_suffix_and_by_folder() {
    for (one, other, front) in [
        ("2016-10-08-a.md", "2016-10-08-b.md", "translation: k\n"),
        ("2016-10-08-a.md", "2016-10-08-b.md", "translationKey: k\n"),
        ("2016-10-08-a.md", "2016-10-08-b.md", "ref: k\n"),
        ("2016-10-08-a.md", "2016-10-08-a.id.md", ""),
    ] {
        let second = post(other, "Dua", &format!("lang: id\n{front}"));
        let outcome = clean(&of("", &format!("{}{second}", post(one, "One", front))));
        assert_eq!(titles(&html(&outcome, "index.html")), ["One"], "{other} {front}");
    }
    let outcome = clean(&of(
        "",
        "-- content/en/posts/2016-10-08-a.md --\n# One\n-- content/id/posts/2016-10-08-a.md --\n# Satu\n",
    ));
    assert_eq!(titles(&html(&outcome, "index.html")), ["One"]);
    assert!(has(&outcome, "id/2016/10/a/index.html"));
}

#[test]
fn two_translations_in_one_language_are_an_error() {
    let posts = post("2016-10-08-a.md", "A", "translation: k\n") + &post("2016-10-09-b.md", "B", "translation: k\n");
    let outcome = site(&of("", &posts));
    assert!(outcome.rendered.is_none());
    assert_eq!(
        reported(&outcome),
        "error content/posts/2016-10-08-a.md:3:14: two posts in `en` are marked as translations of each other, both as `k`\n"
    );
}

// What is published, and when.

#[test]
fn drafts_stay_out_unless_asked_for() {
    let files = post("2016-01-01-a.md", "Draft", "draft: true\ntags: t\n")
        + &post("2016-01-02-b.md", "Hidden", "published: false\n");
    let archive = of(
        "",
        &format!("{files}{}", "-- content/drafts/c.md --\n---\ntitle: In drafts\ndate: 2016-01-03\n---\ntext\n"),
    );
    let outcome = clean(&archive);
    assert_eq!((outcome.posts, outcome.left_out.drafts), (0, 3));
    assert!(!has(&outcome, "tag/t/index.html") && !page(&outcome, "sitemap.xml").contains("/a/"));
    let shown = selected(&archive, true, false);
    assert_eq!(titles(&html(&shown, "index.html")), ["In drafts", "Hidden", "Draft"]);
    assert_eq!(html(&shown, "2016/01/a/index.html").texts(".marker"), ["Draft"]);
    assert_eq!(html(&shown, "2016/01/a/index.html").attributes("meta[name=robots]", "content"), ["noindex"]);
}

#[test]
fn row_29_posts_of_the_future_stay_out_and_are_counted() {
    let archive = of(
        "timezone: Asia/Jakarta\n",
        &[
            post("a.md", "Past", "date: 2017-01-15T18:59:59\n"),
            post("b.md", "Future", "date: 2017-01-15T19:00:01\n"),
            post("c.md", "Offset", "date: 2017-01-15T11:59:59Z\n"),
        ]
        .concat(),
    );
    let outcome = clean(&archive);
    assert_eq!(titles(&html(&outcome, "index.html")), ["Past", "Offset"]);
    assert_eq!((outcome.posts, outcome.left_out.future), (2, 1));
    assert_eq!(titles(&html(&selected(&archive, false, true), "index.html")), ["Future", "Past", "Offset"]);
}

#[test]
fn an_expired_post_is_left_out_and_counted() {
    let archive = of(
        "",
        &(post("2016-01-01-a.md", "Over", "expires: 2017-01-15\n")
            + &post("2016-01-02-b.md", "On", "expiryDate: 2017-01-16\n")),
    );
    let outcome = clean(&archive);
    assert_eq!(titles(&html(&outcome, "index.html")), ["On"]);
    assert_eq!(outcome.left_out.expired, 1);
}

// Feeds.

/// Title and language of each entry of an Atom feed.
fn entries(feed: &str) -> Vec<(String, String)> {
    let feed = xml::parse(feed).unwrap();
    let entry =
        |entry: &&xml::Element| (entry.text_of("title").to_string(), entry.attribute("xml:lang").unwrap().to_string());
    feed.all("entry").iter().map(entry).collect()
}

#[test]
fn each_edition_and_each_tag_has_a_feed_whose_entries_say_their_language() {
    let outcome = clean(&seed(REGISTRY, ""));
    let (id, en) = ((MENANTI.to_string(), "id".to_string()), (REVIEW.to_string(), "en".to_string()));
    for folder in ["", "tag/social-media/"] {
        assert_eq!(entries(page(&outcome, &format!("{folder}feed.xml"))), [id.clone(), en.clone()]);
        assert_eq!(entries(page(&outcome, &format!("en/{folder}feed.xml"))), std::slice::from_ref(&en));
        assert_eq!(entries(page(&outcome, &format!("id/{folder}feed.xml"))), std::slice::from_ref(&id));
    }
    let feed: serde_json::Value = serde_json::from_str(page(&outcome, "id/tag/social-media/feed.json")).unwrap();
    assert_eq!(feed["language"], "id");
    assert_eq!(feed["items"][0]["language"], "id");
    assert_eq!(feed["title"], "Arsip Tag: media sosial · Diplomacy Notes");
    assert_eq!(feed["items"][0]["url"], "https://example.org/id/2016/12/menanti/");
    assert!(feed["items"][0]["content_html"].as_str().unwrap().contains("Sebelas juta pengikut menanti."));
}

#[test]
fn an_entrys_id_outlives_a_new_title_a_new_slug_and_a_new_language_of_the_site() {
    let ids = |archive: &str| {
        let outcome = clean(archive);
        let feed = xml::parse(page(&outcome, "feed.xml")).unwrap();
        feed.all("entry").iter().map(|entry| entry.text_of("id").to_string()).collect::<Vec<_>>()
    };
    let before = ids(SEED);
    let renamed = SEED.replace("title: Menanti", "slug: baru\ntitle: Tetap menanti");
    assert_eq!(ids(&renamed), before);
    assert_eq!(ids(&SEED.replace("languages: [en, id]", "languages: [id, en]")), before);
    assert_eq!(ids(&SEED.replace("https://example.org/", "https://example.org/blog/")), before);
}

#[test]
fn addresses_in_a_feeds_content_are_absolute() {
    let body = "# Title\n\n## Part\n\nSee [the part](#part), [x](2016-01-02-b.md), [home](/).[^1]\n\n[^1]: A note.\n";
    let files = format!("-- content/posts/2016-01-01-a.md --\n{body}-- content/posts/2016-01-02-b.md --\n# B\n");
    let outcome = clean(&of("", &files));
    let feed: serde_json::Value = serde_json::from_str(page(&outcome, "feed.json")).unwrap();
    let content = parse(feed["items"][1]["content_html"].as_str().unwrap());
    for address in content.attributes("[href]", "href") {
        assert!(address.starts_with("https://example.org/"), "`{address}` is not absolute");
    }
}

#[test]
fn pages_name_the_feeds_of_their_edition() {
    let outcome = clean(SEED);
    let feeds = |path| {
        html(&outcome, path)
            .attributes("link[rel=alternate][type]", "href")
            .iter()
            .map(std::string::ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(feeds("id/2016/12/menanti/index.html"), ["/id/feed.xml", "/id/feed.json"]);
    assert_eq!(
        feeds("tag/social-media/index.html"),
        ["/tag/social-media/feed.xml", "/tag/social-media/feed.json", "/feed.xml", "/feed.json"]
    );
}

// Archives by date, by author, by series; pages of a list.

#[test]
fn years_and_months_have_archives_in_each_editions_words() {
    let outcome = clean(SEED);
    assert_eq!(html(&outcome, "2016/10/index.html").one("h1").text(), "Monthly Archives: October 2016");
    assert_eq!(html(&outcome, "id/2016/12/index.html").one("h1").text(), "Arsip Bulanan: Desember 2016");
    assert_eq!(html(&outcome, "2016/index.html").one("h1").text(), "Yearly Archives: 2016");
    assert_eq!(titles(&html(&outcome, "2016/index.html")), [MENANTI, REVIEW]);
    assert_eq!(html(&outcome, "id/archive/index.html").texts(".years li a"), ["Desember"]);
    assert_eq!(
        html(&outcome, "archive/index.html").attributes(".years a", "href"),
        ["/2016/", "/2016/12/", "/2016/10/"]
    );
    assert!(!has(&outcome, "id/2016/10/index.html"));
}

#[test]
fn an_author_has_an_archive_and_a_byline() {
    let outcome = clean(&seed("", &post("2016-01-01-a.md", "A", "author: Dewi Larasati\n")));
    assert_eq!(html(&outcome, "author/dewi-larasati/index.html").one("h1").text(), "Author Archives: Dewi Larasati");
    assert_eq!(html(&outcome, "2016/01/a/index.html").attributes("a[rel=author]", "href"), ["/author/dewi-larasati/"]);
}

#[test]
fn categories_and_taxonomies_of_the_sites_own_work_as_tags_do() {
    let files = post("2016-01-01-a.md", "A", "categories: [Esai]\ntopics: Laut\n");
    let outcome = clean(&of("taxonomies: [topics]\ncategories:\n  essays: {en: Essays, id: Esai}\n", &files));
    assert_eq!(html(&outcome, "category/essays/index.html").one("h1").text(), "Category Archives: Essays");
    assert_eq!(titles(&html(&outcome, "topics/laut/index.html")), ["A"]);
    assert_eq!(redirect(&outcome, "category/esai/index.html"), "/category/essays/");
}

#[test]
fn a_post_of_a_long_series_shows_the_parts_around_it() {
    let part = |day: usize| {
        let date = format!("2016-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
        post(&format!("{date}-p.md"), &format!("N{day}"), &format!("series: Cables\nslug: p{day}\n"))
    };
    let outcome = clean(&of("", &(0..250).map(part).collect::<String>()));
    let page = html(&outcome, "2016/08/p200/index.html");
    assert_eq!(page.texts(".series .series-part"), ["Part 201 of 250"]);
    let parts = page.texts(".series ol li");
    assert_eq!((parts.len(), &*parts[0], &*parts[99]), (100, "N150", "N249"));
    assert_eq!(page.one(".series ol").attribute("start"), Some("151"));
    assert_eq!(html(&outcome, "2016/01/p0/index.html").one(".series ol").attribute("start"), None);
}

#[test]
fn a_series_tells_its_parts_in_order() {
    let part = |day: usize, title: &str| {
        post(&format!("2016-01-0{day}-p.md"), title, &format!("series: Cables\nslug: p{day}\n"))
    };
    let outcome = clean(&of("", &[part(3, "Three"), part(1, "One"), part(2, "Two")].concat()));
    let page = html(&outcome, "2016/01/p2/index.html");
    assert_eq!(page.texts(".series ol li"), ["One", "Two", "Three"]);
    assert_eq!(page.texts(".series .series-part"), ["Part 2 of 3"]);
    assert_eq!(page.one(".series li[aria-current]").text(), "Two");
    assert_eq!(html(&outcome, "series/cables/index.html").one("h1").text(), "Series: Cables");
}

#[test]
fn newer_and_older_posts_are_those_in_the_posts_own_language() {
    let posts = [
        post("2016-01-01-a.md", "A", ""),
        post("2016-01-02-b.id.md", "B", ""),
        post("2016-01-03-c.md", "C", ""),
        post("2016-01-04-d.id.md", "D", ""),
    ];
    let around = |config: &str, path: &str| {
        let page = html(&clean(&of(config, &posts.concat())), path);
        ["next", "prev"].map(|rel| page.texts(&format!(".neighbours a[rel={rel}]")).concat())
    };
    assert_eq!(around("", "2016/01/c/index.html"), ["D", "A"], "another language's only where there is no other");
    assert_eq!(around("archives: together\n", "id/2016/01/b/index.html"), ["D", "A"]);
    assert_eq!(around("", "id/2016/01/d/index.html"), ["", "B"]);
    assert_eq!(around("archives: separate\n", "2016/01/c/index.html"), ["", "A"]);
}

#[test]
fn related_posts_share_rare_tags_rather_than_common_ones_in_the_posts_own_language_first() {
    let posts = [
        post("2016-01-01-a.md", "Rare", "tags: [rare]\n"),
        post("2016-01-02-b.md", "Common", "tags: [common]\n"),
        post("2016-01-03-c.id.md", "Umum", "tags: [common]\n"),
        post("2016-01-04-d.md", "More", "tags: [common]\n"),
        post("2016-01-05-e.id.md", "Lain", "tags: [rare, common]\n"),
        post("2016-01-06-f.md", "This", "tags: [rare, common]\n"),
        post("2016-01-07-g.md", "Next", "tags: [rare, common]\n"),
        post("2016-01-05-i.md", "Before", "tags: [rare, common]\n"),
        post("2016-01-02-h.id.md", "Jauh", "tags: [common]\n"),
    ];
    let related = |config: &str, path: &str| html(&clean(&of(config, &posts.concat())), path).texts(".short-entries a");
    assert_eq!(related("related: 2\n", "2016/01/f/index.html"), ["Rare", "More"]);
    assert_eq!(related("related: 5\n", "2016/01/f/index.html"), ["Rare", "More", "Common", "Lain", "Umum"]);
    assert_eq!(related("related: 2\n", "id/2016/01/e/index.html"), ["Jauh"], "the older post is not shown twice");
    assert_eq!(related("related: 5\narchives: separate\n", "2016/01/f/index.html"), ["Rare", "More", "Common"]);
    assert!(related("related: 0\n", "2016/01/f/index.html").is_empty());
}

#[test]
fn a_long_list_has_pages_and_none_is_empty() {
    let posts: String =
        (1..=5).map(|day| post(&format!("2016-01-0{day}-p{day}.md"), &format!("P{day}"), "tags: t\n")).collect();
    let outcome = clean(&of("paginate: 2\n", &posts));
    assert_eq!(titles(&html(&outcome, "tag/t/index.html")), ["P5", "P4"]);
    assert_eq!(titles(&html(&outcome, "tag/t/page/2/index.html")), ["P3", "P2"]);
    assert_eq!(titles(&html(&outcome, "en/tag/t/page/3/index.html")), ["P1"]);
    assert!(!has(&outcome, "tag/t/page/4/index.html") && !has(&outcome, "tag/t/page/1/index.html"));
    let second = html(&outcome, "tag/t/page/2/index.html");
    assert_eq!(second.attributes(".paginator a[rel]", "href"), ["/tag/t/", "/tag/t/page/3/"]);
    assert_eq!(second.one("link[rel=canonical]").attribute("href"), Some("https://example.org/tag/t/page/2/"));
    assert_eq!(titles(&html(&outcome, "page/3/index.html")), ["P1"]);
    assert_eq!(titles(&html(&outcome, "2016/page/2/index.html")), ["P3", "P2"]);
}

#[test]
fn posts_of_one_day_keep_one_order() {
    let posts = [
        post("b.md", "B", "date: 2016-01-01\n"),
        post("a.md", "A", "date: 2016-01-01\n"),
        post("c.md", "C", "date: 2016-01-01T08:00:00Z\n"),
    ];
    assert_eq!(titles(&html(&clean(&of("", &posts.concat())), "index.html")), ["C", "A", "B"]);
}

// Pages, menus, files, addresses.

#[test]
fn each_language_has_its_menu() {
    let config = "menu:\n  en: [{title: About, page: about.md}]\n  id: [{title: Tentang, page: about.id.md}, {title: Tag, url: /id/tag/}]\n";
    let outcome = clean(&seed(config, "-- content/about.md --\n# About\n-- content/about.id.md --\n# Tentang\n"));
    assert_eq!(html(&outcome, "index.html").attributes(".menu a", "href"), ["/about/"]);
    let page = html(&outcome, "id/about/index.html");
    assert_eq!(page.attributes(".menu a", "href"), ["/id/about/", "/id/tag/"]);
    assert_eq!(page.one(".menu a[aria-current]").text(), "Tentang");
    assert_eq!(titles(&html(&outcome, "index.html")).len(), 2, "pages stand in no list");
}

#[test]
fn a_menus_page_that_does_not_exist_is_an_error_at_its_place() {
    let outcome = site(&seed("menu: [{title: About, page: abuot.md}]\n", "-- content/about.md --\n# About\n"));
    assert!(outcome.rendered.is_none(), "the menu would lead somewhere else");
    assert!(reported(&outcome).starts_with("error site.yaml:4:29: "), "{}", reported(&outcome));
}

#[test]
fn a_bundles_files_stand_beside_its_page_once() {
    let files = "-- content/posts/2016-10-08-coffee/index.md --\n# Coffee\n\n![A cup](cup.svg)\n\
        -- content/posts/2016-10-08-coffee/index.id.md --\n# Kopi\n\n![Secangkir](cup.svg) ![Lagi](deep/map.svg)\n\
        -- content/posts/2016-10-08-coffee/cup.svg --\n<svg/>\n\
        -- content/posts/2016-10-08-coffee/deep/map.svg --\n<svg/>\n";
    let outcome = clean(&of("", files));
    assert_eq!(
        html(&outcome, "2016/10/coffee/index.html").attributes(".prose img", "src"),
        ["/2016/10/coffee/cup.svg"]
    );
    assert_eq!(
        html(&outcome, "id/2016/10/coffee/index.html").attributes(".prose img", "src"),
        ["/2016/10/coffee/cup.svg", "/2016/10/coffee/deep/map.svg"]
    );
    assert_eq!(
        html(&outcome, "index.html")
            .attributes(".entries img", "src")
            .iter()
            .filter(|src| !src.starts_with('/'))
            .count(),
        0
    );
    assert!(!has(&outcome, "id/2016/10/coffee/cup.svg"));
}

#[test]
fn a_cover_with_an_image_in_it_as_hugos_themes_write_it_is_the_posts_picture() {
    let front = "cover:\n  image: /map.svg\n  alt: A map\n  caption: Drawn by us\n";
    let outcome = clean(&of("", &format!("{}-- content/map.svg --\n<svg/>\n", post("2016-01-01-a.md", "A", front))));
    let picture = html(&outcome, "2016/01/a/index.html");
    assert_eq!(picture.attributes("figure img", "src"), ["/map.svg"]);
    assert_eq!(picture.attributes("figure img", "alt"), ["A map"]);
}

#[test]
fn other_files_are_copied_as_they_are() {
    let outcome = clean(&seed("", "-- content/CNAME --\nexample.org\n-- content/files/data.csv --\na,b\n"));
    assert_eq!(page(&outcome, "CNAME"), "example.org\n");
    assert_eq!(page(&outcome, "files/data.csv"), "a,b\n");
}

#[test]
fn aliases_lead_to_the_page() {
    let outcome =
        clean(&seed("", &post("2016-01-01-a.md", "A", "aliases: [/old/a, /2009/a.html]\nredirect_from: /never/\n")));
    assert_eq!(redirect(&outcome, "old/a/index.html"), "/2016/01/a/");
    assert_eq!(redirect(&outcome, "2009/a.html"), "/2016/01/a/");
    assert_eq!(
        html(&outcome, "2009/a.html").one("link[rel=canonical]").attribute("href"),
        Some("https://example.org/2016/01/a/")
    );
    assert!(!page(&outcome, "sitemap.xml").contains("2009"));
}

#[test]
fn addresses_follow_the_permalink_patterns_and_front_matter() {
    let config = "permalinks: { posts: '/:lang/blog/:year-:month-:day-:slug.html', pages: /:lang/p/:slug/ }\n";
    let files = [
        post("2016-01-02-a.md", "A", ""),
        post("2016-01-03-b.id.md", "B", "slug: dua\n"),
        post("2016-01-04-c.md", "C", "permalink: /over/there/\n"),
        post("2016-01-05-d.md", "D", "url: /d.html\n"),
        "-- content/about.md --\n# About\n".to_string(),
    ];
    let outcome = clean(&of(config, &files.concat()));
    for path in [
        "blog/2016-01-02-a.html",
        "id/blog/2016-01-03-dua.html",
        "over/there/index.html",
        "d.html",
        "p/about/index.html",
    ] {
        assert!(has(&outcome, path), "{path}");
    }
}

#[test]
fn a_home_page_has_the_text_of_its_index() {
    let outcome = clean(&seed(
        "",
        "-- content/index.md --\n---\ntitle: Home\n---\nWelcome.\n-- content/index.id.md --\n---\ntitle: Beranda\n---\nSelamat datang.\n",
    ));
    assert_eq!(html(&outcome, "index.html").texts(".intro"), ["Welcome."]);
    assert_eq!(html(&outcome, "id/index.html").texts(".intro"), ["Selamat datang."]);
}

#[test]
fn links_between_posts_name_their_files() {
    let body = "# A\n\n[b](2016-01-02-b.id.md#bagian) [c](@/about.md) [d](/posts/2016-01-02-b.id.md?x=1#bagian) [e](#here)\n\n## Here\n";
    let files = format!(
        "-- content/posts/2016-01-01-a.md --\n{body}-- content/posts/2016-01-02-b.id.md --\n# B\n\n## Bagian\n-- content/about.md --\n# About\n"
    );
    let outcome = clean(&of("", &files));
    let links: Vec<String> = html(&outcome, "2016/01/a/index.html")
        .attributes(".prose p a", "href")
        .iter()
        .map(std::string::ToString::to_string)
        .collect();
    assert_eq!(links, ["/id/2016/01/b/#bagian", "/about/", "/id/2016/01/b/?x=1#bagian", "#here"]);
}

#[test]
fn a_link_by_file_or_its_anchor_that_leads_nowhere_is_an_error_at_its_place_and_a_bare_anchor_a_warning() {
    let body = "# A\n\nSee [b](2016-01-02-bb.md) and\n[c](#hree) and [d](2016-01-02-b.md#gone).\n\n## Here\n";
    let files = format!("-- content/posts/2016-01-01-a.md --\n{body}-- content/posts/2016-01-02-b.md --\n# B\n");
    let outcome = site(&of("", &files));
    assert_eq!(
        reported(&outcome),
        "\
error content/posts/2016-01-01-a.md:3:9: broken link: `content/posts/2016-01-02-bb.md` does not exist
warning content/posts/2016-01-01-a.md:4:5: broken link: `content/posts/2016-01-01-a.md` has no heading `#hree`
error content/posts/2016-01-01-a.md:4:20: broken link: `content/posts/2016-01-02-b.md` has no heading `#gone`
"
    );
    let hints: Vec<&str> =
        outcome.diagnostics.iter().flat_map(|diagnostic| &diagnostic.hints).map(String::as_str).collect();
    assert_eq!(
        hints,
        [
            "did you mean `@/posts/2016-01-02-b.md`?",
            "did you mean `#here`?",
            "remove `#gone`: the page has no headings"
        ]
    );
}

#[test]
fn a_link_to_a_draft_is_an_error() {
    let outcome = site(&of(
        "",
        &(post("2016-01-01-a.md", "A", "draft: true\n")
            + "-- content/posts/2016-01-02-b.md --\n# B\n\n[a](2016-01-01-a.md)\n"),
    ));
    assert_eq!(
        reported(&outcome),
        "error content/posts/2016-01-02-b.md:3:5: broken link: `content/posts/2016-01-01-a.md` is not published, since it is a draft\n"
    );
}

#[test]
fn a_summary_ends_at_more_and_its_links_work_from_every_list() {
    let body = "# A\n\nFirst *[b](2016-01-02-b.md)*.[^1] See [here](#here).\n\n<!--more-->\n\n## Here\n\nRest.\n\n[^1]: Note.\n";
    let files = format!("-- content/posts/2016-01-01-a.md --\n{body}-- content/posts/2016-01-02-b.md --\n# B\n");
    let outcome = clean(&of("", &files));
    let page = html(&outcome, "en/2016/01/index.html");
    let entry = page.all("ol.entries article")[1];
    assert_eq!(entry.one(".entry-summary").text(), "First b. See here.");
    let links: Vec<_> = entry.all(".entry-summary a").iter().map(|a| a.attribute("href").unwrap()).collect();
    assert_eq!(links, ["/2016/01/b/", "/2016/01/a/#here"]);
}

// Where the site is.

/// A site with a bit of everything that holds addresses.
fn full(config: &str) -> String {
    let files = [
        post("2016-01-01-a/index.md", "A", "tags: [t, ü ñ]\naliases: /old/\nseries: S\nauthor: X Y\nimage: cup.svg\n"),
        "[b](../2016-01-02-b.id.md) ![cup](cup.svg) [tag](/tag/t/) ![file](/files/x.svg)\n".to_string(),
        "-- content/posts/2016-01-01-a/cup.svg --\n<svg/>\n-- content/files/x.svg --\n<svg/>\n".to_string(),
        post("2016-01-02-b.id.md", "Dua kata", "tags: [t]\nseries: S\n"),
        post("2016-01-03-c.md", "C", "tags: [t]\nslug: خط\n"),
        "-- content/about.md --\n# About\n\n<a href=\"/tag/t/\">raw</a> <img src=\"/files/x.svg\" alt=\"\">\n"
            .to_string(),
    ];
    of(config, &files.concat())
}

#[test]
fn a_site_works_under_a_sub_path() {
    let outcome = clean(
        &full("menu: [{title: About, page: about.md}, {title: T, url: /tag/t/}]\n")
            .replace("https://example.org/", "https://example.org/catatan/"),
    );
    let page = html(&outcome, "2016/01/a/index.html");
    assert_eq!(page.attributes(".menu a", "href"), ["/catatan/about/", "/catatan/tag/t/"]);
    assert_eq!(page.one("link[rel=canonical]").attribute("href"), Some("https://example.org/catatan/2016/01/a/"));
    assert_eq!(redirect(&outcome, "old/index.html"), "/catatan/2016/01/a/");
    assert!(support::page(&outcome, "robots.txt").contains("https://example.org/catatan/sitemap.xml"));
}

#[test]
fn a_site_with_relative_addresses_works_from_any_folder() {
    let outcome =
        clean(&full("relative_urls: true\nmenu: [{title: About, page: about.md}, {title: T, url: /tag/t/}]\n"));
    let page = html(&outcome, "2016/01/a/index.html");
    assert_eq!(page.attributes(".menu a", "href"), ["../../../about/index.html", "../../../tag/t/index.html"]);
    assert_eq!(redirect(&outcome, "old/index.html"), "../2016/01/a/index.html");
}

#[test]
fn relative_addresses_survive_beside_texts_that_are_borrowed_from_another_language() {
    let outcome = clean(&of("relative_urls: true\ndescription: {id: Catatan}\n", &post("2016-01-01-a.md", "A", "")));
    let page = page(&outcome, "2016/01/a/index.html");
    assert_eq!(parse(page).attributes(".wordmark a", "href"), ["../../../index.html"]);
    assert!(!page.contains(|letter| ('\u{fdd0}'..='\u{fdef}').contains(&letter)), "{page}");
}

#[test]
fn relative_addresses_survive_noncharacters_in_an_authors_text() {
    let text = "A noncharacter \u{fdd8}/tag/t/ in a text, <em title=\"\u{fdd8}x\">and in HTML</em>.";
    let outcome =
        site(&of("relative_urls: true\n", &format!("-- content/posts/2016-01-01-a.md --\n# A\u{fdd8}B\n\n{text}\n")));
    let refused = outcome.rendered.is_none() && reported(&outcome).contains("content/posts/2016-01-01-a.md");
    assert!(refused || page(&outcome, "2016/01/a/index.html").contains("\u{fdd8}/tag/t/"), "{}", reported(&outcome));
}

#[test]
fn addresses_in_html_of_the_authors_own_follow_the_site_too() {
    let outcome = clean(&full("").replace("https://example.org/", "https://example.org/catatan/"));
    assert_eq!(html(&outcome, "about/index.html").attributes(".prose a", "href"), ["/catatan/tag/t/"]);
}

#[test]
fn a_slug_keeps_its_letters_in_the_file_and_is_encoded_in_addresses() {
    let outcome = clean(&full(""));
    assert!(has(&outcome, "2016/01/خط/index.html"));
    assert!(html(&outcome, "index.html").attributes(".entry-title a", "href").contains(&"/2016/01/%D8%AE%D8%B7/"));
}

#[test]
fn a_template_of_the_sites_own_overrides_the_themes_and_may_extend_it() {
    let own = "-- templates/post.html --\n{% extends \"themes/chancery/post.html\" %}\n{% block content %}<p>{{ page.extra.mood | default(value=\"no mood\") }}</p>{{ super() }}{% endblock content %}\n";
    let outcome = clean(&seed("", &format!("{own}{}", post("2016-01-01-a.md", "A", "mood: calm\n"))));
    assert_eq!(html(&outcome, "2016/01/a/index.html").texts(".prose p"), ["calm", "Text of A."]);
}

#[test]
fn a_sites_own_words_stand_for_the_themes() {
    let outcome = clean(&seed("", "-- i18n/en.ftl --\ntag-archives-of = Filed under { $name }\n"));
    assert_eq!(html(&outcome, "tag/social-media/index.html").one("h1").text(), "Filed under social media");
}
