//! Bundles: folders whose files belong to one page.

use std::collections::BTreeMap;

use super::page::Page;
use crate::import::model::NOT_PUBLISHED;
use crate::import::read::folders::file;
use crate::import::read::folders::patterns::with_folders;

/// The folders with a page of their own, by path from the old folder.
#[derive(Default)]
pub(crate) struct Bundles {
    /// With `index.*`: everything below belongs to it.
    leaves: BTreeMap<String, Owner>,
    /// With `_index.*`: the files, but not the pages.
    branches: BTreeMap<String, Owner>,
}

/// The pages of a folder, in all languages.
#[derive(Default)]
struct Owner {
    /// One of them.
    page: String,
    /// Whether one was read.
    is_read: bool,
    /// Whether one of them is certainly published.
    is_published: bool,
    /// Whether the files of one of them are.
    has_files: bool,
}

/// Whether the name of a file says that its folder is a bundle, and whether it is a leaf.
fn leaf_or_branch(path: &str) -> Option<bool> {
    match path.rsplit('/').next()?.split('.').next()? {
        "index" => Some(true),
        "_index" => Some(false),
        _ => None,
    }
}

impl Bundles {
    /// Notes a file with the content of a page, read or not.
    pub(crate) fn note(&mut self, path: &str, inner: &str) {
        // A page `index.md` at the top is the home page.
        let at_top = !inner.contains('/');
        let Some(is_leaf) = leaf_or_branch(path).filter(|is_leaf| !(*is_leaf && at_top)) else { return };
        let folders = if is_leaf { &mut self.leaves } else { &mut self.branches };
        folders.entry(file::folder_of(path).to_string()).or_default().page = path.to_string();
    }

    /// Makes drafts of the Markdown files of leaf bundles, which Hugo does not publish as pages.
    pub(crate) fn hide_parts(&self, pages: &mut [Page]) {
        for page in pages {
            let from = page.file.from.clone();
            let own = usize::from(leaf_or_branch(&from) == Some(true));
            let mut above = with_folders(file::folder_of(&from)).skip(own);
            if let Some(owner) = above.find_map(|folder| self.leaves.get(folder)) {
                page.file.hide(NOT_PUBLISHED, format!("it is a part of {}", owner.page));
            }
        }
    }

    /// Notes which pages are published, once that is settled.
    pub(crate) fn settle(&mut self, pages: &[Page]) {
        for page in pages {
            let folder = file::folder_of(&page.file.from);
            let Some(is_leaf) = leaf_or_branch(&page.file.from) else { continue };
            let folders = if is_leaf { &mut self.leaves } else { &mut self.branches };
            let Some(owner) = folders.get_mut(folder) else { continue };
            let is_timed = ["publishDate", "expires", "expiryDate"].iter().any(|key| page.file.value(key).is_some());
            owner.is_read = true;
            owner.is_published |= !page.file.is_draft && !is_timed;
            owner.has_files |= page.has_files;
        }
    }

    /// Why a file that is not a page was not on the old site, or why it is not certain that it was.
    pub(crate) fn why_not(&self, path: &str) -> Option<&'static str> {
        let mut above = with_folders(file::folder_of(path));
        let owner = above.find_map(|folder| {
            let leaf = self.leaves.get(folder).map(|owner| (owner, true));
            leaf.or_else(|| self.branches.get(folder).map(|owner| (owner, false)))
        });
        let (owner, is_leaf) = owner?;
        match () {
            () if !owner.is_read => Some("a file of a page that was not imported is left out"),
            () if !owner.has_files => Some("a file is left out, because its page has `publishResources: false`"),
            // A build keeps back the files of a leaf bundle together with its page.
            () if !owner.is_published && !is_leaf => Some("a file of a section that is not published is left out"),
            () => None,
        }
    }
}
