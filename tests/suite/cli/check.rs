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
    assert!(!run.out.contains("/rss/"), "the feed itself is there");
    home.write("site/urls.txt", "# Guessed by `chancery import`\n/rss/\n");
    let site = home.read("site/site.yaml");
    home.write("site/site.yaml", &format!("{site}\nredirects: host\n"));
    home.run(&["check", "--urls", "urls.txt", "--host", "netlify"])
        .ends(0)
        .says("The guessed old URL works: a redirect");
}

/// A post in another language than it declares.
const WRONG: (&str, &str) = (
    "content/posts/w.md",
    "---\ntitle: W\ndate: 2016-10-08\n---\nKementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama \
     setahun berbicara kepada masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab pertanyaan.\n",
);

#[test]
fn findings_in_languages_are_shown_with_their_code_and_counted() {
    let home = Home::with_site(&[POST, WRONG]);
    let run = home.run(&["check"]).ends(0).complains("warning[wrong-language]: this post is declared as `en`");
    let run = run.complains("content/posts/w.md:5:1").complains("write `lang: id` in its front matter");
    run.says("1 warning, no errors in 2 posts and ").says(": 1 wrong-language\n");
    let (path, text) = WRONG;
    home.write(&format!("site/{path}"), &text.replace("title: W\n", "title: W\nallow: [wrong-language]\n"));
    home.run(&["check"]).ends(0).says("No problems in 2 posts and ");
}

#[test]
fn findings_are_in_the_json_with_their_code() {
    let home = Home::with_site(&[POST, WRONG]);
    let run = home.run(&["check", "--json"]).ends(0);
    assert_eq!(run.err, "");
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let found = &document["diagnostics"][0];
    assert_eq!((&found["code"], &found["severity"]), (&"wrong-language".into(), &"warning".into()));
    assert_eq!((&found["place"]["line"], &found["place"]["column"]), (&5.into(), &1.into()));
    assert!(found["place"]["source"].as_str().unwrap().starts_with("Kementerian"), "{found}");
    let summary = &document["summary"];
    assert_eq!((&summary["errors"], &summary["warnings"], &summary["posts"]), (&0.into(), &1.into(), &2.into()));
    assert_eq!(summary["findings"], serde_json::json!({ "wrong-language": 1 }));
    home.write("site/content/posts/b.md", "---\ntitle: B\ndate: soon\n---\ntext\n");
    let failed = home.run(&["check", "--json"]).ends(1);
    let document: serde_json::Value = serde_json::from_str(&failed.out).unwrap();
    assert_eq!((&document["summary"]["errors"], failed.err.as_str()), (&1.into(), ""));
}

#[test]
fn a_strict_build_fails_for_a_finding_and_not_for_a_remark() {
    let home = Home::with_site(&[POST, WRONG]);
    home.run(&["build"]).ends(0);
    let files = home.files("site/public");
    home.run(&["build", "--strict"]).ends(1).complains("warning[wrong-language]");
    assert!(home.files("site/public") == files);
    let (path, _) = WRONG;
    home.write(&format!("site/{path}"), "---\ntitle: W\ndate: 2016-10-08\nallow: [wrong-language]\n---\ntext\n");
    home.run(&["build", "--strict"]).ends(0);
    home.run(&["check"]).ends(0).complains("warning[unused-allow]: this post allows `wrong-language`");
}
