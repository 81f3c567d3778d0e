//! `chancery import` and `chancery check` from outside.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Desk;
use super::export::{Export, post};

/// What a run gave: exit code, standard output, standard error.
pub(super) fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.args(arguments).current_dir(folder).env("HOME", folder);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TZ"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn desk() -> Desk {
    let desk = Desk::new();
    let other = post(2, "teh").body("[contact-form-7 id=\"4\"]");
    desk.write("export.xml", Export::new().post(1, "kopi", "isi").item(other).xml());
    desk
}

#[test]
fn an_author_imports_and_checks_an_export() {
    let desk = desk();
    let folder = desk.folder.path();
    let (code, out, err) = run(folder, &["import", "wordpress", "export.xml", "--into", "notes"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for part in [
        "Kopi dan Kabar",
        "  posts  2",
        "notes/import-report.md",
        "chancery build --root notes",
        "chancery check --root notes --urls notes/old-urls.txt",
    ] {
        assert!(out.contains(part), "{part} in\n{out}");
    }
    let (code, out, err) = run(folder, &["build", "--root", "notes"]);
    assert_eq!(code, 0, "{out}{err}");
    // Feed readers follow no page, so the old addresses of feeds have the feeds themselves.
    let check = ["check", "--root", "notes", "--urls", "notes/old-urls.txt"];
    let (code, out, err) = run(folder, &check);
    assert!(code == 0 && out.contains(" guessed old URLs work"), "{out}{err}");
    assert_eq!(
        fs::read(folder.join("notes/public/feed/index.html")).unwrap(),
        fs::read(folder.join("notes/public/feed.xml")).unwrap()
    );
    let settings = fs::read_to_string(folder.join("notes/site.yaml")).unwrap();
    desk.write("notes/site.yaml", format!("{settings}\nredirects: host\n"));
    let check = [&check[..], &["--host", "netlify"]].concat();
    let (code, out, err) = run(folder, &check);
    // The report names the shortcode that stays text, and a build warns of it.
    let warning = "warning: `[contact-form-7 id=\"4\"]` is a WordPress shortcode, and is shown as text\n";
    assert!(code == 0 && err.starts_with(warning) && err.matches("warning:").count() == 1, "{out}{err}");
    assert!(out.contains("All ") && out.contains(" guessed old URLs work"), "{out}");
    assert_eq!(run(folder, &["build", "--root", "notes"]).0, 0);
    let (code, out, _) = run(folder, &[&check[..], &["--public", "notes/public"]].concat());
    assert_eq!(code, 0, "{out}");
}

#[test]
fn a_lost_old_url_is_reported_with_its_reason_and_exit_code() {
    let desk = desk();
    let folder = desk.folder.path();
    assert_eq!(run(folder, &["import", "wordpress", "export.xml", "--into", "notes"]).0, 0);
    desk.write(
        "old.txt",
        "# from the old sitemap\nhttps://kopi.example/2016/10/kopi/\nhttps://kopi.example/2016/10/susu/\n",
    );
    let (code, out, err) = run(folder, &["check", "--root", "notes", "--urls", "old.txt"]);
    assert_eq!(code, 1);
    assert!(out.contains("https://kopi.example/2016/10/susu/") && out.contains("not found"), "{out}");
    assert!(
        err.contains("1 of 2 old URLs is broken") && err.contains("aliases") && err.contains("_redirects"),
        "{err}"
    );
    let sitemap = "<?xml version=\"1.0\"?><urlset><url><loc>https://kopi.example/2016/10/kopi/</loc></url></urlset>";
    desk.write("sitemap.xml", sitemap);
    assert_eq!(run(folder, &["check", "--root", "notes", "--urls", "sitemap.xml"]).0, 0);
    let (code, _, err) = run(folder, &["check", "--root", "notes", "--urls", "nowhere.txt"]);
    assert!(code == 2 && err.contains("nowhere.txt") && err.contains("sitemap.xml"), "{code} {err}");
}

#[test]
fn a_failed_import_explains_itself_and_leaves_nothing() {
    let desk = desk();
    let folder = desk.folder.path();
    desk.write("notes/mine.txt", "x");
    let before = super::names(folder);
    let (code, out, err) = run(folder, &["import", "wordpress", "export.xml", "--into", "notes"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    assert!(err.contains("is not empty") && err.contains("--force"), "{err}");
    let (code, _, err) = run(folder, &["import", "wordpress", "nowhere.xml", "--into", "new"]);
    assert!(code == 1 && err.contains("nowhere.xml") && err.contains("Tools, Export"), "{code} {err}");
    let (code, _, err) =
        run(folder, &["import", "wordpress", "export.xml", "--lang", "en,bahasa indonesia", "--into", "new"]);
    assert!(code == 2 && err.contains("bahasa indonesia"), "{code} {err}");
    assert_eq!(super::names(folder), before);
}

#[test]
fn the_help_of_import_names_every_program_and_has_examples() {
    let desk = Desk::new();
    let (code, out, _) = run(desk.folder.path(), &["import", "--help"]);
    assert_eq!(code, 0);
    for part in [
        "wordpress",
        "jekyll",
        "hugo",
        "eleventy",
        "zola",
        "chancery import wordpress export.xml --media uploads --into notes",
    ] {
        assert!(out.contains(part), "{part} in\n{out}");
    }
    let (_, out, _) = run(desk.folder.path(), &["import", "wordpress", "--help"]);
    for part in ["--media", "--fetch", "--comments", "--lang", "--timezone", "--base-url", "--force", "--into"] {
        assert!(out.contains(part), "{part} in\n{out}");
    }
}
