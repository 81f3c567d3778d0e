//! All findings of a site.
//!
//! Takes a prepared site; gives its findings by code, each code by place. The texts of posts are looked at in parallel.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::allow;
use super::languages::Text;
use super::memory::Memory;
use super::{age, links, pictures, split_terms, terms, translations};
use crate::base::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::build::Prepared;
use crate::input::post::Post;
use crate::input::source::Sources;
use crate::language::Detector;
use crate::render::Renderer;
use crate::site::{ByDocument, Document, DocumentId, Site};

/// All findings of a site; none if it cannot be put together.
pub fn findings(prepared: &Prepared) -> Diagnostics {
    findings_again(prepared, &mut Memory::default(), &|| true).unwrap_or_default()
}

/// The same, without looking again at posts that are as they were. `None` once `goes_on` says so; what was found by then is kept.
pub fn findings_again(
    prepared: &Prepared,
    memory: &mut Memory,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Diagnostics> {
    let Some(renderer) = prepared.renderer() else { return Some(Diagnostics::new()) };
    let (site, sources) = (&renderer.site, prepared.sources());
    memory.keep_only(sources);
    look(renderer, sources, memory, goes_on)?;
    let of_post = |(id, document): (DocumentId, &Document)| {
        let text = memory.get(&document.post.path).unwrap_or_default().iter().cloned();
        text.chain(age::finding(site, id, renderer.states.of(id), sources)).collect()
    };
    let mut texts: ByDocument<Vec<Diagnostic>> = site.documents.iter_enumerated().map(of_post).collect();
    for (id, finding) in links::findings(site, sources) {
        texts[id].push(finding);
    }
    let mut found = collected(site, sources, texts);
    found.extend(terms::unnamed(site, sources));
    found.extend(split_terms::split(site, sources));
    found.sort_by(|one, other| (one.code, &one.place, &one.message).cmp(&(other.code, &other.place, &other.message)));
    Some(found.into())
}

/// Looks at the texts of the documents that are not in `memory`.
fn look(
    renderer: &Renderer,
    sources: &Sources,
    memory: &mut Memory,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<()> {
    let site = &renderer.site;
    let detector = Detector::new(site.config.languages.iter().map(|language| &language.language));
    let new: Vec<&Document> =
        site.documents.iter().filter(|document| memory.get(&document.post.path).is_none()).collect();
    let look = |document: &Document| {
        let body = renderer.bodies.of(&document.post);
        let text = Text { sources, post: &document.post, body: &body };
        let mut found = text.findings(&detector);
        found.extend(pictures::unnamed(&text));
        found
    };
    let found: Vec<Option<(&Post, Vec<Diagnostic>)>> =
        new.into_par_iter().map(|document| goes_on().then(|| (&*document.post, look(document)))).collect();
    let is_whole = found.iter().all(Option::is_some);
    for (post, findings) in found.into_iter().flatten() {
        memory.add(&post.path, findings, sources);
    }
    is_whole.then_some(())
}

/// What posts do not allow of what was found in their texts and among their translations, and remarks.
fn collected(site: &Site, sources: &Sources, texts: ByDocument<Vec<Diagnostic>>) -> Vec<Diagnostic> {
    let (missing, mut found) = translations::missing(site, sources);
    let mut lacking: BTreeMap<DocumentId, Code> = BTreeMap::new();
    for group in missing {
        // What one of them allows is allowed for all: they are one post.
        let is_allowed = |id: &DocumentId| allow::allows(&site.documents[*id].post, Code::MissingTranslation);
        if !group.members.iter().any(is_allowed) {
            found.push(group.finding);
        }
        lacking.extend(group.members.into_iter().map(|id| (id, Code::MissingTranslation)));
    }
    for ((id, document), text) in site.documents.iter_enumerated().zip(texts) {
        let post = &document.post;
        if post.front.allow.is_empty() {
            found.extend(text);
            continue;
        }
        let codes = text.iter().filter_map(|finding| finding.code).chain(lacking.get(&id).copied());
        found.extend(allow::unused(post, &codes.collect::<Vec<_>>(), sources));
        found.extend(text.into_iter().filter(|finding| !finding.code.is_some_and(|code| allow::allows(post, code))));
    }
    found
}
