//! `chancery redirects`, and `--redirects` of a build.

use super::Home;

fn home() -> Home {
    Home::with_site(&[
        ("content/posts/a.md", "---\ntitle: A\ndate: 2016-10-08\naliases: [/old/, \"/?p=7\"]\n---\ntext\n"),
        ("content/_redirects", "/feed/ /feed.xml 301\n/x/* /:splat 302\n/de /2016/10/a/ 302 Language=de\n"),
    ])
}

#[test]
fn each_server_gets_all_redirects_in_its_own_words() {
    let home = home();
    for (server, lines) in [
        (
            "nginx",
            ["location = \"/old/\" { return 301 \"/2016/10/a/", "location = \"/feed\"", "rewrite \"^/x(?:/(.*))?$\""],
        ),
        ("apache", ["\"^/old/?$\"", "(?:^|&)p=7(?:&|$)", "[R=302,L]"]),
        ("caddy", ["\"/old/\" \"/2016/10/a/\"", "map \"{path}?{query.p}\"", "path_regexp"]),
    ] {
        let run = home.run(&["redirects", "--for", server]).ends(0);
        let run = lines.into_iter().fold(run, |run, line| run.says(line));
        run.complains("content/_redirects:3:1").complains("left out");
    }
    home.run(&["redirects", "--for", "iis"]).ends(2).complains("nginx");
    home.run(&["redirects"]).ends(2).complains("--for");
    assert!(!home.files("site").keys().any(|path| path.starts_with("public/")));
}

#[test]
fn a_site_with_an_error_prints_no_redirects() {
    let home = home();
    home.write("site/content/b.md", "---\ntitle: B\n---\n[x](gone.md)\n");
    let run = home.run(&["redirects", "--for", "nginx"]).ends(1).complains("broken link");
    assert_eq!(run.out, "");
}

#[test]
fn one_build_can_leave_its_old_urls_to_the_host() {
    let home = home();
    home.run(&["build"]).ends(0);
    assert!(home.read("site/public/old/index.html").contains("refresh"));
    home.run(&["build", "--redirects", "host"]).ends(0);
    assert!(!home.files("site").contains_key("public/old/index.html"));
    assert!(home.read("site/public/_redirects").contains("/old/ /2016/10/a/ 301\n"));
    home.run(&["build", "--redirects", "none"]).ends(2).complains("write `pages` or `host`");
}
