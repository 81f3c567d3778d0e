//! Rebuilds the site on every change.
//!
//! Waits until something may have changed, reads the site, prepares it with a warm memory, shows what came of it. The
//! same pipeline as a build, but for rendering, which is done page by page as browsers ask. The paths of events are
//! scanned first, and the whole site right after: an event says where to begin, and nothing of what happened.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::background_check::{Check, Sound};
use super::change::{self, Change};
use super::current::Current;
use super::due;
use super::editor::Editor;
use super::event::Event;
use super::options::Options;
use super::state::{State, is_fit};
use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;
use crate::build::cache::Cache;
use crate::build::{self, Prepared, Request};
use crate::input::config;
use crate::input::source::{CONFIG_FILE, Sources, clock};
use crate::preview::watch::{Wake, Watch};

/// A file that is being saved may be seen half-written: how long to wait for the rest before errors are shown.
const HALF_SAVED: Duration = Duration::from_millis(50);
/// How long to wait where a file is suddenly empty or gone. Hardly ever is that meant, and a busy disk can hold up a save
/// between the two; to show it would reset what a reader plays or has opened in the page.
const EMPTIED: Duration = Duration::from_millis(400);
/// After so many waits the site is shown as it is, though it is being written all the time.
const MOST_WAITS: usize = 8;
/// The longest time between a scan of changed paths and one of the whole site.
const WHOLE_SCAN_DUE: Duration = Duration::from_secs(2);

/// Rebuilds a site whenever it may have changed.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: Options,
    /// Scheme, host and port of the preview.
    origin: String,
    cache: Cache,
    /// The newest site, with errors or not.
    last: Option<Arc<Prepared>>,
    /// The configuration's hash and the site's sub-path by it.
    prefix: Option<(blake3::Hash, String)>,
    check: Check,
    sound: Arc<Sound>,
    /// When the passing of time alone changes the site.
    due: Option<Timestamp>,
    /// When changed paths alone were scanned first after a scan of the whole site.
    partial_since: Option<Instant>,
}

impl Rebuilder {
    /// Builds for the first time.
    pub(super) fn new(root: PathBuf, options: Options, origin: String) -> (Rebuilder, State) {
        let cache = Cache::on_disk(&root.join(".chancery"));
        let mut rebuilder = Rebuilder {
            root: root.clone(),
            options,
            origin,
            cache,
            last: None,
            prefix: None,
            check: Check::default(),
            sound: Arc::default(),
            due: None,
            partial_since: None,
        };
        let sources = Sources::read(&root);
        let prepared = rebuilder.prepare(sources);
        let state = State::new(root).after(&prepared, Change::default(), rebuilder.editor(&prepared));
        rebuilder.keep(prepared);
        (rebuilder, state)
    }

    /// Rebuilds until the watch ends.
    pub(super) fn run(mut self, mut watch: Watch, current: &Arc<Current>) {
        self.start_check(current);
        loop {
            match watch.wait(self.partial_since.is_some(), self.until_due()) {
                Wake::Stop => return,
                Wake::Quiet if !self.is_due() => {}
                Wake::Quiet | Wake::Scan => self.rebuild(&mut watch, current),
            }
        }
    }

    /// How long it is until the passing of time alone changes the site.
    fn until_due(&self) -> Option<Duration> {
        self.due.map(|moment| due::until(moment, clock().timestamp()))
    }

    fn is_due(&self) -> bool {
        self.until_due().is_some_and(|left| left.is_zero())
    }

    /// Keeps the newest site.
    fn keep(&mut self, prepared: Arc<Prepared>) {
        self.due = prepared.renderer().and_then(|renderer| due::next(renderer, prepared.sources().now));
        self.last = Some(prepared);
    }

    fn rebuild(&mut self, watch: &mut Watch, current: &Arc<Current>) {
        let begun = Instant::now();
        let timed = self.is_due();
        let mut paths = Some(BTreeSet::new());
        for waits in 0.. {
            if let Some(problem) = watch.watch_folders() {
                current.report(Event::Polling(problem));
            }
            paths = paths.zip(watch.changed_paths()).map(|(mut all, new)| {
                all.extend(new);
                all
            });
            let sources = self.read(paths.as_ref());
            let change = self.last.as_ref().map(|last| change::between(last.sources(), &sources)).unwrap_or_default();
            let same = self.last.as_ref().is_some_and(|last| last.sources().problems == sources.problems);
            if change.files.is_empty() && same && !timed {
                return;
            }
            self.check = Check::default();
            let prepared = self.prepare(sources);
            let wait = if change.shrunk { Some(EMPTIED) } else { (!is_fit(&prepared)).then_some(HALF_SAVED) };
            if waits < MOST_WAITS && wait.is_some_and(|time| watch.has_event_within(time)) {
                continue;
            }
            return self.show(prepared, change, begun, current);
        }
    }

    /// Reads the site: at these paths alone, where that can be done and the rest is not overdue.
    fn read(&mut self, paths: Option<&BTreeSet<PathBuf>>) -> Sources {
        let before = self.last.as_ref().map(|last| last.sources());
        let overdue = self.partial_since.is_some_and(|since| since.elapsed() > WHOLE_SCAN_DUE);
        let near = before.zip(paths).filter(|_| !overdue);
        if let Some(sources) = near.and_then(|(before, paths)| before.read_near(&self.root, paths)) {
            self.partial_since.get_or_insert_with(Instant::now);
            return sources;
        }
        self.partial_since = None;
        Sources::read_again(&self.root, before)
    }

    fn show(&mut self, prepared: Arc<Prepared>, change: Change, begun: Instant, current: &Arc<Current>) {
        let files = change.files.clone();
        let errors = prepared.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let next = current.state().after(&prepared, change, self.editor(&prepared));
        self.keep(prepared);
        if !files.is_empty() {
            current.report(Event::Changed { files, took: begun.elapsed(), errors });
        }
        current.replace(next);
        self.start_check(current);
    }

    fn start_check(&mut self, current: &Arc<Current>) {
        if let Some(last) = self.last.as_ref().filter(|last| is_fit(last)) {
            self.check = Check::start(current, last, current.state().version, &self.sound);
        }
    }

    fn prepare(&mut self, sources: Sources) -> Arc<Prepared> {
        let prefix = self.prefix(&sources);
        let base_url = Some(format!("{}{prefix}", self.origin));
        let request = Request { base_url, selection: self.options.selection, redirects: None };
        Arc::new(build::prepare(sources, &request, &mut self.cache))
    }

    /// The path that the site will have on its host; the last one that could be read.
    fn prefix(&mut self, sources: &Sources) -> String {
        let hash = sources.files.get(CONFIG_FILE).map(|source| source.hash);
        if let (Some(hash), Some((known, prefix))) = (hash, &self.prefix)
            && hash == *known
        {
            return prefix.clone();
        }
        let text = sources.shown(CONFIG_FILE);
        let found = config::parse(&Text::new(CONFIG_FILE, &text), None, &mut Diagnostics::new());
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
