//! Exports of Substack.

use std::io::Write;

use chancery::import::report::Effect;
use chancery::import::{substack, wordpress::Options};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Desk, Moved, broken_urls, names};

const HOST: &str = "https://kopi.substack.com";
const HEAD: &str =
    "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n";

/// One row of the list of posts.
fn row(id: &str, published: bool, kind: &str, audience: &str, title: &str) -> String {
    format!("{id},2021-03-01T14:00:00.000Z,{published},,,{kind},{audience},{title},,\n")
}

/// Files of an export by their names.
type Files = Vec<(String, Vec<u8>)>;

fn whole() -> Files {
    let list = format!(
        "{HEAD}7.kopi,2021-03-01T14:00:00.000Z,true,2021-03-01T14:00:01.000Z,,newsletter,everyone,\"Kopi, \"\"teh\"\"\",Two < three,\n{}{}9.bicara,2021-04-01T14:00:00.000Z,true,,,podcast,everyone,Bicara,,https://api.substack.com/a.mp3\n{}",
        row("8.teh", true, "newsletter", "everyone", "Teh"),
        row("10.about", true, "page", "everyone", "About"),
        row("11.lain", true, "restack", "everyone", "Lain"),
    );
    let kopi = "<p>See <a href=\"https://kopi.substack.com/p/teh\">tea</a>.</p>\
        <div class=\"captioned-image-container\"><figure><img src=\"https://substackcdn.com/image/fetch/w_1456/https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2Fcup.png\" alt=\"Cup\"></figure></div>\
        <p class=\"button-wrapper\"><a class=\"button primary\" href=\"%%checkout_url%%\"><span>Subscribe now</span></a></p>";
    let text = |name: &str, text: &str| (name.to_string(), text.as_bytes().to_vec());
    vec![
        text("posts.csv", &list),
        text("posts/7.kopi.html", kopi),
        text("posts/8.teh.html", "<p>Tea is drunk.</p>"),
        text("posts/9.bicara.html", "<p>Talk.</p>"),
        text("posts/10.about.html", "<p>Us.</p>"),
        text("posts/7.kopi.opens.csv", "email\nreader@rahasia.example\n"),
        text("posts/7.kopi.delivers.csv", "email\nreader@rahasia.example\n"),
        text("email_list.kopi.csv", "email\nreader@rahasia.example\n"),
    ]
}

