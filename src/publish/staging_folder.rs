//! The folder where finished files wait until all are finished.
//!
//! Takes output paths and bytes; gives places and stamps. A new file waits under its own path, so that new folders can later be
//! moved as a whole; one that will replace another waits under a number, which needs no folders.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::disk::{Disk, Kind, Stamp};
use super::output_folder::push;

/// The first letters of each staging folder.
const PREFIX: &str = "stage-";

/// Folders for numbered files: enough that threads seldom wait for one another at one of them.
const SHELVES: u32 = 32;

/// Where an offered file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// In the output folder, as it should be.
    InOutput,
    /// In the staging folder under a number.
    Numbered(u32),
    /// In the staging folder under its own path.
    InTree,
}

/// Where files are location: below `.chancery/`, or, for those that come from another disk, below the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base(pub(crate) PathBuf);

impl Base {
    pub(super) fn place(&self, path: &str, location: Location) -> PathBuf {
        match location {
            Location::Numbered(number) => self.0.join(format!("changed/{}/{number}", number % SHELVES)),
            Location::InOutput | Location::InTree => self.in_tree(path),
        }
    }

    /// The place of a file or a folder under its own path.
    pub(super) fn in_tree(&self, path: &str) -> PathBuf {
        let mut place = self.0.join("new");
        push(&mut place, path);
        place
    }
}

/// The staging folder of one publication: made when the first file is put there, deleted when dropped.
pub(super) struct Staging<'d> {
    disk: &'d dyn Disk,
    state: PathBuf,
    base: OnceLock<io::Result<Base>>,
    count: AtomicU32,
}

impl<'d> Staging<'d> {
    /// A staging folder to be made in the folder `state`.
    pub(super) fn within(disk: &'d dyn Disk, state: &Path) -> Staging<'d> {
        Staging { disk, state: state.to_path_buf(), base: OnceLock::new(), count: AtomicU32::new(0) }
    }

    pub(super) fn next_number(&self) -> Location {
        Location::Numbered(self.count.fetch_add(1, Ordering::Relaxed))
    }

    /// Writes one file.
    pub(super) fn put(&self, path: &str, location: Location, bytes: &[u8]) -> io::Result<Stamp> {
        put(self.disk, &self.base()?.place(path, location), bytes)
    }

    /// Where the files are; the folder is made if there was none.
    pub(super) fn base(&self) -> io::Result<&Base> {
        let base = self.base.get_or_init(|| fresh(self.disk, &self.state));
        base.as_ref().map_err(again)
    }
}

impl Staging<'_> {
    /// Deletes the folder.
    pub(super) fn clear(&mut self) {
        if let Some(Ok(base)) = self.base.take() {
            // What cannot be deleted now is swept by the next build.
            let _ = remove_tree(self.disk, &base.0);
        }
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Makes a staging folder that did not exist, so that nothing foreign can be in it.
fn fresh(disk: &dyn Disk, state: &Path) -> io::Result<Base> {
    let process = std::process::id();
    let names = (0..100).map(|turn| state.join(format!("{PREFIX}{process}-{turn}")));
    for place in names {
        match disk.create_folder(&place) {
            Ok(true) => return Ok(Base(place)),
            Ok(false) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn again(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| io::Error::new(error.kind(), error.to_string()), io::Error::from_raw_os_error)
}

/// Writes a new file, and the folders above it where they are missing.
pub(super) fn put(disk: &dyn Disk, place: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    match disk.write_new(place, bytes) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folders_above(disk, place)?;
            disk.write_new(place, bytes)
        }
        written => written,
    }
}

/// Makes the folders above a place, asking for the lowest first, since it is mostly the only one that is missing.
pub(super) fn make_folders_above(disk: &dyn Disk, place: &Path) -> io::Result<()> {
    let Some(folder) = place.parent() else { return Ok(()) };
    match disk.create_folder(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folders_above(disk, folder)?;
            disk.create_folder(folder).map(drop)
        }
        made => made.map(drop),
    }
}

/// Deletes the staging folders of interrupted builds.
pub(super) fn sweep(disk: &dyn Disk, state: &Path) -> io::Result<()> {
    let names = disk.list(state)?;
    let left = names.into_iter().filter(|name| name.to_str().is_some_and(|name| name.starts_with(PREFIX)));
    left.map(|name| remove_tree(disk, &state.join(name))).fold(Ok(()), Result::and)
}

/// Removes a folder with all that is in it, or a file. Of a symlink, the link alone.
pub(super) fn remove_tree(disk: &dyn Disk, place: &Path) -> io::Result<()> {
    match disk.info(place)?.map(|info| info.kind) {
        None => Ok(()),
        Some(Kind::Folder) => remove_whole_folder(disk, place),
        // A junction on Windows goes as a folder does.
        Some(Kind::Link) => disk.remove_file(place).or_else(|_| disk.remove_folder(place)),
        Some(Kind::File | Kind::Other) => disk.remove_file(place),
    }
}

fn remove_whole_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let removed: Vec<io::Result<()>> = disk
        .list(folder)?
        .into_par_iter()
        .map(|name| {
            let place = folder.join(name);
            // Most are files: asking what is there would cost as much as trying.
            disk.remove_file(&place).or_else(|_| remove_tree(disk, &place))
        })
        .collect();
    removed.into_iter().collect::<io::Result<()>>()?;
    disk.remove_folder(folder)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use std::fs;

