//! The promises about bad input, by their rows in the list of faults: each through the whole pipeline, with what the
//! messages are given word for word. Rows about the output folder are in `publish`, those about the program in `cli`.

use std::fs;
use std::path::Path;

use crate::support::{NOW, build, clean, has, html, page, paths, reported, site, xml};
use chancery::build::Outcome;
use chancery::input::source::{Source, Sources};

const CONFIG: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n";

/// A site of these files.
fn of(files: &str) -> String {
    format!("{CONFIG}{files}")
}

/// A site with one page, by its front matter.
fn front(lines: &str) -> Outcome {
    site(&of(&format!("-- content/a.md --\n---\ntitle: A\n{lines}\n---\nText.\n")))
}

/// Nothing is rendered, and this is all that is said.
#[track_caller]
fn refused(outcome: &Outcome, message: &str) {
    assert_eq!(reported(outcome), format!("{message}\n"));
    assert!(outcome.rendered.is_none());
}

#[track_caller]
fn hint(outcome: &Outcome) -> &str {
    outcome.diagnostics[0].hints.first().map_or("", String::as_str)
}

// Addresses.

#[test]
fn row_10_a_permalink_that_leaves_the_site_is_an_error_with_its_span() {
    refused(
        &front("permalink: ../../x"),
        "error content/a.md:3:12: the permalink `../../x` cannot be used: the path `../../x` has a part that is only dots",
    );
    refused(
        &front("url: /a/%2e%2e/%2e%2e/x/"),
        "error content/a.md:3:6: the permalink `/a/%2e%2e/%2e%2e/x/` cannot be used: the path `a/../../x` has a part that is only dots",
    );
    let outcome = front("permalink: ..\\..\\x");
    refused(
        &outcome,
        "error content/a.md:3:12: the permalink `..\\..\\x` cannot be used: the path `..\\..\\x` contains a backslash",
    );
    assert_eq!(hint(&outcome), "separate folders with `/`");
    assert_eq!(outcome.diagnostics[0].place.as_ref().unwrap().source, "permalink: ..\\..\\x");
}

#[test]
fn row_10_an_absolute_permalink_counts_from_the_output_folder() {
    let outcome = front("permalink: /etc/x");
    assert_eq!(reported(&outcome), "");
    assert!(has(&outcome, "etc/x/index.html"));
}

#[test]
fn row_10_a_slug_that_leaves_the_site_is_an_error_with_its_span() {
    refused(
        &front("slug: ../../x"),
        "error content/a.md:3:7: the slug `../../x` cannot be used: the name `../../x` contains a slash",
    );
    refused(
        &front("slug: .."),
        "error content/a.md:3:7: the slug `..` cannot be used: the path `..` has a part that is only dots",
    );
}

#[test]
fn row_10_an_alias_that_leaves_the_site_is_an_error_with_its_span() {
    refused(
        &front("aliases: [/ok/, ../../x]"),
        "error content/a.md:3:17: the alias `../../x` cannot be used: the path `../../x` has a part that is only dots",
    );
    refused(
        &front("redirect_from: https://host.example/x"),
        "error content/a.md:3:16: the alias `https://host.example/x` is not a path of this site",
    );
}

#[test]
fn row_10_a_tag_that_is_only_dots_replaces_no_page() {
    let outcome = front("tags: [\"..\", ../../x, /etc/y]\ndate: 2016-01-01");
    assert_eq!(reported(&outcome), "");
    assert!(html(&outcome, "index.html").one("body").attribute("class") == Some("kind-home"));
    assert!(has(&outcome, "tag/x/index.html") && has(&outcome, "tag/etc-y/index.html"));
    let dots = html(&outcome, "tag/index.html").attributes(".index a", "href")[0].trim_start_matches('/').to_string();
    assert_eq!(html(&outcome, &format!("{dots}index.html")).one("h1").text(), "Tag Archives: ..");
}

#[test]
fn row_10_a_registered_tag_that_leaves_the_site_is_an_error_with_its_span() {
    refused(
        &site(&format!("{CONFIG}tags:\n  ../x: {{ en: x }}\n")),
        "error site.yaml:5:3: `../x` cannot be used in a URL: the name `../x` contains a slash",
    );
}

#[test]
fn row_10_a_permalink_pattern_that_leaves_the_site_is_an_error_with_its_span() {
    let post = "-- content/a.md --\n---\ntitle: A\ndate: 2016-01-01\ntopics: x\n---\n";
    for setting in ["permalinks: { posts: '/../:slug/' }", "taxonomies: { topics: { permalink: '/../:slug/' } }"] {
        let outcome = site(&format!("{CONFIG}{setting}\n{post}"));
        assert!(outcome.rendered.is_none());
        assert!(reported(&outcome).starts_with("error site.yaml:4:"), "{}", reported(&outcome));
    }
}