fn archive(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn options(desk: &Desk, name: &str) -> Options {
    Options { exports: vec![desk.path(name)], old_url: Some(HOST.into()), ..desk.options() }
}

#[track_caller]
fn import(files: &Files) -> Moved {
    let desk = Desk::new();
    desk.write("export.zip", archive(files));
    let options = options(&desk, "export.zip");
    desk.import_by(substack::import, &options)
}

#[track_caller]
fn refused(archive: &[u8]) -> String {
    let desk = Desk::new();
    desk.write("export.zip", archive);
    desk.refused_by(substack::import, &options(&desk, "export.zip"))
}

#[test]
fn a_post_keeps_its_text_title_date_and_url() {
    let moved = import(&whole());
    assert_eq!(
        moved.content(),
        [
            "about.md",
            "posts/2021/2021-03-01-kopi.md",
            "posts/2021/2021-03-01-teh.md",
            "posts/2021/2021-04-01-bicara.md"
        ]
    );
    let front = moved.front("content/posts/2021/2021-03-01-kopi.md");
    for line in [
        "title: Kopi, \"teh\"",
        "date: 2021-03-01T14:00:00+00:00",
        "summary: Two < three",
        "guid: https://kopi.substack.com/p/kopi",
        "  substack: \"7\"",
    ] {
        assert!(front.iter().any(|own| own == line), "{line} in {front:#?}");
    }
    let body = moved.body("content/posts/2021/2021-03-01-kopi.md");
    assert!(body.starts_with("See [tea](@/posts/2021/2021-03-01-teh.md).\n") && !body.contains("Subscribe"), "{body}");
    assert!(moved.read("site.yaml").contains("posts: /p/:slug/"), "{}", moved.read("site.yaml"));
    assert!(moved.body("content/posts/2021/2021-04-01-bicara.md").contains("https://api.substack.com/a.mp3"));
}

#[test]
fn every_old_url_works_and_the_feed_is_the_feed_itself() {
    let moved = import(&whole());
    let listed = moved.old_urls();
    for address in ["/", "/p/kopi", "/p/about", "/feed", "/archive"] {
        assert!(listed.contains(&format!("{HOST}{address}")), "{address} in {listed:#?}");
    }
    assert!(listed.iter().all(|url| !url.contains('?') && !url.contains("author")), "{listed:#?}");
    let outcome = moved.build();
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(broken_urls(&outcome, "/", &listed), [""; 0]);
    let rendered = outcome.rendered.as_ref().unwrap();
    let old = rendered.get("feed").or_else(|| rendered.get("feed/index.html"));
    assert_eq!(old, Some(&rendered["feed.xml"]));
}

#[test]
fn what_is_not_imported_is_a_remark() {
    let moved = import(&whole());
    assert!(moved.remarked("buttons and forms that only work on Substack", "Kopi"));
    assert!(moved.remarked("an episode of a podcast became a post", "Bicara"));
    assert!(moved.remarked("items of the kind `restack` are left out", "Lain"));
    assert!(moved.remarked("a file is not available", "cup.png"));
    assert!(moved.remarked("the export does not say what the blog is called", ""));
    let decided = &moved.report.decided;
    assert!(decided.iter().any(|line| line.contains("URL of the site") && line.contains("`base_url`")), "{decided:?}");
}

#[test]
fn nothing_that_only_some_readers_saw_is_published() {
    let mut list = format!("{HEAD}{}", row("1.terbit", true, "newsletter", "everyone", "Terbit"));
    let mut files: Files = vec![("posts/1.terbit.html".into(), b"<p>Open.</p>".to_vec())];
    for (id, published, kind, audience) in [
        ("2.konsep", false, "newsletter", "everyone"),
        ("3.bayar", true, "newsletter", "only_paid"),
        ("4.pendiri", true, "newsletter", "founding"),
        ("5.anggota", true, "newsletter", "only_free"),
        ("6.aneh", true, "newsletter", "friends"),
        ("7.surat", true, "adhoc_email", "everyone"),
        ("8.halaman", true, "page", "only_paid"),
        ("9.pagar", true, "newsletter", "everyone"),
        ("10.kosong", true, "newsletter", "everyone"),
    ] {
        list.push_str(&row(id, published, kind, audience, &format!("SECRET {id}")));
        let wall = if id == "9.pagar" {
            "<div class=\"paywall-jump\" data-component-name=\"PaywallToDOM\"></div>"
        } else {
            ""
        };
        if id != "10.kosong" {
            files.push((format!("posts/{id}.html"), format!("<p>a</p>{wall}<p>SECRET</p>").into_bytes()));
        }
    }
    files.push(("posts.csv".into(), list.into_bytes()));
    let moved = import(&files);
    let outcome = moved.build();
    for (path, bytes) in outcome.rendered.as_ref().unwrap() {
        assert!(!String::from_utf8_lossy(bytes).contains("SECRET"), "{path} tells a secret");
    }
    assert_eq!(outcome.posts, 1);
    let changed = moved.remarks(Effect::Changed);
    for what in [
        "a post with the status `for members` became a draft",
        "a post with the status `for paying readers` became a draft",
        "a post with the status `sent by e-mail only` became a draft",
        "a part of the post is only for readers who pay, so the whole post is a draft",
    ] {
        assert!(changed.contains_key(what), "{what} in {changed:#?}");
    }
    assert!(moved.remarked("the text is not in the export", "SECRET 10.kosong"));
}

#[test]
fn a_folder_gives_the_same_site_as_its_archive_and_no_email_address_is_in_it() {
    let packed = import(&whole());
    let desk = Desk::new();
    for (name, bytes) in whole() {
        desk.write(&format!("export/{name}"), bytes);
    }
    let options = options(&desk, "export");
    let unpacked = desk.import_by(substack::import, &options);
    assert_eq!(unpacked.content(), packed.content());
    for moved in [&packed, &unpacked] {
        for file in names(&moved.desk.path("site")) {
            let Ok(text) = std::fs::read_to_string(moved.desk.path("site").join(&file)) else { continue };
            assert!(!text.contains("rahasia"), "{file}: {text}");
        }
    }
}

#[test]
fn lists_of_readers_are_never_opened() {
    // If one was opened, its bytes, which are no texts, would be an error.
    let mut files = whole();
    for (name, bytes) in &mut files {
        if name.contains("email") || name.contains("opens") || name.contains("delivers") {
            *bytes = vec![0xff; 64];
        }
    }
    let archive = archive(&files);
    // The packed bytes of the lists are damaged too.
    let at = archive.windows(3).position(|part| part == b"ema").unwrap();
    let mut damaged = archive.clone();
    damaged[at + 22] ^= 0xff;
    let desk = Desk::new();
    desk.write("export.zip", damaged);
    let options = options(&desk, "export.zip");
    assert_eq!(desk.import_by(substack::import, &options).content().len(), 4);
}

#[test]
fn an_archive_that_leaves_its_folder_is_refused() {
    for name in ["../evil.html", "posts/../../evil.html", "/etc/evil.html", "C:\\evil.html", "posts\\..\\..\\evil.html"]
    {
        let mut files = whole();
        files.push((name.to_string(), b"evil".to_vec()));
        let said = refused(&archive(&files));
        assert!(said.contains("has a file outside of its folder"), "{name}: {said}");
    }
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("posts.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(HEAD.as_bytes()).unwrap();
    zip.add_symlink("posts/1.a.html", "../../secret", SimpleFileOptions::default()).unwrap();
    assert!(refused(&zip.finish().unwrap().into_inner()).contains("symbolic link"));
}

#[test]
fn an_archive_that_expands_without_end_is_refused() {
    let bomb = |bytes: usize| {
        let mut files = whole();
        files.push(("posts/12.bom.html".to_string(), vec![b'a'; bytes]));
        refused(&archive(&files))
    };
    assert!(bomb(4 << 20).contains("times as large when it is unpacked"));
    assert!(bomb(40 << 20).contains("is larger than 32 MB"));
    // An archive can name a smaller size than it has.
    let mut files = whole();
    files.push(("posts/12.bom.html".to_string(), vec![b'a'; 3 << 20]));
    files[0].1.extend(row("12.bom", true, "newsletter", "everyone", "Bom").into_bytes());
    let mut archive = archive(&files);
    let size = u32::try_from(3 << 20).unwrap().to_le_bytes();
    let at: Vec<usize> = (0..archive.len() - 4).filter(|at| archive[*at..*at + 4] == size).collect();
    assert!(!at.is_empty());
    at.into_iter().for_each(|at| archive[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes()));
    let said = refused(&archive);
    assert!(said.contains("12.bom.html") && said.contains("larger than"), "{said}");
}

#[test]
fn what_is_no_export_is_refused() {
    assert!(refused(b"not a zip").contains("is no complete zip archive"));
    let whole_archive = archive(&whole());
    assert!(refused(&whole_archive[..whole_archive.len() / 2]).contains("is no complete zip archive"));
    assert!(refused(&archive(&vec![("a.txt".to_string(), b"a".to_vec())])).contains("has no file `posts.csv`"));
    let csv = |text: &str| archive(&vec![("posts.csv".to_string(), text.as_bytes().to_vec())]);
    assert!(refused(&csv("post_id,is_published,title\n1.a,true,\"a\n")).contains("never closed"));
    assert!(refused(&csv("email,name\na,b\n")).contains("no column `post_id`"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_an_unpacked_folder_is_not_followed() {
    let desk = Desk::new();
    for (name, bytes) in whole() {
        desk.write(&format!("export/{name}"), bytes);
    }
    let secret = desk.write("secret.html", "<p>SECRET</p>");
    let inside = desk.path("export/posts/8.teh.html");
    std::fs::remove_file(&inside).unwrap();
    std::os::unix::fs::symlink(secret, inside).unwrap();
    assert!(desk.refused_by(substack::import, &options(&desk, "export")).contains("outside of the export"));
}
