//! The lists that front matter declares, and the queries that templates use.

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::{Source, Sources};

use crate::support::{NOW, build_as, clean, html, page, reported, selected, site};

const CONFIG: &str = "-- site.yaml --
title: Notes
base_url: https://example.org/
languages: [en, id]
tags: { summits: { en: summits, id: konferensi, also: [KTT] } }
taxonomies: { region: {} }
";

const POSTS: &str = "-- content/posts/a.md --
---
title: Alpha
date: 2014-01-01
tags: summits
category: analysis
region: Asia
featured: true
author: Dewi
---
Text.
-- content/posts/a.id.md --
---
title: Alfa
date: 2014-01-01
tags: KTT
---
Teks.
-- content/posts/b.md --
---
title: beta
date: 2015-01-01
tags: [summits, radio]
series: Notes from Rome
---
Text.
-- content/posts/c.md --
---
title: Gamma
date: 2016-01-01
category: analysis
series: Notes from Rome
region: Europe
---
Text.
-- content/posts/d.id.md --
---
title: Delta
date: 2016-06-01
tags: radio
---
Teks.
-- content/posts/hidden.md --
---
title: Hidden
date: 2016-07-01
tags: summits
listed: false
---
Text.
-- content/posts/draft.md --
---
title: Draft
date: 2016-07-01
tags: [summits, unready]
draft: true
---
Text.
-- content/posts/later.md --
---
title: Later
date: 2017-06-01
tags: summits
---
Text.
";

fn with_list(list: &str) -> String {
    format!("{CONFIG}{POSTS}-- content/start.md --\n---\ntitle: Start here\nlist: {list}\n---\nRead these first.\n")
}

/// The titles of a page's list.
#[track_caller]
fn titles(outcome: &Outcome, path: &str) -> Vec<String> {
    html(outcome, path).texts(".page-list .entry-title")
}

#[test]
fn a_list_has_the_posts_that_fit_each_of_its_keys() {
    for (list, wanted) in [
        ("true", &["Delta", "Gamma", "beta", "Alpha"][..]),
        ("{tag: summits}", &["beta", "Alpha"]),
        ("{tags: konferensi}", &["beta", "Alpha"]),
        ("{tag: ktt}", &["beta", "Alpha"]),
        ("{tag: [Summits, RADIO]}", &["Delta", "beta", "Alpha"]),
        ("{tag: summits, category: analysis}", &["Alpha"]),
        ("{author: Dewi}", &["Alpha"]),
        ("{region: asia}", &["Alpha"]),
        ("{region: [asia, europe], year: 2016}", &["Gamma"]),
        ("{lang: id}", &["Delta", "Alfa"]),
        ("{lang: [id, en], tag: summits}", &["beta", "Alpha"]),
        ("{featured: true}", &["Alpha"]),
        ("{featured: false, lang: en}", &["Gamma", "beta"]),
        ("{year: [2014, 2015]}", &["beta", "Alpha"]),
        ("{lang: en, limit: 2}", &["Gamma", "beta"]),
        ("{lang: en, order: oldest}", &["Alpha", "beta", "Gamma"]),
        ("{lang: en, order: title}", &["Alpha", "beta", "Gamma"]),
        ("{order: title, limit: 3}", &["Alpha", "beta", "Delta"]),
        ("{series: notes from rome}", &["beta", "Gamma"]),
        ("{series: notes from rome, order: newest}", &["Gamma", "beta"]),
    ] {
        let outcome = clean(&with_list(list));
        assert_eq!(titles(&outcome, "start/index.html"), wanted, "{list}");
        assert!(page(&outcome, "start/index.html").contains("Read these first."));
    }
}

#[test]
fn without_a_language_the_posts_are_those_of_the_edition_of_the_page() {
    let page = |lang: &str| format!("-- content/start.{lang}.md --\n---\ntitle: Start\nlist: true\n---\n");
    let separate = CONFIG.replace("languages:", "archives: separate\nlanguages:");
    let outcome = clean(&format!("{separate}{POSTS}{}{}", page("en"), page("id")));
    assert_eq!(titles(&outcome, "start/index.html"), ["Gamma", "beta", "Alpha"]);
    assert_eq!(titles(&outcome, "id/start/index.html"), ["Delta", "Alfa"]);
    let together = CONFIG.replace("languages:", "archives: together\nlanguages:");
    let outcome = clean(&format!("{together}{POSTS}{}", page("id")));
    assert_eq!(titles(&outcome, "id/start/index.html"), ["Delta", "Gamma", "beta", "Alpha"]);
}