#[test]
fn row_11_an_alias_that_equals_a_page_is_an_error_naming_both() {
    let outcome = site(&of("-- content/a.md --\n---\ntitle: A\naliases: /b/\n---\n-- content/b.md --\n# B\n"));
    refused(
        &outcome,
        "error content/a.md:3:10: the page of `content/b.md` and a redirect to `/a/` have the same URL: `/b/`",
    );
    assert_eq!(hint(&outcome), "remove the alias");
    assert_eq!(outcome.diagnostics[0].related[0].1.file, "content/b.md");
    refused(
        &site(&of("-- content/a.md --\n---\ntitle: A\naliases: /tag/t/\ntags: t\ndate: 2016-01-01\n---\n")),
        "error content/a.md:3:10: the archive of `t` in `tags` and a redirect to `/2016/01/a/` have the same URL: `/tag/t/`",
    );
    refused(
        &site(&of(
            "-- content/a.md --\n---\ntitle: A\naliases: /old/\n---\n-- content/b.md --\n---\ntitle: B\naliases: /old/\n---\n",
        )),
        "error content/b.md:3:10: a redirect to `/a/` and a redirect to `/b/` have the same URL: `/old/`",
    );
    refused(
        &site(&of("-- content/a.md --\n---\ntitle: A\naliases: /\n---\n")),
        "error content/a.md:3:10: the home page and a redirect to `/a/` have the same URL: `/`",
    );
}

#[test]
fn row_11_an_alias_of_its_own_page_is_none() {
    let outcome = clean(&of("-- content/a.md --\n---\ntitle: A\naliases: [/a/, /a/]\n---\n"));
    assert!(page(&outcome, "a/index.html").contains("<h1>A</h1>"));
}

#[test]
fn row_12_two_pages_with_one_address_are_an_error_naming_both() {
    refused(
        &site(&of("-- content/a.md --\n# A\n-- content/b.md --\n---\ntitle: B\nslug: a\n---\n")),
        "error content/b.md:3:7: the page of `content/a.md` and the page of `content/b.md` have the same URL: `/a/`",
    );
    refused(
        &site(&of("-- content/posts/2016-01-01-a.md --\n# A\n-- content/posts/2016-01-02-a.md --\n# B\n")),
        "error content/posts/2016-01-01-a.md: the page of `content/posts/2016-01-02-a.md` and the page of `content/posts/2016-01-01-a.md` have the same URL: `/2016/01/a/`",
    );
}

#[test]
fn row_12_a_page_and_a_file_with_one_address_are_an_error_naming_both() {
    refused(
        &site(&of("-- content/a.md --\n# A\n-- content/a/index.html --\n<p>mine</p>\n")),
        "error content/a/index.html: the page of `content/a.md` and the file `content/a/index.html` have the same URL: `/a/`",
    );
    refused(
        &site(&of("-- content/a.md --\n# A\n-- content/a --\nmine\n")),
        "error content/a.md: the file `content/a` and the page of `content/a.md` cannot both be written: `a`, `a/index.html`",
    );
}

#[test]
fn row_12_a_page_and_an_archive_with_one_address_are_an_error_naming_both() {
    refused(
        &site(&of(
            "-- content/tag/t.md --\n---\ntype: page\n---\n# Mine\n-- content/posts/2016-01-01-a.md --\n---\ntitle: A\ntags: t\n---\n",
        )),
        "error content/tag/t.md: the archive of `t` in `tags` and the page of `content/tag/t.md` have the same URL: `/tag/t/`",
    );
    refused(
        &site(&of("-- content/2016.md --\n# Mine\n-- content/posts/2016-01-01-a.md --\n# A\n")),
        "error content/2016.md: the archive of 2016 and the page of `content/2016.md` have the same URL: `/2016/`",
    );
    refused(
        &site(&of("-- content/feed.xml --\n<x/>\n")),
        "error content/feed.xml: the feed of the home page and the file `content/feed.xml` have the same URL: `/feed.xml`",
    );
}

#[test]
fn row_12_a_file_that_stands_where_the_sitemap_will_is_an_error_or_takes_its_place() {
    let outcome = site(&of("-- content/sitemap.xml --\n<mine/>\n"));
    let kept = outcome.rendered.is_some() && page(&outcome, "sitemap.xml") == "<mine/>\n";
    assert!(
        kept || reported(&outcome).starts_with("error content/sitemap.xml: "),
        "the author's file is lost in silence"
    );
}

#[test]
fn row_12_what_the_theme_only_offers_an_author_may_replace() {
    let outcome = clean(&of(
        "-- content/robots.txt --\nUser-agent: *\n-- content/404.md --\n---\ntitle: Lost\npermalink: /404.html\n---\n",
    ));
    assert_eq!(page(&outcome, "robots.txt"), "User-agent: *\n");
    assert_eq!(html(&outcome, "404.html").one("h1").text(), "Lost");
}

#[test]
fn row_13_names_that_differ_by_case_alone_are_an_error_naming_both() {
    let outcome = site(&of(
        "-- content/posts/2016-01-01-x.md --\n---\ntitle: X\nslug: Kopi\n---\n-- content/posts/2016-01-02-y.md --\n---\ntitle: Y\nslug: kopi\n---\n",
    ));
    refused(
        &outcome,
        "error content/posts/2016-01-01-x.md:3:7: the page of `content/posts/2016-01-02-y.md` and the page of `content/posts/2016-01-01-x.md` cannot both be written: `2016/01/kopi/index.html`, `2016/01/Kopi/index.html`",
    );
    refused(
        &site(&of("-- content/files/B2.txt --\n1\n-- content/files/b2.txt --\n2\n")),
        "error content/files/b2.txt: the file `content/files/B2.txt` and the file `content/files/b2.txt` cannot both be written: `files/B2.txt`, `files/b2.txt`",
    );
    refused(
        &site(&of("-- content/B2.md --\n# One\n-- content/b2.md --\n# Two\n")),
        "error content/b2.md: the page of `content/B2.md` and the page of `content/b2.md` have the same URL: `/b2/`",
    );
}

