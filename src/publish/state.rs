//! Where a build keeps its own files: the lock, the list of what earlier builds wrote, finished files that wait.
//!
//! Takes a target and a disk; gives the folder `.chancery` of the site, with its lock held. If the site cannot be written to, as
//! in a container whose source is mounted read-only, it is a folder `.chancery` in the output folder: the only place that a build
//! is sure to be able to write, and one that is there exactly as long as the files that the list names.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::errors;
use super::foreign::Loss;
use super::lock::{Lock, acquire};
use super::manifest::Manifest;
use super::options::Options;
use super::output_folder::{OutputFolder, STATE_FOLDER};
use super::real_disk;
use super::staging_folder::make_folders_above;
use super::target::Target;
use crate::base::diagnostic::Diagnostic;

const LOCK: &str = "lock";

/// The folder of a build's own files.
pub(super) struct State {
    pub(super) folder: PathBuf,
    /// The list that this build writes.
    pub(super) manifest_file: PathBuf,
    /// Whether it is in the output folder.
    pub(super) in_output: bool,
    /// The folders that were made for it in the output folder, the lowest first.
    made: Vec<PathBuf>,
    /// The last field, so that it is the last to be dropped.
    _lock: Lock,
}

/// The list of what earlier builds wrote.
pub(super) struct Known {
    pub(super) manifest: Manifest,
    /// Why it does not say all.
    pub(super) loss: Option<Loss>,
    /// Whether it is the list that this build writes.
    pub(super) is_own: bool,
}

/// Finds or makes the folder, and takes the lock.
pub(super) fn open(options: &Options<'_>, target: &Target, output: &OutputFolder) -> Result<State, Diagnostic> {
    let folder = target.site_root.join(STATE_FOLDER);
    let manifest_file = in_site(target, output);
    let failed = match make(options.disk, &folder) {
        Ok(()) => match real_disk::open_lock_file(&folder.join(LOCK)) {
            Err(error) if is_read_only(&error) => errors::failed(&folder, "be written", &error),
            _ => {
                let lock = acquire(&folder.join(LOCK), options.patience)?;
                return Ok(State { folder, manifest_file, in_output: false, made: Vec::new(), _lock: lock });
            }
        },
        Err(error) if is_read_only(&error) => errors::failed(&folder, "be made", &error),
        Err(error) => return Err(errors::failed(&folder, "be made", &error)),
    };
    open_in_output(options, target, output).unwrap_or(Err(failed))
}

/// The same in the output folder; nothing if that cannot be written either.
fn open_in_output(options: &Options<'_>, target: &Target, output: &OutputFolder) -> Option<Result<State, Diagnostic>> {
    let disk = options.disk;
    let folder = output.path.join(STATE_FOLDER);
    let mut made = Vec::new();
    make_folders_above(disk, &output.path).ok()?;
    for place in [&output.path, &folder] {
        // A link to a folder is followed, as everywhere else.
        if !place.is_dir() && disk.create_folder(place).ok()? {
            made.insert(0, place.clone());
        }
    }
    real_disk::open_lock_file(&folder.join(LOCK)).ok()?;
    let manifest_file = in_output(target, output);
    let lock = acquire(&folder.join(LOCK), options.patience);
    Some(lock.map(|lock| State { folder, manifest_file, in_output: true, made, _lock: lock }))
}

fn make(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    // A link to a folder is the author's choice here: nothing in it is published.
    if folder.is_dir() {
        return Ok(());
    }
    disk.create_folder(folder).map(drop)
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// The list in the site's own folder.
pub(super) fn in_site(target: &Target, output: &OutputFolder) -> PathBuf {
    target.site_root.join(STATE_FOLDER).join(Manifest::file_name(&output.shown))
}

/// The list in the output folder: by the site's folder, so that a build of another site does not take it for its own.
pub(super) fn in_output(target: &Target, output: &OutputFolder) -> PathBuf {
    let name = Manifest::file_name(&target.site_root.display().to_string());
    output.path.join(STATE_FOLDER).join(name)
}

/// The list of what earlier builds wrote: the one in the output folder, which is there only if the last build could not write to
/// the site, otherwise that of the site.
pub(super) fn load(disk: &dyn Disk, target: &Target, output: &OutputFolder, own: &Path) -> Result<Known, Diagnostic> {
    let away = Some(in_output(target, output)).filter(|file| file.is_file());
    for file in away.into_iter().chain([in_site(target, output), own.to_path_buf()]) {
        let (manifest, loss) = match disk.read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(errors::failed(&file, "be read", &error)),
            Ok(bytes) => match Manifest::from_bytes(&bytes) {
                Some(manifest) => (manifest, None),
                None => (Manifest::salvaged(&bytes), Some(Loss::Damaged)),
            },
        };
        return Ok(Known { manifest, loss, is_own: file == own });
    }
    Ok(Known { manifest: Manifest::default(), loss: Some(Loss::Missing), is_own: true })
}

/// Removes the list in the output folder, since the site has one again.
pub(super) fn move_home(disk: &dyn Disk, target: &Target, output: &OutputFolder) {
    let list = in_output(target, output);
    if disk.remove_file(&list).is_ok() {
        // If a list of another site is there too, the folder stays.
        let folder = output.path.join(STATE_FOLDER);
        let lists = disk.list(&folder).unwrap_or_default();
        if lists.iter().all(|name| name == LOCK) {
            let _ = disk.remove_file(&folder.join(LOCK));
            let _ = disk.remove_folder(&folder);
        }
    }
}

impl State {
    /// Removes the folders that were made for it, after a build that published nothing: the output folder stays as it was.
    pub(super) fn forget(&mut self, disk: &dyn Disk) {
        if !self.made.contains(&self.folder) {
            return;
        }
        let _ = disk.remove_file(&self.folder.join(LOCK));
        for folder in self.made.drain(..) {
            let _ = disk.remove_folder(&folder);
        }
    }
}
