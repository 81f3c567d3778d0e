//! The paths of the files next to the posts.

use std::collections::BTreeMap;

use super::document::Document;
use super::id::{ByDocument, EditionId};
use crate::input::source::Sources;

/// The site path of each file next to the posts. The files of a bundle are next to its page, once, whatever its
/// translations.
pub(crate) fn statics(
    sources: &Sources,
    documents: &ByDocument<Document>,
    unpublished: &BTreeMap<String, &'static str>,
) -> BTreeMap<String, String> {
    let mut bundles: BTreeMap<&str, (EditionId, &str)> = BTreeMap::new();
    for document in documents {
        if let Some(bundle) = &document.post.name.bundle {
            let own = (document.edition, document.path());
            let first = bundles.entry(bundle).or_insert(own);
            *first = own.min(*first);
        }
    }
    let mut statics = BTreeMap::new();
    for path in sources.files.keys().filter(|path| path.starts_with("content/")) {
        if crate::input::post::is_markdown(path) {
            continue;
        }
        let mut folder = path.as_str();
        let owner = loop {
            let Some((parent, _)) = folder.rsplit_once('/') else { break None };
            folder = parent;
            if let Some((_, page)) = bundles.get(folder) {
                break Some(*page);
            }
        };
        let hidden = || hidden_bundle(path, unpublished);
        match owner {
            Some(page) => {
                let base = page.rsplit_once('/').map_or("", |(base, _)| base);
                statics.insert(path.clone(), format!("{base}/{}", &path[folder.len() + 1..]));
            }
            None if hidden() => {}
            None => drop(statics.insert(path.clone(), path["content".len()..].to_string())),
        }
    }
    statics
}

/// Whether a file belongs to a bundle without a published page.
fn hidden_bundle(path: &str, unpublished: &BTreeMap<String, &'static str>) -> bool {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        folder = parent;
        let start = format!("{folder}/index.");
        let index = unpublished.range(start.clone()..).next();
        if folder != "content" && index.is_some_and(|(found, _)| found.starts_with(&start)) {
            return true;
        }
    }
    false
}
