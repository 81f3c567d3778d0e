//! A publication that has begun: takes finished files while others are still being made.
//!
//! Takes output paths and bytes, from many threads; keeps a short record of each, and writes at once, to a folder below
//! `.chancery/`, what the manifest does not prove unchanged. Nothing in the output folder is touched before
//! [`Stage::commit`]. Deliberately does not know what the files mean or who made them.

use std::io::ErrorKind;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use blake3::Hash;

use super::disk::{Disk, Kind};
use super::folder::{OutputFolder, is_sound};
use super::lock::{Lock, acquire};
use super::manifest::{Manifest, Record};
use super::offered::{Failed, Offered, Offers};
use super::staging::{Held, Staging, sweep};
use super::{Means, Target, check_target, trouble};
use crate::base::diagnostic::Diagnostic;
use crate::render::Sink;

/// A publication that has begun. Dropped without a commit, it leaves the output folder as it was, and no trace.
pub struct Stage<'m> {
    pub(super) disk: &'m dyn Disk,
    pub(super) output: OutputFolder,
    pub(super) manifest: Manifest,
    pub(super) manifest_file: PathBuf,
    /// Warnings found at the beginning.
    pub(super) warnings: Vec<Diagnostic>,
    pub(super) staging: Staging<'m>,
    offered: Mutex<Vec<Offered>>,
    failed: Mutex<Vec<Failed>>,
    /// The last field, so that it is the last to be dropped.
    _lock: Lock,
}

/// Begins a publication with the disk and the patience given; see [`super::begin`].
pub fn begin_by<'m>(means: &Means<'m>, target: &Target) -> Result<Stage<'m>, Vec<Diagnostic>> {
    begin(means, target).map_err(|error| vec![error])
}

fn begin<'m>(means: &Means<'m>, target: &Target) -> Result<Stage<'m>, Diagnostic> {
    check_target(target, None)?;
    let output = OutputFolder::of(target)?;
    let state = target.site_root.join(".chancery");
    make_state_folder(means.disk, &state)?;
    let lock = acquire(&state.join("lock"), means.patience)?;
    let manifest_file = state.join(Manifest::file_name(&output.shown));
    let (manifest, damage) = load(means.disk, &manifest_file, &output)?;
    let warnings = damage.into_iter().chain(sweep(means.disk, &state).err().map(|error| left_over(&state, &error)));
    Ok(Stage {
        disk: means.disk,
        warnings: warnings.collect(),
        output,
        manifest,
        manifest_file,
        staging: Staging::within(means.disk, &state),
        offered: Mutex::default(),
        failed: Mutex::default(),
        _lock: lock,
    })
}

impl Stage<'_> {
    /// Takes one finished file: an output path (parts joined by `/`, relative, without `..`) and its bytes. Of a file that
    /// the manifest proves unchanged, only that is noted; any other is written to the staging folder. What goes wrong is
    /// told by [`Stage::commit`]. `key` names all that the bytes were made from, where that is known: the next
    /// publication need not have them made again, see [`Stage::offer_standing`].
    pub fn offer(&self, path: &str, key: Option<Hash>, bytes: &[u8]) {
        match self.taken(path, key, bytes) {
            Ok(offered) => locked(&self.offered).push(offered),
            Err(failed) => locked(&self.failed).push(failed),
        }
    }

    /// Takes the file that stands at an output path, if it was made from what `key` names and is untouched since; says
    /// whether it is.
    pub fn offer_standing(&self, path: &str, key: &Hash) -> bool {
        let written = self.manifest.get(path).and_then(|entry| entry.written);
        let Some(record) = written.filter(|record| record.key.as_ref() == Some(key)) else { return false };
        let stands = self.stands(path, &record.hash, &record);
        if stands {
            let Record { hash, key, stamp } = record;
            locked(&self.offered).push(Offered { path: path.into(), hash, key, stamp, held: Held::Standing });
        }
        stands
    }

    fn taken(&self, path: &str, key: Option<Hash>, bytes: &[u8]) -> Result<Offered, Failed> {
        if !is_sound(path) {
            return Err(Failed { path: path.into(), error: None });
        }
        let hash = blake3::hash(bytes);
        let written = self.manifest.get(path).and_then(|entry| entry.written);
        if let Some(record) = written.filter(|record| self.stands(path, &hash, record)) {
            return Ok(Offered { path: path.into(), hash, key, stamp: record.stamp, held: Held::Standing });
        }
        // Where a file was written, its folder mostly stands.
        let held = if written.is_some() { self.staging.next_number() } else { Held::InTree };
        match self.staging.put(path, held, bytes) {
            Ok(stamp) => Ok(Offered { path: path.into(), hash, key, stamp, held }),
            Err(error) => Err(Failed { path: path.into(), error: Some(error) }),
        }
    }

    fn stands(&self, path: &str, hash: &Hash, record: &Record) -> bool {
        let is_written = |look: super::Look| look.kind == Kind::File && look.stamp == record.stamp;
        record.hash == *hash && self.disk.look(&self.output.place(path)).is_ok_and(|look| look.is_some_and(is_written))
    }

    /// All that was offered, by path, or every reason why it cannot be published.
    pub(super) fn offers(&mut self) -> Result<Offers, Vec<Diagnostic>> {
        let offered = mem::take(&mut *locked(&self.offered));
        Offers::of(offered, &locked(&self.failed), &self.output)
    }
}

impl Sink for Stage<'_> {
    fn is_current(&self, path: &str, key: &Hash) -> bool {
        self.offer_standing(path, key)
    }

    fn take(&self, path: &str, key: Option<&Hash>, bytes: &[u8]) {
        self.offer(path, key.copied(), bytes);
    }
}

fn locked<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

fn make_state_folder(disk: &dyn Disk, state: &Path) -> Result<(), Diagnostic> {
    // A link to a folder is the author's choice here: nothing in it is published.
    if state.is_dir() {
        return Ok(());
    }
    disk.create_folder(state).map(drop).map_err(|error| trouble::failed(state, "be made", &error))
}

/// The manifest, or an empty one and why.
fn load(disk: &dyn Disk, file: &Path, output: &OutputFolder) -> Result<(Manifest, Option<Diagnostic>), Diagnostic> {
    match disk.read(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok((Manifest::default(), None)),
        Err(error) => Err(trouble::failed(file, "be read", &error)),
        Ok(bytes) => Ok(match Manifest::from_bytes(&bytes) {
            Some(manifest) => (manifest, None),
            None => (Manifest::default(), Some(damaged(file, output))),
        }),
    }
}

fn damaged(file: &Path, output: &OutputFolder) -> Diagnostic {
    Diagnostic::warning(format!("the list of published files `{}` is damaged", file.display()))
        .hint(format!("old pages that are no longer wanted may be left: empty `{}` and build again", output.shown))
}

fn left_over(state: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::warning(format!("files of a build that was broken off could not be removed: {error}"))
        .hint(format!("delete the folders `stage-…` in `{}`", state.display()))
}
