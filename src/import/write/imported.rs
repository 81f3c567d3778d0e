//! An import that is complete, but not yet in place.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::staging::Staging;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::model::file_names::REPORT;
use crate::import::model::{Report, interrupt};
use crate::import::old_site::compared::Compared;

/// A new site next to its target. It is removed when it is dropped before [`Imported::finish`].
#[derive(Debug)]
pub struct Imported {
    pub(crate) staging: Staging,
    pub(crate) report: Report,
    /// The old site, if the author has it.
    pub(crate) old: Option<Compared>,
    /// Site paths of the old program's usual lists and feeds.
    pub(crate) lists: Vec<String>,
    /// Whether the new site is small enough to be built in memory.
    pub(crate) is_small: bool,
    /// Set by the caller to stop the import.
    pub(crate) stop: Arc<AtomicBool>,
}

impl Imported {
    /// The folder of the new site, which is complete except for the report.
    pub(crate) fn folder(&self) -> &Path {
        self.staging.folder()
    }

    /// Writes the report and puts everything in place. After an error nothing is written.
    pub(crate) fn finish(self) -> Result<Report, Diagnostics> {
        let Imported { mut staging, report, stop, .. } = self;
        let one = |problem: Diagnostic| vec![problem];
        staging.write(REPORT, report.markdown().as_bytes()).map_err(one)?;
        interrupt::check(&stop).map_err(one)?;
        let finished = staging.finish().map_err(one)?;
        Ok(Report { kept: finished.kept, ..report })
    }
}
