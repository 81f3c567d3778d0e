//! `chancery check`.

use super::{Home, POST};

#[test]
fn a_site_without_problems_is_counted_and_nothing_is_written() {
    let home = Home::with_site(&[POST]);
    let before = home.files("site");
    home.run(&["check"]).ends(0).says("No problems in 1 post and ");
    assert!(home.files("site") == before);
}

#[test]
fn warnings_are_shown_and_errors_fail() {
    let home = Home::with_site(&[POST, ("content/posts/undated.md", "---\ntitle: U\n---\ntext\n")]);
    home.run(&["check"]).ends(0).complains("warning: ").says("1 warning, no errors in 2 posts and ");
    home.write("site/content/posts/b.md", "---\ntitle: B\ndate: soon\n---\ntext\n");
    let failed = home.run(&["check"]).ends(1).complains("content/posts/b.md:3:");
    assert_eq!(failed.out, "");
}

#[test]
fn each_broken_url_of_a_list_is_named_with_the_reason() {
    let home = Home::with_site(&[
        ("content/posts/a.md", "---\ntitle: A\ndate: 2016-10-08\naliases: [/old/]\n---\ntext\n"),
        ("content/_redirects", "/gone/ /nowhere-else/\n"),
    ]);
    home.write("site/urls.txt", "/2016/10/a/\n/old/\n");
    home.run(&["check", "--urls", "urls.txt"]).ends(0).says("All 2 old URLs work: 1 page or file, 1 redirect");
    home.write("site/urls.txt", "/2016/10/a/\n/lost/\n/gone/\n");
    let broken = home.run(&["check", "--urls", "urls.txt"]).ends(1).complains("2 of 3 old URLs are broken");
    let broken = broken.says("/lost/  not found\n").says("/gone/  redirects to /nowhere-else/, which is not found\n");
    assert!(!broken.out.contains("/2016/10/a/"), "{}", broken.out);
    home.run(&["check", "--urls", "nowhere.txt"]).ends(2).complains("`--urls nowhere.txt` cannot be read");
    home.run(&["check", "--urls", "urls.txt", "--public", "public"]).ends(2).complains("there is no such folder");
}

#[test]
fn a_url_is_looked_up_as_the_host_would() {
    let home = Home::with_site(&[
        ("content/posts/a.md", "---\ntitle: A\ndate: 2016-10-08\n---\ntext\n"),
        ("content/_redirects", "/rss/ /feed.xml 301\n/x/* /:splat 301\n/ p=7 /2016/10/a/ 301!\n/gone / 410\n"),
    ]);
    home.write("site/urls.txt", "/x/feed.xml\n/?p=7\n");
    home.run(&["check", "--urls", "urls.txt", "--host", "netlify"]).ends(0).says("All 2 old URLs work");
    home.run(&["check", "--urls", "urls.txt", "--host", "cloudflare"]).ends(1).says("/?p=7  not found");
    for host in ["plain", "github"] {
        let run = home.run(&["check", "--urls", "urls.txt", "--host", host]).ends(1);
        run.says("/x/feed.xml  not found, since only a host that reads `_redirects` would answer");
    }
    home.write("site/urls.txt", "/gone\n/rss/\n");
    let run = home.run(&["check", "--urls", "urls.txt", "--host", "netlify"]).ends(1).says("/gone  not found\n");
    run.says("/rss/  is a page that leads people to /feed.xml, but feed readers follow no page");
    home.write("site/urls.txt", "# Guessed by `chancery import`\n/rss/\n");
    let site = home.read("site/site.yaml");
    home.write("site/site.yaml", &format!("{site}\nredirects: host\n"));
    home.run(&["check", "--urls", "urls.txt", "--host", "netlify"])
        .ends(0)
        .says("The guessed old URL works: a redirect");
}
