//! When to look again.
//!
//! Takes the site's root; waits until something in it may have changed. An event carries no meaning but that: a lost
//! one, a surplus one, an overflow cost time and nothing else. Beside events, a slow look at names, sizes and times
//! finds what no event told; on request it is all there is. Deliberately does not know what a change means.

mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use crate::input::source::CONFIG_FILE;
use walk::{FOLDERS, Role, Stamp};

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By the system's events, with a slow look besides.
    Events,
    /// By looking alone: network file systems tell no events.
    Polling,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something may have changed.
    Look,
    /// Nothing has changed for a while.
    Quiet,
    /// The watch is to end.
    Stop,
}

/// After the first event: the time that an editor takes to finish a save.
const SETTLE: Duration = Duration::from_millis(3);
/// More files than this at once are a burst, which is gathered until it pauses.
const FEW: usize = 3;
const PAUSE: Duration = Duration::from_millis(25);
const LONGEST_BURST: Duration = Duration::from_millis(500);
/// From one look without an event to the next.
const SLOW: Duration = Duration::from_secs(4);
/// So long nothing stirs before a look that is owed.
const LULL: Duration = Duration::from_millis(150);
/// Above this number of places the whole site is looked at.
const MOST_PLACES: usize = 16;
const POLL: Duration = Duration::from_millis(400);

enum Message {
    Event(Event),
    Stop,
}

/// Ends a watch from elsewhere.
#[derive(Clone)]
pub struct Stopper(Sender<Message>);

impl Stopper {
    pub fn stop(&self) {
        // A watch that is gone has ended already.
        let _ = self.0.send(Message::Stop);
    }
}

type Identity = Option<(u64, u64)>;

/// A watch on one site.
pub struct Watch {
    /// With all links resolved.
    root: PathBuf,
    inbox: Receiver<Message>,
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched, and which folder each was.
    armed: BTreeMap<PathBuf, Identity>,
    /// Where links lead to.
    targets: BTreeSet<PathBuf>,
    /// Whether folders may have come, gone or changed places.
    stale: bool,
    stamp: Stamp,
    /// Where something happened since this was last asked for; none where that may be anywhere.
    places: Option<BTreeSet<PathBuf>>,
    stopped: bool,
}

impl Watch {
    /// Begins to watch. The text says why polling takes the place of events, where it does though it was not asked for.
    pub fn start(root: &Path, method: Method) -> (Watch, Stopper, Option<String>) {
        let (sender, inbox) = channel();
        let stopper = Stopper(sender.clone());
        let started = match method {
            Method::Events => watcher(sender).map(Some),
            Method::Polling => Ok(None),
        };
        let problem = started.as_ref().err().map(ToString::to_string);
        let mut watch = Watch {
            root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()),
            inbox,
            watcher: started.unwrap_or_default(),
            armed: BTreeMap::new(),
            targets: BTreeSet::new(),
            stale: true,
            stamp: 0,
            places: None,
            stopped: false,
        };
        let failed = watch.arm();
        watch.stamp = walk::stamp(&watch.root);
        (watch, stopper, problem.or(failed))
    }

    /// Waits until it is time to look again. What the caller reads after this, and after [`Watch::arm`], is complete, or
    /// the next wait ends at once. Where a look at the whole site is owed, it is time as soon as nothing stirs.
    pub fn wait(&mut self, owed: bool) -> Wake {
        let interval = match () {
            () if owed => LULL,
            () if self.watcher.is_some() => SLOW,
            () => POLL,
        };
        match self.stir(Instant::now() + interval) {
            _ if self.stopped => Wake::Stop,
            true => Wake::Look,
            false if owed => {
                self.places = None;
                Wake::Look
            }
            false => self.look(),
        }
    }

    /// Where something happened since the last time: a hint where to look first, and never a reason not to look at the
    /// rest. None where it may have been anywhere.
    pub fn places(&mut self) -> Option<BTreeSet<PathBuf>> {
        let places = self.places.replace(BTreeSet::new());
        // What is written behind a link shows itself elsewhere as well.
        places.filter(|places| !places.is_empty() && places.len() <= MOST_PLACES && self.targets.is_empty())
    }

    /// Whether something happens within `time`.
    pub fn stirs_within(&mut self, time: Duration) -> bool {
        self.stir(Instant::now() + time)
    }

    /// Waits for an event of interest, and for what comes with it.
    fn stir(&mut self, end: Instant) -> bool {
        let mut paths = BTreeSet::new();
        while let Some(event) = self.next(end) {
            if self.take(event, &mut paths) {
                self.gather(&mut paths);
                if let Some(places) = &mut self.places {
                    places.append(&mut paths);
                }
                return !self.stopped;
            }
        }
        false
    }

    /// Lets a save finish, and a burst come to a pause.
    fn gather(&mut self, paths: &mut BTreeSet<PathBuf>) {
        let begun = Instant::now();
        let mut end = begun + SETTLE;
        while let Some(event) = self.next(end) {
            if self.take(event, paths) && paths.len() > FEW {
                end = (Instant::now() + PAUSE).min(begun + LONGEST_BURST);
            }
        }
    }

    /// The next event until `end`; none also where the watch is to end.
    fn next(&mut self, end: Instant) -> Option<Event> {
        if self.stopped {
            return None;
        }
        match self.inbox.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Message::Event(event)) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => {
                self.stopped = true;
                None
            }
        }
    }

    /// Watches folders that are new or another than before. The text says what keeps the system from it; from then on
    /// the site is polled.
    pub fn arm(&mut self) -> Option<String> {
        let Watch { watcher: Some(watcher), armed, root, .. } = self else { return None };
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        // Only this backend watches single folders and tells all that happens in them; others watch trees.
        let single = RecommendedWatcher::kind() == WatcherKind::Inotify;
        let mut seen = BTreeMap::new();
        let mut problem = None;
        self.targets = walk::folders(root, &mut |folder, role| {
            let mode = match role {
                Role::Inner if !single => return,
                Role::Top if !single => RecursiveMode::Recursive,
                _ => RecursiveMode::NonRecursive,
            };
            let identity = walk::identity(folder);
            let known = armed.get(folder).is_some_and(|known| *known == identity);
            if !known && let Err(error) = watcher.watch(folder, mode) {
                // One that has gone meanwhile is no problem.
                problem = problem.take().or_else(|| folder.exists().then(|| error.to_string()));
                return;
            }
            seen.insert(folder.to_path_buf(), identity);
        });
        for gone in armed.keys().filter(|folder| !seen.contains_key(*folder)) {
            // The system forgets deleted folders by itself; one that was moved out of the site is still watched.
            let _ = watcher.unwatch(gone);
        }
        *armed = seen;
        if problem.is_some() {
            self.watcher = None;
        }
        problem
    }

    /// Takes in an event: whether it is of interest; its paths are added.
    fn take(&mut self, event: Event, paths: &mut BTreeSet<PathBuf>) -> bool {
        if event.need_rescan() {
            // Events were lost, of folders too. Reading a large site can itself be what filled the queue, so a look at
            // names and times, which opens no file, decides whether to read again.
            self.armed.clear();
            self.stale = true;
            self.places = None;
            return self.look() == Wake::Look;
        }
        let before = paths.len();
        for path in event.paths {
            if !self.matters(&path) {
                continue;
            }
            let moved =
                matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(notify::event::ModifyKind::Name(_)));
            let was_folder = self.armed.contains_key(&path);
            if was_folder && moved {
                self.forget(&path);
            }
            // A folder or a link may have folders below it that are not watched yet.
            self.stale |= was_folder || path.symlink_metadata().is_ok_and(|found| !found.is_file());
            paths.insert(path);
        }
        paths.len() > before
    }

    /// A folder has gone, with all in it; it may come back, as the same or as another.
    fn forget(&mut self, path: &Path) {
        for folder in self.armed.keys().filter(|folder| folder.starts_with(path)) {
            // The system may have forgotten it by itself.
            let _ = self.watcher.as_mut().map(|watcher| watcher.unwatch(folder));
        }
        self.armed.retain(|folder, _| !folder.starts_with(path));
    }

    /// Whether a path can be part of the site.
    fn matters(&self, path: &Path) -> bool {
        if path.file_name().is_some_and(walk::is_passed_over) {
            return false;
        }
        let first = path.strip_prefix(&self.root).ok().map(|inner| inner.components().next());
        let own = match first {
            // The root itself, which may have been moved.
            Some(None) => true,
            Some(Some(first)) => {
                let first = first.as_os_str();
                first == CONFIG_FILE || FOLDERS.iter().any(|folder| first == *folder)
            }
            None => false,
        };
        own || self.targets.iter().any(|target| path.starts_with(target))
    }

    /// Looks at names, sizes and times.
    fn look(&mut self) -> Wake {
        let stamp = walk::stamp(&self.root);
        if std::mem::replace(&mut self.stamp, stamp) == stamp {
            return Wake::Quiet;
        }
        self.stale = true;
        self.places = None;
        Wake::Look
    }
}

