//! What the export of any program gives: a survey, and then its posts one at a time.
//!
//! The texts of a large blog do not fit into memory, so an export is read in passes.

use super::surveyor::Surveyor;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Entry, Item, Progress, Remark, Survey};

/// Called with the index of an entry in the survey, and with its item.
pub(crate) type EachEntry<'a> = &'a mut dyn FnMut(usize, &Item) -> Result<(), Diagnostic>;

/// The result of the first pass.
pub(crate) struct Surveyed {
    pub(crate) survey: Survey,
    /// The format of the export, if it says so: `export format 1.2`.
    pub(crate) format: Option<String>,
    /// Remarks on the export as a whole.
    pub(crate) remarks: Vec<Remark>,
}

/// An open export.
pub(crate) trait Passes {
    /// The first pass: everything except the texts. `home` is the blog's URL, for an export that does not contain it.
    fn survey(&mut self, surveyor: Surveyor<'_>, home: &str, progress: Progress<'_>) -> Result<Surveyed, Diagnostic>;

    /// Reads the posts and pages again, each with its index in `entries`, the result of the first pass. An item that
    /// has changed since then is an error.
    fn entries_again(
        &mut self,
        what: &'static str,
        entries: &[Entry],
        progress: Progress<'_>,
        each: EachEntry<'_>,
    ) -> Result<(), Diagnostic>;
}
