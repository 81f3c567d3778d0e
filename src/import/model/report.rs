//! The report of an import.

use super::remarks::Remarks;

/// What the new site was checked against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Addresses that follow from the rules of the old program.
    #[default]
    Guessed,
    /// The old site itself.
    OldSite,
}

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
    /// The result of the check, for which the new site is built in memory.
    pub check: Vec<String>,
    /// What the new site was checked against.
    pub(crate) proof: Proof,
    /// What to do next, and the command for it.
    pub(crate) next: Vec<(String, String)>,
}