#[test]
fn row_13_names_that_differ_by_composition_alone_are_an_error_naming_both() {
    refused(
        &site(&of("-- content/cafe\u{301}.txt --\n1\n-- content/caf\u{e9}.txt --\n2\n")),
        "error content/caf\u{e9}.txt: the file `content/cafe\u{301}.txt` and the file `content/caf\u{e9}.txt` cannot both be written: `cafe\u{301}.txt`, `caf\u{e9}.txt`",
    );
}

#[test]
fn row_14_c_and_its_descendants_are_three_tags() {
    let outcome = front("tags: [C, C++, 'C#']\ndate: 2016-01-01");
    assert_eq!(reported(&outcome), "");
    for (slug, name) in [("c", "C"), ("c-plus-plus", "C++"), ("c-sharp", "C#")] {
        assert_eq!(html(&outcome, &format!("tag/{slug}/index.html")).one("h1").text(), format!("Tag Archives: {name}"));
    }
}

#[test]
fn row_15_tags_in_other_scripts_have_slugs_of_their_own_letters() {
    let tags: Vec<String> = ('ا'..='ي')
        .filter(|letter| letter.is_alphabetic() && *letter != 'ـ')
        .take(32)
        .map(|letter| format!("{letter}{letter}كلمة"))
        .collect();
    assert_eq!(tags.len(), 32);
    let outcome = front(&format!("tags: [{}]\ndate: 2016-01-01", tags.join(", ")));
    assert_eq!(reported(&outcome), "");
    let made = paths(&outcome).into_iter().filter(|path| path.starts_with("tag/") && path.ends_with("/index.html"));
    let made: Vec<&str> = made.filter(|path| *path != "tag/index.html").collect();
    assert_eq!(made.len(), 32);
    assert!(made.iter().all(|path| !path.is_ascii() && !path.contains('%')), "{made:?}");
    let listed = html(&outcome, "tag/index.html");
    assert!(listed.attributes(".index a", "href").iter().all(|href| href.is_ascii() && href.contains("%D")));
}

#[test]
fn row_16_a_long_slug_is_cut_with_a_hash_and_stays_its_own() {
    for (slug, other) in [("kata-".repeat(60), "kata-".repeat(61)), ("ض".repeat(150), "ض".repeat(151))] {
        let outcome = clean(&of(&format!(
            "-- content/a.md --\n---\ntitle: A\nslug: {slug}\n---\n-- content/b.md --\n---\ntitle: B\nslug: {other}\n---\n"
        )));
        let made: Vec<&str> = paths(&outcome).into_iter().filter(|path| path.starts_with(&slug[..6])).collect();
        assert_eq!(made.len(), 2, "{made:?}");
        assert!(made.iter().all(|path| path.split('/').all(|part| part.len() <= 255)), "{made:?}");
    }
    let outcome = front(&format!("date: 2016-01-01\ntags: {}", "panjang ".repeat(60)));
    assert!(
        outcome.rendered.is_some() && paths(&outcome).iter().all(|path| path.split('/').all(|part| part.len() <= 255))
    );
}

#[test]
fn row_16_a_long_segment_in_a_permalink_is_an_error() {
    let outcome = front(&format!("permalink: /{}/", "x".repeat(300)));
    assert_eq!(outcome.diagnostics.len(), 1);
    assert!(
        reported(&outcome).starts_with("error content/a.md:3:12: ") && reported(&outcome).contains("300 bytes"),
        "{}",
        reported(&outcome)
    );
}

#[test]
fn row_17_names_that_windows_reserves_are_errors_with_a_hint() {
    for (line, message) in [
        ("slug: con", "the slug `con` cannot be used: the name `con` is reserved on Windows"),
        ("slug: AUX", "the slug `AUX` cannot be used: the name `AUX` is reserved on Windows"),
        ("slug: 'a.'", "the slug `a.` cannot be used: the name `a.` ends in a dot or a space"),
        ("slug: 'a '", "the slug `a ` cannot be used: the name `a ` ends in a dot or a space"),
        ("slug: 'a:b'", "the slug `a:b` cannot be used: the path `a:b` contains the character `:`"),
    ] {
        let outcome = front(line);
        refused(&outcome, &format!("error content/a.md:3:7: {message}"));
        assert!(!hint(&outcome).is_empty(), "{line}");
    }
    refused(
        &front("permalink: /a/nul.html"),
        "error content/a.md:3:12: the permalink `/a/nul.html` cannot be used: the name `nul.html` is reserved on Windows",
    );
    refused(
        &front("tags: aux\ndate: 2016-01-01"),
        "error content/a.md:3:7: `aux` cannot be used in a URL: the name `aux` is reserved on Windows",
    );
    refused(
        &site(&of("-- content/files/con.txt --\nx\n")),
        "error content/files/con.txt: the file `content/files/con.txt` cannot be written to `files/con.txt`: the name `con.txt` is reserved on Windows",
    );
}

// Files and their bytes.

/// A site on disk that goes when the folder is dropped.
fn on_disk(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "site.yaml", b"title: T\nbase_url: https://example.org/\n");
    files.iter().for_each(|(path, bytes)| put(folder.path(), path, bytes));
    folder
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn read(folder: &Path) -> Outcome {
    let mut sources = Sources::read(folder);
    sources.now = NOW.parse().unwrap();
    build(&sources)
}

