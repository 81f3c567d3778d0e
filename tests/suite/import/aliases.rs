//! Aliases of old folders that would stop a build: two pages with one alias, or an alias at the URL of a page.

use chancery::import::folders::Dialect;

use super::folders::import;
use super::{Moved, broken_urls};

const HUGO: &str = "-- hugo.toml --\ntitle = 'T'\nbaseURL = 'https://kopi.example/'\n";

const OTHER: &str = "another page has the same one";
const PAGE: &str = "a page or a file has this URL";

/// Imports pages: name, lines of front matter. It must build.
#[track_caller]
fn hugo(pages: &[(&str, &str)]) -> Moved {
    let page = |(name, front): &(&str, &str)| {
        format!("-- content/posts/{name}.md --\n---\ntitle: {name}\ndate: 2016-10-08\n{front}\n---\nText\n")
    };
    let moved = import(Dialect::Hugo, &format!("{HUGO}{}", pages.iter().map(page).collect::<String>()));
    assert!(!moved.remarked("the build", ""), "{}", moved.report.markdown());
    let outcome = moved.build_whole();
    assert!(outcome.rendered.is_some(), "with drafts: {}", super::shown(&outcome.diagnostics));
    moved
}

/// The page to which a URL redirects.
#[track_caller]
fn target(moved: &Moved, output: &str) -> String {
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    let page = rendered.get(output).unwrap_or_else(|| panic!("{output} is missing: {:?}", rendered.keys()));
    let page = String::from_utf8_lossy(page);
    let (_, after) = page.split_once("url=").unwrap_or_else(|| panic!("{output} does not redirect: {page}"));
    after.split(['"', '\'']).next().unwrap().to_string()
}

#[test]
fn of_two_pages_with_one_alias_the_first_keeps_it() {
    let moved = hugo(&[("b", "aliases: [/old/, /older/]"), ("a", "aliases: [/old/]")]);
    assert!(target(&moved, "old/index.html").ends_with("/posts/a/"), "{}", target(&moved, "old/index.html"));
    assert!(moved.front("content/posts/b.md").contains(&"aliases: [/older/]".to_string()));
    assert!(moved.front("content/posts/a.md").contains(&"aliases: [/old/]".to_string()));
    assert!(moved.remarked(OTHER, "content/posts/b.md"), "{}", moved.report.markdown());
    assert!(moved.remarked(OTHER, "/old/ (content/posts/a.md)"), "{}", moved.report.markdown());
}

#[test]
fn a_published_page_keeps_an_alias_that_pages_before_it_have_too() {
    for hidden in ["draft: true", "publishDate: 2041-01-02", "expiryDate: 2017-01-02"] {
        let moved = hugo(&[("a", &format!("{hidden}\naliases: [/old/]")), ("b", "aliases: [/old/]")]);
        assert!(target(&moved, "old/index.html").ends_with("/posts/b/"), "{hidden}");
        assert!(moved.remarked(OTHER, "content/posts/a.md"), "{hidden}: {}", moved.report.markdown());
        assert!(!moved.read("content/posts/a.md").contains("aliases"), "{hidden}");
    }
}

#[test]
fn aliases_in_other_spellings_are_the_same() {
    for other in ["/old", "/old/index.html", "/Old/", "/%6Fld/", "../old"] {
        let moved = hugo(&[("a", "aliases: [/old/]"), ("b", &format!("aliases: ['{other}']"))]);
        assert!(target(&moved, "old/index.html").ends_with("/posts/a/"), "{other}");
        assert!(moved.remarked(OTHER, "content/posts/b.md"), "{other}: {}", moved.report.markdown());
    }
    let moved = hugo(&[("a", "aliases: [/old/]"), ("b", "aliases: ['/old/?x=1']")]);
    assert!(moved.remarked("because no site can have a page there", "/old/?x=1"), "{}", moved.report.markdown());
}

