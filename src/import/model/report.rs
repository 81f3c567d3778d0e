//! The report of an import.

use super::remarks::Remarks;

/// The report of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// What was imported: `WordPress 1.2, https://example.org/`.
    pub source: String,
    /// How much was imported: name and count, in order.
    pub(crate) counts: Vec<(String, usize)>,
    /// What was decided: languages, permalinks, time zone.
    pub decided: Vec<String>,
    /// What was changed and what was lost.
    pub remarks: Remarks,
    /// Files that existed and were not changed.
    pub(crate) kept: Vec<String>,
    /// The result of the check, for which the new site is built once in memory.
    pub check: Option<String>,
    /// What to do next, and the command for it.
    pub(crate) next: Vec<(String, String)>,
}
