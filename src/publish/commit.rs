//! The end of a publication: makes the output folder equal to what was offered.
//!
//! Takes a stage; gives counts and warnings, or every reason why the folder could not be brought up to date.
//! Deliberately does not know how files are moved and removed, only in which order.

use std::collections::BTreeMap;

use super::change::Site;
use super::manifest::{self, Entry, Manifest, Record};
use super::offered::{Offered, Offers};
use super::stage::Stage;
use super::survey::{self, Survey};
use super::{Published, trouble};
use crate::base::diagnostic::Diagnostic;

impl Stage<'_> {
    /// Makes the output folder equal to what was offered. `progress` is told, from any thread, how many of the files are
    /// in their places. Files that no build of this site wrote stay. All errors are reported, [`super::MOST`] of them one
    /// by one; the next publication repairs what is amiss.
    pub fn commit(mut self, progress: &(dyn Fn(usize) + Sync)) -> Result<Published, Vec<Diagnostic>> {
        let warnings = std::mem::take(&mut self.warnings);
        match self.offers().and_then(|offers| self.publish(&offers, progress)) {
            Ok(published) => Ok(Published { warnings: [warnings, published.warnings].concat(), ..published }),
            // A damaged manifest is often why a file of ours now looks like someone else's.
            Err(errors) => Err([warnings, trouble::capped(errors)].concat()),
        }
    }

    fn publish(&self, offers: &Offers, progress: &(dyn Fn(usize) + Sync)) -> Result<Published, Vec<Diagnostic>> {
        let site = Site { disk: self.disk, output: &self.output };
        if self.manifest.is_pending() {
            let pending = self.manifest.iter().filter(|(_, entry)| entry.pending.is_some());
            site.sweep(pending.map(|(path, _)| path))?;
        }
        let mut survey = survey::survey(offers, &self.manifest, self.disk, &self.output)?;
        progress(survey.same.len());
        if survey.writes.is_empty() {
            site.remove(&survey)?;
        } else {
            self.save(&pending(&self.manifest, &survey))?;
            self.change(&site, &mut survey, progress)?;
        }
        let done = done(&survey);
        if !is_equal(&self.manifest, &done) {
            self.save(&done)?;
        }
        Ok(Published {
            written: survey.writes.len(),
            unchanged: survey.same.len(),
            removed: survey.removals.len(),
            warnings: trouble::capped(self.warnings_of(&survey)),
        })
    }

    fn change(
        &self,
        site: &Site<'_>,
        survey: &mut Survey<'_>,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<(), Vec<Diagnostic>> {
        let base =
            self.staging.base().map_err(|error| vec![trouble::failed(&self.output.path, "be written", &error)])?;
        let ready = site.make_ready(&mut survey.writes, base)?;
        let same = survey.same.len();
        let changed = if survey.clear_first {
            site.remove(survey).and_then(|()| site.put_in_place(&mut survey.writes, &ready, progress, same))
        } else {
            site.put_in_place(&mut survey.writes, &ready, progress, same).and_then(|()| site.remove(survey))
        };
        let cleared = ready.clear(self.disk);
        changed.and(cleared)
    }

    fn save(&self, entries: &BTreeMap<&str, Entry>) -> Result<(), Vec<Diagnostic>> {
        manifest::save(&manifest::to_bytes(entries), self.disk, &self.manifest_file)
            .map_err(|error| vec![trouble::failed(&self.manifest_file, "be written", &error)])
    }

    fn warnings_of(&self, survey: &Survey<'_>) -> Vec<Diagnostic> {
        let name = |path: &&str| self.output.name(path);
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
fn pending<'p>(manifest: &'p Manifest, survey: &'p Survey<'_>) -> BTreeMap<&'p str, Entry> {
    let mut entries: BTreeMap<&str, Entry> = manifest.iter().map(|(path, entry)| (path, *entry)).collect();
    entries.extend(same(survey));
    for write in &survey.writes {
        entries.insert(write.path(), Entry { written: write.found, pending: Some(write.offered.hash) });
    }
    entries
}

/// What the manifest owns when all is done.
fn done<'s>(survey: &'s Survey<'_>) -> BTreeMap<&'s str, Entry> {
    let written =
        |write: &'s survey::Write<'_>| Record { hash: write.offered.hash, key: write.offered.key, stamp: write.stamp };
    let writes = survey.writes.iter().map(|write| (write.path(), Entry::written(written(write))));
    same(survey).chain(writes).collect()
}

fn same<'s>(survey: &'s Survey<'_>) -> impl Iterator<Item = (&'s str, Entry)> {
    survey.same.iter().map(|(Offered { path, hash, key, .. }, stamp)| {
        (&**path, Entry::written(Record { hash: *hash, key: *key, stamp: *stamp }))
    })
}

fn is_equal(manifest: &Manifest, entries: &BTreeMap<&str, Entry>) -> bool {
    manifest.iter().len() == entries.len() && manifest.iter().eq(entries.iter().map(|(path, entry)| (*path, entry)))
}
