//! Files taken one by one while others are still being made.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use chancery::publish::{self, Disk, FileInfo, RealDisk, Stage, Stamp};

use super::{Files, Site, counts, files, options, tree};

/// A disk that counts what is asked of it.
#[derive(Default)]
struct Counting {
    looks: AtomicUsize,
    reads: AtomicUsize,
    writes: AtomicUsize,
    renames: AtomicUsize,
}

fn one_more(count: &AtomicUsize) {
    count.fetch_add(1, Ordering::Relaxed);
}

impl Disk for Counting {
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>> {
        one_more(&self.looks);
        RealDisk.info(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        one_more(&self.reads);
        RealDisk.read(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.list(folder)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<bool> {
        RealDisk.create_folder(folder)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let stamp = RealDisk.write_new(path, bytes)?;
        one_more(&self.writes);
        Ok(stamp)
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        one_more(&self.renames);
        RealDisk.rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(path)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_folder(folder)
    }
}

fn offer(stage: &Stage<'_>, files: &Files) {
    files.iter().for_each(|(path, bytes)| stage.offer(path, None, bytes));
}

/// 300 pages in folders of their own, below 10 others.
fn pages(text: &str) -> Files {
    let names: Vec<String> = (0..300).map(|number| format!("20{:02}/{number}/index.html", number % 10)).collect();
    files(&names.iter().map(|name| (name.as_str(), text)).collect::<Vec<_>>())
}

#[test]
fn nothing_in_the_output_folder_is_touched_before_the_commit() {
    let old = files(&[("index.html", "1"), ("goes.html", "1")]);
    let site = Site::with(&old);
    let stage = publish::begin(&site.target()).unwrap();
    assert_eq!(site.stages(), [""; 0], "no folder without a file");
    offer(&stage, &files(&[("index.html", "2"), ("new/index.html", "2")]));
    assert_eq!((site.tree(), site.stages().len()), (old, 1));
    assert_eq!(counts(&stage.commit(&|_| ()).unwrap()), (2, 0, 1));
    assert_eq!(site.tree(), files(&[("index.html", "2"), ("new/index.html", "2")]));
    assert_eq!(site.stages(), [""; 0]);
}

#[test]
fn law_2_a_stage_that_is_dropped_leaves_all_as_it_was() {
    let old = files(&[("index.html", "1"), ("goes.html", "1")]);
    let site = Site::with(&old);
    let before = tree(site.folder.path());
    let stage = publish::begin(&site.target()).unwrap();
    offer(&stage, &files(&[("index.html", "2"), ("new/index.html", "2")]));
    drop(stage);
    let without_lock = |mut tree: Files| {
        tree.remove(".chancery/lock");
        tree
    };
    assert_eq!(without_lock(tree(site.folder.path())), without_lock(before));
    assert_eq!(counts(&site.publish(&old)), (0, 2, 0));
}

#[test]
fn files_are_taken_from_many_threads() {
    let site = Site::new();
    let stage = publish::begin(&site.target()).unwrap();
    let wanted = pages("text");
    thread::scope(|scope| {
        for part in 0..8 {
            let (stage, wanted) = (&stage, &wanted);
            scope.spawn(move || {
                wanted.iter().skip(part).step_by(8).for_each(|(path, bytes)| stage.offer(path, None, bytes));
            });
        }
    });
    let most = AtomicUsize::new(0);
    let progress = |done| {
        most.fetch_max(done, Ordering::Relaxed);
    };
    let published = stage.commit(&progress).unwrap();
    assert_eq!((counts(&published), most.into_inner()), ((300, 0, 0), 300));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn new_folders_are_moved_as_a_whole() {
    let site = Site::new();
    let disk = Counting::default();
    site.attempt_on(&disk, &pages("text")).unwrap();
    // Ten folders, two manifests, and one there and back to see whether the disk is the same.
    assert_eq!(disk.renames.into_inner(), 14);
    assert_eq!(disk.writes.into_inner(), 302);
}

#[test]
fn an_unchanged_file_costs_one_look() {
    let site = Site::with(&pages("text"));
    let disk = Counting::default();
    assert_eq!(counts(&site.attempt_on(&disk, &pages("text")).unwrap()), (0, 300, 0));
    assert!(disk.looks.into_inner() <= 302);
    assert_eq!((disk.reads.into_inner(), disk.writes.into_inner(), disk.renames.into_inner()), (1, 0, 0));
}

#[test]
fn a_changed_file_costs_one_write_and_one_rename() {
    let mut wanted = pages("text");
    let site = Site::with(&wanted);
    wanted.extend(files(&[("2003/13/index.html", "other")]));
    let disk = Counting::default();
    assert_eq!(counts(&site.attempt_on(&disk, &wanted).unwrap()), (1, 299, 0));
    assert_eq!((disk.writes.into_inner(), disk.renames.into_inner()), (3, 5), "two of each for the manifest");
    assert_eq!(site.tree(), wanted);
}

#[test]
fn a_changed_page_whose_folder_someone_deleted_comes_back_with_its_folder() {
    let site = Site::with(&files(&[("a/b/x.html", "1"), ("a/b/y.html", "1"), ("a/z.html", "1")]));
    let wanted = files(&[("a/b/x.html", "2"), ("a/b/y.html", "1"), ("a/b/new.html", "1"), ("a/z.html", "2")]);
    fs::remove_dir_all(site.public("a")).unwrap();
    assert_eq!(counts(&site.publish(&wanted)), (4, 0, 0));
    assert_eq!(site.tree(), wanted);
    fs::remove_dir_all(site.target().output).unwrap();
    assert_eq!(counts(&site.publish(&wanted)), (4, 0, 0));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn a_changed_file_and_a_folder_of_its_name_are_an_error_naming_both() {
    for deleted in [false, true] {
        let site = Site::with(&files(&[("a", "1"), ("b/x", "1")]));
        if deleted {
            fs::remove_file(site.public("a")).unwrap();
        }
        for text in ["1", "2"] {
            let errors = site.refused(&files(&[("a", text), ("a/b/c", "2"), ("b", "2"), ("b/x", text)]));
            assert_eq!(errors.len(), 2, "{errors:?}");
            assert!(errors[0].message.contains("`a`") && errors[0].message.contains("`a/b/c`"), "{errors:?}");
            assert!(errors[1].message.contains("`b`") && errors[1].message.contains("`b/x`"), "{errors:?}");
        }
    }
}

#[test]
fn a_path_that_is_offered_twice_is_an_error() {
    for texts in [["1", "1"], ["1", "2"], ["2", "3"]] {
        let site = Site::with(&files(&[("a", "1")]));
        for path in ["a", "new/b"] {
            let stage = publish::begin(&site.target()).unwrap();
            texts.iter().for_each(|text| stage.offer(path, None, text.as_bytes()));
            let errors = stage.commit(&|_| ()).unwrap_err();
            assert!(errors[0].message.contains(&format!("two files would be written to `{path}`")), "{errors:?}");
        }
        assert_eq!(site.tree(), files(&[("a", "1")]));
    }
}

#[test]
fn row_02_what_a_user_puts_in_the_way_meanwhile_is_an_error() {
    let site = Site::with(&files(&[("index.html", "1")]));
    let stage = publish::begin(&site.target()).unwrap();
    offer(&stage, &files(&[("index.html", "2"), ("new/index.html", "2")]));
    site.put("new/index.html", "mine");
    let errors = stage.commit(&|_| ()).unwrap_err();
    assert!(errors[0].message.contains("`public/new/index.html` was not made by Chancery"), "{errors:?}");
    assert_eq!(site.tree(), files(&[("index.html", "1"), ("new/index.html", "mine")]));
}

#[test]
fn row_02_a_new_folder_joins_one_of_the_users() {
    let site = Site::new();
    site.put("tag/mine.txt", "mine");
    site.publish(&files(&[("tag/a/index.html", "1"), ("tag/index.html", "1"), ("other/index.html", "1")]));
    let mut wanted = files(&[("tag/a/index.html", "1"), ("tag/index.html", "1"), ("other/index.html", "1")]);
    wanted.extend(files(&[("tag/mine.txt", "mine")]));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn row_05_a_staging_folder_left_over_is_swept() {
    let site = Site::with(&files(&[("index.html", "1")]));
    let left = site.folder.path().join(".chancery/stage-7-0/new/a");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("b"), "half").unwrap();
    drop(publish::begin(&site.target()).unwrap());
    assert_eq!(site.stages(), [""; 0]);
}

#[test]
fn row_07_a_stage_holds_the_lock_until_it_is_dropped() {
    let site = Site::with(&Files::new());
    let lock = site.folder.path().join(".chancery/lock");
    let stage = publish::begin_with(&options(&RealDisk), &site.target()).unwrap();
    assert!(publish::acquire(&lock, std::time::Duration::ZERO).is_err());
    drop(stage);
    assert!(publish::acquire(&lock, std::time::Duration::ZERO).is_ok());
}

#[cfg(unix)]
#[test]
fn row_24_a_symlink_that_appears_meanwhile_is_an_error() {
    let site = Site::with(&files(&[("index.html", "1")]));
    let stage = publish::begin(&site.target()).unwrap();
    offer(&stage, &files(&[("index.html", "2"), ("tag/x/index.html", "1")]));
    fs::create_dir(site.folder.path().join("outside")).unwrap();
    std::os::unix::fs::symlink("../outside", site.public("tag")).unwrap();
    let errors = stage.commit(&|_| ()).unwrap_err();
    assert!(errors[0].message.contains("`public/tag` is a symbolic link"), "{errors:?}");
    assert_eq!(tree(&site.folder.path().join("outside")), Files::new());
    assert_eq!(fs::read(site.public("index.html")).unwrap(), b"1");
}
