//! The old site as it was built, as a value.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::address::Hosts;
use crate::base::feed_entries::FeedEntry;

/// The old site as it was built.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldSite {
    /// How the author named it: `../old/public`.
    pub(crate) name: String,
    /// What it is: `a folder with 728 pages`.
    pub(crate) what: String,
    pub(crate) pages: Vec<OldPage>,
    pub(crate) feeds: Vec<OldFeed>,
    /// Where it was.
    pub(crate) hosts: Hosts,
    /// Its other files.
    pub(crate) files: Vec<OldOutput>,
    /// Site paths of which no more is known.
    pub(crate) paths: Vec<String>,
    /// The site path of each source file, where the old program says it.
    pub(crate) of_sources: BTreeMap<String, String>,
}

/// A page of HTML.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldPage {
    /// Its site path, decoded: `/posts/kopi/`.
    pub(crate) path: String,
    pub(crate) file: PathBuf,
    /// Titles that it may have, folded for comparison.
    pub(crate) titles: BTreeSet<String>,
    pub(crate) language: Option<String>,
    pub(crate) day: Option<Date>,
    /// The site paths of its translations, by language, as its head names them.
    pub(crate) translations: Vec<(String, String)>,
    /// The address that it leads to, as written, if it only redirects.
    pub(crate) leads_to: Option<String>,
    /// Hashes of its different words.
    pub(crate) words: BTreeSet<u64>,
}

/// A feed.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldFeed {
    pub(crate) path: String,
    pub(crate) entries: Vec<FeedEntry>,
}

/// A file that is neither a page nor a feed.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldOutput {
    pub(crate) path: String,
    pub(crate) file: PathBuf,
}

impl OldSite {
    /// Every site path, each once, in order: what must answer on the new site.
    pub(crate) fn all_paths(&self) -> Vec<String> {
        let pages = self.pages.iter().map(|page| &page.path);
        let others = self.feeds.iter().map(|feed| &feed.path).chain(self.files.iter().map(|file| &file.path));
        let all: BTreeSet<&String> = pages.chain(others).chain(&self.paths).chain(self.of_sources.values()).collect();
        all.into_iter().cloned().collect()
    }
}
