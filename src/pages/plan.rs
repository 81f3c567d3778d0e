//! The plan: every output path, and the page there.
//!
//! Takes the pages that [`super::kinds`] claim; gives them sorted by path. [`super::claims`] makes it, and finds pages with the
//! same path.

use std::collections::BTreeSet;
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
    /// Redirects that the host answers instead of a page, sorted by path.
    pub(crate) redirects: Vec<Page>,
    /// Rules of `content/_redirects` without effect, by the first byte of each.
    pub(crate) idle_rules: BTreeSet<usize>,
}

impl Plan {
    /// The page at a complete, decoded site path: `/tag/x/`.
    pub(crate) fn page(&self, path: &str) -> Option<&Page> {
        at(&self.pages, path)
    }

    /// The site path that a page, or the host, redirects a complete, decoded site path to.
    pub(crate) fn redirect(&self, path: &str) -> Option<&str> {
        self.page(path).or_else(|| at(&self.redirects, path))?.kind.redirects_to()
    }

    /// All redirects, by pages or by the host, each with its path and the path that it redirects to.
    pub(crate) fn all_redirects(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.redirects.iter().chain(&self.pages);
        pages.filter_map(|page| Some((page.path.as_str(), page.kind.redirects_to()?)))
    }

    /// Whether something answers at a site path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let found = |path: &str| self.page(path).is_some() || at(&self.redirects, path).is_some();
        found(path) || (!path.ends_with('/') && found(&format!("{path}/"))) || {
            path.strip_suffix("index.html").is_some_and(found)
        }
    }
}

/// The page at a path, of pages that are sorted by path.
fn at<'p>(pages: &'p [Page], path: &str) -> Option<&'p Page> {
    let at = pages.binary_search_by(|page| page.path.as_str().cmp(path));
    at.ok().map(|at| &pages[at])
}
