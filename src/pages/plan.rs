//! The plan: every output path, and the page there.
//!
//! Takes the pages that [`super::kinds`] claim; gives them sorted by path. [`super::claims`] makes it, and finds pages with the
//! same path.

use std::sync::Arc;

use super::kind::{Content, Html, Kind};
use crate::base::url::output_file;

/// The site path of the sitemap, or of the index of several.
pub(crate) const SITEMAP: &str = "/sitemap.xml";

/// One file of the output.
#[derive(Clone, Debug)]
pub struct Page {
    /// Site path, decoded: `/tag/social-media/`, `/feed.xml`.
    pub path: String,
    pub kind: Arc<dyn Kind>,
}

impl Page {
    /// The output file, relative to the output folder.
    pub fn file(&self) -> String {
        output_file(&self.path)
    }

    /// The page, if it is one of HTML in an edition.
    pub(crate) fn html(&self) -> Option<&dyn Html> {
        match self.kind.content() {
            Content::Html(page) => Some(page),
            Content::Other(_) | Content::AfterAllPages => None,
        }
    }
}

/// The output, sorted by path.
#[derive(Debug)]
pub struct Plan {
    pub pages: Vec<Page>,
}

impl Plan {
    /// The page at a complete, decoded site path: `/tag/x/`.
    pub(crate) fn page(&self, path: &str) -> Option<&Page> {
        let at = self.pages.binary_search_by(|page| page.path.as_str().cmp(path));
        at.ok().map(|at| &self.pages[at])
    }

    /// Whether the output has a site path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let found = |path: &str| self.page(path).is_some();
        found(path) || (!path.ends_with('/') && found(&format!("{path}/"))) || {
            path.strip_suffix("index.html").is_some_and(found)
        }
    }
}