#[cfg(target_os = "linux")]
#[test]
fn row_18_a_file_name_that_is_not_utf8_is_an_error() {
    use std::os::unix::ffi::OsStrExt;
    let folder = on_disk(&[("content/a.md", b"# A\n")]);
    fs::write(folder.path().join("content").join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "# C\n").unwrap();
    refused(&read(folder.path()), "error content/caf\u{FFFD}.md: the name of `content/caf\u{FFFD}.md` is not UTF-8");
}

/// A site of one file with these bytes.
fn bytes(path: &str, bytes: &[u8]) -> Outcome {
    let mut sources = Sources::of(CONFIG, NOW);
    sources.files.insert(path.to_string(), Source::new(bytes));
    build(&sources)
}

#[test]
fn row_19_a_body_that_is_not_utf8_is_an_error_with_file_and_offset() {
    let latin = bytes("content/a.md", b"---\ntitle: A\n---\nA caf\xe9.\n");
    refused(&latin, "error content/a.md:4:6: this file is not saved as UTF-8 (byte 22 is 0xe9)");
    assert_eq!(hint(&latin), "save it as UTF-8 in your editor (it looks like Latin-1 or Windows-1252)");
    let utf16 = bytes("content/a.md", b"\xff\xfe#\0 \0A\0");
    refused(&utf16, "error content/a.md:1:1: this file is not saved as UTF-8 (byte 0 is 0xff)");
    assert_eq!(hint(&utf16), "save it as UTF-8 in your editor (it looks like UTF-16)");
    for path in ["site.yaml", "templates/post.html", "i18n/id.ftl"] {
        refused(
            &bytes(path, b"title: \xe9\n"),
            &format!("error {path}:1:8: this file is not saved as UTF-8 (byte 7 is 0xe9)"),
        );
    }
}

#[test]
fn row_19_a_mark_of_byte_order_is_passed_over() {
    let outcome = bytes("content/a.md", b"\xef\xbb\xbf---\ntitle: A\nslug: b\n---\nText.\n");
    assert_eq!(reported(&outcome), "");
    assert_eq!(html(&outcome, "b/index.html").texts(".prose p"), ["Text."]);
}

#[test]
fn row_19_a_redirects_file_that_is_not_utf8_is_an_error_with_file_and_offset() {
    refused(
        &bytes("content/_redirects", b"/a /b\n/caf\xe9 /kopi\n"),
        "error content/_redirects:2:5: this file is not saved as UTF-8 (byte 10 is 0xe9)",
    );
}

#[test]
fn row_19_utf16_without_a_mark_of_byte_order_is_an_error_with_file_and_offset() {
    for (path, text) in [
        ("content/a.md", "---\ntitle: A\n---\nText.\n"),
        ("site.yaml", "title: A\n"),
        ("content/_redirects", "/a /b\n"),
        ("templates/post.html", "<p>a</p>"),
    ] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let outcome = bytes(path, &little);
        refused(&outcome, &format!("error {path}:1:2: this file is not saved as UTF-8 (byte 1 is 0x00)"));
        assert_eq!(hint(&outcome), "save it as UTF-8 in your editor (it looks like UTF-16)");
    }
}

#[test]
fn row_20_a_control_character_in_a_body_or_a_title_is_a_warning_and_is_left_out() {
    let outcome = site(&of("-- content/a.md --\n# A\n\nNul \0 here.\n"));
    assert_eq!(reported(&outcome), "warning content/a.md:3:5: the control character U+0000 is not allowed in text\n");
    assert!(!page(&outcome, "a/index.html").contains('\0'));
    let outcome = site(&of("-- content/a.md --\n---\ntitle: \"a\\eb\"\n---\n"));
    assert_eq!(reported(&outcome), "warning content/a.md:2:8: the control character U+001B is not allowed in text\n");
    assert_eq!(html(&outcome, "a/index.html").one("h1").text(), "ab");
}

#[test]
fn row_20_a_control_character_in_any_text_of_front_matter_or_configuration_is_a_warning() {
    for line in ["summary: \"a\\u0001b\"", "tags: [\"a\\u0001b\"]", "author: \"a\\u0001b\"", "image_alt: \"a\\u0001b\""]
    {
        let outcome = front(&format!("date: 2016-01-01\n{line}"));
        assert!(reported(&outcome).starts_with("warning content/a.md:4:"), "{line}: {:?}", reported(&outcome));
    }
    let outcome = site("-- site.yaml --\ntitle: \"a\\u0001b\"\nbase_url: https://example.org/\n");
    assert!(reported(&outcome).starts_with("warning site.yaml:1:"), "{:?}", reported(&outcome));
}

#[test]
fn row_20_control_characters_anywhere_leave_feeds_and_sitemaps_valid_xml() {
    let outcome = site(&of(
        "-- content/posts/2016-01-01-a.md --\n---\ntitle: A\ntags: [\"b\\u0008c\"]\nauthor: \"d\\u000be\"\nsummary: \"f\\ufffeg\"\n---\n```\nh\u{b}\n```\n",
    ));
    for path in paths(&outcome).into_iter().filter(|path| path.ends_with(".xml")) {
        xml::parse(page(&outcome, path)).unwrap_or_else(|problem| panic!("{path}: {problem}"));
    }
}

