//! `chancery build`.

use std::collections::BTreeSet;
use std::process::Stdio;

use serde_json::Value;

use super::{Home, POST, ran};

const WARNED: (&str, &str) = ("content/posts/w.md", "---\ntitle: W\ndate: 2016-10-08\ndarft: false\n---\ntext\n");
const BROKEN: (&str, &str) = ("content/posts/b.md", "---\ntitle: [x]\ndate: soon\n---\n[x](nowhere.md)\n");

#[test]
fn a_site_is_found_from_any_folder_below_it_and_by_name() {
    let home = Home::with_site(&[POST]);
    home.run_in("site/content/posts", &["build"]).ends(0).says("Built ");
    assert!(home.has("site/public/2016/10/a/index.html"));
    home.run_in("", &["build", "--root", "site"]).ends(0).says(" 0 written, ");
}

#[test]
fn where_there_is_no_site_the_message_says_what_to_do_and_the_exit_code_is_that_of_usage() {
    let home = Home::new();
    let none = home.run_in("", &["build"]).ends(2);
    none.complains("there is no site here").complains("`chancery init DIR`").complains("`--root DIR`");
    home.run_in("", &["build", "--root", "nowhere"]).ends(2).complains("`--root nowhere`: there is no such folder");
    home.run_in("", &["build", "--root", "."]).ends(2).complains("this folder has no site.yaml");
    let document: Value = serde_json::from_str(&home.run_in("", &["build", "--json"]).ends(2).out).unwrap();
    assert_eq!(document["summary"]["published"], false);
    assert_eq!(document["diagnostics"][0]["severity"], "error");
}

#[test]
fn the_last_line_sums_the_build_up() {
    let home = Home::with_site(&[POST]);
    let first = home.run(&["build"]).ends(0);
    assert!(first.err.is_empty(), "{}", first.err);
    let line = first.out.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n') && line.starts_with("Built ") && line.contains(" pages from 1 post in "), "{line}");
    assert!(line.ends_with(" written, 0 unchanged, 0 removed"), "{line}");
    home.run(&["build"]).ends(0).says(": 0 written, ");
}

#[test]
fn the_output_flag_starts_from_this_folder_and_the_setting_from_the_site() {
    let home = Home::with_site(&[POST]);
    home.write("out/keep.txt", "mine");
    home.run(&["build", "--output", "../out"]).ends(0);
    assert!(home.has("out/index.html") && home.has("out/keep.txt") && !home.has("site/public"));
    home.write("site/site.yaml", "base_url: https://example.org/\noutput: web\n");
    home.run_in("site/content", &["build"]).ends(0);
    assert!(home.has("site/web/index.html"));
    home.run_in("site/content", &["build", "--output", "../other"]).ends(0);
    assert!(home.has("site/other/index.html"));
}

#[test]
fn the_base_url_flag_stands_for_the_setting() {
    let home = Home::with_site(&[POST]);
    home.run(&["build", "--base-url", "https://notes.example/blog/"]).ends(0);
    let page = home.read("site/public/index.html");
    assert!(page.contains("https://notes.example/blog/") && !page.contains("https://example.org/"), "{page}");
    home.run(&["build", "--base-url", "notes"]).ends(2).complains("--base-url").complains("https://example.org/blog/");
}

#[test]
fn drafts_and_coming_posts_are_published_on_request_only() {
    let home = Home::with_site(&[
        POST,
        ("content/posts/d.md", "---\ntitle: D\ndate: 2016-10-08\ndraft: true\n---\ntext\n"),
        ("content/posts/f.md", "---\ntitle: F\ndate: 9000-01-01\n---\ntext\n"),
        ("content/posts/x.md", "---\ntitle: X\ndate: 2016-10-08\nexpires: 2017-01-01\n---\ntext\n"),
    ]);
    home.run(&["build"]).ends(0).says("; 1 draft, 1 future post and 1 expired post left out: content/posts/d.md, content/posts/f.md, content/posts/x.md\n");
    home.run(&["build", "--drafts"])
        .ends(0)
        .says("from 2 posts")
        .says("; 1 future post and 1 expired post left out: content/posts/f.md, content/posts/x.md\n");
    home.run(&["build", "--future"])
        .ends(0)
        .says("from 2 posts")
        .says("; 1 draft and 1 expired post left out: content/posts/d.md, content/posts/x.md\n");
    home.run(&["build", "--drafts", "--future"]).ends(0).says("from 3 posts");
    assert!(home.has("site/public/2016/10/d/index.html") && home.has("site/public/9000/01/f/index.html"));
    home.run(&["build"]).ends(0);
    assert!(!home.has("site/public/2016/10/d/index.html"));
}

#[test]
fn a_quiet_build_says_nothing_when_all_is_well_and_still_warns() {
    let home = Home::with_site(&[POST]);
    home.run(&["build", "--quiet"]).ends(0).says_nothing();
    home.write("site/content/posts/w.md", WARNED.1);
    let warned = home.run(&["build", "-q"]).ends(0).complains("did you mean `draft`?");
    assert_eq!(warned.out, "");
}