#[test]
fn an_entry_in_another_language_than_the_page_says_so() {
    let outcome = clean(&with_list("true"));
    let page = html(&outcome, "start/index.html");
    let entries = page.all(".page-list article");
    assert_eq!((entries[0].attribute("lang"), entries[0].attribute("dir")), (Some("id"), Some("ltr")));
    assert_eq!(entries[1].attribute("lang"), Some("en"));
}

#[test]
fn a_post_may_have_a_list_and_never_lists_itself_or_its_translations() {
    let outcome = clean(&format!(
        "{CONFIG}{}",
        POSTS.replace("title: Alpha\n", "title: Alpha\nlist: {tag: summits, lang: [en, id]}\n")
    ));
    assert_eq!(titles(&outcome, "2014/01/a/index.html"), ["beta"]);
    assert!(!page(&outcome, "index.html").contains("page-list"));
}

#[test]
fn drafts_and_posts_of_the_future_are_listed_only_where_they_are_published() {
    let outcome = selected(&with_list("{tag: summits}"), true, true);
    assert_eq!(titles(&outcome, "start/index.html"), ["Later", "Draft", "beta", "Alpha"]);
}

#[test]
fn what_is_wrong_is_reported_with_its_place() {
    for (list, wanted) in [
        ("{tag: sumits}", "warning content/start.md:3:13: no published post has `sumits` in `tags`\n"),
        ("{tag: unready}", "warning content/start.md:3:13: no published post has `unready` in `tags`\n"),
        ("{tag: radio, year: 2014}", "warning content/start.md:3:7: no post fits this list, so it is empty\n"),
        ("{lang: xx-nonsense-1}", "error content/start.md:3:14: `xx-nonsense-1` is not a language code\n"),
        ("{lang: fr}", "warning content/start.md:3:7: no post fits this list, so it is empty\n"),
        ("{tgas: radio}", "error content/start.md:3:8: `list` has no key `tgas`\n"),
        ("summits", "error content/start.md:3:7: `list` must be `true`, `false` or a map, not `summits`\n"),
    ] {
        assert_eq!(reported(&site(&with_list(list))), wanted, "{list}");
    }
    let hints = |list: &str| site(&with_list(list)).diagnostics[0].hints.join(" ");
    assert_eq!(hints("{tag: sumits}"), "did you mean `summits`?");
    assert_eq!(hints("{tag: [summits, unready]}"), "remove it, or publish a post with it");
}

#[test]
fn an_empty_list_says_so_in_the_language_of_the_reader() {
    let archive = with_list("{year: 1999}").replace("content/start.md", "content/start.id.md");
    let outcome = site(&archive);
    assert_eq!(html(&outcome, "id/start/index.html").texts(".page-list .nothing"), ["Belum ada tulisan."]);
}

#[test]
fn a_list_in_a_text_that_has_no_page_of_its_own_is_a_warning() {
    for (path, wanted) in [
        (
            "content/index.md",
            "warning content/index.md:3:7: this text is shown on a home page, so its `list` is not shown\n",
        ),
        (
            "content/tag/summits.md",
            "warning content/tag/summits.md:3:7: this text is shown on the list of a term, so its `list` is not shown\n",
        ),
    ] {
        let outcome = site(&with_list("true").replace("content/start.md", path));
        assert_eq!(reported(&outcome), wanted);
    }
}

const TEMPLATE: &str = "-- templates/page.html --
<!doctype html><html lang=\"en\"><title>x</title><body><main>{{ page.content }}{% for post in queries.latest %}<p lang=\"{{ post.lang }}\"><a href=\"{{ post.url }}\">{{ post.title }}</a></p>{% endfor %}</main></body></html>
";

fn with_query(site_query: &str, theme: &str) -> String {
    let theme = if theme.is_empty() { String::new() } else { format!("-- themes/chancery/theme.yaml --\n{theme}") };
    let pages = "-- content/start.md --\n---\ntitle: S\n---\nX.\n-- content/start.id.md --\n---\ntitle: S\n---\nX.\n";
    format!("{CONFIG}{site_query}{POSTS}{TEMPLATE}{pages}{theme}")
}

