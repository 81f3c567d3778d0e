//! Lists that respect the reader's language: what is around a post, the parts of a series, the links to other languages.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::support::{clean, has, html, page, reported, site, xml};
use chancery_testkit::html::Document;
use proptest::prelude::*;

/// A site of three languages; posts are files with front matter.
fn of(config: &str, posts: &[(&str, &str)]) -> String {
    let mut site =
        format!("-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id, ar]\n{config}");
    for (file, front) in posts {
        let title = file.replace(".md", "");
        writeln!(site, "-- content/posts/{file} --\n---\ntitle: {title}\n{front}---\nText.").unwrap();
    }
    site
}

/// A series in which parts 1 and 3 have translations, and part 2 is in Indonesian only.
const SERIES: [(&str, &str); 5] = [
    ("2016-01-01-a.md", "series: S\n"),
    ("2016-01-20-b.id.md", "series: S\n"),
    ("2016-02-01-c.md", "series: S\ntranslation: c\n"),
    ("2016-03-01-c.id.md", "series: S\ntranslation: c\n"),
    ("2016-01-01-a.id.md", "series: S\n"),
];

/// The parts in the box under a post: titles, each with the name of its language if it is labelled.
fn parts(page: &Document) -> Vec<String> {
    page.all(".series ol li").iter().map(|part| part.text()).collect()
}

#[test]
fn two_translations_of_a_part_have_one_number_and_the_one_in_the_posts_language_is_shown() {
    for path in ["2016/01/a/index.html", "2016/02/c/index.html"] {
        let outcome = clean(&of("archives: together\n", &SERIES));
        let page = html(&outcome, path);
        assert_eq!(parts(&page), ["2016-01-01-a", "2016-01-20-b.id Bahasa Indonesia", "2016-02-01-c"]);
    }
    let outcome = clean(&of("archives: together\n", &SERIES));
    let page = html(&outcome, "id/2016/03/c/index.html");
    assert_eq!(parts(&page), ["2016-01-01-a.id", "2016-01-20-b.id", "2016-03-01-c.id"]);
    assert_eq!(page.texts(".series-part"), ["Part 3 of 3"]);
    assert_eq!(html(&outcome, "id/2016/01/b/index.html").texts(".series-part"), ["Part 2 of 3"]);
}

#[test]
fn an_edition_of_one_language_numbers_its_own_parts() {
    let outcome = clean(&of("archives: separate\n", &SERIES));
    assert_eq!(html(&outcome, "2016/02/c/index.html").texts(".series-part"), ["Part 2 of 2"]);
    assert_eq!(html(&outcome, "id/2016/03/c/index.html").texts(".series-part"), ["Bagian 3 dari 3"]);
}

/// The numbers and titles of a list.
fn numbered(page: &Document) -> Vec<(String, String)> {
    page.texts(".entry .numeral [aria-hidden]").into_iter().zip(page.texts(".entry-title")).collect()
}

fn pair(number: &str, title: &str) -> (String, String) {
    (number.to_string(), title.to_string())
}

#[test]
fn the_archive_of_a_series_begins_with_part_1_and_numbers_go_on_over_its_pages() {
    let outcome = clean(&of("paginate: 2\n", &SERIES));
    let (first, second) = (html(&outcome, "series/s/index.html"), html(&outcome, "series/s/page/2/index.html"));
    assert_eq!(numbered(&first), [pair("1", "2016-01-01-a"), pair("2", "2016-01-20-b.id")]);
    assert_eq!(numbered(&second), [pair("3", "2016-02-01-c")]);
    assert_eq!(first.one("ol.entries").attribute("start"), None);
    assert_eq!(second.one("ol.entries").attribute("start"), Some("3"));
    assert_eq!(second.texts(".entry .numeral .unseen"), ["Part 3 of 3"]);
    assert_eq!(first.texts(".paginator a[rel]"), ["Later parts"]);
    assert_eq!(second.texts(".paginator a[rel]"), ["Earlier parts"]);
    assert_eq!(html(&outcome, "series/index.html").texts(".index .count [aria-hidden]"), ["3"]);
}

