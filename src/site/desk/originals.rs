//! Which post is the original of which translation.
//!
//! Takes documents with their translations; gives the original that each `translated_from` names, and diagnostics for one that
//! does not exist, and for posts that are the originals of each other.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place, did_you_mean};
use crate::base::url::join;
use crate::input::config::Config;
use crate::input::front_matter::{Original, TranslatedFrom};
use crate::input::source::Sources;
use crate::site::document::Document;
use crate::site::id::{ByDocument, DocumentId};
use crate::site::unpublished::Unpublished;

/// The originals of translations that name one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Originals {
    of: BTreeMap<DocumentId, DocumentId>,
    /// The other way round.
    translations: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// Translations whose original this build leaves out.
    waiting: BTreeSet<DocumentId>,
}

impl Originals {
    fn new(of: BTreeMap<DocumentId, DocumentId>, waiting: BTreeSet<DocumentId>) -> Originals {
        let mut translations: BTreeMap<DocumentId, Vec<DocumentId>> = BTreeMap::new();
        of.iter().for_each(|(id, original)| translations.entry(*original).or_default().push(*id));
        Originals { of, translations, waiting }
    }

    /// What was translated from a document: what names it, and of its other translations those that name nothing.
    pub(crate) fn translations(&self, documents: &ByDocument<Document>, id: DocumentId) -> Vec<DocumentId> {
        let group = &documents[id].translations;
        let is_from_here = |other: &DocumentId| *other != id && self.of(*other).is_none_or(|named| named == id);
        let named = self.translations.get(&id).into_iter().flatten().filter(|named| !group.contains(named));
        group.iter().copied().filter(is_from_here).chain(named.copied()).collect()
    }

    /// The original that a translation names.
    pub(crate) fn of(&self, id: DocumentId) -> Option<DocumentId> {
        self.of.get(&id).copied()
    }

    /// Whether a document names an original that this build leaves out.
    pub(crate) fn is_waiting(&self, id: DocumentId) -> bool {
        self.waiting.contains(&id)
    }

    /// Whether a translation names a document as its original.
    pub(crate) fn is_named(&self, id: DocumentId) -> bool {
        self.translations.contains_key(&id)
    }

    /// Each translation that names an original, with that.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (DocumentId, DocumentId)> {
        self.of.iter().map(|(translation, original)| (*translation, *original))
    }

    /// The original of a document: the one that it names, otherwise the one that its other translations name, otherwise the first of
    /// them. `None` if it is the original itself.
    pub(crate) fn likely(&self, documents: &ByDocument<Document>, id: DocumentId) -> Option<DocumentId> {
        let group = &documents[id].translations;
        if self.of.is_empty() {
            return group.first().copied().filter(|first| *first != id);
        }
        if let Some(named) = self.of(id) {
            return Some(named);
        }
        let named: BTreeSet<DocumentId> = group.iter().filter_map(|other| self.of(*other)).collect();
        if named.contains(&id) {
            return None;
        }
        let original = group.iter().find(|other| named.contains(other) && self.of(**other).is_none());
        original.or(group.first()).copied().filter(|original| *original != id)
    }
}

/// What originals are looked for in.
pub(crate) struct Surroundings<'s> {
    pub(crate) config: &'s Config,
    pub(crate) documents: &'s ByDocument<Document>,
    pub(crate) by_source: &'s BTreeMap<String, DocumentId>,
    pub(crate) unpublished: &'s BTreeMap<String, Unpublished>,
    pub(crate) sources: &'s Sources,
}

/// Finds the original of each document that names one.
pub(crate) fn resolve(around: &Surroundings<'_>, diagnostics: &mut Diagnostics) -> Originals {
    let unpublished = OnceCell::new();
    let (mut of, mut waiting) = (BTreeMap::new(), BTreeSet::new());
    for (id, document) in around.documents.iter_enumerated() {
        let Some(said) = &document.post.front.translated_from else { continue };
        match original(around, id, said) {
            Ok(original) => drop(of.insert(id, original)),
            // An original that is not published yet is no mistake.
            Err(_) if is_unpublished(around, document, said, &unpublished) => drop(waiting.insert(id)),
            Err(problem) => diagnostics.push(problem.at(place(around, id))),
        }
    }
    for circle in circles(&of) {
        diagnostics.push(in_circle(around, &circle));
        of.retain(|id, _| !circle.contains(id));
    }
    Originals::new(of, waiting)
}

fn place(around: &Surroundings<'_>, id: DocumentId) -> Place {
    let post = &around.documents[id].post;
    let said = post.front.translated_from.as_ref().map_or(0..0, |said| said.span.clone());
    around.sources.place(&post.path, said)
}

