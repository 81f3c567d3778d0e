//! The search: its page, its index, and what is not in it. The script is tested in tests/browser/search.rs.

use std::collections::BTreeMap;

use chancery::build::Outcome;
use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::{Source, Sources};

use crate::support::{NOW, build_as, clean, has, html, page, paths, reported, selected};

/// A site in two languages with a tag that has names in both.
const SITE: &str = "
-- site.yaml --
title: Notes
base_url: https://example.org/blog/
languages: [en, id, zh]
search: true
tags:
  sanctions: { en: sanctions, id: sanksi, zh: 制裁, also: [embargo] }
-- content/posts/wire.md --
---
title: The Wire
date: 2016-10-08
tags: sanctions
authors: Dewi
---
Embassies spoke of [kedutaan]{lang=id} & <b>tele</b>grams.
-- content/posts/kawat.id.md --
---
title: Kawat
date: 2016-10-09
---
Kebijakan.
";

/// The files of the index, by name.
fn index(outcome: &Outcome) -> BTreeMap<&str, &str> {
    let is_part = |path: &&str| path.starts_with("search-index");
    let named = |path| (path_name(path), page(outcome, path));
    paths(outcome).into_iter().filter(is_part).map(named).collect()
}

/// A file's name in its folder.
fn path_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What the index says at a word.
fn at(outcome: &Outcome, word: &str) -> Vec<String> {
    let index = index(outcome);
    let words = index.iter().filter(|(name, _)| name.len() == 13 && name.ends_with(".txt"));
    let own = words.flat_map(|(_, text)| text.lines()).filter_map(|line| line.strip_prefix(word)?.strip_prefix('\t'));
    own.flat_map(|line| line.split('\t').map(str::to_string)).collect()
}

#[test]
fn each_edition_has_a_search_page_and_a_box_that_leads_to_it() {
    let outcome = clean(SITE);
    for (path, title, address) in [
        ("search", "Search", "/blog/search/"),
        ("id/search", "Cari", "/blog/id/search/"),
        ("en/search", "Search", "/blog/en/search/"),
    ] {
        let shown = html(&outcome, &format!("{path}/index.html"));
        assert_eq!(shown.texts("h1"), [title]);
        assert_eq!(shown.attributes("form", "action"), [address]);
        assert_eq!(shown.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert!(shown.attributes("#_search_off a", "href").iter().any(|link| link.ends_with("/archive/")));
    }
    let described = page(&outcome, "id/search/opensearch.xml");
    assert!(described.contains("template=\"https://example.org/blog/id/search/?q={searchTerms}\""), "{described}");
    let post = html(&outcome, "id/2016/10/kawat/index.html");
    assert_eq!(post.attributes("link[rel=search]", "href"), ["/blog/id/search/opensearch.xml"]);
    assert_eq!(post.attributes(".find", "action"), ["/blog/id/search/"]);
    assert!(!page(&outcome, "sitemap.xml").contains("/search/"));
}

#[test]
fn a_word_is_found_by_its_forms_in_the_language_of_its_text() {
    let outcome = clean(SITE);
    // Other spellings of tags are in no language, which comes before all others.
    assert_eq!(at(&outcome, "embassies"), ["f1:embassi"]);
    assert_eq!(at(&outcome, "telegrams"), ["f1:telegram"]);
    assert!(at(&outcome, "kedutaan")[0].starts_with("f2:"), "{:?}", at(&outcome, "kedutaan"));
    assert!(at(&outcome, "kebijakan")[0].starts_with("f2:"));
    assert!(!at(&outcome, "dewi").is_empty());
    for tag in ["sanksi", "制裁", "sanctions", "embargo"] {
        assert!(!at(&outcome, tag).is_empty(), "{tag}");
    }
}

#[test]
fn what_is_hidden_is_not_in_the_index() {
    let post = |name: &str, head: &str| {
        format!("-- content/posts/{name}.md --\n---\ntitle: {name}title\n{head}\ntags: {name}tag\n---\n{name}text.\n")
    };
    let hidden = [
        post("drafted", "date: 2016-10-01\ndraft: true"),
        post("later", "date: 2030-10-01"),
        post("unlisted", "date: 2016-10-01\nlisted: false"),
        post("expired", "date: 2016-10-01\nexpires: 2016-11-01"),
        post("kept", "date: 2016-10-01\nsearch: false"),
    ];
    let site = SITE.to_string() + &hidden.concat();
    for outcome in [clean(&site), selected(&site, true, true)] {
        for (name, text) in index(&outcome) {
            for hidden in ["drafted", "later", "unlisted", "expired", "kept"] {
                let shown = text.lines().filter(|line| line.contains(hidden)).collect::<Vec<_>>();
                assert!(shown.is_empty(), "{name}: {shown:?}");
            }
        }
    }
}

#[test]
fn without_a_search_nothing_of_it_is_left() {
    let outcome = clean(&SITE.replace("search: true", "search: false"));
    let left = |path: &&str| path.contains("search") || page(&outcome, path).contains("search");
    let text = |path: &&str| path.ends_with(".html") || path.ends_with(".xml");
    let found: Vec<&str> = paths(&outcome).into_iter().filter(text).filter(left).collect();
    assert_eq!(found, [""; 0]);
    assert!(!paths(&outcome).iter().any(|path| path.contains("search")), "{:?}", paths(&outcome));
}

#[test]
fn a_page_of_the_authors_own_takes_the_place_of_the_search_page() {
    let outcome = clean(&format!("{SITE}-- content/search.md --\n# Ask us\n\nBy post.\n"));
    assert_eq!(html(&outcome, "search/index.html").texts("h1"), ["Ask us"]);
    assert!(has(&outcome, "id/search/index.html"));
}

#[test]
fn markup_in_titles_and_texts_is_text_in_the_index() {
    let outcome = clean(&format!(
        "{SITE}-- content/posts/odd.md --\n---\ntitle: \"<script>alert(1)</script>\\t\\\"quoted\\\"\"\ndate: 2016-10-01\n---\n\
         {} `<img onerror>` ?!\n",
        "x".repeat(5000)
    ));
    let index = index(&outcome);
    let entries = index.iter().filter(|(name, _)| name.starts_with("e0-"));
    let lines: Vec<&str> = entries.flat_map(|(_, text)| text.lines()).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("<script>alert(1)</script>"), "{lines:?}");
    assert!(lines.iter().all(|line| line.split('\t').count() == 5), "{lines:?}");
    assert!(!at(&outcome, "onerror").is_empty() && index.values().all(|text| !text.contains("xxxxxxxx")));
}

