//! Compiling in a loop.
//!
//! Waits until something may have changed, reads the site, prepares it with a warm memory, shows what came of it. The
//! same pipeline as a build, but for rendering, which is done page by page as browsers ask. Where something stirred is
//! looked at first, and the whole site right after: an event says where to begin, and nothing of what happened.
//! Deliberately does not know how browsers are told.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::change::{self, Change};
use super::check::{Check, Sound};
use super::editor::Editor;
use super::shared::Shared;
use super::state::{State, is_fit};
use super::{Options, Told};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Text;
use crate::build::memory::Memory;
use crate::build::{self, Prepared, Request};
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::preview::watch::{Wake, Watch};

/// A file that is being saved may be seen half-written: so long is waited for the rest before that is told.
const DOUBT: Duration = Duration::from_millis(50);
/// So long for the rest of one that was there and is empty or gone. Hardly ever is that meant, and a busy disk can hold
/// up a save between the two; to show it would take from the page what a reader plays or has opened.
const HOLE: Duration = Duration::from_millis(400);
/// A site that is being written all the time is told all the same.
const DOUBTS: usize = 8;
/// From one look for the sake of the time alone to the next.
const MINUTE: Duration = Duration::from_secs(60);
/// The longest time without a look at the whole site while one is owed.
const OWED: Duration = Duration::from_secs(2);

/// Looks at a site whenever it may have changed.
pub struct Looker {
    root: PathBuf,
    options: Options,
    /// Scheme, host and port of the preview.
    origin: String,
    memory: Memory,
    /// The newest look, whatever came of it.
    last: Option<Arc<Prepared>>,
    /// The configuration's hash and the site's sub-path by it.
    prefix: Option<(blake3::Hash, String)>,
    check: Check,
    sound: Arc<Sound>,
    looked: Instant,
    /// When a part of the site was looked at first after the whole of it.
    owed_since: Option<Instant>,
}

impl Looker {
    /// Looks for the first time.
    pub fn new(root: PathBuf, options: Options, origin: String) -> (Looker, State) {
        let memory = Memory::on_disk(&root.join(".chancery"));
        let mut looker = Looker {
            root: root.clone(),
            options,
            origin,
            memory,
            last: None,
            prefix: None,
            check: Check::default(),
            sound: Arc::default(),
            looked: Instant::now(),
            owed_since: None,
        };
        let sources = Sources::read(&root);
        let prepared = looker.prepare(sources);
        let state = State::new(root).after(&prepared, Change::default(), looker.editor(&prepared));
        looker.last = Some(prepared);
        (looker, state)
    }

    /// Looks until the watch ends.
    pub fn run(mut self, mut watch: Watch, shared: &Arc<Shared>) {
        self.start_check(shared);
        loop {
            match watch.wait(self.owed_since.is_some()) {
                Wake::Stop => return,
                Wake::Quiet if !self.is_due() => {}
                Wake::Quiet | Wake::Look => self.look(&mut watch, shared),
            }
        }
    }

    /// Whether the passing of time alone may have changed the site.
    fn is_due(&self) -> bool {
        let waits = |shared: &crate::render::Renderer| {
            let documents = &shared.site.documents;
            shared.site.left_out.future > 0
                || documents.iter().any(|document| document.future || document.post.front.expires.is_some())
        };
        let shared = self.last.as_ref().and_then(|last| last.renderer());
        self.looked.elapsed() >= MINUTE && shared.is_some_and(waits)
    }

    fn look(&mut self, watch: &mut Watch, shared: &Arc<Shared>) {
        let begun = Instant::now();
        let timed = self.is_due();
        self.looked = begun;
        let mut places = Some(BTreeSet::new());
        for doubts in 0.. {
            if let Some(problem) = watch.arm() {
                shared.tell(Told::Polling(problem));
            }
            places = places.zip(watch.places()).map(|(mut all, new)| {
                all.extend(new);
                all
            });
            let sources = self.read(places.as_ref());
            let change = self.last.as_ref().map(|last| change::between(last.sources(), &sources)).unwrap_or_default();
            let same = self.last.as_ref().is_some_and(|last| last.sources().problems == sources.problems);
            if change.files.is_empty() && same && !timed {
                return;
            }
            self.check = Check::default();
            let prepared = self.prepare(sources);
            let doubt = if change.shrunk { Some(HOLE) } else { (!is_fit(&prepared)).then_some(DOUBT) };
            if doubts < DOUBTS && doubt.is_some_and(|time| watch.stirs_within(time)) {
                continue;
            }
            return self.show(prepared, change, begun, shared);
        }
    }

    /// Reads the site: at these places alone, where that can be done and the rest is not overdue.
    fn read(&mut self, places: Option<&BTreeSet<PathBuf>>) -> Sources {
        let before = self.last.as_ref().map(|last| last.sources());
        let overdue = self.owed_since.is_some_and(|since| since.elapsed() > OWED);
        let near = before.zip(places).filter(|_| !overdue);
        if let Some(sources) = near.and_then(|(before, places)| before.read_near(&self.root, places)) {
            self.owed_since.get_or_insert_with(Instant::now);
            return sources;
        }
        self.owed_since = None;
        Sources::read_again(&self.root, before)
    }

    fn show(&mut self, prepared: Arc<Prepared>, change: Change, begun: Instant, shared: &Arc<Shared>) {
        let files = change.files.clone();
        let errors = prepared.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let next = shared.state().after(&prepared, change, self.editor(&prepared));
        self.last = Some(prepared);
        if !files.is_empty() {
            shared.tell(Told::Changed { files, took: begun.elapsed(), errors });
        }
        shared.replace(next);
        self.start_check(shared);
    }

    fn start_check(&mut self, shared: &Arc<Shared>) {
        if let Some(last) = self.last.as_ref().filter(|last| is_fit(last)) {
            self.check = Check::start(shared, last, shared.state().version, &self.sound);
        }
    }

    fn prepare(&mut self, sources: Sources) -> Arc<Prepared> {
        let prefix = self.prefix(&sources);
        let base_url = Some(format!("{}{prefix}", self.origin));
        let request = Request { base_url, selection: self.options.selection };
        Arc::new(build::prepare(sources, &request, &mut self.memory))
    }

    /// The path below which the site will stand; the last one that could be read.
    fn prefix(&mut self, sources: &Sources) -> String {
        let hash = sources.files.get(CONFIG_FILE).map(|source| source.hash);
        if let (Some(hash), Some((known, prefix))) = (hash, &self.prefix)
            && hash == *known
        {
            return prefix.clone();
        }
        let text = sources.shown(CONFIG_FILE);
        let found = config::parse(Text { file: CONFIG_FILE, text: &text }, None, &mut Vec::<Diagnostic>::new());
        let before = self.prefix.take().map_or("/".to_string(), |(_, prefix)| prefix);
        let prefix = found.map_or(before, |config| config.base_url.path().to_string());
        self.prefix = hash.map(|hash| (hash, prefix.clone()));
        prefix
    }

    fn editor(&self, prepared: &Prepared) -> Editor {
        let environment = |name: &str| std::env::var(name).ok();
        let (visual, editor) = (environment("VISUAL"), environment("EDITOR"));
        let configured = prepared.config().and_then(|config| config.editor.as_deref());
        Editor::choose([self.options.editor.as_deref(), configured, visual.as_deref(), editor.as_deref()])
    }
}