#[test]
fn a_page_may_have_an_alias_twice_or_its_own_url_as_one() {
    let moved = hugo(&[("a", "aliases: [/old/, /Old, /posts/a/]")]);
    assert!(target(&moved, "old/index.html").ends_with("/posts/a/"));
    assert!(moved.remarked("its page has it twice", "/Old/"), "{}", moved.report.markdown());
    let moved = hugo(&[("a", "aliases: [/Posts/A/]")]);
    assert!(moved.remarked(PAGE, "/Posts/A/"), "{}", moved.report.markdown());
    let moved = hugo(&[("a", "aliases: /posts/a/")]);
    assert_eq!(moved.report.remarks.iter().filter(|remark| remark.what.contains("alias")).count(), 0);
}

#[test]
fn a_page_keeps_its_url_whoever_has_it_as_an_alias() {
    for front in ["", "draft: true", "publishDate: 2041-01-02"] {
        let moved = hugo(&[("a", "aliases: [/posts/b/, /old/]"), ("b", front)]);
        assert!(moved.remarked(PAGE, "/posts/b/ (content/posts/b.md)"), "{front}: {}", moved.report.markdown());
        assert!(moved.front("content/posts/a.md").contains(&"aliases: [/old/]".to_string()));
    }
}

#[test]
fn an_alias_at_the_url_of_a_page_that_is_never_rendered_stays() {
    let moved = hugo(&[("a", "aliases: [/posts/b/]"), ("b", "render: false")]);
    assert!(target(&moved, "posts/b/index.html").ends_with("/posts/a/"));
}

#[test]
fn a_copied_file_and_a_home_page_keep_their_urls() {
    let post = "-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\naliases: [/map.html, /, /x/]\n---\nText\n";
    let moved = import(Dialect::Hugo, &format!("{HUGO}{post}-- static/map.html --\n<p>Map</p>\n"));
    assert!(!moved.remarked("the build", ""), "{}", moved.report.markdown());
    assert!(moved.remarked(PAGE, "/map.html") && moved.remarked(PAGE, "/ ("), "{}", moved.report.markdown());
    assert!(moved.front("content/posts/a.md").contains(&"aliases: [/x/]".to_string()));
    assert_eq!(broken_urls(&moved.build(), "/", &["/map.html", "/", "/x/"]), [""; 0]);
}

#[test]
fn an_alias_that_no_site_can_have_is_left_out() {
    let moved = hugo(&[("a", "aliases: ['https://kopi.example/x/', '/a:b/', '/../../x/', /old/]")]);
    for alias in ["https://kopi.example/x/", "/a:b/", "/../../x/"] {
        assert!(moved.remarked("no site can have a page there", alias), "{alias}: {}", moved.report.markdown());
    }
    assert!(moved.front("content/posts/a.md").contains(&"aliases: [/old/]".to_string()));
}

#[test]
fn aliases_of_hugo_without_a_slash_are_next_to_their_page() {
    let moved = hugo(&[("a", "aliases: [old, ../older, /oldest, /v1.0]")]);
    let urls = ["/posts/old/", "/older/", "/oldest/", "/v1.0/"];
    assert_eq!(broken_urls(&moved.build(), "/", &urls), [""; 0]);
}

#[test]
fn other_programs_have_the_same_rules() {
    let post = |number: &str, key: &str| format!("---\ntitle: {number}\ndate: 2016-10-08\n{key}: [/old/]\n---\nText\n");
    for (dialect, config, folder, key) in [
        (Dialect::Zola, "-- config.toml --\nbase_url = 'https://kopi.example'\n", "content/posts/", "aliases"),
        (Dialect::Jekyll, "-- _config.yml --\ntitle: T\n", "_posts/2016-10-08-", "redirect_from"),
        (Dialect::Eleventy, "-- package.json --\n{}\n", "src/posts/", "aliases"),
    ] {
        let files = ["a", "b"].map(|name| format!("-- {folder}{name}.md --\n{}", post(name, key)));
        let moved = import(dialect, &format!("{config}{}", files.concat()));
        assert!(!moved.remarked("the build", ""), "{}", moved.report.markdown());
        assert!(moved.remarked(OTHER, "b.md"), "{dialect:?}: {}", moved.report.markdown());
        assert!(target(&moved, "old/index.html").contains("a"), "{dialect:?}");
    }
}