#[test]
fn a_query_gives_templates_the_posts_of_the_edition_of_their_page() {
    let titles = |outcome: &Outcome, path: &str| html(outcome, path).texts("main p a");
    let outcome = site(&with_query("queries: { latest: { limit: 2, tag: summits } }\n", ""));
    assert_eq!(reported(&outcome), "");
    assert_eq!(titles(&outcome, "start/index.html"), ["beta", "Alpha"]);
    assert_eq!(titles(&outcome, "id/start/index.html"), ["Alfa"]);
    let theme = "queries: { latest: { tag: radio }, others: { tag: nobody-has-this } }\n";
    let outcome = site(&with_query("", theme));
    assert_eq!(reported(&outcome), "", "a theme may ask for what a site does not have");
    assert_eq!(titles(&outcome, "start/index.html"), ["Delta", "beta"]);
    let outcome = site(&with_query("queries: { latest: { lang: id } }\n", theme));
    assert_eq!(titles(&outcome, "start/index.html"), ["Delta", "Alfa"]);
}

#[test]
fn the_footer_and_all_kinds_of_pages_may_use_queries() {
    let footer = "-- templates/colophon.html --\n{% for post in queries.latest %}<i>{{ post.title }}</i>{% endfor %}\n";
    let outcome = clean(&format!("{CONFIG}queries: {{ latest: {{ limit: 1 }} }}\n{POSTS}{footer}"));
    assert_eq!(html(&outcome, "index.html").texts("i"), ["Delta"]);
    assert_eq!(html(&outcome, "id/tag/summits/index.html").texts("i"), ["Delta"]);
    assert_eq!(html(&outcome, "en/2016/index.html").texts("i"), ["Gamma"]);
}

#[test]
fn a_query_that_is_wrong_is_reported_with_its_place() {
    for (queries, wanted) in [
        (
            "queries: { latest: { tag: sumits } }\n",
            "warning site.yaml:6:27: no published post has `sumits` in `tags`\n",
        ),
        ("queries: { latest: { year: 1999 } }\n", "warning site.yaml:6:20: no post fits this query, so it is empty\n"),
        ("queries: { latest: { tgas: x } }\n", "error site.yaml:6:22: `latest` has no key `tgas`\n"),
        ("queries: { latst: { limit: 1 } }\n", "error templates/page.html:1:93: `queries.latest` is not defined\n"),
        ("", "error templates/page.html:1:93: `queries.latest` is not defined\n"),
    ] {
        let outcome = site(&with_query(queries, ""));
        assert!(reported(&outcome).starts_with(wanted.trim_end()), "{queries}: {}", reported(&outcome));
    }
    let outcome = site(&with_query("queries: { latst: { limit: 1 } }\n", ""));
    assert_eq!(outcome.diagnostics[0].hints[0], "did you mean `latst`?");
}

/// What a warm build gives after an edit, which a cold one has to give too.
fn after(archive: &str, path: &str, text: Option<&str>) -> (Outcome, Outcome) {
    let mut sources = Sources::of(archive, NOW);
    let mut cache = Cache::default();
    build_as(&sources, &Request::default(), &mut cache);
    match text {
        Some(text) => drop(sources.files.insert(path.to_string(), Source::new(text.as_bytes()))),
        None => drop(sources.files.remove(path)),
    }
    let warm = build_as(&sources, &Request::default(), &mut cache);
    (warm, build_as(&sources, &Request::default(), &mut Cache::default()))
}

#[test]
fn an_edit_of_a_listed_post_is_seen_on_the_page_that_lists_it() {
    let archive = with_list("{tag: summits}");
    let post = |title: &str, tag: &str, body: &str| {
        format!("---\ntitle: {title}\ndate: 2015-01-01\ntags: {tag}\n---\n{body}\n")
    };
    for (text, seen) in [
        (Some(post("Changed", "summits", "Text.")), "Changed"),
        (Some(post("beta", "summits", "Another summary.")), "Another summary."),
        (Some(post("beta", "radio", "Text.")), ""),
        (None, ""),
    ] {
        let (warm, cold) = after(&archive, "content/posts/b.md", text.as_deref());
        assert_eq!(page(&warm, "start/index.html"), page(&cold, "start/index.html"));
        assert!(page(&warm, "start/index.html").contains(seen), "{text:?}");
        assert_eq!(titles(&warm, "start/index.html").len(), if seen.is_empty() { 1 } else { 2 });
    }
}
