//! Translations that are also published side by side with their originals: `parallel: true`.
//!
//! Takes documents and their originals; gives each pair that asks for such a page, and warnings for posts that ask and cannot have one.

use std::collections::BTreeMap;

use super::originals::{self, Originals, Surroundings};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::site::edition::Edition;
use crate::site::id::{ByEdition, DocumentId};

/// The pairs that have a page side by side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parallel {
    /// The original of each translation.
    of: BTreeMap<DocumentId, DocumentId>,
    /// The other way round.
    translations: BTreeMap<DocumentId, Vec<DocumentId>>,
}

impl Parallel {
    /// The translations with their originals.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (DocumentId, DocumentId)> {
        self.of.iter().map(|(translation, original)| (*translation, *original))
    }

    /// The original beside a translation.
    pub(crate) fn original(&self, translation: DocumentId) -> Option<DocumentId> {
        self.of.get(&translation).copied()
    }

    /// The translations beside an original.
    pub(crate) fn translations(&self, original: DocumentId) -> impl Iterator<Item = DocumentId> {
        self.translations.get(&original).into_iter().flatten().copied()
    }
}

/// The original of each translation, and the pairs that are published side by side.
pub(crate) fn resolve(
    around: &Surroundings<'_>,
    editions: &ByEdition<Edition>,
    diagnostics: &mut Diagnostics,
) -> (Originals, Parallel) {
    let originals = originals::resolve(around, diagnostics);
    let parallel = pairs(around, &originals, editions, diagnostics);
    (originals, parallel)
}

/// The pairs that ask for a page.
fn pairs(
    around: &Surroundings<'_>,
    originals: &Originals,
    editions: &ByEdition<Edition>,
    diagnostics: &mut Diagnostics,
) -> Parallel {
    let has_page = |id: DocumentId| {
        around.documents[id].text.is_none() && !editions.iter().any(|edition| edition.intro == Some(id))
    };
    let mut of = BTreeMap::new();
    for (id, document) in around.documents.iter_enumerated() {
        let Some(asked) = &document.post.front.parallel else { continue };
        match original(around, originals, id, &has_page) {
            Ok(Some(original)) => drop(of.insert(id, original)),
            Ok(None) => {}
            Err(problem) => {
                diagnostics.push(problem.at(around.sources.place(&document.post.path, asked.clone())));
            }
        }
    }
    let mut translations: BTreeMap<DocumentId, Vec<DocumentId>> = BTreeMap::new();
    of.iter().for_each(|(id, original)| translations.entry(*original).or_default().push(*id));
    Parallel { of, translations }
}

/// The original that stands beside a translation. `None` if what is wrong with it is reported anyway.
fn original(
    around: &Surroundings<'_>,
    originals: &Originals,
    id: DocumentId,
    has_page: &dyn Fn(DocumentId) -> bool,
) -> Result<Option<DocumentId>, Diagnostic> {
    let document = &around.documents[id];
    if !has_page(id) {
        let problem =
            Diagnostic::warning("this text has no page of its own, and so none with its original side by side");
        return Err(problem.hint("remove `parallel`"));
    }
    if originals.is_waiting(id) {
        let problem = Diagnostic::warning(
            "the original of this post is not published, so there is no page with both side by side",
        );
        return Err(problem.hint("publish the original, or remove `parallel` until then"));
    }
    if document.post.front.translated_from.is_some() && originals.of(id).is_none() {
        return Ok(None);
    }
    let original = originals.likely(around.documents, id);
    let Some(original) = original else { return Err(without_original(around, originals, id)) };
    if originals.of(id).is_none() && document.translations.len() > 2 && !originals.is_named(original) {
        let problem = Diagnostic::warning(format!(
            "this post is in {} languages, and nothing says which of them is its original",
            document.translations.len()
        ));
        let tag = &around.documents[original].post.language.tag;
        return Err(problem.hint(format!("name its language, such as `translated_from: {tag}`")));
    }
    if !has_page(original) {
        let problem = Diagnostic::warning("the original of this post has no page of its own to stand beside it");
        return Err(problem.hint("remove `parallel`"));
    }
    Ok(Some(original))
}

fn without_original(around: &Surroundings<'_>, originals: &Originals, id: DocumentId) -> Diagnostic {
    let document = &around.documents[id];
    let Some(other) = originals.translations(around.documents, id).into_iter().find(|other| *other != id) else {
        let problem = Diagnostic::warning("this post has no original to stand beside it");
        return problem.hint(
            "give the original and this post the same `translation` key, or name the original's file in `translated_from`",
        );
    };
    let (path, tag) = (&around.documents[other].post.path, &around.documents[other].post.language.tag);
    let problem =
        Diagnostic::warning(format!("this post is the original of `{path}`, and `parallel` belongs in a translation"));
    let hint = match document.post.front.translated_from {
        None if originals.of(other).is_none() => {
            format!("write it there, or `translated_from: {tag}` here if this is the translation")
        }
        _ => "write it there".to_string(),
    };
    problem.hint(hint)
}
