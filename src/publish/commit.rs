//! The end of a publication: makes the output folder equal to the new files.
//!
//! Takes a stage; gives counts and warnings, or every reason why the folder could not be updated.

use std::collections::BTreeMap;

use super::changes::{self, Changes};
use super::errors;
use super::foreign::{Foreign, Loss};
use super::manifest::{self, Entry, Manifest, Record};
use super::new_files::{NewFile, NewFiles};
use super::published::Published;
use super::stage::Stage;
use super::write::Write;
use super::writer::Writer;
use crate::base::count::counted;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

impl Stage<'_> {
    /// Makes the output folder equal to the new files. `progress` is called, from any thread, with how many of them are
    /// in their places. Files that no build of this site wrote stay. All errors are reported, [`super::MOST`] of them one
    /// by one; the next publication repairs what is amiss.
    pub fn commit(mut self, progress: &(dyn Fn(usize) + Sync)) -> Result<Published, Diagnostics> {
        let mut warnings = std::mem::take(&mut self.warnings);
        match self.new_files().and_then(|new_files| self.publish(&new_files, progress)) {
            Ok(published) => {
                self.settle();
                warnings.extend(published.warnings);
                Ok(Published { warnings, ..published })
            }
            Err(errors) => {
                warnings.extend(errors::capped(errors));
                Err(warnings)
            }
        }
    }

    fn publish(&self, new_files: &NewFiles, progress: &(dyn Fn(usize) + Sync)) -> Result<Published, Diagnostics> {
        let writer = Writer { disk: self.disk, output: &self.output };
        if self.manifest.is_pending() {
            let pending = self.manifest.iter().filter(|(_, entry)| entry.pending.is_some());
            writer.sweep(pending.map(|(path, _)| path))?;
        }
        let mut changes = changes::find(new_files, &self.manifest, self.disk, &self.output, self.adopt)?;
        self.refuse(&mut changes)?;
        progress(changes.same.len());
        if changes.writes.is_empty() {
            writer.remove(&changes)?;
        } else {
            self.save(&pending(&self.manifest, &changes))?;
            self.change(&writer, &mut changes, progress)?;
        }
        let done = done(&changes);
        if !self.is_own || !is_equal(&self.manifest, &done) {
            self.save(&done)?;
        }
        Ok(Published {
            written: changes.writes.len(),
            unchanged: changes.same.len(),
            removed: changes.removals.len(),
            warnings: errors::capped(self.warnings_of(&changes)),
            is_site_read_only: self.state.in_output,
        })
    }

    fn change(
        &self,
        writer: &Writer<'_>,
        changes: &mut Changes<'_>,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<(), Diagnostics> {
        let base = self.staging.base().map_err(|error| errors::failed(&self.output.path, "be written", &error))?;
        let ready = writer.make_ready(&mut changes.writes, base)?;
        let same = changes.same.len();
        let changed = if changes.clear_first {
            writer.remove(changes).and_then(|()| writer.put_in_place(&mut changes.writes, &ready, progress, same))
        } else {
            writer.put_in_place(&mut changes.writes, &ready, progress, same).and_then(|()| writer.remove(changes))
        };
        let cleared = ready.clear(self.disk);
        changed.and(cleared)
    }

    fn save(&self, entries: &BTreeMap<&str, Entry>) -> Result<(), Diagnostics> {
        let file = &self.state.manifest_file;
        manifest::save(&manifest::to_bytes(entries), self.disk, file)
            .map_err(|error| errors::failed(file, "be written", &error).into())
    }

    /// Every reason against the changes, if there is one.
    fn refuse(&self, changes: &mut Changes<'_>) -> Result<(), Diagnostics> {
        let mut errors = std::mem::take(&mut changes.errors);
        if !changes.foreign.is_empty() {
            let (disk, output, list) = (self.disk, &self.output, &*self.state.manifest_file);
            let foreign = Foreign { disk, output, list, loss: self.loss, adopted: self.adopt };
            errors.extend(foreign.refuse(&changes.foreign));
        }
        errors.into_result()
    }

    /// Without the whole manifest, pages that are no longer wanted are not known.
    fn left_over(&self, changes: &Changes<'_>) -> Option<Diagnostic> {
        let problem = match (self.loss, changes.adopted.len()) {
            (Some(Loss::Damaged), _) => {
                format!(
                    "the list of published files `{}` was damaged, and is whole again",
                    self.state.manifest_file.display()
                )
            }
            (_, 0) => return None,
            (_, count) => format!("{} of an earlier build {} taken over", counted(count, "file", "files"), was(count)),
        };
        let folder = &self.output.shown;
        let hint =
            format!("pages that are no longer wanted may be left: delete them, or empty `{folder}` and build again");
        Some(Diagnostic::warning(problem).hint(hint))
    }

    fn warnings_of(&self, changes: &Changes<'_>) -> Diagnostics {
        let name = |path: &&str| self.output.name(path);
        let kept = changes.kept.iter().map(|path| {
            Diagnostic::warning(format!("`{}` was edited by hand and its page is gone, so it is kept", name(path)))
                .hint("delete it if it should not be published")
        });
        let edited = changes.edited.iter().map(|path| {
            Diagnostic::warning(format!("`{}` was edited by hand and has been overwritten", name(path)))
                .hint("edit its source in `content/` or `templates/`")
        });
        kept.chain(edited).chain(self.left_over(changes)).collect()
    }
}

/// What the manifest has to own if the build is interrupted: all it owns now, and all that is about to be written.
fn pending<'p>(manifest: &'p Manifest, changes: &'p Changes<'_>) -> BTreeMap<&'p str, Entry> {
    let mut entries: BTreeMap<&str, Entry> = manifest.iter().map(|(path, entry)| (path, *entry)).collect();
    entries.extend(same(changes));
    for write in &changes.writes {
        entries.insert(write.path(), Entry { written: write.found, pending: Some(write.file.hash) });
    }
    entries
}

/// What the manifest owns when all is done.
fn done<'s>(changes: &'s Changes<'_>) -> BTreeMap<&'s str, Entry> {
    let written = |write: &'s Write<'_>| Record { hash: write.file.hash, key: write.file.key, stamp: write.stamp };
    let writes = changes.writes.iter().map(|write| (write.path(), Entry::written(written(write))));
    same(changes).chain(writes).collect()
}

fn same<'s>(changes: &'s Changes<'_>) -> impl Iterator<Item = (&'s str, Entry)> {
    changes.same.iter().map(|(NewFile { path, hash, key, .. }, stamp)| {
        (&**path, Entry::written(Record { hash: *hash, key: *key, stamp: *stamp }))
    })
}

fn is_equal(manifest: &Manifest, entries: &BTreeMap<&str, Entry>) -> bool {
    manifest.iter().len() == entries.len() && manifest.iter().eq(entries.iter().map(|(path, entry)| (*path, entry)))
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
