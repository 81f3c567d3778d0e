//! What writing the entries leaves for the end.

use std::collections::BTreeMap;

use crate::import::model::{ItemId, OldUrl, Remarks};

/// Remarks, and what the site's own files are made of.
#[derive(Debug, Default)]
pub struct Written {
    pub remarks: Remarks,
    /// Old paths of published files, and where they are now.
    pub moved: Vec<OldUrl>,
    pub files: usize,
    pub comments: usize,
    /// Titles that menus go by, by number.
    pub titles: BTreeMap<ItemId, String>,
}
