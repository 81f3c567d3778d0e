//! Pages that the old site did not show: their old URLs are not counted as broken, and the report names them.

use chancery::import::folders::Dialect;
use chancery::import::report::Effect;

use super::Moved;
use super::folders::import;

const JEKYLL: &str = "-- _config.yml --\ntitle: T\nurl: https://kopi.example\n";
const HUGO: &str = "-- hugo.toml --\ntitle = 'T'\nbaseURL = 'https://kopi.example/'\n";
const ELEVENTY: &str = "-- package.json --\n{}\n";
const ZOLA: &str = "-- config.toml --\nbase_url = 'https://kopi.example'\n";

/// For each program: the configuration, a post that is shown, and the path of another one.
const PLACES: [(Dialect, &str, &str, &str); 4] = [
    (Dialect::Jekyll, JEKYLL, "_posts/2016-10-08-one.md", "_posts/2016-10-09-two.md"),
    (Dialect::Hugo, HUGO, "content/posts/one.md", "content/posts/two.md"),
    (Dialect::Eleventy, ELEVENTY, "src/posts/one.md", "src/posts/two.md"),
    (Dialect::Zola, ZOLA, "content/posts/one.md", "content/posts/two.md"),
];

/// No old URL is broken, and the report names the page `two`.
#[track_caller]
fn is_held_back(moved: &Moved, what: &str) {
    no_url_is_broken(moved);
    assert!(moved.remarked(what, "two.md"), "{}", moved.report.markdown());
}

/// No old URL is broken, and the list has none of a page called `two`.
#[track_caller]
fn no_url_is_broken(moved: &Moved) {
    let report = moved.report.markdown();
    let check = moved.report.check.concat();
    let counts: Vec<&str> = check.split_whitespace().filter(|word| word.parse::<usize>().is_ok()).collect();
    assert_eq!(counts.len(), 2, "{report}");
    assert_eq!(counts[0], counts[1], "{report}");
    assert!(!moved.old_urls().iter().any(|url| url.contains("two")), "{:?}", moved.old_urls());
    assert!(moved.old_urls().iter().any(|url| url.contains("one")), "{:?}", moved.old_urls());
    assert!(!moved.remarked("is broken", ""), "{report}");
}

#[track_caller]
fn with_two(front: &str, what: &str) {
    for (dialect, config, one, two) in PLACES {
        let one = format!("-- {one} --\n---\ntitle: One\ndate: 2016-10-08\n---\nOne\n");
        let two = format!("-- {two} --\n---\ntitle: Two\n{front}\n---\nTwo\n");
        is_held_back(&import(dialect, &format!("{config}{one}{two}")), what);
    }
}

#[test]
fn a_page_before_its_date_is_held_back() {
    with_two("date: 2016-10-09\npublishDate: 2041-01-02", "held back until its date");
    with_two("date: 2041-01-02", "held back until its date");
    with_two("date: 2016-10-09\npublished_at: 2041-01-02", "held back until its date");
}

#[test]
fn a_page_after_its_last_day_is_held_back() {
    with_two("date: 2016-10-09\nexpiryDate: 2017-01-02", "a page has expired");
    with_two("date: 2016-10-09\nunpublishDate: 2017-01-02", "a page has expired");
}

#[test]
fn the_report_names_the_day_of_a_page_that_is_held_back() {
    let (dialect, config, _, two) = PLACES[1];
    for (dates, day) in [
        ("date: 2016-10-09\npublishDate: 2041-01-02", "2041-01-02"),
        ("date: 2041-03-04\npublishDate: 2041-01-02", "2041-03-04"),
        ("date: 2016-10-09\nexpiryDate: 2017-01-02", "2017-01-02"),
    ] {
        let moved = import(dialect, &format!("{config}-- {two} --\n---\ntitle: Two\n{dates}\n---\nTwo\n"));
        let remarks = moved.report.remarks.iter().filter(|remark| remark.what.contains("is not checked"));
        let remarks: Vec<(&str, &str)> = remarks.map(|one| (one.title.as_str(), one.text.as_str())).collect();
        assert_eq!(remarks, [("Two", day)]);
    }
}

