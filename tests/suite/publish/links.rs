//! Links and pipes in the output folder.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use super::{Files, Site, counts, files, tree};

#[test]
fn row_24_a_symlinked_folder_on_the_way_of_a_page_is_an_error() {
    let site = Site::with(&files(&[("index.html", "1")]));
    fs::create_dir(site.folder.path().join("outside")).unwrap();
    symlink("../outside", site.public("tag")).unwrap();
    let errors = site.refused(&files(&[("index.html", "2"), ("tag/x/index.html", "1"), ("tag/y.html", "1")]));
    assert_eq!(errors.len(), 1, "once, though two pages lie there: {errors:?}");
    assert!(errors[0].message.contains("`public/tag` is a symbolic link"), "{errors:?}");
    assert_eq!(tree(&site.folder.path().join("outside")), Files::new());
    assert_eq!(fs::read(site.public("index.html")).unwrap(), b"1");
}

#[test]
fn row_24_a_symlink_in_a_pages_place_is_an_error_and_its_target_stays() {
    let site = Site::with(&files(&[("index.html", "1"), ("old.html", "1")]));
    let outside = site.folder.path().join("outside.html");
    fs::write(&outside, "precious").unwrap();
    for name in ["index.html", "old.html"] {
        fs::remove_file(site.public(name)).unwrap();
        symlink(&outside, site.public(name)).unwrap();
    }
    let errors = site.refused(&files(&[("index.html", "2")]));
    assert!(errors[0].message.contains("`public/index.html` is a symbolic link"), "{errors:?}");
    let published = site.publish(&Files::new());
    assert_eq!((counts(&published), published.warnings.len()), ((0, 0, 0), 2));
    assert_eq!(fs::read(&outside).unwrap(), b"precious");
    assert!(site.public("old.html").is_symlink());
}

#[test]
fn row_24_nothing_behind_a_symlink_is_deleted() {
    let before = files(&[("a/b/index.html", "1")]);
    let site = Site::with(&before);
    fs::rename(site.public("a"), site.folder.path().join("elsewhere")).unwrap();
    symlink("../elsewhere", site.public("a")).unwrap();
    assert_eq!(counts(&site.publish(&Files::new())), (0, 0, 0));
    assert_eq!(tree(&site.folder.path().join("elsewhere")), files(&[("b/index.html", "1")]));
}

#[test]
fn row_24_a_dangling_symlink_is_not_written_through() {
    let site = Site::with(&Files::new());
    fs::create_dir_all(site.target().output).unwrap();
    symlink(site.folder.path().join("made-by-attack"), site.public("x.html")).unwrap();
    site.refused(&files(&[("x.html", "1")]));
    assert!(!site.folder.path().join("made-by-attack").exists());
}

#[test]
fn row_21_a_named_pipe_in_a_pages_place_is_an_error_and_no_wait() {
    let site = Site::with(&files(&[("index.html", "1")]));
    let made = std::process::Command::new("mkfifo").arg(site.public("pipe")).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(site.refused(&files(&[("pipe", "1")]))[0].message.contains("`public/pipe`"));
    }
}

#[test]
fn the_output_folder_may_itself_be_a_symlink_to_a_folder() {
    let site = Site::new();
    let www = tempfile::tempdir().unwrap();
    symlink(www.path(), site.target().output).unwrap();
    site.publish(&files(&[("a.html", "1"), ("b.html", "1")]));
    assert_eq!(counts(&site.publish(&files(&[("a.html", "2")]))), (1, 0, 1));
    assert_eq!(tree(www.path()), files(&[("a.html", "2")]));
}
