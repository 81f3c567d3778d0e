//! Old URLs and the pages that replace them.

use std::collections::BTreeMap;

/// An old path and the new one that replaces it, both decoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OldUrl {
    pub(crate) old: String,
    pub(crate) new: String,
}

/// The lists and feeds of the old blog.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    pub(crate) urls: Vec<OldUrl>,
    /// New path by number of a category, for `/?cat=3`.
    pub(crate) categories: BTreeMap<u64, String>,
}

impl Lists {
    /// Old paths without slashes at the ends, and the new paths of their lists.
    pub(crate) fn by_old_path(&self) -> BTreeMap<String, String> {
        self.urls.iter().map(|url| (url.old.trim_matches('/').to_string(), url.new.clone())).collect()
    }
}