#[test]
fn no_other_list_has_numbers() {
    let outcome = clean(&of("", &SERIES));
    for path in ["index.html", "2016/index.html"] {
        assert!(html(&outcome, path).all(".numeral").is_empty(), "{path}");
    }
}

#[test]
fn numbers_of_parts_have_the_digits_of_the_language() {
    let posts = [("2016-01-01-a.md", "series: S\n"), ("2016-01-02-b.md", "series: S\n")];
    let outcome = clean(&of("", &posts).replace("[en, id, ar]", "fa"));
    let page = html(&outcome, "series/s/index.html");
    assert_eq!(page.texts(".entry .numeral [aria-hidden]"), ["۱", "۲"]);
}

#[test]
fn the_feed_of_a_series_stays_newest_first() {
    let outcome = clean(&of("", &SERIES));
    let feed = xml::parse(page(&outcome, "series/s/feed.xml")).unwrap();
    let titles: Vec<&str> = feed.all("entry").iter().map(|entry| entry.text_of("title")).collect();
    assert_eq!(titles, ["2016-02-01-c", "2016-01-20-b.id", "2016-01-01-a"]);
}

#[test]
fn parts_of_one_date_are_in_the_order_of_their_files_and_those_without_a_date_are_last() {
    let posts = [
        ("undated.md", "series: S\npermalink: /undated/\n"),
        ("z.md", "series: S\ndate: 2016-01-01\n"),
        ("b.md", "series: S\ndate: 2016-01-02\n"),
        ("a.md", "series: S\ndate: 2016-01-02\n"),
    ];
    let outcome = site(&of("", &posts));
    assert_eq!(reported(&outcome), "warning content/posts/undated.md: this post has no date, so it is sorted last\n");
    let titles = html(&outcome, "series/s/index.html").texts(".entry-title");
    assert_eq!(titles, ["z", "a", "b", "undated"]);
    assert_eq!(parts(&html(&outcome, "2016/01/a/index.html")), titles);
}

#[test]
fn a_template_of_the_sites_own_shows_an_entrys_number() {
    let own = "-- templates/entry.html --\n<li>{% if post.part %}{{ post.part }}/{{ post.parts }} {% endif %}{{ post.title }}</li>\n";
    let outcome = clean(&format!("{}{own}", of("", &SERIES)));
    let shown = html(&outcome, "series/s/index.html").texts("ol.entries li");
    assert_eq!(shown, ["1/3 2016-01-01-a", "2/3 2016-01-20-b.id", "3/3 2016-02-01-c"]);
    assert!(html(&outcome, "index.html").texts("ol.entries li").contains(&"2016-01-01-a".to_string()));
}

