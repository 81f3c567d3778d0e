//! All that an import has to say.

use super::remarks::Remarks;

/// All that an import has to say.
#[derive(Debug, Default)]
pub struct Report {
    /// What was imported: `WordPress 1.2, https://example.org/`.
    pub source: String,
    /// What came: name and count, in their order.
    pub came: Vec<(String, usize)>,
    /// How things were decided: languages, addresses, time zone.
    pub decided: Vec<String>,
    pub remarks: Remarks,
    /// Files that were there and stayed as they were.
    pub kept: Vec<String>,
    /// What the new site, built once in memory, showed.
    pub proof: Option<String>,
    /// What to do next, and what to type for it.
    pub next: Vec<(String, String)>,
}
