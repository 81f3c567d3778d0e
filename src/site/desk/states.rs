//! How old each translation is.
//!
//! Takes the site and digests of the blocks of originals; gives a state for each translation that names its original.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::changes::{What, behind, changes};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::digest::Digest;
use crate::input::post::Post;
use crate::input::source::Sources;
use crate::site::id::DocumentId;
use crate::site::whole::Site;

/// How old a translation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// No block of the original has been changed since. Some may have been moved.
    Current { moved: usize },
    /// So many blocks have been changed, added or removed since.
    Behind { blocks: usize, moved: usize },
    /// It has digests, and the original has none of these blocks.
    Unrelated,
    /// It has no digests, and the original was updated on a later day.
    MaybeBehind,
    /// It has no digests, and no date says that the original was changed.
    Unknown,
}

impl State {
    /// Its name in templates and JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            State::Current { .. } => "current",
            State::Behind { .. } => "behind",
            State::Unrelated => "unrelated",
            State::MaybeBehind => "maybe-behind",
            State::Unknown => "unknown",
        }
    }

    /// How many blocks of the original have another text than when it was translated.
    pub(crate) fn behind(self) -> usize {
        if let State::Behind { blocks, .. } = self { blocks } else { 0 }
    }
}

/// The digests of originals, by document.
pub(crate) type Digests = BTreeMap<DocumentId, Arc<[Digest]>>;

/// The states of all translations that name their original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct States(BTreeMap<DocumentId, State>);

impl States {
    /// The state of a translation.
    pub(crate) fn of(&self, id: DocumentId) -> Option<State> {
        self.0.get(&id).copied()
    }

    /// Bytes that change when the state of a document does; none for documents without one.
    pub(crate) fn key(&self, id: DocumentId) -> Option<String> {
        self.of(id).map(|state| format!("{state:?}"))
    }
}

/// The originals whose digests are needed, each once.
pub(crate) fn wanted(site: &Site) -> Vec<DocumentId> {
    let has_blocks = |id: DocumentId| said_blocks(&site.documents[id].post).is_some();
    let mut wanted: Vec<_> =
        site.originals.pairs().filter(|(id, _)| has_blocks(*id)).map(|(_, original)| original).collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// The state of each translation that names its original.
pub(crate) fn states(site: &Site, digests: &Digests) -> States {
    let state = |(id, original): (DocumentId, DocumentId)| {
        let post = &site.documents[id].post;
        let state = match (said_blocks(post), digests.get(&original)) {
            (Some(then), Some(now)) => by_digests(then, now),
            _ => by_dates(post, &site.documents[original].post),
        };
        (id, state)
    };
    States(site.originals.pairs().map(state).collect())
}

/// A warning for each translation whose digests are those of another post.
pub(crate) fn unrelated(site: &Site, states: &States, sources: &Sources) -> Diagnostics {
    let unrelated = states.0.iter().filter(|(_, state)| **state == State::Unrelated).map(|(id, _)| *id);
    let warning = |id: DocumentId| {
        let post = &site.documents[id].post;
        let original = site.originals.of(id).map_or("", |original| &site.documents[original].post.path);
        let said = post.front.translated_from.as_ref().map_or(0..0, |said| said.span.clone());
        Diagnostic::warning(format!("these digests are not of this original: none is of a block of `{original}`"))
            .at(sources.place(&post.path, said))
            .hint("name the right original in `translated_from`")
            .hint(format!(
                "if all of it was rewritten and translated again, run `chancery translation done {}`",
                post.path
            ))
    };
    unrelated.map(warning).collect()
}

/// The digests that a translation has.
fn said_blocks(post: &Post) -> Option<&[Digest]> {
    post.front.translated_from.as_ref()?.blocks.as_deref()
}

/// How many digests must all be unknown before they are taken for those of another post.
const ENOUGH: usize = 3;

/// The state of a translation by the digests that it has and those of the original.
pub(crate) fn by_digests(then: &[Digest], now: &[Digest]) -> State {
    if then == now {
        return State::Current { moved: 0 };
    }
    if then.len() >= ENOUGH && !now.is_empty() && !then.iter().any(|digest| now.contains(digest)) {
        return State::Unrelated;
    }
    let changes = changes(then, now);
    let moved = changes.iter().filter(|change| change.what == What::Moved).count();
    match behind(&changes) {
        0 => State::Current { moved },
        blocks => State::Behind { blocks, moved },
    }
}

/// The state of a translation without digests.
pub(crate) fn by_dates(translation: &Post, original: &Post) -> State {
    let own = translation.front.modified().or(translation.date.as_ref());
    let updated = original.front.modified();
    match own.zip(updated) {
        Some((own, updated)) if updated.timestamp() > own.timestamp() => State::MaybeBehind,
        _ => State::Unknown,
    }
}
