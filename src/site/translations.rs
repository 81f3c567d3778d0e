//! Which documents are translations of each other.

use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::input::source::Sources;

/// Sets [`Document::translations`]. Two documents with the same key in the same language are an error.
pub(crate) fn link(documents: &mut ByDocument<Document>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut keyed: Vec<(bool, &str, DocumentId)> = Vec::with_capacity(documents.len());
    for (id, document) in documents.iter_enumerated() {
        keyed.push((document.post.front.translation.is_some(), document.post.translation_key(), id));
    }
    keyed.par_sort_unstable();
    let groups = keyed.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let rank = |id: &DocumentId| {
        let document = &documents[*id];
        (document.language.is_none(), document.language, document.post.language.tag.as_str(), *id)
    };
    let mut found: Vec<Vec<DocumentId>> = groups.map(|group| group.iter().map(|(_, _, id)| *id).collect()).collect();
    for group in &mut found {
        group.sort_by_key(rank);
        for pair in group.windows(2) {
            let (first, second) = (&documents[pair[0]], &documents[pair[1]]);
            if first.post.language.tag == second.post.language.tag {
                diagnostics.push(same_language(first, second, sources));
            }
        }
    }
    for group in found {
        for id in &group[1..] {
            documents[*id].translations = group.clone();
        }
        let first = group[0];
        documents[first].translations = group;
    }
}

fn same_language(first: &Document, second: &Document, sources: &Sources) -> Diagnostic {
    let place = |document: &Document| match &document.post.front.translation {
        Some(key) => sources.place(&document.post.path, key.span.clone()),
        None => Place::file(&*document.post.path),
    };
    let message = format!(
        "two posts in `{}` are marked as translations of each other, both as `{}`",
        second.post.language.tag,
        second.post.translation_key()
    );
    Diagnostic::error(message)
        .at(place(second))
        .relate("the other one", place(first))
        .hint("give one of them another `lang`, or another `translation` key")
}
