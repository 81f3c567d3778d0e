//! Old URLs: by pages, by the host, and what is said of those that do not work.

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::config::Redirects;
use chancery::input::source::Sources;

use crate::support::{NOW, build_as, clean, has, html, page, redirect, reported, site};

const CONFIG: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\ntags: { media: { en: media, also: [medsos] } }\n";
const POST: &str =
    "-- content/posts/2016-01-01-a.md --\n---\ntitle: A\ntags: [media]\naliases: [/lama/, /2009/a.html]\n---\nText.\n";

fn with(setting: &str, files: &str) -> String {
    format!("{CONFIG}{setting}{POST}{files}")
}

fn hints(outcome: &Outcome) -> Vec<&str> {
    outcome.diagnostics.iter().flat_map(|one| &one.hints).map(String::as_str).collect()
}

#[test]
fn where_the_host_answers_there_are_no_redirect_pages_and_all_are_in_its_file() {
    let rules = "-- content/_redirects --\n/feed/ /feed.xml 301\n/blog/* /:splat 302\n/ p=7 /2016/01/a/ 301\n";
    let outcome = clean(&with("redirects: host\n", rules));
    for path in ["lama/index.html", "2009/a.html", "feed/index.html", "tag/medsos/index.html"] {
        assert!(!has(&outcome, path), "{path}");
    }
    let file = page(&outcome, "_redirects");
    for line in [
        "/lama/ /2016/01/a/ 301",
        "/2009/a.html /2016/01/a/ 301",
        "/tag/medsos/ /tag/media/ 301",
        "/feed/ /feed.xml 301",
        "/blog/* /:splat 302",
        "/ p=7 /2016/01/a/ 301!",
    ] {
        assert!(file.lines().any(|own| own == line), "{line} in\n{file}");
    }
    // Exact paths come before patterns, which would take them.
    assert!(file.find("/lama/ ").unwrap() < file.find("/blog/*").unwrap());
    assert!(has(&clean(&with("", "")), "lama/index.html"));
    assert!(!has(&clean(&with("", "")), "_redirects"));
}

#[test]
fn a_build_can_ask_for_the_other_way_of_redirects() {
    let sources = Sources::of(&with("", ""), NOW);
    let by = |redirects| {
        let request = Request { redirects: Some(redirects), ..Request::default() };
        build_as(&sources, &request, &mut Cache::default())
    };
    assert!(!has(&by(Redirects::Host), "lama/index.html") && has(&by(Redirects::Host), "_redirects"));
    assert!(has(&by(Redirects::Pages), "lama/index.html") && !has(&by(Redirects::Pages), "_redirects"));
}

#[test]
fn a_build_for_a_host_after_one_with_pages_is_the_same_as_a_clean_one() {
    let sources = Sources::of(&with("", "-- content/_redirects --\n/x /2016/01/a/\n"), NOW);
    let request = |redirects| Request { redirects: Some(redirects), ..Request::default() };
    let mut cache = Cache::default();
    build_as(&sources, &request(Redirects::Pages), &mut cache);
    let warm = build_as(&sources, &request(Redirects::Host), &mut cache);
    let cold = build_as(&sources, &request(Redirects::Host), &mut Cache::default());
    assert!(warm.rendered == cold.rendered && reported(&warm) == reported(&cold));
}

#[test]
fn below_a_folder_the_file_has_paths_from_the_root_of_the_host() {
    let config = CONFIG.replace("example.org/", "example.org/caf%C3%A9/");
    let outcome = clean(&format!("{config}redirects: host\n{POST}"));
    let file = page(&outcome, "_redirects");
    assert!(file.contains("/caf%C3%A9/lama/ /caf%C3%A9/2016/01/a/ 301\n"), "{file}");
}

#[test]
fn an_alias_on_a_page_is_an_error_whoever_answers() {
    let clash = "-- content/lama.md --\n# Lama\n";
    for setting in ["", "redirects: host\n"] {
        let outcome = site(&with(setting, clash));
        assert!(reported(&outcome).contains("have the same URL: `/lama/`"), "{}", reported(&outcome));
    }
}

#[test]
fn a_link_to_an_old_url_is_not_broken_where_the_host_answers() {
    assert_eq!(reported(&site(&with("redirects: host\n", "-- content/x.md --\n# X\n\n[a](/lama/)\n"))), "");
}

#[test]
fn lines_without_effect_do_not_reach_the_host() {
    let rules =
        "-- content/_redirects --\n/about/ /lama/\n/r1 /r2\n/r2 /r1\n/ok /lama/\n-- content/about.md --\n# About\n";
    let outcome = site(&with("redirects: host\n", rules));
    let file = page(&outcome, "_redirects");
    assert_eq!(file.lines().filter(|line| line.starts_with("# has no effect: ")).count(), 3, "{file}");
    assert!(file.contains("\n/ok /lama/ 301\n/ok/ /lama/ 301\n"), "{file}");
}

#[test]
fn an_old_address_of_a_feed_has_the_feed_itself_since_feed_readers_follow_no_page() {
    let rules = "-- content/_redirects --\n/feed/ /feed.xml\n/feed/json /feed.json\n/atom.xml /feed.xml 301\n\
                 /old.xml /tag/media/feed.xml\n";
    let outcome = clean(&with("", rules));
    for (copy, feed) in [
        ("feed/index.html", "feed.xml"),
        ("feed/json/index.html", "feed.json"),
        ("atom.xml", "feed.xml"),
        ("old.xml", "tag/media/feed.xml"),
    ] {
        assert_eq!(page(&outcome, copy), page(&outcome, feed), "{copy}");
    }
    let host = site(&with("redirects: host\n", rules));
    assert!(!has(&host, "atom.xml") && page(&host, "_redirects").contains("\n/atom.xml /feed.xml 301\n"));
}