#[cfg(unix)]
#[test]
fn row_21_a_pipe_in_content_is_passed_over_with_a_warning() {
    let folder = on_disk(&[("content/a.md", b"# A\n")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("content/pipe.md")).status().unwrap();
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("content/socket")).unwrap();
    let outcome = read(folder.path());
    assert_eq!(
        reported(&outcome),
        "warning content/pipe.md: `content/pipe.md` is not a normal file (pipe, socket, device), so it is ignored\nwarning content/socket: `content/socket` is not a normal file (pipe, socket, device), so it is ignored\n"
    );
    assert!(has(&outcome, "a/index.html"));
}

#[cfg(unix)]
#[test]
fn row_22_a_link_that_leaves_the_site_is_refused_and_one_within_it_is_followed() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "# Secret\n").unwrap();
    let folder = on_disk(&[("content/real/a.txt", b"a")]);
    std::os::unix::fs::symlink(folder.path().join("content/real"), folder.path().join("content/same")).unwrap();
    let outcome = read(folder.path());
    assert_eq!(reported(&outcome), "");
    assert_eq!(page(&outcome, "same/a.txt"), "a");
    for (target, name) in [("secret.md", "content/b.md"), ("", "content/folder")] {
        std::os::unix::fs::symlink(outside.path().join(target), folder.path().join(name)).unwrap();
        refused(&read(folder.path()), &format!("error {name}: the symbolic link `{name}` points outside the site"));
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let site = on_disk(&[]);
    std::os::unix::fs::symlink(outside.path(), site.path().join("content")).unwrap();
    refused(&read(site.path()), "error content: the symbolic link `content` points outside the site");
}

#[cfg(unix)]
#[test]
fn row_23_a_link_to_itself_or_to_a_folder_around_it_is_reported() {
    let folder = on_disk(&[("content/deep/a.txt", b"a")]);
    std::os::unix::fs::symlink("..", folder.path().join("content/deep/up")).unwrap();
    let outcome = read(folder.path());
    assert_eq!(
        reported(&outcome),
        "warning content/deep/up: the symbolic link `content/deep/up` points to a folder that contains it, so it is ignored\n"
    );
    assert!(has(&outcome, "deep/a.txt") && !has(&outcome, "deep/up/deep/a.txt"));
    std::os::unix::fs::symlink("self", folder.path().join("content/self")).unwrap();
    let outcome = read(folder.path());
    assert!(reported(&outcome).contains("error content/self: broken symbolic link `content/self`\n"));
}

#[cfg(unix)]
#[test]
fn row_23_two_folders_that_link_to_each_other_are_seen_once() {
    let folder = on_disk(&[("content/one/a.txt", b"a"), ("content/two/b.txt", b"b")]);
    std::os::unix::fs::symlink("../two", folder.path().join("content/one/two")).unwrap();
    std::os::unix::fs::symlink("../one", folder.path().join("content/two/one")).unwrap();
    let outcome = read(folder.path());
    let copies = paths(&outcome).into_iter().filter(|path| path.ends_with("/a.txt"));
    assert!(copies.count() <= 2, "the loop was followed: {:?}", outcome.diagnostics.len());
    assert_eq!(outcome.diagnostics.len(), 2, "{}", reported(&outcome));
}

// YAML.

#[test]
fn row_25_an_alias_bomb_is_an_error() {
    let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_string();
    for level in 1..10 {
        let last = level - 1;
        yaml.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{last}"); 9].join(", ")));
    }
    let outcome = site(&of(&format!("-- content/a.md --\n---\n{yaml}---\n")));
    assert!(outcome.rendered.is_none());
    assert!(reported(&outcome).contains("error content/a.md:"), "{}", reported(&outcome));
    let outcome = site(&format!("-- site.yaml --\nbase_url: https://example.org/\n{yaml}"));
    assert!(outcome.rendered.is_none());
    assert!(reported(&outcome).starts_with("error site.yaml:"), "{}", reported(&outcome));
}

#[test]
fn row_25_a_hundred_thousand_brackets_are_an_error() {
    for open in ["[", "{a: ", "- ", "? "] {
        let outcome = site(&of(&format!("-- content/a.md --\n---\ntitle: {}\n---\n", open.repeat(100_000))));
        assert!(outcome.rendered.is_none(), "{open}");
        assert!(reported(&outcome).contains("error content/a.md:"), "{}", reported(&outcome));
    }
}

#[test]
fn row_26_a_repeated_key_is_a_warning_and_the_last_one_wins() {
    let outcome = front("date: 2016-01-01\ntags: a\ntags: b");
    assert_eq!(reported(&outcome), "warning content/a.md:5:1: `tags` is set twice, so the last value is used\n");
    assert!(has(&outcome, "tag/b/index.html") && !has(&outcome, "tag/a/index.html"));
    let config = site("-- site.yaml --\ntitle: A\nbase_url: https://example.org/\ntitle: B\n");
    assert_eq!(reported(&config), "warning site.yaml:3:1: `title` is set twice, so the last value is used\n");
    assert_eq!(html(&config, "index.html").one("h1").text(), "B");
}

#[test]
fn row_27_a_title_is_the_text_as_written() {
    let title = |written: &str| {
        let outcome = site(&of(&format!("-- content/a.md --\n---\ntitle: {written}\n---\n# Heading\n")));
        (html(&outcome, "a/index.html").texts("title").concat(), reported(&outcome))
    };
    for (written, shown) in [
        ("1.10", "1.10"),
        ("2016-10-08", "2016-10-08"),
        ("0x1F", "0x1F"),
        ("yes", "yes"),
        ("1_000", "1_000"),
        ("~", "Heading"),
        ("null", "Heading"),
        ("''", "Heading"),
        ("\"a: b\"", "a: b"),
    ] {
        assert_eq!(title(written), (format!("{shown} · T"), String::new()), "{written}");
    }
}

