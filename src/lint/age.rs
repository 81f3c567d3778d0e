//! Translations that are behind their originals.
//!
//! Takes the site, the states of its translations and the sources; gives a finding for each that lacks a change of its original, at
//! its `translated_from`, with the lines of the original that were changed.

use crate::base::count::counted;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::input::source::Sources;
use crate::site::desk::{ChangedBlock, State, What, changed_blocks};
use crate::site::{DocumentId, Site};

/// The most changed blocks that a message names.
const MOST_NAMED: usize = 12;

/// The most of them whose lines are shown.
const MOST_SHOWN: usize = 3;

/// What is found in the state of a translation.
pub(super) fn finding(site: &Site, id: DocumentId, state: Option<State>, sources: &Sources) -> Option<Diagnostic> {
    let problem = match state? {
        State::Behind { .. } => behind(&changed_blocks(site, id, sources)),
        State::MaybeBehind => maybe_behind(site, id, sources),
        State::Current { .. } | State::Unrelated | State::Unknown => return None,
    };
    let post = &site.documents[id].post;
    let said = post.front.translated_from.as_ref().map_or(0..0, |said| said.span.clone());
    // Of a map the first line is enough.
    let text = sources.shown(&post.path);
    let end = text.get(said.clone()).and_then(|said| said.find('\n')).map_or(said.end, |at| said.start + at);
    let problem = problem.coded(Code::TranslationBehind).at(sources.place(&post.path, said.start..end));
    Some(problem.hint(format!(
        "translate the changes, then run `chancery translation done {}`, or write `allow: {{ {}: \"why\" }}` in its front matter",
        post.path,
        Code::TranslationBehind
    )))
}

/// What has changed in the text. Blocks that were only moved do not count.
fn behind(changes: &[ChangedBlock]) -> Diagnostic {
    let changes: Vec<&ChangedBlock> = changes.iter().filter(|change| change.what != What::Moved).collect();
    let named = changes.iter().take(MOST_NAMED).map(|change| match change.what {
        What::Removed => format!("line {} (removed before it)", change.place.line),
        what => format!("line {} ({})", change.place.line, what.word()),
    });
    let mut named: Vec<String> = named.collect();
    if changes.len() > MOST_NAMED {
        named.push(format!("and {} more", changes.len() - MOST_NAMED));
    }
    let blocks = counted(changes.len(), "block", "blocks");
    let problem =
        Diagnostic::warning(format!("this translation is behind its original by {blocks}: {}", named.join(", ")));
    changes
        .iter()
        .take(MOST_SHOWN)
        .fold(problem, |problem, change| problem.relate(format!("{} here", change.what.word()), change.place.clone()))
}

fn maybe_behind(site: &Site, id: DocumentId, sources: &Sources) -> Diagnostic {
    let original = site.originals.of(id).map(|original| &site.documents[original].post);
    let problem = Diagnostic::warning("this translation may be behind its original, which was updated later");
    match original.and_then(|post| Some((post, post.front.updated.as_ref()?))) {
        Some((post, updated)) => {
            problem.relate("the original was updated here", sources.place(&post.path, updated.span.clone()))
        }
        None => problem,
    }
}