    use super::super::real_disk::RealDisk;
    use super::*;

    #[test]
    fn no_folder_is_made_before_the_first_file_and_none_stays() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::within(&RealDisk, state.path());
        assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0);
        staging.put("a/b/index.html", Location::InTree, b"text").unwrap();
        let number = staging.next_number();
        staging.put("a/b/index.html", number, b"text").unwrap();
        let base = staging.base().unwrap().clone();
        assert_eq!(fs::read(base.in_tree("a/b").join("index.html")).unwrap(), b"text");
        assert_eq!(fs::read(base.place("", number)).unwrap(), b"text");
        drop(staging);
        assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_are_refused() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::within(&RealDisk, state.path());
        staging.put("a", Location::InTree, b"").unwrap();
        assert!(staging.put("a/b", Location::InTree, b"").is_err());
        assert!(staging.put("a", Location::InTree, b"").is_err());
    }

    #[test]
    fn what_is_left_over_is_swept_and_nothing_else() {
        let state = tempfile::tempdir().unwrap();
        fs::create_dir_all(state.path().join("stage-1-0/new/deep")).unwrap();
        fs::write(state.path().join("stage-1-0/new/deep/x"), "x").unwrap();
        fs::write(state.path().join("lock"), "").unwrap();
        sweep(&RealDisk, state.path()).unwrap();
        let left: Vec<_> = fs::read_dir(state.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["lock"]);
    }

    #[test]
    fn a_folder_left_over_is_never_used_again() {
        let state = tempfile::tempdir().unwrap();
        let first = fresh(&RealDisk, state.path()).unwrap();
        assert_ne!(fresh(&RealDisk, state.path()).unwrap(), first);
    }

    #[cfg(unix)]
    #[test]
    fn row_24_a_link_in_a_staging_folder_is_removed_and_not_followed() {
        let state = tempfile::tempdir().unwrap();
        fs::create_dir_all(state.path().join("precious/deep")).unwrap();
        fs::create_dir(state.path().join("stage-1-0")).unwrap();
        std::os::unix::fs::symlink("../precious", state.path().join("stage-1-0/link")).unwrap();
        std::os::unix::fs::symlink("precious", state.path().join("stage-2-0")).unwrap();
        sweep(&RealDisk, state.path()).unwrap();
        assert!(state.path().join("precious/deep").is_dir());
        assert_eq!(fs::read_dir(state.path()).unwrap().count(), 1);
    }
}
