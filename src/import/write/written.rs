//! The results of writing the entries.

use std::collections::BTreeMap;

use crate::import::model::{OldUrl, Remarks};

/// Remarks, and the data for the site's own files.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) remarks: Remarks,
    /// Old paths of published files, and where they are now.
    pub(crate) moved: Vec<OldUrl>,
    pub(crate) files: usize,
    pub(crate) comments: usize,
    /// Titles that menus use, by entry.
    pub(crate) titles: BTreeMap<usize, String>,
}