/// The names in the groups of the switcher: this page's, and the other editions'.
fn switcher(page: &Document) -> [Vec<String>; 2] {
    let groups = page.all(".switcher ul");
    let others = page.texts(".other-editions a");
    let all = page.texts(".switcher a");
    assert!(groups.len() <= 2);
    [all[..all.len() - others.len()].to_vec(), others]
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

#[test]
fn the_switcher_of_a_post_has_its_translations_and_apart_from_them_the_other_editions() {
    let posts = [("2016-01-01-a.md", ""), ("2016-01-01-a.id.md", ""), ("2016-01-02-b.ar.md", "")];
    let outcome = clean(&of("", &posts));
    let post = html(&outcome, "2016/01/a/index.html");
    assert_eq!(switcher(&post), [names(&["English", "Bahasa Indonesia"]), names(&["All", "العربية"])]);
    assert_eq!(post.texts(".other-editions p"), ["Other editions:"]);
    assert_eq!(post.attributes(".other-editions a", "href"), ["/", "/ar/"]);
    assert!(post.all(".other-editions [rel=alternate]").is_empty(), "they are not this text in another language");
    let alone = html(&outcome, "ar/2016/01/b/index.html");
    assert_eq!(switcher(&alone), [names(&["العربية"]), names(&["الكل", "English", "Bahasa Indonesia"])]);
    assert_eq!(switcher(&html(&outcome, "index.html"))[1], names(&[]), "each edition has a home page");
    let month = html(&outcome, "id/2016/01/index.html");
    assert_eq!(switcher(&month)[1], names(&[]), "each has posts of that month");
}

#[test]
fn an_archive_that_an_edition_lacks_leads_to_the_home_page_of_that_edition() {
    let posts = [("2016-01-01-a.md", "tags: t\n"), ("2016-01-02-b.ar.md", "")];
    let outcome = clean(&of("", &posts));
    let tag = html(&outcome, "tag/t/index.html");
    assert_eq!(switcher(&tag), [names(&["All", "English"]), names(&["Bahasa Indonesia", "العربية"])]);
    assert_eq!(tag.attributes(".other-editions a", "href"), ["/id/", "/ar/"]);
}

#[test]
fn translations_in_languages_without_an_edition_are_in_the_switcher_too() {
    let posts = [
        ("2016-01-01-a.md", "translation: a\n"),
        ("2016-01-01-a.id.md", "translation: a\n"),
        ("british.md", "lang: en-GB\ntranslation: a\ndate: 2016-01-01\npermalink: /british/\n"),
    ];
    let outcome = clean(&of("archives: together\n", &posts));
    let page = html(&outcome, "id/2016/01/a/index.html");
    assert_eq!(switcher(&page), [names(&["English", "British English", "Bahasa Indonesia"]), names(&[])]);
    assert!(html(&outcome, "index.html").all(".switcher").is_empty(), "there is one edition");
    let british = html(&clean(&of("", &posts)), "british/index.html");
    assert_eq!(british.texts(".switcher [aria-current]"), ["British English"]);
}

#[test]
fn the_switcher_of_many_languages_has_both_groups_behind_one_button() {
    let posts = [("2016-01-01-a.md", ""), ("2016-01-01-a.id.md", "")];
    let outcome = clean(&of("", &posts).replace("[en, id, ar]", "[en, id, ar, fr, de]"));
    let page = html(&outcome, "2016/01/a/index.html");
    assert_eq!(page.texts(".switcher details a")[..2], ["English", "Bahasa Indonesia"]);
    assert_eq!(page.texts(".switcher details .other-editions a"), ["All", "العربية", "Français", "Deutsch"]);
}

#[test]
fn an_entry_in_another_language_than_the_post_is_labelled() {
    let posts = [
        ("2016-01-01-a.id.md", "tags: t\n"),
        ("2016-01-02-b.md", "tags: t\n"),
        ("2016-01-03-c.id.md", "tags: t\n"),
        ("2016-01-04-d.id.md", "tags: t\n"),
        ("2016-01-05-e.ar.md", "tags: t\n"),
        ("2016-01-06-f.ar.md", "tags: t\n"),
    ];
    let outcome = clean(&of("archives: together\n", &posts));
    let post = html(&outcome, "id/2016/01/d/index.html");
    let related: Vec<String> = post.all(".short-entries li").iter().map(|entry| entry.one("a").text()).collect();
    assert_eq!(related, ["2016-01-01-a.id", "2016-01-06-f.ar", "2016-01-02-b"]);
    assert_eq!(post.texts(".short-entries .language"), ["العربية", "English"], "not the post's own language");
    assert_eq!(post.texts(".neighbours dd"), ["2016-01-05-e.ar العربية", "2016-01-03-c.id"]);
    assert_eq!(post.attributes(".neighbours a[hreflang]", "hreflang"), ["ar"]);
    let english = html(&outcome, "2016/01/b/index.html");
    assert_eq!(english.texts(".short-entries .language"), ["Bahasa Indonesia", "العربية", "العربية"]);
}

#[test]
fn an_unlisted_post_has_no_neighbours() {
    let posts = [("2016-01-01-a.md", ""), ("2016-01-02-b.md", "listed: false\n"), ("2016-01-03-c.md", "")];
    let outcome = clean(&of("", &posts));
    assert!(html(&outcome, "2016/01/b/index.html").all(".neighbours").is_empty());
    assert!(has(&outcome, "2016/01/a/index.html"));
}

/// One text: its languages as a set of bits, its tag, and whether it is in the series.
fn text() -> impl Strategy<Value = (u8, u8, bool)> {
    (1..16_u8, 0..3_u8, any::<bool>())
}

/// A site of such texts. `ms` is none of its languages.
fn generated(texts: &[(u8, u8, bool)], archives: &str) -> String {
    let mut site = String::from("paginate: 3\n");
    writeln!(site, "archives: {archives}").unwrap();
    let mut files = Vec::new();
    for (number, (languages, tag, is_part)) in texts.iter().enumerate() {
        for (bit, lang) in ["en", "id", "ar", "ms"].iter().enumerate().filter(|(bit, _)| languages >> bit & 1 == 1) {
            let series = if *is_part { "series: S\n" } else { "" };
            let day = 1 + (number * 5 + bit * 11) % 28;
            let front =
                format!("lang: {lang}\ntags: [t{tag}, all]\ndate: 2016-01-{day:02}\ntranslation: n{number}\n{series}");
            files.push((format!("n{number}-{lang}.md"), format!("{front}slug: n{number}\n")));
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(file, front)| (file.as_str(), front.as_str())).collect();
    of(&site, &files)
}

/// The links to posts in each list on a page.
const LISTS: [&str; 4] = [".short-entries a", ".neighbours dd a", ".series ol a", "ol.entries .entry-title a"];

/// The text that a link of [`generated`] leads to: the last part of its address.
fn text_of(href: &str) -> &str {
    href.trim_end_matches('/').rsplit('/').next().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_list_on_a_page_links_twice_to_one_text(
        texts in prop::collection::vec(text(), 3..9),
        archives in prop::sample::select(vec!["mixed", "together", "separate"]),
    ) {
        let outcome = site(&generated(&texts, archives));
        let pages = outcome.rendered.as_ref().unwrap().keys().filter(|path| path.ends_with("/index.html"));
        for path in pages {
            let page = html(&outcome, path);
            let mut around: Vec<&str> = Vec::new();
            for list in LISTS {
                let found: Vec<&str> = page.attributes(list, "href").into_iter().map(text_of).collect();
                for (at, text) in found.iter().enumerate() {
                    prop_assert!(!found[..at].contains(text), "{archives}: {path} {list}: {found:?}");
                }
                if list == LISTS[0] || list == LISTS[1] {
                    around.extend(found);
                }
            }
            around.extend(page.all("article.text").iter().map(|_| text_of(path.trim_end_matches("/index.html"))));
            let counts = around.iter().fold(BTreeMap::new(), |mut counts, text| {
                *counts.entry(text).or_insert(0) += 1;
                counts
            });
            prop_assert!(counts.values().all(|count| *count == 1), "{archives}: {path}: {around:?}");
        }
    }
}

#[test]
fn a_list_that_the_first_edition_lacks_is_for_other_readers_that_of_the_next_language() {
    let outcome = site(
        "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id, ar]\narchives: separate\n\
         -- content/posts/a.id.md --\n---\ntitle: A\ndate: 2016-01-01\ntags: [x]\n---\nTeks.\n\
         -- content/posts/b.ar.md --\n---\ntitle: B\ndate: 2016-01-02\ntags: [x]\n---\nنص.\n",
    );
    assert!(!has(&outcome, "tag/x/index.html"));
    for path in ["id/tag/x/index.html", "ar/tag/x/index.html"] {
        let html = page(&outcome, path);
        let link = "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/id/tag/x/\">";
        assert!(html.contains(link), "{html}");
    }
}
