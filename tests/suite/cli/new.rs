//! `chancery new`.

use super::{Home, ran};

#[test]
fn a_new_post_stands_under_its_year_with_all_that_was_said_of_it() {
    let home = Home::with_site(&[]);
    let arguments = ["new", "Kopi darat: \"kenangan\"", "--lang", "ID", "--tag", "media sosial", "--tag", "a: b"];
    let created = home.run(&[&arguments[..], &["--date", "2016-10-08", "--draft"]].concat()).ends(0);
    let path = "content/posts/2016/2016-10-08-kopi-darat-kenangan.md";
    assert_eq!(created.out, format!("{path}\n"));
    let text = concat!(
        "---\ntitle: \"Kopi darat: \\\"kenangan\\\"\"\ndate: 2016-10-08\nlang: id\n",
        "tags: [media sosial, \"a: b\"]\ndraft: true\n---\n\n"
    );
    assert_eq!(home.read(&format!("site/{path}")), text);
    home.run(&["build", "--strict"]).ends(0).says("1 draft left out");
    home.run(&["build", "--strict", "--drafts"]).ends(0);
    assert!(home.has("site/public/id/2016/10/kopi-darat-kenangan/index.html"));
}

#[test]
fn any_title_gives_a_post_that_builds() {
    let home = Home::with_site(&[]);
    let titles =
        ["- a", "yes", "1.10", "🎉", "#x: 'y' \"z\" \\", "{{ x }}", "Con", "الدبلوماسية", "../../etc/passwd", "a, [b]"];
    for title in titles {
        // As a tag, a name that Windows keeps for a device is refused.
        let tag = format!("--tag={}", if title == "Con" { "x" } else { title });
        home.run(&["new", "--date", "2016-10-08", &tag, "--", title]).ends(0);
    }
    home.run(&["build", "--strict"]).ends(0).says(&format!("from {} posts", titles.len()));
}

#[test]
fn nothing_is_ever_overwritten() {
    let home = Home::with_site(&[]);
    let arguments = ["new", "Twice", "--date", "2016-10-08"];
    home.run(&arguments).ends(0);
    home.write("site/content/posts/2016/2016-10-08-twice.md", "mine");
    let refused = home.run(&arguments).ends(1);
    refused.complains("`content/posts/2016/2016-10-08-twice.md` already exists").complains("another title");
    assert_eq!(home.read("site/content/posts/2016/2016-10-08-twice.md"), "mine");
}

#[test]
fn a_language_that_the_site_lacks_is_refused_with_those_that_it_has() {
    let home = Home::with_site(&[]);
    home.run(&["new", "x", "--lang", "fr"]).ends(2).complains("`en`, `id`");
    home.run(&["new", "x", "--lang", "!!"]).ends(2).complains("`en`, `id`");
    home.run(&["new", "x", "--lang", "Indonesian"]).ends(2).complains("did you mean `--lang id`?");
    assert!(!home.has("site/content"));
    home.run(&["new", "x", "--lang", "id-ID", "--page"]).ends(0);
    assert!(home.read("site/content/x.md").contains("lang: id-ID\n"));
}

#[test]
fn a_page_stands_alone() {
    let home = Home::with_site(&[]);
    let created = home.run(&["new", "About us", "--page", "--tag", "x", "--lang", "en"]).ends(0);
    assert_eq!(created.out, "content/about-us.md\n");
    assert_eq!(home.read("site/content/about-us.md"), "---\ntitle: About us\ntags: [x]\ntype: page\n---\n\n");
    home.run(&["build", "--strict"]).ends(0).says("from 0 posts");
    assert!(home.has("site/public/about-us/index.html"));
}

#[test]
fn today_is_the_day_in_the_sites_time_zone() {
    let day = |zone: &str| {
        let home = Home::with_site(&[]);
        home.write("site/site.yaml", &format!("base_url: https://example.org/\ntimezone: {zone}\n"));
        let path = home.run(&["new", "x"]).ends(0).out;
        home.run(&["build", "--strict"]).ends(0).says("from 1 post in");
        path
    };
    // 25 hours apart: never the same day.
    assert_ne!(day("Pacific/Kiritimati"), day("Pacific/Niue"));
}

#[test]
fn the_path_is_written_as_this_folder_has_it() {
    let home = Home::with_site(&[]);
    home.write("site/content/posts/x.txt", "");
    let below = home.run_in("site/content/posts", &["new", "x", "--date", "2016-10-08"]).ends(0);
    let path = below.out.trim_end();
    assert!(path.ends_with("site/content/posts/2016/2016-10-08-x.md") || path == "2016/2016-10-08-x.md", "{path}");
    let above = home.run_in("", &["new", "y", "--date", "2016-10-08", "--root", "site"]).ends(0);
    assert_eq!(above.out, "site/content/posts/2016/2016-10-08-y.md\n");
}

#[test]
fn wrong_usage_is_told_from_a_broken_site() {
    let home = Home::with_site(&[]);
    home.run(&["new"]).ends(2).complains("<TITLE>");
    home.run(&["new", "x", "--date", "2016-02-30"]).ends(2).complains("2016-10-08");
    home.run(&["new", "two\nlines"]).ends(2).complains("one line");
    home.run_in("", &["new", "x"]).ends(2).complains("`chancery init DIR`");
    home.write("site/site.yaml", "languages: [\n");
    home.run(&["new", "x"]).ends(1).complains("site.yaml:1:");
    assert!(!home.has("site/content"));
}

#[test]
fn without_an_editor_nothing_is_written() {
    let home = Home::with_site(&[]);
    home.run(&["new", "x", "--edit"]).ends(1).complains("`VISUAL` nor `EDITOR`");
    assert!(!home.has("site/content"));
}

#[cfg(unix)]
#[test]
fn the_editor_is_opened_with_its_arguments_and_waited_for() {
    let home = Home::with_site(&[]);
    home.write("my editor", "echo \"$1\" >> \"$2\"\nexit ${3:-0}\n");
    let script = home.path("my editor");
    let run = |variable: &str, value: String, title: &str| {
        let mut command = home.command("site", &["new", title, "--date", "2016-10-08", "--edit"]);
        ran(command.env("EDITOR", "false").env(variable, value))
    };
    let created = run("VISUAL", format!("sh '{}' written", script.display()), "x").ends(0);
    assert_eq!(created.out, "content/posts/2016/2016-10-08-x.md\n");
    assert!(home.read("site/content/posts/2016/2016-10-08-x.md").ends_with("---\n\nwritten\n"));
    run("EDITOR", "false".to_string(), "y").ends(1).complains("the editor `false` failed");
    run("EDITOR", "/nowhere/edit".to_string(), "z").ends(1).complains("could not be started");
    assert!(home.has("site/content/posts/2016/2016-10-08-z.md"));
}
