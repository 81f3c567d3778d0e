//! The results of writing the entries.

use std::collections::BTreeMap;

use crate::import::model::{ItemId, OldUrl, Remarks};

/// Remarks, and the data for the site's own files.
#[derive(Debug, Default)]
pub struct Written {
    pub remarks: Remarks,
    /// Old paths of published files, and where they are now.
    pub moved: Vec<OldUrl>,
    pub files: usize,
    pub comments: usize,
    /// Titles that menus use, by number.
    pub titles: BTreeMap<ItemId, String>,
}
