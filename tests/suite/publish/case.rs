//! A disk that ignores case, as those of Windows and macOS do.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use chancery::publish::{Disk, FileInfo, RealDisk, Stamp};

use super::{Site, files};

/// Keeps all names below `public` and `.chancery` in lower case, whatever they are asked by.
pub(super) struct Caseless;

fn low(path: &Path) -> PathBuf {
    let mut below = false;
    path.components()
        .map(|part| {
            let name = part.as_os_str().to_str().unwrap();
            let name = if below { name.to_lowercase() } else { name.to_string() };
            below |= name == "public" || name == ".chancery";
            name
        })
        .collect()
}

impl Disk for Caseless {
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>> {
        RealDisk.info(&low(path))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(&low(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.list(&low(folder))
    }
    fn create_folder(&self, folder: &Path) -> io::Result<bool> {
        RealDisk.create_folder(&low(folder))
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        RealDisk.write_new(&low(path), bytes)
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync(&low(path))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(&low(from), &low(to))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(&low(path))
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_folder(&low(folder))
    }
}

#[test]
fn row_13_a_page_whose_name_changes_case_survives_on_a_disk_that_ignores_case() {
    for (old, new, text) in [
        ("About/index.html", "about/index.html", "same"),
        ("About/index.html", "about/index.html", "other"),
        ("about/Photo.jpg", "about/photo.jpg", "same"),
        ("Docs/Deep/x.html", "docs/deep/x.html", "other"),
    ] {
        let site = Site::new();
        site.attempt_on(&Caseless, &files(&[(old, "same"), ("index.html", "1")])).unwrap();
        let wanted = files(&[(new, text), ("index.html", "1")]);
        let published = site.attempt_on(&Caseless, &wanted).unwrap();
        assert_eq!((published.written, published.removed), (1, 1), "{old} to {new}");
        assert_eq!(published.warnings, []);
        assert_eq!(site.tree(), wanted, "{old} to {new}");
        assert_eq!(site.attempt_on(&Caseless, &wanted).unwrap().unchanged, 2);
    }
}

#[test]
fn row_13_a_users_file_in_a_respelled_folder_stays() {
    let site = Site::new();
    site.attempt_on(&Caseless, &files(&[("About/index.html", "1")])).unwrap();
    site.put("about/mine.txt", "mine");
    site.attempt_on(&Caseless, &files(&[("about/new.html", "2")])).unwrap();
    assert_eq!(site.tree(), files(&[("about/mine.txt", "mine"), ("about/new.html", "2")]));
    assert!(site.attempt_on(&Caseless, &files(&[("ABOUT/Mine.txt", "other")])).is_err());
}

#[test]
fn row_13_names_that_differ_by_case_are_two_files_where_the_disk_says_so() {
    let site = Site::with(&files(&[("About/index.html", "1")]));
    if site.public("about").exists() {
        return;
    }
    let wanted = files(&[("about/index.html", "1")]);
    assert_eq!(super::counts(&site.publish(&wanted)), (1, 0, 1));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn row_13_two_spellings_of_a_new_folder_are_one_where_the_disk_says_so() {
    for old in [files(&[("index.html", "1")]), files(&[("index.html", "1"), ("docs/old.html", "1")])] {
        let site = Site::new();
        site.attempt_on(&Caseless, &old).unwrap();
        let wanted = files(&[("Docs/a.html", "1"), ("docs/b.html", "2"), ("docs/deep/c.html", "3")]);
        site.attempt_on(&Caseless, &wanted).unwrap();
        assert_eq!(site.tree(), files(&[("docs/a.html", "1"), ("docs/b.html", "2"), ("docs/deep/c.html", "3")]));
        assert_eq!(site.attempt_on(&Caseless, &wanted).unwrap().unchanged, 3);
    }
}

#[test]
fn row_13_two_spellings_of_a_file_are_an_error_where_the_disk_says_so() {
    let site = Site::new();
    let errors = site.attempt_on(&Caseless, &files(&[("A.html", "1"), ("a.html", "2")])).unwrap_err();
    assert!(errors[0].message.contains(".html` could not be written"), "{errors:?}");
    assert!(!site.target().output.exists());
}
