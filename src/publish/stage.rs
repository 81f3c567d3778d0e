//! A publication that has begun: takes finished files while others are still being made.
//!
//! Takes output paths and bytes, from many threads; keeps a short record of each, and writes at once, to a folder below
//! `.chancery/`, what the manifest does not prove unchanged. Nothing in the output folder is touched before [`Stage::commit`].

use std::mem;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use blake3::Hash;

use super::check_target::check_target;
use super::disk::{Disk, FileInfo, Kind};
use super::foreign::Loss;
use super::manifest::{Manifest, Record};
use super::new_files::{Failed, NewFile, NewFiles};
use super::options::Options;
use super::output_folder::{OutputFolder, is_safe};
use super::staging_folder::{Location, Staging, sweep};
use super::state::{self, Known, State};
use super::target::Target;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::render::Sink;

/// A publication that has begun. Dropped without a commit, it leaves the output folder as it was, and no trace.
pub struct Stage<'m> {
    pub(super) disk: &'m dyn Disk,
    pub(super) output: OutputFolder,
    pub(super) manifest: Manifest,
    /// Whether the manifest was read from where this build writes it.
    pub(super) is_own: bool,
    /// Why the manifest does not say all.
    pub(super) loss: Option<Loss>,
    pub(super) adopt: bool,
    /// Warnings found at the beginning.
    pub(super) warnings: Diagnostics,
    pub(super) staging: Staging<'m>,
    is_published: bool,
    offered: Mutex<Vec<NewFile>>,
    failed: Mutex<Vec<Failed>>,
    target: Target,
    /// The last field, so that it is the last to be dropped.
    pub(super) state: State,
}

/// Begins a publication: target check, lock, manifest. Nothing in the output folder is touched. The lock is held until
/// the stage is committed or dropped.
pub fn begin(target: &Target) -> Result<Stage<'static>, Diagnostics> {
    begin_with(&Options::default(), target)
}

/// [`begin`] with these options.
pub fn begin_with<'m>(options: &Options<'m>, target: &Target) -> Result<Stage<'m>, Diagnostics> {
    start(options, target).map_err(Diagnostics::from)
}

fn start<'m>(options: &Options<'m>, target: &Target) -> Result<Stage<'m>, Diagnostic> {
    check_target(target, None)?;
    let output = OutputFolder::of(target)?;
    let state = state::open(options, target, &output)?;
    let Known { manifest, loss, is_own } = state::load(options.disk, target, &output, &state.manifest_file)?;
    let folder = &state.folder;
    let warnings = sweep(options.disk, folder).err().map(|error| left_over(folder, &error));
    Ok(Stage {
        disk: options.disk,
        warnings: warnings.into_iter().collect(),
        output,
        manifest,
        is_own,
        loss,
        adopt: options.adopt,
        staging: Staging::within(options.disk, folder),
        is_published: false,
        offered: Mutex::default(),
        failed: Mutex::default(),
        target: target.clone(),
        state,
    })
}

impl Stage<'_> {
    /// Takes one finished file: an output path (parts joined by `/`, relative, without `..`) and its bytes. Of a file that
    /// the manifest proves unchanged, only that is noted; any other is written to the staging folder. What goes wrong is
    /// reported by [`Stage::commit`]. `key` names all that the bytes were made from, where that is known: the next
    /// publication need not have them made again, see [`Stage::offer_unchanged`].
    pub fn offer(&self, path: &str, key: Option<Hash>, bytes: &[u8]) {
        match self.taken(path, key, bytes) {
            Ok(file) => locked(&self.offered).push(file),
            Err(failed) => locked(&self.failed).push(failed),
        }
    }

    /// Takes the file that is at an output path, if it was made from what `key` names and is unchanged since; says
    /// whether it is.
    pub(crate) fn offer_unchanged(&self, path: &str, key: &Hash) -> bool {
        let written = self.manifest.get(path).and_then(|entry| entry.written);
        let Some(record) = written.filter(|record| record.key.as_ref() == Some(key)) else { return false };
        let unchanged = self.is_unchanged(path, &record.hash, &record);
        if unchanged {
            let Record { hash, key, stamp } = record;
            locked(&self.offered).push(NewFile { path: path.into(), hash, key, stamp, location: Location::InOutput });
        }
        unchanged
    }

    fn taken(&self, path: &str, key: Option<Hash>, bytes: &[u8]) -> Result<NewFile, Failed> {
        if !is_safe(path) {
            return Err(Failed { path: path.into(), error: None });
        }
        let hash = blake3::hash(bytes);
        let written = self.manifest.get(path).and_then(|entry| entry.written);
        if let Some(record) = written.filter(|record| self.is_unchanged(path, &hash, record)) {
            return Ok(NewFile { path: path.into(), hash, key, stamp: record.stamp, location: Location::InOutput });
        }
        // Where a file was written, its folder mostly exists.
        let location = if written.is_some() { self.staging.next_number() } else { Location::InTree };
        match self.staging.put(path, location, bytes) {
            Ok(stamp) => Ok(NewFile { path: path.into(), hash, key, stamp, location }),
            Err(error) => Err(Failed { path: path.into(), error: Some(error) }),
        }
    }

    /// Whether the file on disk is the one in this record, and has this hash.
    fn is_unchanged(&self, path: &str, hash: &Hash, record: &Record) -> bool {
        let is_written = |info: FileInfo| info.kind == Kind::File && info.stamp == record.stamp;
        record.hash == *hash && self.disk.info(&self.output.place(path)).is_ok_and(|info| info.is_some_and(is_written))
    }

    /// The build's own files are where they belong again, once the output folder has the new files.
    pub(super) fn settle(&mut self) {
        self.is_published = true;
        if !self.state.in_output && !self.is_own {
            state::move_home(self.disk, &self.target, &self.output);
        }
    }

    /// All new files by path, or every reason why they cannot be published.
    pub(super) fn new_files(&mut self) -> Result<NewFiles, Diagnostics> {
        let files = mem::take(&mut *locked(&self.offered));
        NewFiles::of(files, &locked(&self.failed), &self.output)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.is_published {
            self.staging.clear();
            self.state.forget(self.disk);
        }
    }
}

impl Sink for Stage<'_> {
    fn is_current(&self, path: &str, key: &Hash) -> bool {
        self.offer_unchanged(path, key)
    }

    fn take(&self, path: &str, key: Option<&Hash>, bytes: &[u8]) {
        self.offer(path, key.copied(), bytes);
    }
}

fn locked<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

fn left_over(state: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::warning(format!("files of a build that was broken off could not be removed: {error}"))
        .hint(format!("delete the folders `stage-…` in `{}`", state.display()))
}