#[test]
fn redirect_pages_may_be_found_by_search_engines_unless_the_site_may_not() {
    let outcome = clean(&with("", ""));
    let old = html(&outcome, "lama/index.html");
    assert!(old.all("meta[name=robots]").is_empty() && old.all("link[rel=alternate]").is_empty());
    assert_eq!(old.one("link[rel=canonical]").attribute("href"), Some("https://example.org/2016/01/a/"));
    let hidden = clean(&with("index: false\n", ""));
    assert_eq!(html(&hidden, "lama/index.html").one("meta[name=robots]").attribute("content"), Some("noindex"));
}

fn aliased(setting: &str, alias: &str) -> Outcome {
    site(&format!("{CONFIG}{setting}-- content/a.md --\n---\ntitle: A\naliases: [\"{alias}\"]\n---\nText.\n"))
}

#[test]
fn row_55_an_alias_that_would_be_downloaded_is_a_warning_unless_the_host_answers() {
    for (alias, last) in [("/index.php", "index.php"), ("/blog/a.aspx", "a.aspx"), ("/rss.xml", "rss.xml")] {
        let outcome = aliased("", alias);
        assert_eq!(
            reported(&outcome),
            format!(
                "warning content/a.md:3:11: hosts send `{last}` as a download, not as a page, since it does not end in `.html`\n"
            )
        );
        assert!(hints(&outcome)[0].contains("`redirects: host`") && hints(&outcome)[0].contains("chancery redirects"));
        let by_host = aliased("redirects: host\n", alias);
        assert_eq!(reported(&by_host), "");
        assert!(page(&by_host, "_redirects").contains(&format!("{alias} /a/ 301\n")));
    }
    assert_eq!(reported(&aliased("", "/a.htm")), "");
}

#[test]
fn row_55_an_alias_with_a_query_is_a_warning_and_a_rule_of_the_host() {
    let outcome = aliased("", "/?p=7");
    assert_eq!(reported(&outcome), "warning content/a.md:3:11: no page can answer `/?p=7`, which has a query\n");
    assert!(page(&outcome, "index.html").contains("<h1"));
    assert!(hints(&outcome)[0].contains("`redirects: host`"));
    let by_host = aliased("redirects: host\n", "/index.php?p=7&q=a%20b");
    assert_eq!(reported(&by_host), "");
    assert!(
        page(&by_host, "_redirects").contains("/index.php p=7 q=a%20b /a/ 301!\n"),
        "{}",
        page(&by_host, "_redirects")
    );
}

#[test]
fn row_55_an_alias_with_a_fragment_is_a_warning_that_says_what_it_is_for() {
    let outcome = aliased("", "/old/#part");
    assert_eq!(
        reported(&outcome),
        "warning content/a.md:3:11: browsers do not send `#part` to a host, so this alias is for all of `/old/`\n"
    );
    assert_eq!(hints(&outcome), ["write `/old/`"]);
    assert_eq!(redirect(&outcome, "old/index.html"), "/a/");
}

#[test]
fn row_55_a_rule_outside_the_site_is_a_warning_that_says_what_to_write() {
    let config = CONFIG.replace("example.org/", "example.org/blog/");
    let rules = "/old /blog/about/\n/blog/old /about/\n/blog/fine /blog/about/\n/* /blog/:splat\n/blog/x https://example.net/\n";
    let outcome = site(&format!("{config}-- content/about.md --\n# A\n-- content/_redirects --\n{rules}"));
    assert_eq!(
        reported(&outcome),
        "warning content/_redirects:1:1: this redirect begins at `/old`, outside the site, which is below `/blog/`\n\
         warning content/_redirects:2:1: this redirect ends at `/about/`, outside the site, which is below `/blog/`\n\
         warning content/_redirects:4:1: this redirect begins at `/*`, outside the site, which is below `/blog/`\n"
    );
    assert_eq!(hints(&outcome), ["write `/blog/old`", "write `/blog/about/`, or the whole URL", "write `/blog/*`"]);
}

#[test]
fn row_55_a_rule_at_a_page_that_exists_is_a_warning_whatever_it_leads_to() {
    let rules = "/about https://example.net/\n/about/ /kopi/ 301!\n/ p=1 /kopi/\n/ p=2 /kopi/\n/ p=3 /kopi/ 301!\n/about/ /kopi/ 301 Country=id\n";
    let files = format!("-- content/about.md --\n# A\n-- content/kopi.md --\n# K\n-- content/_redirects --\n{rules}");
    let outcome = site(&format!("{CONFIG}{files}"));
    assert_eq!(
        reported(&outcome),
        "warning content/_redirects:1:1: `/about/` exists, it is the page of `content/about.md`, so this redirect has no effect\n\
         warning content/_redirects:2:1: `/about/` exists, it is the page of `content/about.md`, and this redirect hides it on some hosts\n\
         warning content/_redirects:3:1: `/` exists, so Netlify does not look at this redirect with a query (2 such lines)\n"
    );
    assert_eq!(hints(&outcome)[2], "write `301!` at its end");
    let file = site(&format!("{CONFIG}redirects: host\n{files}"));
    let file = page(&file, "_redirects");
    assert!(
        file.contains(
            "# has no effect: /about https://example.net/\n/about/ /kopi/ 301!\n/about /kopi/ 301!\n/ p=1 /kopi/ 301!\n"
        ),
        "{file}"
    );
}