#[test]
fn a_warning_is_an_error_under_strict_only() {
    let home = Home::with_site(&[POST, WARNED]);
    home.run(&["build", "--strict"]).ends(1).complains("1 warning; nothing was published, since `--strict`");
    assert!(!home.has("site/public"));
    home.run(&["build"]).ends(0).complains("warning: unknown key `darft`");
    assert!(home.has("site/public/index.html"));
}

#[test]
fn the_json_document_holds_the_same_diagnostics_as_the_text() {
    let home = Home::with_site(&[POST, WARNED, BROKEN]);
    let text = home.run(&["build"]).ends(1);
    let json = home.run(&["build", "--json"]).ends(1);
    assert_eq!((text.out.as_str(), json.err.as_str()), ("", ""));
    let document: Value = serde_json::from_str(&json.out).unwrap();
    let said: BTreeSet<String> = text
        .err
        .lines()
        .filter(|line| line.starts_with("error: ") || line.starts_with("warning: "))
        .map(String::from)
        .collect();
    let listed = document["diagnostics"].as_array().unwrap();
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_string();
    let written: BTreeSet<String> =
        listed.iter().map(|one| format!("{}: {}", word(one, "severity"), word(one, "message"))).collect();
    assert_eq!(said, written);
    assert!(written.len() >= 4, "{written:?}");
    for one in listed.iter().filter(|one| !one["place"].is_null()) {
        let place = &one["place"];
        let shown = match place["line"].as_u64().unwrap() {
            0 => word(place, "file"),
            line => format!("{}:{line}:{}", word(place, "file"), place["column"]),
        };
        assert!(text.err.contains(&shown), "{shown}");
    }
    let errors = listed.iter().filter(|one| one["severity"] == "error").count();
    assert_eq!(document["summary"]["errors"], errors);
    assert_eq!(document["summary"]["warnings"], listed.len() - errors);
}

#[test]
fn the_json_document_of_a_good_build_has_the_numbers_of_the_last_line() {
    let home = Home::with_site(&[POST]);
    let document: Value = serde_json::from_str(&home.run(&["build", "--json", "--quiet"]).ends(0).out).unwrap();
    let summary = &document["summary"];
    assert_eq!(document["diagnostics"], serde_json::json!([]));
    assert_eq!((&summary["published"], &summary["posts"]), (&Value::Bool(true), &Value::from(1)));
    assert_eq!(summary["written"].as_u64().unwrap(), home.files("site/public").len() as u64);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let home = Home::with_site(&[BROKEN]);
    assert!(!home.run(&["build"]).ends(1).err.contains('\u{1b}'));
    let forced = ran(home.command("site", &["build"]).env("CLICOLOR_FORCE", "1")).ends(1);
    assert!(forced.err.contains("\u{1b}["), "{}", forced.err);
    assert!(!ran(home.command("site", &["build"]).env("NO_COLOR", "1")).ends(1).err.contains('\u{1b}'));
}

#[test]
fn dear_work_is_remembered_on_disk_and_failing_to_is_a_warning() {
    let code = ("content/posts/c.md", "---\ntitle: C\ndate: 2016-10-08\n---\n```rust\nfn main() {}\n```\n");
    let home = Home::with_site(&[code]);
    home.run(&["build"]).ends(0);
    let kept = home.files("site/.chancery").into_keys().find(|name| name.starts_with("highlight")).unwrap();
    std::fs::remove_file(home.path("site/.chancery").join(&kept)).unwrap();
    std::fs::create_dir(home.path("site/.chancery").join(&kept)).unwrap();
    // A post that is remembered is not parsed, and its code not asked for.
    std::fs::remove_file(home.path("site/.chancery/posts")).unwrap();
    home.run(&["build"]).ends(0).complains("warning: ").complains("could not be written").says("Built ");
}

#[test]
fn a_reader_who_closes_the_pipe_is_no_error() {
    let home = Home::with_site(&[POST]);
    for arguments in [&["build"][..], &["build", "--json"], &["completions", "zsh"], &["man"], &["--help"]] {
        let mut child = home.command("site", arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_wrong_call_has_the_exit_code_of_usage_and_a_suggestion() {
    let home = Home::with_site(&[POST]);
    home.run(&["bild"]).ends(2).complains("'build'");
    home.run(&["build", "--draft"]).ends(2).complains("--drafts");
    home.run(&[]).ends(2).complains("Usage");
}

#[test]
fn of_thousands_of_mistakes_of_one_kind_some_are_printed_and_json_has_all() {
    let links: String = (0..2_000).map(|number| format!("[a](gone{number}.md)\n")).collect();
    let home = Home::with_site(&[
        ("content/a.md", &format!("# A\n\n{links}")),
        ("content/z.md", "---\ntitle: [x]\n---\n"),
        WARNED,
    ]);
    let ran = home.run(&["build"]).ends(1);
    let ran = ran.complains("and 1,950 more like this: broken link: `…` does not exist").complains("build --json");
    let ran =
        ran.complains("`title` must be text").complains("unknown key `darft`").complains("2,001 errors and 1 warning");
    assert_eq!(ran.err.matches("broken link: `content/gone").count(), 50);
    let document: Value = serde_json::from_str(&home.run(&["build", "--json"]).ends(1).out).unwrap();
    assert_eq!(document["diagnostics"].as_array().unwrap().len(), 2_002);
}
