//! The paths of the files next to the posts.

use std::collections::BTreeMap;

use super::document::Document;
use super::id::{ByDocument, EditionId};
use super::left_out::{LeftOut, Reason};
use super::selection::Selection;
use super::unpublished::Unpublished;
use super::visibility::Sections;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::input::data_files::DataFiles;
use crate::input::kept_back::{KeptBack, kept_back};
use crate::input::post::{in_drafts, is_post};
use crate::input::source::Sources;

/// What decides whether a file is copied.
pub(super) struct Surroundings<'s> {
    pub(super) sources: &'s Sources,
    pub(super) data: &'s DataFiles,
    pub(super) documents: &'s ByDocument<Document>,
    /// The posts that are not published.
    pub(super) unpublished: &'s BTreeMap<String, Unpublished>,
    pub(super) sections: &'s Sections<'s>,
    pub(super) selection: Selection,
}

/// The site path of each file next to the posts. The files of a bundle are next to its page, once, whatever its
/// translations. Files that are not for readers are left out.
pub(crate) fn statics(
    surroundings: &Surroundings<'_>,
    left_out: &mut LeftOut,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let bundles = bundles(surroundings.documents);
    let mut statics = BTreeMap::new();
    let files = surroundings.sources.files.iter().filter(|(path, _)| path.starts_with("content/"));
    for (path, source) in files.filter(|(path, source)| !is_post(path, source)) {
        let is_data = surroundings.data.paths.contains(path);
        if let Some(why) = kept_back(path, source.has_front_matter).filter(|_| !is_data) {
            left_out.add(path, Reason::File);
            diagnostics.extend(warning(path, why));
            continue;
        }
        let drafts = surroundings.selection.drafts;
        if is_data || (in_drafts(path) && !drafts) || surroundings.sections.hide(path, drafts) {
            left_out.add(path, Reason::File);
            continue;
        }
        if let Some(to) = copy_path(path, &bundles, surroundings.unpublished) {
            statics.insert(path.clone(), to);
        }
    }
    statics
}

/// The page of each bundle, by its folder; empty for the text of a term that no list shows.
fn bundles(documents: &ByDocument<Document>) -> BTreeMap<&str, (EditionId, &str)> {
    let mut bundles: BTreeMap<&str, (EditionId, &str)> = BTreeMap::new();
    for document in documents {
        if let Some(bundle) = &document.post.name.bundle {
            let own = (document.edition, if document.is_nowhere() { "" } else { document.path() });
            let first = bundles.entry(bundle).or_insert(own);
            *first = own.min(*first);
        }
    }
    bundles
}

/// Where a file is copied to: next to the page of the nearest bundle around it. `None` if that page is not published.
fn copy_path(
    path: &str,
    bundles: &BTreeMap<&str, (EditionId, &str)>,
    unpublished: &BTreeMap<String, Unpublished>,
) -> Option<String> {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        folder = parent;
        if let Some((_, page)) = bundles.get(folder) {
            let base = page.rsplit_once('/').map(|(base, _)| base)?;
            return Some(format!("{base}/{}", &path[folder.len() + 1..]));
        }
        if is_unpublished_bundle(folder, unpublished) {
            return None;
        }
    }
    Some(path["content".len()..].to_string())
}

/// The warning about a file that its author perhaps wanted to publish. What an editor left is only counted.
fn warning(path: &str, why: KeptBack) -> Option<Diagnostic> {
    let (what, hint) = match why {
        KeptBack::Leftover => return None,
        KeptBack::Source => {
            ("this is a text in the format of another program", "write it in Markdown, or move it out of content/")
        }
        KeptBack::OfProgram => ("this belongs to another program", "move it out of content/"),
        KeptBack::FrontMatter => (
            "this file begins with front matter, but is no post",
            "name it `.md` or `.html`, or delete the front matter",
        ),
    };
    let problem = Diagnostic::warning(format!("{what}, so it is not published"));
    Some(problem.at(Place::file(path)).hint(hint))
}

/// Whether the page of a bundle is not published.
fn is_unpublished_bundle(folder: &str, unpublished: &BTreeMap<String, Unpublished>) -> bool {
    let start = format!("{folder}/index.");
    let index = unpublished.range(start.clone()..).next();
    folder != "content" && index.is_some_and(|(found, _)| found.starts_with(&start))
}