#[test]
fn a_page_that_is_never_published_is_no_broken_url() {
    for hidden in ["draft: true", "published: false"] {
        for (dialect, config, one, two) in PLACES {
            let one = format!("-- {one} --\n---\ntitle: One\ndate: 2016-10-08\n---\nOne\n");
            let two = format!("-- {two} --\n---\ntitle: Two\ndate: 2016-10-09\n{hidden}\n---\nTwo\n");
            let moved = import(dialect, &format!("{config}{one}{two}"));
            no_url_is_broken(&moved);
            assert!(moved.report.markdown().contains("- drafts: 1\n"), "{}", moved.report.markdown());
        }
    }
    let (dialect, config, one, two) = PLACES[3];
    let one = format!("-- {one} --\n---\ntitle: One\ndate: 2016-10-08\n---\nOne\n");
    let two = format!("-- {two} --\n---\ntitle: Two\ndate: 2016-10-08\nrender: false\n---\nTwo\n");
    is_held_back(&import(dialect, &format!("{config}{one}{two}")), "did not publish it");
}

#[test]
fn a_page_that_only_the_new_site_hides_is_named() {
    let (dialect, config, one, two) = PLACES[1];
    let one = format!("-- {one} --\n---\ntitle: One\ndate: 2016-10-08\n---\nOne\n");
    for hidden in ["status: wip", "render: false"] {
        let two = format!("-- {two} --\n---\ntitle: Two\ndate: 2016-10-08\n{hidden}\n---\nTwo\n");
        is_held_back(&import(dialect, &format!("{config}{one}{two}")), "a key of front matter hides a page");
    }
}

#[test]
fn a_page_and_a_section_are_held_back_as_posts_are() {
    let one = "-- content/one.md --\n---\ntitle: One\n---\nOne\n";
    let page = "-- content/two.md --\n---\ntitle: Two\ntype: page\ndate: 2041-01-02\n---\nTwo\n";
    is_held_back(&import(Dialect::Hugo, &format!("{HUGO}{one}{page}")), "held back until its date");
    let section = "-- content/below/_index.md --\n---\ntitle: Below\ncascade: {publishDate: 2041-01-02}\n---\n\
        -- content/below/two.md --\n---\ntitle: Two\ndate: 2016-10-08\n---\nTwo\n";
    is_held_back(&import(Dialect::Hugo, &format!("{HUGO}{one}{section}")), "held back until its date");
}

#[test]
fn a_link_to_a_page_that_is_held_back_does_not_stop_a_build() {
    let one = "-- content/posts/one.md --\n---\ntitle: One\ndate: 2016-10-08\n---\n[two](two.md) [two](two.md#a)\n";
    for dates in ["publishDate: 2041-01-02", "expiryDate: 2017-01-02"] {
        let two = format!("-- content/posts/two.md --\n---\ntitle: Two\ndate: 2016-10-09\n{dates}\n---\n# A\n");
        let moved = import(Dialect::Hugo, &format!("{HUGO}{one}{two}"));
        moved.build();
        assert_eq!(moved.body("content/posts/one.md"), "[two](/posts/two/) [two](/posts/two/#a)\n");
        assert!(moved.remarked("a link goes to a page that is held back", "two.md"), "{}", moved.report.markdown());
    }
}

#[test]
fn an_old_url_that_is_really_broken_is_still_counted() {
    // No host can store a file of that name.
    let one = "-- content/posts/one.md --\n---\ntitle: One\ndate: 2016-10-08\nurl: /con/\n---\nOne\n";
    let moved = import(Dialect::Hugo, &format!("{HUGO}{one}"));
    assert_eq!(moved.remarks(Effect::Lost).get("a guessed old URL is broken"), Some(&1), "{}", moved.report.markdown());
}
