//! The folder for files of pages that have no folder of their own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::url;
use crate::import::model::numbered::numbered;

/// The folder below content/.
pub(crate) const SHARED: &str = "media";

/// Names of files in shared folders: their case-folded URLs, and their sources.
#[derive(Debug, Default)]
pub(crate) struct SharedFiles {
    names: RefCell<BTreeMap<String, PathBuf>>,
}

impl SharedFiles {
    /// A name that no other file at that URL has, or the name that this file has already.
    pub(crate) fn name(&self, base: &str, name: &str, source: &Path) -> String {
        let mut names = self.names.borrow_mut();
        let key = |name: &str| url::fold_path(&format!("{base}{name}"));
        let fits = |candidate: &String, names: &BTreeMap<String, PathBuf>| {
            names.get(&key(candidate)).is_none_or(|known| known == source)
        };
        let name = (1..).map(|number| numbered(name, number)).find(|name| fits(name, &names)).unwrap_or_default();
        names.insert(key(&name), source.to_path_buf());
        name
    }
}
