//! The parts of a series in their order, each with one number, however many translations it has.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::document::Document;
use super::id::{ByDocument, DocumentId};

/// The place of a post in a series: by date, then by file. Posts without a date come last.
pub(super) fn place(documents: &ByDocument<Document>, id: DocumentId) -> (bool, Option<Timestamp>, DocumentId) {
    let date = documents[id].post.date.as_ref().map(|date| date.timestamp());
    // Of posts with the same date, the ids are in the order of the files.
    (date.is_none(), date, id)
}

/// The parts of a series, from the first one on. Two translations of a post are one part.
pub(super) fn parts(documents: &ByDocument<Document>, posts: &[DocumentId]) -> Vec<DocumentId> {
    let mut parts = posts.to_vec();
    parts.sort_by_key(|id| place(documents, *id));
    let mut known = BTreeSet::new();
    parts.retain(|id| {
        let versions = &documents[*id].translations;
        versions.len() < 2 || known.insert(versions[0])
    });
    parts
}

/// The index of a post among the parts of a series; that of a translation if that is the one among them.
pub(super) fn part_of(documents: &ByDocument<Document>, parts: &[DocumentId], id: DocumentId) -> Option<usize> {
    let at = |id| {
        let own = place(documents, id);
        parts.binary_search_by_key(&own, |part| place(documents, *part)).ok()
    };
    at(id).or_else(|| documents[id].translations.iter().find_map(|id| at(*id)))
}
