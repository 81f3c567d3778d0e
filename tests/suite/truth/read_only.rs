//! A site that may be read and not written is built into another folder, again and again.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chancery::publish::{self, Disk, FileInfo, Options, Published, RealDisk, Stamp, Target};

/// A disk on which nothing below a folder can be changed.
struct ReadOnly {
    below: PathBuf,
    kind: ErrorKind,
}

impl ReadOnly {
    fn may(&self, path: &Path) -> io::Result<()> {
        if path.starts_with(&self.below) { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl Disk for ReadOnly {
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
        self.may(folder).and_then(|()| RealDisk.create_folder(folder))
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        self.may(path).and_then(|()| RealDisk.write_new(path, bytes))
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may(from).and_then(|()| self.may(to)).and_then(|()| RealDisk.rename(from, to))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.may(path).and_then(|()| RealDisk.remove_file(path))
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.may(folder).and_then(|()| RealDisk.remove_folder(folder))
    }
}

struct Place {
    folder: tempfile::TempDir,
    kind: ErrorKind,
}

impl Place {
    fn new(kind: ErrorKind) -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap(), kind };
        fs::create_dir(place.site("site")).unwrap();
        place
    }

    fn site(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn output(&self, path: &str) -> PathBuf {
        self.folder.path().join("out/www").join(path)
    }

    fn target(&self, site: &str) -> Target {
        Target { site_root: self.site(site), output: self.output("") }
    }

    /// Publishes pages whose site cannot be written to.
    fn read_only(&self, site: &str, pages: &[&str]) -> Result<Published, String> {
        self.publish(site, pages, &ReadOnly { below: self.site(site), kind: self.kind })
    }

    fn publish(&self, site: &str, pages: &[&str], disk: &dyn Disk) -> Result<Published, String> {
        let bytes = |page: &&str| (page.to_string(), Arc::from(format!("text of {page}").as_bytes()));
        let files: BTreeMap<String, Arc<[u8]>> = pages.iter().map(bytes).collect();
        let options = Options { disk, ..Options::default() };
        publish::publish_with(&options, &files, &self.target(site), &|_| ()).map_err(|errors| format!("{errors:?}"))
    }

    /// The names in the output folder, without those of the build's own files.
    fn pages(&self) -> Vec<String> {
        let names = fs::read_dir(self.output("")).into_iter().flatten();
        let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != ".chancery");
        names.sort();
        names
    }
}

#[test]
fn a_post_that_was_deleted_between_two_builds_is_removed() {
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        let place = Place::new(kind);
        let first = place.read_only("site", &["a.html", "b.html"]).unwrap();
        assert_eq!((first.written, first.is_site_read_only), (2, true));
        assert!(!place.site("site/.chancery").exists());
        fs::write(place.output("own.txt"), "mine").unwrap();
        let second = place.read_only("site", &["a.html", "c.html"]).unwrap();
        assert_eq!((second.written, second.unchanged, second.removed), (1, 1, 1));
        assert_eq!(place.pages(), ["a.html", "c.html", "own.txt"]);
        assert_eq!(place.read_only("site", &["a.html", "c.html"]).unwrap().unchanged, 2);
    }
}

#[test]
fn a_file_of_someone_else_is_not_overwritten() {
    let place = Place::new(ErrorKind::PermissionDenied);
    fs::create_dir_all(place.output("")).unwrap();
    fs::write(place.output("a.html"), "mine").unwrap();
    let problem = place.read_only("site", &["a.html"]).unwrap_err();
    assert!(problem.contains("was not made by Chancery"), "{problem}");
    assert_eq!(fs::read_to_string(place.output("a.html")).unwrap(), "mine");
    assert!(!place.output(".chancery").exists(), "a build that publishes nothing leaves nothing");
}

#[test]
fn a_site_that_can_be_written_to_again_takes_its_list_home() {
    let place = Place::new(ErrorKind::PermissionDenied);
    place.publish("site", &["a.html", "b.html"], &RealDisk).unwrap();
    fs::remove_dir_all(place.site("site/.chancery")).unwrap();
    assert_eq!(place.read_only("site", &["a.html", "c.html"]).unwrap().written, 1);
    let back = place.publish("site", &["a.html"], &RealDisk).unwrap();
    assert_eq!((back.unchanged, back.removed, back.is_site_read_only), (1, 1, false));
    assert!(!place.output(".chancery").exists(), "the list is in the site again");
    assert_eq!(place.publish("site", &[], &RealDisk).unwrap().removed, 1);
    assert_eq!(place.pages(), ["b.html"], "of the list that was lost");
}

#[test]
fn another_site_does_not_take_the_list_in_the_output_folder_for_its_own() {
    let place = Place::new(ErrorKind::PermissionDenied);
    fs::create_dir(place.site("other")).unwrap();
    place.read_only("site", &["a.html"]).unwrap();
    let other = place.read_only("other", &["b.html"]).unwrap();
    assert_eq!((other.written, other.removed), (1, 0));
    place.publish("other", &["b.html"], &RealDisk).unwrap();
    assert_eq!(place.pages(), ["a.html", "b.html"]);
    assert_eq!(place.read_only("site", &[]).unwrap().removed, 1);
    assert_eq!(place.pages(), ["b.html"]);
}

#[test]
fn an_output_folder_that_cannot_be_written_either_is_an_error_about_the_site() {
    let place = Place::new(ErrorKind::PermissionDenied);
    let disk = ReadOnly { below: place.folder.path().to_path_buf(), kind: ErrorKind::PermissionDenied };
    let problem = place.publish("site", &["a.html"], &disk).unwrap_err();
    assert!(problem.contains(".chancery` could not be made"), "{problem}");
    assert!(!place.output("").exists());
}