#[test]
fn row_27_a_list_for_a_title_is_an_error() {
    refused(
        &site(&of("-- content/a.md --\n---\ntitle: [a, b]\n---\n# H\n")),
        "error content/a.md:2:8: `title` must be text, not a list",
    );
    refused(
        &site(&of("-- content/a.md --\n---\ntitle: { a: b }\n---\n# H\n")),
        "error content/a.md:2:8: `title` must be text, not a map",
    );
}

#[test]
fn row_28_a_key_one_typing_error_away_is_a_warning_with_the_right_one() {
    let outcome = front("Templat: x");
    assert_eq!(reported(&outcome), "warning content/a.md:3:1: unknown key `Templat`\n");
    assert_eq!(hint(&outcome), "did you mean `template`?");
    assert!(has(&outcome, "a/index.html"));
    let config = site(&format!("{CONFIG}pagniate: 5\n"));
    assert_eq!(reported(&config), "warning site.yaml:4:1: unknown setting `pagniate`\n");
    assert_eq!(hint(&config), "did you mean `paginate`?");
}

#[test]
fn a_typo_that_would_publish_a_draft_is_an_error() {
    for (line, key) in [("darft: true", "darft"), ("Darft: true", "Darft"), ("Publishd: no", "Publishd")] {
        let outcome = front(line);
        let message = format!("error content/a.md:3:1: `{key}` is not a known key, so it does not hide this post");
        refused(&outcome, &message);
    }
    assert_eq!(hint(&front("Darft: true")), "did you mean `draft`?");
    assert_eq!(reported(&front("DRAFT: true\nPub-Lished: true")), "");
    assert!(!has(&front("DRAFT: true"), "a/index.html"));
}

// Markdown and templates.

#[test]
fn row_30_deep_and_long_markdown_is_rendered() {
    let texts = [
        ">".repeat(100_000),
        "- ".repeat(3_000),
        "[".repeat(100_000),
        "*a ".repeat(50_000),
        "`".repeat(100_001),
        "a`".repeat(50_000),
        "![".repeat(50_000),
        "<".repeat(100_000),
        "&".repeat(100_000),
        "[a](".repeat(25_000),
        "a_b".repeat(30_000),
        "|".repeat(50_000),
        "[^1]".repeat(20_000),
    ];
    for text in texts {
        let outcome = site(&of(&format!("-- content/a.md --\n# A\n\n{text}\n")));
        assert!(outcome.rendered.is_some(), "{}: {}", &text[..8], reported(&outcome));
    }
}

#[test]
fn row_31_a_template_that_includes_itself_is_an_error() {
    let outcome = site(&of("-- content/a.md --\n# A\n-- templates/page.html --\n{% include \"page.html\" %}\n"));
    refused(&outcome, "error templates/page.html: the template includes itself: page.html → page.html");
    let outcome = site(&of("-- templates/page.html --\n{% extends \"page.html\" %}\n"));
    refused(&outcome, "error templates/page.html: the template extends itself: page.html");
}

#[test]
fn row_31_a_component_that_calls_itself_is_an_error() {
    let component = "{% component again() %}{{ <again /> }}{% endcomponent again %}{{ <again /> }}";
    let outcome = site(&of(&format!("-- content/a.md --\n# A\n-- templates/page.html --\n{component}\n")));
    refused(&outcome, "error: maximum render recursion depth for components exceeded");
    assert_eq!(hint(&outcome), "found while rendering `/a/`");
}

/// A site with one page, rendered by this template.
fn by_template(template: &str) -> Outcome {
    site(&of(&format!("-- content/a.md --\n# A\n-- templates/page.html --\n{template}\n")))
}

#[test]
fn row_32_a_template_that_doubles_a_text_for_ever_is_an_error_at_its_place() {
    let doubling =
        "{% set x = \"0123456789\" %}\n{% for i in range(end=99999) %}{% set_global x = x ~ x %}{% endfor %}";
    let outcome = by_template(doubling);
    refused(&outcome, "error templates/page.html:2:50: this text is longer than 16 MB");
    assert_eq!(hint(&outcome), "check whether a loop makes it longer and longer");
    assert_eq!(outcome.diagnostics[0].hints[1], "found while rendering `/a/`");
    let straight = "{% set x = \"0123456789\" %}".to_string() + &"{% set x = x ~ x %}".repeat(60);
    assert!(reported(&by_template(&straight)).contains("this text is longer than 16 MB"));
    let list = "{% set x = [1] %}{% for i in range(end=99) %}{% set_global x = [...x, ...x] %}{% endfor %}";
    assert!(reported(&by_template(list)).contains("this list has more than 1,000,000 items"));
    let block = "{% set x = \"0123456789\" %}{% for i in range(end=99) %}{% set_global x %}{{ x }}{{ x }}{% endset %}{% endfor %}";
    assert!(reported(&by_template(block)).contains("this text is longer than 16 MB"));
    let component = "{% component d(x: string, n: number) %}{% if n > 0 %}{{ <d x={x ~ x} n={n - 1} /> }}{% endif %}{% endcomponent d %}\
                     {% set x = \"0123456789\" %}{% for i in range(end=12) %}{% set_global x = x ~ x %}{% endfor %}{{ <d x={x} n={19} /> }}";
    assert!(
        reported(&by_template(component)).contains("this text is longer than 16 MB"),
        "{}",
        reported(&by_template(component))
    );
}

