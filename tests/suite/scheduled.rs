//! Links between posts that are published at different times. It is 2017-01-15.

use crate::support::{clean, page, reported, selected, site};

const CONFIG: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n";

fn of(posts: &[(&str, &str, &str)]) -> String {
    let post = |(name, front, body): &(&str, &str, &str)| {
        format!("-- content/posts/{name}.md --\n---\ntitle: {name}\n{front}\n---\n{body}\n")
    };
    format!("{CONFIG}{}", posts.iter().map(post).collect::<String>())
}

const A: (&str, &str, &str) =
    ("a", "date: 2017-01-01", "See [the *other*](b.md#top \"t\") and <a href=\"b.md\">raw</a>.");

#[test]
fn row_56_a_link_to_a_post_of_the_future_is_text_with_a_warning_until_it_is_there() {
    let archive = of(&[A, ("b", "date: 2017-02-01", "Text.")]);
    let outcome = site(&archive);
    let message = "`content/posts/b.md` is published on 2017-02-01, so until then this link is only its text";
    assert_eq!(
        reported(&outcome),
        format!("warning content/posts/a.md:5:19: {message}\nwarning content/posts/a.md:5:46: {message}\n")
    );
    let text = page(&outcome, "2017/01/a/index.html");
    assert!(text.contains("See <a title=\"t\">the <em>other</em></a> and <a>raw</a>."), "{text}");
    let feed = page(&outcome, "feed.xml");
    assert!(feed.contains("See &lt;a title=") && !feed.contains("href=&quot;&quot;"), "{feed}");
    // On the day it is a link again.
    let later = clean(&archive.replace("2017-02-01", "2017-01-10"));
    let text = page(&later, "2017/01/a/index.html");
    assert!(text.contains("<a href=\"/2017/01/b/#top\" title=\"t\">the <em>"), "{text}");
    assert!(text.contains("<a href=\"/2017/01/b/\">raw</a>"), "{text}");
}

#[test]
fn row_56_a_scheduled_post_that_links_to_a_later_one_is_a_warning_at_once() {
    let scheduled = |a: &str, b: &str| of(&[("a", a, "[b](b.md)"), ("b", b, "[a](a.md)")]);
    let warning = "warning content/posts/a.md:5:5: `content/posts/b.md` is published later than this post, on 2017-02-08, so until then this link is only its text\n";
    let archive = scheduled("date: 2017-02-01", "date: 2017-02-08");
    assert_eq!(reported(&site(&archive)), warning);
    assert_eq!(reported(&selected(&archive, false, true)), warning);
    for (a, b) in
        [("date: 2017-02-08", "date: 2017-02-08"), ("date: 2017-02-08", "date: 2017-01-01\npublishDate: 2017-02-08")]
    {
        assert_eq!(reported(&site(&scheduled(a, b))), "", "{a} {b}");
    }
    let by_publish_date =
        scheduled("date: 2017-01-01\npublishDate: 2017-02-01", "date: 2017-01-01\npublishDate: 2017-02-08");
    assert_eq!(reported(&site(&by_publish_date)), warning.replace("a.md:5:5", "a.md:6:5"));
}

#[test]
fn row_56_a_scheduled_post_with_a_link_to_nothing_is_a_warning_before_it_is_an_error() {
    let archive = of(&[
        ("a", "date: 2017-02-01", "[x](nothing.md) [d](d.md) [p](photo.jpg)"),
        ("d", "date: 2016-01-01\ndraft: true", "x"),
    ]);
    let outcome = site(&archive);
    assert_eq!(
        reported(&outcome),
        "warning content/posts/a.md:5:5: broken link: `content/posts/nothing.md` does not exist\n\
         warning content/posts/a.md:5:21: broken link: `content/posts/d.md` is not published, since it is a draft\n"
    );
    assert!(outcome.diagnostics[0].hints[1].contains("before 2017-02-01"), "{:?}", outcome.diagnostics[0].hints);
    assert!(outcome.rendered.is_some());
    assert!(site(&archive.replace("2017-02-01", "2017-01-01")).rendered.is_none());
}

#[test]
fn row_56_a_link_to_a_post_that_has_expired_is_text_with_a_warning() {
    let archive = of(&[A, ("b", "date: 2016-01-01\nexpires: 2017-01-10", "Text.")]);
    let outcome = site(&archive);
    assert!(reported(&outcome).starts_with(
        "warning content/posts/a.md:5:19: `content/posts/b.md` has expired, so this link is only its text\n"
    ));
    assert!(page(&outcome, "2017/01/a/index.html").contains("<a>raw</a>"));
}

#[test]
fn row_56_a_link_to_a_draft_or_to_nothing_is_still_an_error() {
    for other in
        [("b", "draft: true", "x"), ("c", "date: 2016-01-01", "x"), ("b", "date: 2017-02-01\ndraft: true", "x")]
    {
        let outcome = site(&of(&[A, other]));
        assert!(
            reported(&outcome).starts_with("error content/posts/a.md:5:19: broken link: "),
            "{}",
            reported(&outcome)
        );
        assert!(outcome.rendered.is_none());
    }
}

#[test]
fn row_56_a_heading_that_a_scheduled_post_does_not_have_is_said_at_once() {
    let to = |date: &str| of(&[("a", date, "[b](b.md#none) [b](b.md#there)"), ("b", "date: 2017-02-08", "## There")]);
    let message = "broken link: `content/posts/b.md` has no heading `#none`\n";
    let outcome = site(&to("date: 2017-01-01"));
    assert!(
        reported(&outcome).starts_with(&format!("error content/posts/a.md:5:5: {message}")),
        "{}",
        reported(&outcome)
    );
    let scheduled = site(&to("date: 2017-02-08"));
    assert_eq!(reported(&scheduled), format!("warning content/posts/a.md:5:5: {message}"));
}

#[test]
fn row_56_a_menu_leaves_out_a_page_that_only_time_keeps_away() {
    let menu = "menu: [{title: Now, page: now.md}, {title: Soon, page: soon.md}, {title: Gone, page: gone.md}]\n";
    let pages = "-- content/now.md --\n# Now\n-- content/soon.md --\n---\ntitle: Soon\ndate: 2017-02-01\n---\nx\n-- content/gone.md --\n---\ntitle: Gone\nexpires: 2017-01-10\n---\nx\n";
    let outcome = site(&format!("{CONFIG}{menu}{pages}"));
    assert_eq!(
        reported(&outcome),
        "warning site.yaml:3:56: `content/soon.md` is published on 2017-02-01, so until then the menu leaves it out\n\
         warning site.yaml:3:86: `content/gone.md` has expired, so the menu leaves it out\n"
    );
    let home = page(&outcome, "index.html");
    assert!(home.contains(">Now<") && !home.contains(">Soon<") && !home.contains(">Gone<"), "{home}");
    let draft = pages.replace("date: 2017-02-01", "draft: true");
    assert!(site(&format!("{CONFIG}{menu}{draft}")).rendered.is_none());
}