/// Reading the site makes events as well; these are dropped before they are sent.
fn watcher(sender: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    let tell = move |event: notify::Result<Event>| {
        let event = event.unwrap_or_else(|_| Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan));
        let read = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        if !read {
            // Nobody waits any more once the watch is gone.
            let _ = sender.send(Message::Event(event));
        }
    };
    RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;
    use std::fs;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/a")).unwrap();
        fs::write(folder.path().join("site.yaml"), "").unwrap();
        folder
    }

    #[test]
    fn row_43_an_overflow_is_a_full_look_and_all_folders_are_watched_anew() {
        let site = site();
        let (mut watch, stopper, problem) = Watch::start(site.path(), Method::Events);
        assert_eq!(problem, None);
        let armed = watch.armed.clone();
        assert!(armed.len() >= 3 || RecommendedWatcher::kind() != WatcherKind::Inotify, "{armed:?}");
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        watch.stamp ^= 1;
        stopper.0.send(Message::Event(overflow.clone())).unwrap();
        assert_eq!(watch.wait(false), Wake::Look);
        assert_eq!((watch.armed.len(), watch.stale), (0, true));
        assert_eq!(watch.arm(), None);
        assert_eq!(watch.armed, armed);
        stopper.0.send(Message::Event(overflow)).unwrap();
        assert!(!watch.stirs_within(Duration::from_millis(50)), "an overflow that hides nothing is no reason to read");
        assert_eq!(watch.arm(), None);
        fs::write(site.path().join("content/a/b.md"), "x").unwrap();
        assert_eq!(watch.wait(false), Wake::Look);
    }

    #[test]
    fn a_stop_is_heard_whenever_it_comes() {
        let site = site();
        let (mut watch, stopper, _) = Watch::start(site.path(), Method::Events);
        stopper.stop();
        assert!(!watch.stirs_within(Duration::from_secs(5)));
        assert_eq!(watch.wait(false), Wake::Stop);
    }

    #[test]
    fn what_no_event_tells_is_found_by_looking() {
        let site = site();
        let (mut watch, _stopper, _) = Watch::start(site.path(), Method::Polling);
        assert_eq!(watch.wait(false), Wake::Quiet);
        fs::write(site.path().join("content/a/b.md"), "x").unwrap();
        assert_eq!(watch.wait(false), Wake::Look);
        assert_eq!(watch.wait(false), Wake::Quiet);
    }
}