#[test]
fn an_edit_writes_the_files_of_its_words_and_names_no_other_anew() {
    let sources = |text: &str| Sources::of(&SITE.replace("Kebijakan.", text), NOW);
    let mut cache = Cache::default();
    let before = build_as(&sources("Kebijakan."), &Request::default(), &mut cache);
    let after = build_as(&sources("Kebijakan luar."), &Request::default(), &mut cache);
    let fresh = clean(&SITE.replace("Kebijakan.", "Kebijakan luar."));
    assert_eq!(index(&after), index(&fresh));
    assert_ne!(index(&before), index(&after));
    let same = |name: &&&str| index(&before).contains_key(**name);
    assert!(index(&after).keys().filter(same).any(|name| name.starts_with("e0-")), "the entries are the same");
}

#[test]
fn a_preview_gives_single_files_of_the_current_index() {
    let sources = Sources::of(SITE, NOW);
    let prepared = build::prepare(sources.clone(), &Request::default(), &mut Cache::default());
    let whole = clean(SITE);
    for path in paths(&whole).into_iter().filter(|path| path.starts_with("search-index")) {
        let own = prepared.render(&format!("/{path}")).unwrap().unwrap();
        assert_eq!(std::str::from_utf8(&own), Ok(page(&whole, path)), "{path}");
    }
    assert!(prepared.render("/search-index/none.txt").is_none());
}

#[test]
fn twenty_thousand_tags_and_a_post_of_five_megabytes_are_indexed() {
    let tags: String = (0..20_000).map(|number| format!("- tag {number}\n")).collect();
    let mut sources = Sources::of(SITE, NOW);
    let post = format!("---\ntitle: Many\ndate: 2016-10-01\ntags:\n{tags}---\nText.\n");
    sources.files.insert("content/posts/many.md".to_string(), Source::new(post.into_bytes()));
    let long = format!("---\ntitle: Long\ndate: 2016-10-01\n---\n{}\n", "Telegrams and cables. ".repeat(240_000));
    sources.files.insert("content/posts/long.md".to_string(), Source::new(long.into_bytes()));
    sources.files.get_mut("site.yaml").unwrap();
    let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
    let overview = prepared.render("/search-index.json").unwrap().unwrap();
    assert!(overview.len() < 100_000, "{}", overview.len());
    assert!(!reported(&clean(SITE)).contains("error"));
}