#[test]
fn row_32_loops_inside_each_other_without_end_are_an_error_at_their_place() {
    let loops = "{% set r = range(end=99999) %}{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}";
    let outcome = by_template(&format!("<p>\n{loops}"));
    refused(
        &outcome,
        "error templates/page.html:2:75: the loops of this template go around more than 10,000,000 times",
    );
    assert_eq!(outcome.diagnostics[0].hints[1], "found while rendering `/a/`");
    let calls = "{{ <d n={n - 1} /> }}".repeat(10);
    let component = format!(
        "{{% component d(n: number) %}}{{% if n > 0 %}}{calls}{{% endif %}}{{% endcomponent d %}}{{{{ <d n={{19}} /> }}}}"
    );
    assert!(
        reported(&by_template(&component)).contains("more than 10,000,000 times"),
        "{}",
        reported(&by_template(&component))
    );
}

#[test]
fn row_32_a_page_without_end_is_an_error_that_names_template_and_page() {
    let outcome = by_template(
        "{% set r = range(end=99999) %}{% for a in r %}{% for b in range(end=90) %}0123456789012345678901234567890123456789{% endfor %}{% endfor %}",
    );
    refused(&outcome, "error: `templates/page.html` puts out more than 128 MB on one page");
    assert_eq!(hint(&outcome), "check its loops");
    assert_eq!(outcome.diagnostics[0].hints[1], "found while rendering `/a/`");
}

#[test]
fn errors_of_templates_have_their_places_though_they_are_metered() {
    for (template, place) in [
        ("{% for a in [1] %}{{ a.b.c }}{% endfor %}", "1:24"),
        ("{% for a in nothing %}{% endfor %}", "1:13"),
        ("{% set a = nothing %}\n{% for b in [1, 2] %}é{{ b | unheard }}{% endfor %}", "2:30"),
        ("{% set x = 1 %}{% for b in [1] %}{% if %}{% endfor %}", "1:40"),
        ("{% set x = 1 / 0 %}", "1:16"),
    ] {
        assert!(
            reported(&by_template(template)).starts_with(&format!("error templates/page.html:{place}: ")),
            "{template}: {}",
            reported(&by_template(template))
        );
    }
    assert_eq!(
        reported(&by_template(
            "{% set a = site.extra.none %}{% for b in \"é\" %}{{ b }}{% endfor %}{% if a %}{% endif %}"
        )),
        ""
    );
}

#[test]
fn row_33_a_template_reaches_neither_files_nor_the_environment() {
    for call in
        ["load_file(path=\"/etc/passwd\")", "get_env(name=\"HOME\")", "load_data(path=\"/etc/passwd\")", "now()"]
    {
        let outcome = site(&of(&format!("-- content/a.md --\n# A\n-- templates/page.html --\n{{{{ {call} }}}}\n")));
        assert!(outcome.rendered.is_none(), "{call}");
        assert!(reported(&outcome).starts_with("error templates/page.html:1:4: "), "{}", reported(&outcome));
    }
    let outcome = site(&of(
        "-- content/a.md --\n# A\n-- templates/page.html --\n{% include \"/etc/passwd\" %}{% include \"../site.yaml\" %}\n",
    ));
    assert!(
        outcome.rendered.is_none() && reported(&outcome).starts_with("error templates/page.html"),
        "{}",
        reported(&outcome)
    );
}

/// Markup that breaks out wherever it is not escaped.
const MARKUP: &str = "</script><script>alert(1)</script>\"'<b>&amp;";

#[test]
fn row_35_markup_in_titles_tags_and_names_is_escaped_in_every_context() {
    let quoted = serde_json::to_string(MARKUP).unwrap();
    let files = format!(
        "-- content/posts/2016-01-01-a.md --\n---\ntitle: {quoted}\ntags: [{quoted}]\nauthor: {quoted}\nseries: {quoted}\nsummary: {quoted}\nimage: a.svg\nimage_alt: {quoted}\n---\n```rust {quoted}\nfn x() {{}}\n```\n\n```\"><script>alert(1)</script>\nx\n```\n-- content/posts/a.svg --\n<svg/>\n"
    );
    let outcome = clean(&format!(
        "{}{files}",
        of("").replace(
            "title: T",
            &format!("title: {quoted}\ndescription: {quoted}\nauthor: {quoted}\ncopyright: {quoted}")
        )
    ));
    for path in paths(&outcome).into_iter().filter(|path| path.ends_with(".html")) {
        let page = html(&outcome, path);
        let mut scripts =
            page.all("script").into_iter().filter(|script| script.attribute("type") != Some("application/ld+json"));
        let is_search = |script: &chancery_testkit::html::Element<'_>| {
            path.ends_with("search/index.html") && script.attribute("src").is_some() && script.text().is_empty()
        };
        assert!(scripts.all(|script| is_search(&script)), "{path}");
        assert!(page.all("b").is_empty(), "{path}");
    }
    let post = paths(&outcome).into_iter().find(|path| path.starts_with("2016/01/a")).unwrap();
    // The apostrophe of a title is curly, as in bodies.
    assert_eq!(html(&outcome, post).one("h1").text(), MARKUP.replace('\'', "’"));
    let data: serde_json::Value = serde_json::from_str(&html(&outcome, post).one("script").text()).unwrap();
    assert!(data.to_string().contains("alert(1)"));
    let feed = xml::parse(page(&outcome, "feed.xml")).unwrap();
    assert_eq!(feed.all("entry")[0].text_of("title"), MARKUP.replace('\'', "’"));
}

