//! What the preview shows at a moment: one immutable value, replaced as a whole.
//!
//! Takes what came of a rebuild; gives the state after it. The last site that could be prepared stays up while a newer one
//! has errors, and behind it the last one whose every page could be rendered. Does not know how changes are
//! noticed nor who is shown them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::change::Change;
use super::editor::Editor;
use super::loaded;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::build::Prepared;
use crate::input::config::Config;
use crate::input::source::CONFIG_FILE;
use crate::render::Renderer;

/// The most former addresses that are kept.
const FORMER: usize = 4096;

/// What the preview shows.
#[derive(Clone)]
pub(super) struct State {
    pub(crate) root: Arc<PathBuf>,
    /// Counts the changes since the start.
    pub(crate) version: u64,
    /// The newest site without errors, but for those of rendering.
    pub(crate) newest: Option<Arc<Prepared>>,
    /// The newest site of which every page could be rendered.
    sound: Option<Arc<Prepared>>,
    /// What the newest rebuild found, before rendering.
    found: Diagnostics,
    /// Errors of rendering in `newest`, as far as they are known, each with the first page that has it.
    pub(crate) failing: Vec<(Diagnostic, String)>,
    /// What the last check of languages found: that of an older site until the newest has been looked at.
    findings: Diagnostics,
    /// All of them, sorted.
    pub(crate) problems: Arc<Diagnostics>,
    /// What the last change was.
    pub(crate) change: Arc<Change>,
    /// Addresses that a document had before, with its source.
    former: Arc<BTreeMap<String, String>>,
    pub(crate) editor: Arc<Editor>,
    /// The files that pages load and that have changed since the start: site path to the version with the last change.
    files: Arc<BTreeMap<String, u64>>,
}

impl State {
    /// Before the first build.
    pub(super) fn new(root: PathBuf) -> State {
        State {
            root: Arc::new(root),
            version: 0,
            newest: None,
            sound: None,
            found: Diagnostics::new(),
            failing: Vec::new(),
            findings: Diagnostics::new(),
            problems: Arc::default(),
            change: Arc::default(),
            former: Arc::default(),
            editor: Arc::new(Editor::Unknown),
            files: Arc::default(),
        }
    }

    /// After a change. `prepared` takes the place of the newest site where it has no errors.
    pub(super) fn after(&self, prepared: &Arc<Prepared>, change: Change, editor: Editor) -> State {
        let mut next = self.clone();
        next.version += 1;
        next.found = prepared.diagnostics.clone();
        if is_fit(prepared) {
            next.former = Arc::new(former(self, prepared, &change));
            next.note_files(prepared);
            next.newest = Some(Arc::clone(prepared));
        } else {
            next.failing.clear();
        }
        next.change = Arc::new(change);
        next.editor = Arc::new(editor);
        next.with_problems()
    }

    /// Notes which of the files that pages load are other than in the newest site so far.
    fn note_files(&mut self, prepared: &Prepared) {
        let Some(before) = self.newest.as_ref() else { return };
        let changed = loaded::changed(before, prepared);
        if !changed.is_empty() {
            let all = BTreeMap::clone(&self.files).into_iter();
            self.files = Arc::new(all.chain(changed.into_iter().map(|path| (path, self.version))).collect());
        }
    }

    /// The site paths of files that pages load and that have changed after a version.
    pub(super) fn files_since(&self, version: u64) -> impl Iterator<Item = &str> {
        self.files.iter().filter(move |(_, changed)| **changed > version).map(|(path, _)| path.as_str())
    }

    /// After pages have been rendered for their errors; `whole` says that it was all of them.
    pub(super) fn checked(&self, failing: Vec<(Diagnostic, String)>, whole: bool) -> State {
        let mut next = self.clone();
        if whole && failing.is_empty() {
            next.sound = next.newest.clone();
        }
        next.failing = failing;
        next.with_problems()
    }

    /// After the languages of the site have been looked at.
    pub(super) fn looked_at(&self, findings: Diagnostics) -> State {
        let mut next = self.clone();
        next.findings = findings;
        next.with_problems()
    }

    fn with_problems(mut self) -> State {
        let rendering = self.failing.iter().map(|(diagnostic, _)| diagnostic.clone());
        let problems = self.found.iter().cloned().chain(rendering).chain(self.findings.iter().cloned());
        let problems = problems.collect::<Diagnostics>().sorted();
        if *self.problems != problems {
            self.problems = Arc::new(problems);
        }
        self
    }

    pub(super) fn renderer(&self) -> Option<&Renderer> {
        self.newest.as_ref().and_then(|newest| newest.renderer())
    }

    pub(super) fn config(&self) -> Option<&Config> {
        self.newest.as_ref().and_then(|newest| newest.config())
    }

    /// The bytes at a site path: from the newest site, otherwise from the last sound one; else why there are none.
    pub(super) fn render(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        let rendered = self.newest.as_ref()?.render(path)?;
        Some(rendered.or_else(|problem| {
            let before = self.sound.as_ref().and_then(|sound| sound.render(path)).and_then(Result::ok);
            before.ok_or(problem)
        }))
    }

    /// Where the document that was at a site path is now, if it has moved.
    pub(super) fn moved(&self, path: &str) -> Option<String> {
        let renderer = self.renderer()?;
        if let Some(to) = renderer.plan.redirect(path) {
            return Some(to.to_string());
        }
        let source = self.former.get(path).filter(|_| !renderer.plan.has(path))?;
        let id = renderer.site.by_source.get(source)?;
        Some(renderer.site.documents[*id].path().to_string()).filter(|now| now != path && renderer.plan.has(now))
    }

    /// The site path of a source's page.
    pub(super) fn page_of(&self, source: &str) -> Option<&str> {
        let renderer = self.renderer()?;
        let document = &renderer.site.documents[*renderer.site.by_source.get(source)?];
        Some(document.path()).filter(|path| renderer.plan.page(path).is_some())
    }
}

/// Whether a site can be shown.
pub(crate) fn is_fit(prepared: &Prepared) -> bool {
    prepared.renderer().is_some() && !prepared.diagnostics.has_errors()
}

/// The former addresses after a change: those of documents that have another one now, and of files that have been
/// renamed and are otherwise the same.
fn former(state: &State, prepared: &Prepared, change: &Change) -> BTreeMap<String, String> {
    let mut former = BTreeMap::clone(&state.former);
    let (Some(before), Some(after)) = (state.renderer(), prepared.renderer()) else { return former };
    let all = change.files.iter().any(|file| file == CONFIG_FILE);
    let suspects: Vec<&String> =
        if all { before.site.by_source.keys().collect() } else { change.files.iter().collect() };
    for source in suspects {
        let Some(id) = before.site.by_source.get(source) else { continue };
        let path = before.site.documents[*id].path();
        let now = if after.site.by_source.contains_key(source) { Some(source) } else { change.renamed.get(source) };
        let Some((now, id)) = now.and_then(|now| Some((now, *after.site.by_source.get(now)?))) else { continue };
        if now != source {
            former.values_mut().filter(|value| *value == source).for_each(|value| value.clone_from(now));
        }
        if after.site.documents[id].path() != path {
            former.insert(path.to_string(), now.clone());
        }
    }
    while former.len() > FORMER {
        former.pop_first();
    }
    former
}