fn original(around: &Surroundings<'_>, id: DocumentId, said: &TranslatedFrom) -> Result<DocumentId, Diagnostic> {
    let document = &around.documents[id];
    let others = || document.translations.iter().copied().filter(|other| *other != id);
    match &said.original {
        Some(Original::File(file)) => {
            match files(&document.post.path, file).find_map(|path| around.by_source.get(&path)) {
                Some(found) if *found != id => Ok(*found),
                Some(_) => {
                    Err(Diagnostic::warning("this post is named as its own original").hint("name the original's file"))
                }
                None => {
                    let problem = Diagnostic::warning(format!("the original `{file}` is not a post of this site"));
                    Err(problem.hint("name a file next to this one, or from content/, or a language"))
                }
            }
        }
        Some(Original::Language(tag)) => {
            let is_it = |other: &DocumentId| is_in(around, &around.documents[*other], tag);
            others().find(is_it).ok_or_else(|| not_in(around, document, tag))
        }
        None => {
            let is_said = |other: &DocumentId| around.documents[*other].post.front.translated_from.is_some();
            others().find(|other| !is_said(other)).or_else(|| others().next()).ok_or_else(|| {
                let problem =
                    Diagnostic::warning("this post has no original, since no post is marked as its translation");
                problem.hint("give both the same `translation` key, or name the original's file in `translated_from`")
            })
        }
    }
}

/// Whether a document is in the language that `tag` means.
fn is_in(around: &Surroundings<'_>, document: &Document, tag: &str) -> bool {
    let own = &document.post.language.tag;
    own.eq_ignore_ascii_case(tag)
        || around
            .config
            .language_of(tag)
            .is_some_and(|served| served.tag == *own && served.tag.eq_ignore_ascii_case(tag))
}

fn not_in(around: &Surroundings<'_>, document: &Document, tag: &str) -> Diagnostic {
    if is_in(around, document, tag) {
        let problem =
            Diagnostic::warning(format!("this post is in `{tag}` itself, so that is not its original's language"));
        return problem.hint("name the language of the original in `translated_from`");
    }
    let problem =
        Diagnostic::warning(format!("this post has no original in `{tag}`: no translation of it is in that language"));
    let tags = document.translations.iter().map(|other| around.documents[*other].post.language.tag.as_str());
    let tags: Vec<&str> = tags.filter(|other| *other != document.post.language.tag).collect();
    match did_you_mean(tag, tags.iter().copied()) {
        Some(meant) => problem.hint(format!("did you mean `{meant}`?")),
        None if tags.is_empty() => problem.hint("give the original and this post the same `translation` key"),
        None => problem.hint(format!("name one of its translations: `{}`", tags.join("`, `"))),
    }
}

/// The paths that a file in front matter may mean: beside the post, in content/, or from the site root.
fn files(post: &str, file: &str) -> impl Iterator<Item = String> {
    let folder = post.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inside = file.trim_start_matches('/');
    [join(folder, file), join("content", inside), Some(inside.to_string())].into_iter().flatten()
}

type Names = BTreeSet<(String, String)>;

/// Whether the original is a post that this build leaves out.
fn is_unpublished(
    around: &Surroundings<'_>,
    document: &Document,
    said: &TranslatedFrom,
    names: &OnceCell<Names>,
) -> bool {
    if let Some(Original::File(file)) = &said.original {
        return files(&document.post.path, file).any(|path| around.unpublished.contains_key(&path));
    }
    let names = names.get_or_init(|| {
        let posts = around.unpublished.values().map(|left_out| &left_out.post);
        posts.map(|post| (post.translation_key().to_string(), post.language.tag.to_ascii_lowercase())).collect()
    });
    let key = document.post.translation_key().to_string();
    match &said.original {
        Some(Original::Language(tag)) => names.contains(&(key, tag.to_ascii_lowercase())),
        _ => names.range((key.clone(), String::new())..).next().is_some_and(|(other, _)| *other == key),
    }
}

/// Documents that are each the original of the one before, and the first that of the last.
fn circles(of: &BTreeMap<DocumentId, DocumentId>) -> Vec<Vec<DocumentId>> {
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for start in of.keys() {
        let mut way = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next.filter(|id| seen.insert(**id)) {
            way.push(*id);
            next = of.get(id);
        }
        let back = next.and_then(|id| way.iter().position(|on_way| on_way == id));
        circles.extend(back.map(|at| way.split_off(at)));
    }
    circles
}

fn in_circle(around: &Surroundings<'_>, circle: &[DocumentId]) -> Diagnostic {
    let message = match circle.len() {
        2 => "this post and its original are marked as translated from each other",
        _ => "this post is marked as translated from one that is translated from it, by way of others",
    };
    let problem = Diagnostic::error(message).at(place(around, circle[0]));
    let problem =
        circle[1..].iter().take(3).fold(problem, |problem, id| problem.relate("the other one", place(around, *id)));
    problem.hint("remove `translated_from` from the original, or name its language in the translation")
}
