//! A disk that fails, at each possible moment in turn.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use chancery::publish::{Disk, FileInfo, RealDisk, Stamp};

use super::{Files, Site, case::Caseless, files};

/// What happens once the changes that are free have been made.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fault {
    /// No further change reaches the disk, as after `kill -9`; a file that is being written stays half.
    Killed,
    /// What takes room fails, the rest works.
    Full,
    /// One change fails, all others work.
    Once(ErrorKind),
}

pub(super) struct Faulty<'d> {
    disk: &'d dyn Disk,
    fault: Fault,
    free: usize,
    changes: AtomicUsize,
}

impl<'d> Faulty<'d> {
    fn new(disk: &'d dyn Disk, fault: Fault, free: usize) -> Faulty<'d> {
        Faulty { disk, fault, free, changes: AtomicUsize::new(0) }
    }

    /// The error for this change, if it is to fail.
    fn trip(&self, takes_room: bool) -> io::Result<()> {
        let number = self.changes.fetch_add(1, Ordering::SeqCst);
        match self.fault {
            Fault::Killed if number >= self.free => Err(io::Error::other("killed")),
            Fault::Full if number >= self.free && takes_room => Err(ErrorKind::StorageFull.into()),
            Fault::Once(kind) if number == self.free => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn struck(&self) -> bool {
        self.changes.load(Ordering::SeqCst) > self.free
    }
}

impl Disk for Faulty<'_> {
    fn info(&self, path: &Path) -> io::Result<Option<FileInfo>> {
        self.disk.info(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.disk.list(folder)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<bool> {
        self.trip(true)?;
        self.disk.create_folder(folder)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let number = self.changes.load(Ordering::SeqCst);
        if let Err(error) = self.trip(true) {
            if self.fault != Fault::Killed || number == self.free {
                self.disk.write_new(path, &bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        self.disk.write_new(path, bytes)
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        self.trip(true)?;
        self.disk.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.trip(false)?;
        self.disk.rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.trip(false)?;
        self.disk.remove_file(path)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.trip(false)?;
        self.disk.remove_folder(folder)
    }
}

/// Pages that change, stay, come, go, move between file and folder, and change the case of their names.
pub(super) fn before() -> Files {
    files(&[
        ("index.html", "home, first"),
        ("stays/index.html", "stays"),
        ("changes/index.html", "first words"),
        ("goes/deep/index.html", "going"),
        ("file-then-folder", "a file"),
        ("folder-then-file/a/x.html", "in a folder"),
        ("About/index.html", "about"),
        ("Photo.jpg", "jpg"),
    ])
}

pub(super) fn after() -> Files {
    files(&[
        ("index.html", "home, second and longer"),
        ("stays/index.html", "stays"),
        ("changes/index.html", "other words"),
        ("comes/deep/index.html", "coming"),
        ("comes/too.html", "coming too"),
        ("file-then-folder/index.html", "in a folder now"),
        ("folder-then-file", "a file now"),
        ("about/index.html", "about"),
        ("photo.jpg", "another jpg"),
    ])
}

fn assert_whole(site: &Site, states: &[&Files], moment: usize) {
    for (path, bytes) in site.tree() {
        let is_whole = states.iter().any(|files| files.get(&path) == Some(&bytes));
        // A disk without case shows one name only.
        let is_respelled = states
            .iter()
            .any(|files| files.iter().any(|(name, text)| name.to_lowercase() == path.to_lowercase() && *text == bytes));
        let is_ours = path.contains(".chancery-") || path.ends_with('/');
        assert!(is_whole || is_respelled || is_ours, "change {moment}: `{path}` is {bytes:?}");
    }
}

/// Breaks the step from one state to the other off after each possible number of changes.
pub(super) fn break_off(
    disk: &dyn Disk,
    fault: Fault,
    from: &Files,
    to: &Files,
    check: impl Fn(&Site, &Faulty<'_>, bool),
) {
    let mut moments = 0;
    loop {
        let site = Site::new();
        site.attempt_on(disk, from).unwrap();
        site.put("CNAME", "mine");
        let faulty = Faulty::new(disk, fault, moments);
        let result = site.attempt_on(&faulty, to);
        let mut states = [from.clone(), to.clone()];
        states.iter_mut().for_each(|state| state.extend(files(&[("CNAME", "mine")])));
        assert_whole(&site, &[&states[0], &states[1]], moments);
        if let Err(errors) = &result {
            assert!(errors.iter().all(|error| error.message.contains('`')), "names the file: {errors:?}");
        }
        check(&site, &faulty, result.is_ok());
        if !faulty.struck() {
            assert_eq!(site.stages(), [""; 0]);
        }
        let repaired = site.attempt_on(disk, to);
        let repaired = repaired.unwrap_or_else(|errors| panic!("change {moments} was not repaired: {errors:#?}"));
        assert_eq!(repaired.warnings, [], "change {moments}: nobody changed anything by hand");
        let wanted: Files = states[1].iter().map(|(path, bytes)| (spelled(disk, path), bytes.clone())).collect();
        let tree: Files = site.tree().into_iter().map(|(path, bytes)| (spelled(disk, &path), bytes)).collect();
        assert_eq!(tree, wanted, "change {moments}");
        assert_eq!(site.stages(), [""; 0], "change {moments}: the next build sweeps");
        assert_eq!(site.attempt_on(disk, to).unwrap().unchanged, to.len());
        if !faulty.struck() {
            break;
        }
        moments += 1;
    }
    assert!(moments > 5, "only {moments} changes were tried");
}

/// A disk without case has but one spelling.
fn spelled(disk: &dyn Disk, path: &str) -> String {
    let blind = tempfile::tempdir().unwrap();
    disk.create_folder(&blind.path().join("public")).unwrap();
    disk.create_folder(&blind.path().join("public/A")).unwrap();
    let is_blind = disk.info(&blind.path().join("public/a")).unwrap().is_some();
    if is_blind { path.to_lowercase() } else { path.to_string() }
}

#[test]
fn row_05_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_repairs() {
    break_off(&RealDisk, Fault::Killed, &before(), &after(), |_, _, _| ());
    break_off(&RealDisk, Fault::Killed, &Files::new(), &after(), |_, _, _| ());
}

#[test]
fn row_05_a_disk_that_ignores_case_is_repaired_too() {
    break_off(&Caseless, Fault::Killed, &before(), &after(), |_, _, _| ());
}

#[test]
fn row_05_after_a_kill_a_third_state_is_reached_as_well() {
    for moments in 0.. {
        let site = Site::with(&before());
        let faulty = Faulty::new(&RealDisk, Fault::Killed, moments);
        let killed = site.attempt_on(&faulty, &after());
        let twice = Faulty::new(&RealDisk, Fault::Killed, moments / 2);
        let _ = site.attempt_on(&twice, &files(&[("changes/index.html", "third"), ("comes", "a file")]));
        let wanted = files(&[("index.html", "fourth"), ("comes/deep", "a file here")]);
        assert_eq!(site.publish(&wanted).warnings, [], "nobody changed anything by hand");
        assert_eq!(site.tree(), wanted, "change {moments}");
        if killed.is_ok() {
            break;
        }
    }
}

#[test]
fn row_06_on_a_full_disk_the_old_site_stands_untouched() {
    let (old, new) = (before(), after());
    let mine = files(&[("CNAME", "mine")]);
    break_off(&RealDisk, Fault::Full, &old, &new, |site, faulty, went_well| {
        let mut tree = site.tree();
        tree.retain(|path, _| !mine.contains_key(path));
        assert!(tree == old || tree == new, "neither old nor new after {} changes: {tree:?}", faulty.free);
        assert!(tree == new || !went_well);
    });
}

#[test]
fn row_06_a_full_disk_leaves_no_trace_of_a_first_build() {
    break_off(&RealDisk, Fault::Full, &Files::new(), &after(), |site, faulty, _| {
        let tree = site.tree();
        assert!(tree.len() == 1 || tree.len() == after().len() + 1, "after {} changes: {tree:?}", faulty.free);
    });
}

#[test]
fn row_06_one_failed_change_is_reported_and_leaves_no_temporary_file() {
    for kind in [ErrorKind::PermissionDenied, ErrorKind::Other] {
        break_off(&RealDisk, Fault::Once(kind), &before(), &after(), |site, _, _| {
            assert!(!site.tree().keys().any(|path| path.contains(".chancery-")), "{:?}", site.tree().keys());
        });
    }
}
