//! What a broken link was probably meant to be.
//!
//! Takes the site; gives the source or the anchor that is nearest to one that does not exist. Nothing is made before the first
//! broken link. After that, each costs about the same, however many there are.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::document::Document;
use super::id::DocumentId;
use super::whole::Site;
use crate::base::diagnostic::Vocabulary;
use crate::base::url::fold_path;

/// The suggestions for the links of one site.
pub(super) struct Suggestions<'s> {
    site: &'s Site,
    files: OnceLock<Files<'s>>,
    copied: OnceLock<Copied<'s>>,
    anchors: Mutex<BTreeMap<DocumentId, Arc<Vocabulary<'s>>>>,
}

/// The sources of documents.
struct Files<'s> {
    /// Of several files with one name the first.
    by_name: BTreeMap<&'s str, &'s str>,
    paths: Vocabulary<'s>,
}

impl<'s> Suggestions<'s> {
    pub(super) fn new(site: &'s Site) -> Suggestions<'s> {
        Suggestions { site, files: OnceLock::new(), copied: OnceLock::new(), anchors: Mutex::default() }
    }

    /// The source with the same file name, otherwise one with a similar path.
    pub(super) fn source(&self, wanted: &str) -> Option<&'s str> {
        let files = self.files.get_or_init(|| Files::of(self.site));
        files.by_name.get(name(wanted)).copied().or_else(|| files.paths.near(wanted))
    }

    /// The copied file whose path differs by capitals only, otherwise one of the same name in any folder, otherwise one with a
    /// similar path.
    pub(super) fn file(&self, wanted: &str) -> Option<&'s str> {
        let copied = self.copied.get_or_init(|| Copied::of(self.site));
        let folded = fold_path(wanted);
        let known = copied.by_path.get(&folded).or_else(|| copied.by_name.get(name(&folded)));
        known.copied().or_else(|| copied.paths.near(wanted))
    }

    /// The anchor of a document that is similar to a decoded fragment.
    pub(super) fn anchor(&self, document: DocumentId, wanted: &str) -> Option<&'s str> {
        let of = |document: &'s Document| document.post.outline.anchors.iter().map(String::as_str);
        let known = {
            let mut anchors = self.anchors.lock().unwrap_or_else(PoisonError::into_inner);
            let known = anchors.entry(document);
            Arc::clone(known.or_insert_with(|| Arc::new(Vocabulary::new(of(&self.site.documents[document])))))
        };
        known.near(wanted)
    }
}

impl<'s> Files<'s> {
    fn of(site: &'s Site) -> Files<'s> {
        let paths = || site.by_source.keys().map(String::as_str);
        let mut by_name = BTreeMap::new();
        for path in paths() {
            by_name.entry(name(path)).or_insert(path);
        }
        Files { by_name, paths: Vocabulary::new(paths()) }
    }
}

/// The files next to the posts.
struct Copied<'s> {
    /// By path, without regard to capitals.
    by_path: BTreeMap<String, &'s str>,
    /// By name, without regard to capitals; of several the first.
    by_name: BTreeMap<String, &'s str>,
    paths: Vocabulary<'s>,
}

impl<'s> Copied<'s> {
    fn of(site: &'s Site) -> Copied<'s> {
        let paths = || site.statics.keys().map(String::as_str);
        let (mut by_path, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for path in paths() {
            let folded = fold_path(path);
            by_name.entry(name(&folded).to_string()).or_insert(path);
            by_path.entry(folded).or_insert(path);
        }
        Copied { by_path, by_name, paths: Vocabulary::new(paths()) }
    }
}

/// The name of a file without its folders.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
