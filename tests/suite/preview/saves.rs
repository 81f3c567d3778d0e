//! How programs save files. Each leaves `path` with `text`, by the steps that the program is known to take.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn beside(path: &Path, name: &str) -> PathBuf {
    path.with_file_name(name)
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// Vim with `backup`: tries whether the folder can be written, moves the old file aside, writes a new one.
pub(super) fn vim(path: &Path, text: &str) {
    let swap = beside(path, &format!(".{}.swp", name(path)));
    fs::write(&swap, "b0VIM").unwrap();
    let probe = beside(path, "4913");
    fs::write(&probe, "").unwrap();
    fs::remove_file(&probe).unwrap();
    let backup = beside(path, &format!("{}~", name(path)));
    let _ = fs::rename(path, &backup);
    fs::write(path, text).unwrap();
    let _ = fs::remove_file(&backup);
    fs::remove_file(&swap).unwrap();
}

/// Emacs: a lock that is a link to nowhere, an autosaved copy, a backup by renaming.
pub(super) fn emacs(path: &Path, text: &str) {
    let lock = beside(path, &format!(".#{}", name(path)));
    let _ = fs::remove_file(&lock);
    #[cfg(unix)]
    std::os::unix::fs::symlink("dewi@host.4711:1479900000", &lock).unwrap();
    let autosaved = beside(path, &format!("#{}#", name(path)));
    fs::write(&autosaved, text).unwrap();
    let _ = fs::rename(path, beside(path, &format!("{}~", name(path))));
    fs::write(path, text).unwrap();
    fs::remove_file(&autosaved).unwrap();
    let _ = fs::remove_file(&lock);
}

/// VS Code: empties the file, then writes it.
pub(super) fn in_place(path: &Path, text: &str) {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path).unwrap();
    let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    file.write_all(&text.as_bytes()[..half]).unwrap();
    std::thread::sleep(Duration::from_millis(1));
    file.write_all(&text.as_bytes()[half..]).unwrap();
}

/// `sed -i`: a new file that is not hidden takes the old one's place.
pub(super) fn sed(path: &Path, text: &str) {
    let new = beside(path, "sedAbC123");
    fs::write(&new, text).unwrap();
    fs::rename(&new, path).unwrap();
}

/// rsync: a new hidden file takes the old one's place.
pub(super) fn rsync(path: &Path, text: &str) {
    let new = beside(path, &format!(".{}.Xa81kQ", name(path)));
    fs::write(&new, text).unwrap();
    fs::rename(&new, path).unwrap();
}

/// git: the old file is deleted, then written again.
pub(super) fn git(path: &Path, text: &str) {
    let _ = fs::remove_file(path);
    OpenOptions::new().write(true).create_new(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
}

/// A way to save a text to a file.
pub(super) type Save = fn(&Path, &str);

/// All of them.
pub(super) const ALL: [(&str, Save); 6] =
    [("vim", vim), ("Emacs", emacs), ("VS Code", in_place), ("sed -i", sed), ("rsync", rsync), ("git", git)];