#[test]
fn row_36_links_that_run_scripts_are_dropped_with_a_warning() {
    let body = "# A\n\n[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,x) ![i](javascript:x) <vbscript:x>\n\n[r]\n\n[r]: javascript:alert(2)\n";
    let outcome = site(&of(&format!("-- content/a.md --\n{body}")));
    let found = html(&outcome, "a/index.html");
    for name in ["href", "src"] {
        let addresses = found.attributes(&format!("article [{name}]"), name);
        assert!(
            addresses
                .iter()
                .all(|address| !address.to_lowercase().contains("script:") && !address.starts_with("data:")),
            "{addresses:?}"
        );
    }
    let warnings = reported(&outcome);
    assert!(warnings.lines().all(|line| line.starts_with("warning content/a.md:")), "{warnings}");
    assert!(warnings.lines().count() >= 4, "{warnings}");
}

#[test]
fn row_37_marks_of_direction_in_titles_tags_and_names_are_closed_with_a_warning_at_their_place() {
    let (rlo, pdf, rli, pdi) = ('\u{202E}', '\u{202C}', '\u{2067}', '\u{2069}');
    let outcome = site(&format!(
        "-- site.yaml --\ntitle: N{rlo}ote\nbase_url: https://example.org/\nlanguages: [en, id]\ntags: {{kopi: {{en: c{rli}offee}}}}\n\
         -- content/posts/a.md --\n---\ntitle: A{rlo}B\ndate: 2016-10-08\ntags: [k{rlo}x, kopi]\nauthors: [D{pdf}ewi]\n---\nText.\n\
         -- content/posts/b.md --\n+++\ntitle = \"T{rli}oml\"\ndate = 2016-10-08\n+++\nText.\n\
         -- content/c.md --\n# H{rli}eading\n"
    ));
    let open =
        |mark: &str| format!("the direction mark U+{mark} is not closed, so it is closed at the end of this text");
    assert_eq!(
        reported(&outcome),
        format!(
            "warning content/c.md:1:4: {}\nwarning content/posts/a.md:2:8: {}\nwarning content/posts/a.md:4:8: {}\n\
             warning content/posts/a.md:5:11: the direction mark U+202C closes nothing, so it is left out\n\
             warning content/posts/b.md:2:9: {}\nwarning site.yaml:1:8: {}\nwarning site.yaml:4:19: {}\n",
            open("2067"),
            open("202E"),
            open("202E"),
            open("2067"),
            open("202E"),
            open("2067")
        )
    );
    for path in paths(&outcome).into_iter().filter(|path| path.ends_with(".html") || path.ends_with(".xml")) {
        let text = page(&outcome, path);
        for (start, end) in [(rlo, pdf), (rli, pdi)] {
            for part in text.split(start).skip(1) {
                let rest = part.split(['<', '\n', '"']).next().unwrap();
                assert!(rest.contains(end), "{path}: {rest}");
            }
        }
    }
    assert_eq!(html(&outcome, "2016/10/a/index.html").one("h1").text(), format!("A{rlo}B{pdf}"));
    assert_eq!(html(&outcome, "c/index.html").one("h1").text(), format!("H{rli}eading{pdi}"));
}

// Redirects.

const PAGES: &str =
    "-- content/about.md --\n# About\n-- content/kopi.md --\n---\ntitle: Kopi\naliases: [/lama/]\n---\nText.\n";

/// A site with two pages and these lines in its redirects file.
fn redirects(lines: &str) -> Outcome {
    site(&of(&format!("{PAGES}-- content/_redirects --\n{lines}")))
}

#[test]
fn row_53_redirects_in_a_circle_are_a_warning_and_send_no_reader_around() {
    let outcome = redirects("/a /b 301\n/x /about/\n/b/ /c\n/c /a\n/self /self/\n/d /a\n");
    assert_eq!(
        reported(&outcome),
        "warning content/_redirects:1:1: this redirect goes in a circle: `/a/` → `/b/` → `/c/` → `/a/`\n\
         warning content/_redirects:5:1: this redirect goes in a circle: `/self/` → `/self/`\n\
         warning content/_redirects:6:1: this redirect goes to `/a`, which does not exist\n"
    );
    assert!(has(&outcome, "x/index.html"));
    for page in ["a/index.html", "b/index.html", "c/index.html", "self/index.html"] {
        assert!(!has(&outcome, page), "{page}");
    }
}

#[test]
fn row_53_a_redirect_on_a_page_that_exists_is_a_warning_and_the_page_stays() {
    let outcome = redirects("/about /kopi/\n/lama/ /about/\n");
    assert_eq!(
        reported(&outcome),
        "warning content/_redirects:1:1: `/about/` exists, it is the page of `content/about.md`, so this redirect has no effect\n\
         warning content/_redirects:2:1: `/lama/` exists, it is a redirect to `/kopi/`, so this redirect has no effect\n"
    );
    assert!(page(&outcome, "about/index.html").contains("<h1"));
}

#[test]
fn row_53_a_redirect_that_says_what_is_so_anyway_is_no_fault() {
    assert_eq!(reported(&redirects("/about /about/\n/lama /kopi\n/Kopi /kopi/\n")), "");
}
