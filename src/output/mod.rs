//! Publication: makes a folder equal to the rendered files.
//!
//! Takes output paths with their bytes, and a target; gives counts and warnings, or every reason why the folder could
//! not be brought up to date. The only room that writes the output folder; deletes only what an earlier build wrote,
//! by a manifest under `.chancery/`. Deliberately does not know what the files mean or who made them.
//!
//! Order of events: lock; manifest; a survey without any change; the manifest with what is about to be written; all new
//! files under temporary names; renames; removals; the final manifest. A build that is broken off between any two of
//! them leaves whole files only, each of which the manifest owns, so that the next build needs no flag to repair it.
// Errors end a publication, so their size on the way up costs nothing.
#![allow(clippy::result_large_err)]

mod change;
mod disk;
mod fate;
mod folder;
mod folders;
mod guard;
mod lock;
mod manifest;
mod spelling;
mod survey;
mod trouble;
mod wanted;
mod write;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use disk::{Disk, Kind, Look, Stamp};
pub use guard::check_target;
pub use lock::{Lock, acquire};
pub use trouble::MOST;
pub use write::RealDisk;

use crate::diagnostic::Diagnostic;
use change::{Site, Staged};
use folder::OutputFolder;
use manifest::{Entry, Manifest};
use survey::Survey;

/// How long a build waits for another one of the same site.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Where a site is published: both absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub site_root: PathBuf,
    pub output: PathBuf,
}

/// What a publication did, in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub warnings: Vec<Diagnostic>,
}

/// By what means a publication works.
pub struct Means<'m> {
    pub disk: &'m dyn Disk,
    /// How long to wait for another build.
    pub patience: Duration,
    /// Told, from any thread, how many of the files are dealt with.
    pub progress: &'m (dyn Fn(usize) + Sync),
}

/// Makes the target's output folder equal to `files`: output path (parts joined by `/`, relative, without `..`) to
/// bytes. Files that no build of this site wrote stay. All errors are reported, [`MOST`] of them one by one; after an
/// error the old files stand, and the next publication repairs what is amiss.
pub fn publish(
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Published, Vec<Diagnostic>> {
    publish_by(&Means { disk: &RealDisk, patience: PATIENCE, progress }, files, target)
}

/// [`publish`] with the disk and the patience given.
pub fn publish_by(
    means: &Means<'_>,
    files: &BTreeMap<String, Arc<[u8]>>,
    target: &Target,
) -> Result<Published, Vec<Diagnostic>> {
    check_target(target, None).map_err(|refusal| vec![refusal])?;
    let output = OutputFolder::of(target).map_err(|error| vec![error])?;
    let state = target.site_root.join(".chancery");
    let one = |error| vec![error];
    make_state_folder(means.disk, &state).map_err(one)?;
    let _lock = acquire(&state.join("lock"), means.patience).map_err(one)?;
    let desk = Desk {
        site: Site { disk: means.disk, output: &output, progress: means.progress },
        manifest: state.join(Manifest::file_name(&output.shown)),
    };
    let (manifest, damage) = desk.load().map_err(one)?;
    let mut published = desk.publish(files, &manifest).map_err(|errors| {
        // A damaged manifest is often why a file of ours now looks like someone else's.
        damage.iter().cloned().chain(trouble::capped(errors)).collect::<Vec<_>>()
    })?;
    published.warnings.splice(0..0, damage);
    Ok(published)
}

fn make_state_folder(disk: &dyn Disk, state: &Path) -> Result<(), Diagnostic> {
    // A link to a folder is the author's choice here: nothing in it is published.
    if state.is_dir() {
        return Ok(());
    }
    disk.create_folder(state).map(drop).map_err(|error| trouble::failed(state, "be made", &error))
}

/// One output folder and its manifest.
struct Desk<'s> {
    site: Site<'s>,
    manifest: PathBuf,
}

impl Desk<'_> {
    fn publish(&self, files: &BTreeMap<String, Arc<[u8]>>, manifest: &Manifest) -> Result<Published, Vec<Diagnostic>> {
        if manifest.is_pending() {
            let pending = manifest.entries.iter().filter(|(_, entry)| entry.pending.is_some());
            self.site.sweep(pending.map(|(path, _)| path.as_str()))?;
        }
        let survey = survey::survey(files, manifest, self.site.disk, self.site.output)?;
        if !survey.writes.is_empty() {
            self.save(&with_pending(manifest, &survey))?;
        }
        let staged = self.site.stage(&survey)?;
        self.change(&survey, &staged)?;
        let entries = survey.same.iter().copied().chain(staged.iter().map(Staged::record));
        let entries = entries.map(|(path, record)| (path.to_string(), Entry::written(record))).collect();
        let done = Manifest { entries };
        if done != *manifest {
            self.save(&done)?;
        }
        Ok(Published {
            written: staged.len(),
            unchanged: survey.same.len(),
            removed: survey.removals.len(),
            warnings: trouble::capped(self.warnings(&survey)),
        })
    }

    fn change(&self, survey: &Survey<'_>, staged: &[Staged<'_, '_>]) -> Result<(), Vec<Diagnostic>> {
        if survey.clear_first {
            self.site.remove(survey).inspect_err(|_| self.site.take_back(staged))?;
            return self.site.commit(staged);
        }
        self.site.commit(staged)?;
        self.site.remove(survey)
    }

    /// The manifest, or an empty one and why.
    fn load(&self) -> Result<(Manifest, Option<Diagnostic>), Diagnostic> {
        match self.site.disk.read(&self.manifest) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok((Manifest::default(), None)),
            Err(error) => Err(trouble::failed(&self.manifest, "be read", &error)),
            Ok(text) => Ok(match Manifest::from_text(&text) {
                Some(manifest) => (manifest, None),
                None => (Manifest::default(), Some(self.damaged())),
            }),
        }
    }

    fn save(&self, manifest: &Manifest) -> Result<(), Vec<Diagnostic>> {
        manifest
            .save(self.site.disk, &self.manifest)
            .map_err(|error| vec![trouble::failed(&self.manifest, "be written", &error)])
    }

    fn damaged(&self) -> Diagnostic {
        let output = &self.site.output.shown;
        Diagnostic::warning(format!("the list of published files `{}` is damaged", self.manifest.display()))
            .hint(format!("old pages that are no longer wanted may be left: empty `{output}` and build again"))
    }

    fn warnings(&self, survey: &Survey<'_>) -> Vec<Diagnostic> {
        let name = |path: &&str| self.site.output.name(path);
        let kept = survey.kept.iter().map(|path| {
            Diagnostic::warning(format!("`{}` is no longer part of the site, but was changed by hand", name(path)))
                .hint("it was kept, and is yours from now on: delete it if it should not be published")
        });
        let edited = survey.edited.iter().map(|path| {
            Diagnostic::warning(format!("`{}` was changed by hand, and was written anew", name(path)))
                .hint("change its source, since each build writes the output folder anew")
        });
        kept.chain(edited).collect()
    }
}

/// What the manifest has to own if the build is broken off: all it owns now, and all that is about to be written.
fn with_pending(manifest: &Manifest, survey: &Survey<'_>) -> Manifest {
    let mut entries = manifest.entries.clone();
    for (path, record) in &survey.same {
        entries.insert(path.to_string(), Entry::written(*record));
    }
    for write in &survey.writes {
        entries.insert(write.path.to_string(), Entry { written: write.found, pending: Some(write.hash) });
    }
    Manifest { entries }
}
