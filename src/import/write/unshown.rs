//! Uploads that no body shows. Other sites may link to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::fetch::Fetcher;
use super::inputs::Inputs;
use super::shared_files::{SHARED, SharedFiles};
use super::staging::Staging;
use super::written::Written;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::OldUrl;
use crate::import::place::url_index::UrlIndex;
use crate::import::read::media::Source;

/// Files that belong to posts.
#[derive(Debug, Default)]
pub(crate) struct Brought {
    /// Files of published posts, and their URLs.
    pub(crate) public: BTreeMap<PathBuf, String>,
    /// Files of posts that are not published.
    pub(crate) hidden: BTreeSet<PathBuf>,
}

/// What is known once all entries are written.
pub(crate) struct Unshown<'a> {
    pub(crate) given: Inputs<'a>,
    pub(crate) index: &'a UrlIndex<'a>,
    pub(crate) fetcher: Option<&'a Fetcher>,
    pub(crate) shared: &'a SharedFiles,
    pub(crate) brought: &'a Brought,
}

impl Unshown<'_> {
    /// Copies the uploads that no body shows, because other sites may link to them. Files that belong to an unpublished
    /// post, or that one shows, are not copied.
    pub(crate) fn write(&self, written: &mut Written, staging: &mut Staging) -> Result<(), Diagnostic> {
        let moved: BTreeSet<String> = written.moved.iter().map(|url| url.old.clone()).collect();
        for attachment in self.given.survey.attachments.iter().filter(|attachment| attachment.public) {
            let Some(place) = self.given.survey.home.place(&attachment.url) else { continue };
            let parent = self.index.entry(attachment.parent).map(|at| self.given.survey.entries[at].status);
            if moved.contains(&place.path) || parent.is_some_and(|status| !status.is_public()) {
                continue;
            }
            let Some((source, name)) = self.upload(&attachment.url) else { continue };
            if let Some(new) = self.brought.public.get(&source) {
                written.moved.push(OldUrl { old: place.path, new: new.clone() });
                continue;
            }
            if self.brought.hidden.contains(&source) {
                continue;
            }
            let name = self.shared.name(&format!("/{SHARED}/"), &name, &source);
            let path = format!("content/{SHARED}/{name}");
            if !staging.has(&path) {
                staging.copy(&path, &source)?;
                written.files += 1;
            }
            written.moved.push(OldUrl { old: place.path, new: format!("/{SHARED}/{name}") });
        }
        Ok(())
    }

    /// The local file of an upload, and its name.
    fn upload(&self, address: &str) -> Option<(PathBuf, String)> {
        let found = self.given.library.find(&self.given.survey.home, address)?;
        match found.source {
            Source::File(file) => Some((file, found.name)),
            // The original is last, as it was uploaded.
            Source::Remote(addresses) => {
                let file = self.fetcher?.fetch(addresses.last()?).ok()?;
                Some((file, found.name))
            }
        }
    }
}
