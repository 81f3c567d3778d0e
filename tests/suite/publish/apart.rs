//! Folders on disks apart: what can be written, but not moved from one to the other.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use chancery::publish::{Disk, FileInfo, RealDisk, Stamp};

use super::faults::{Fault, after, before, break_off};
use super::{Files, Site, counts, files};

/// A disk on which what lies in a folder of this name, at whatever depth, is a disk of its own.
struct Apart(&'static str);

impl Apart {
    fn is_within(&self, path: &Path) -> bool {
        path.parent().is_some_and(|parent| parent.components().any(|part| part.as_os_str() == self.0))
    }
}

impl Disk for Apart {
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>> {
        RealDisk.info(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.list(folder)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<bool> {
        RealDisk.create_folder(folder)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        RealDisk.write_new(path, bytes)
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.is_within(from) != self.is_within(to) {
            return Err(ErrorKind::CrossesDevices.into());
        }
        RealDisk.rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(path)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_folder(folder)
    }
}

const PUBLIC: Apart = Apart("public");

#[test]
fn an_output_folder_on_another_disk_is_made_equal_and_known_again() {
    let site = Site::new();
    for (wanted, count) in [(before(), (8, 0, 0)), (after(), (8, 1, 5)), (Files::new(), (0, 0, 9))] {
        assert_eq!(counts(&site.attempt_on(&PUBLIC, &wanted).unwrap()), count);
        assert_eq!(site.tree(), wanted);
        assert_eq!(counts(&site.attempt_on(&PUBLIC, &wanted).unwrap()), (0, wanted.len(), 0));
    }
}

#[test]
fn row_02_a_users_files_stay_on_another_disk_too() {
    let site = Site::new();
    site.put("CNAME", "mine");
    site.attempt_on(&PUBLIC, &files(&[("index.html", "1")])).unwrap();
    assert_eq!(site.tree(), files(&[("CNAME", "mine"), ("index.html", "1")]));
}

#[test]
fn row_05_a_build_to_another_disk_may_be_killed_at_any_moment() {
    break_off(&PUBLIC, Fault::Killed, &before(), &after(), |_, _, _| ());
    break_off(&PUBLIC, Fault::Killed, &Files::new(), &after(), |_, _, _| ());
}

#[test]
fn row_06_when_another_disk_is_full_the_old_site_stands_untouched() {
    break_off(&PUBLIC, Fault::Full, &before(), &after(), |site, _, went_well| {
        let mut tree = site.tree();
        tree.remove("CNAME");
        assert!(tree == before() || tree == after(), "{:?}", tree.keys());
        assert!(tree == after() || !went_well);
    });
}

#[test]
fn row_06_one_failed_change_on_another_disk_is_repaired() {
    break_off(&PUBLIC, Fault::Once(ErrorKind::PermissionDenied), &before(), &after(), |_, _, _| ());
}

#[test]
fn a_disk_in_the_midst_of_the_output_folder_is_reached_file_by_file() {
    let comes = Apart("comes");
    let site = Site::new();
    fs::create_dir_all(site.public("comes")).unwrap();
    for wanted in [after(), before(), after()] {
        site.attempt_on(&comes, &wanted).unwrap();
        let mut tree = site.tree();
        tree.retain(|path, _| !path.ends_with('/'));
        assert_eq!(tree, wanted);
        assert_eq!(counts(&site.attempt_on(&comes, &wanted).unwrap()), (0, wanted.len(), 0));
    }
    break_off(&comes, Fault::Killed, &files(&[("comes/x", "1"), ("comes/y", "1")]), &after(), |_, _, _| ());
}
