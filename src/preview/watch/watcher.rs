//! The watch on one site: waits for events, and scans.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind};

use super::folders::WatchedFolders;
use super::inbox::{Inbox, Stopper, system_watcher};
use super::method::Method;
use super::walk::{self, FOLDERS, Stamp};
use crate::input::source::CONFIG_FILE;

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wake {
    /// Something may have changed.
    Scan,
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
/// From one scan without an event to the next.
const BETWEEN_SCANS: Duration = Duration::from_secs(4);
/// How long there must be no event before the whole site is scanned after a part of it was.
const LULL: Duration = Duration::from_millis(150);
/// With more changed paths than this, the whole site is scanned.
const MOST_PATHS: usize = 16;
const POLL: Duration = Duration::from_millis(400);

/// A watch on one site.
pub(crate) struct Watch {
    /// With all links resolved.
    root: PathBuf,
    inbox: Inbox,
    folders: WatchedFolders,
    stamp: Stamp,
    /// Where something happened since this was last asked for; none where that may be anywhere.
    changed: Option<BTreeSet<PathBuf>>,
}

impl Watch {
    /// Begins to watch. The text says why polling takes the place of events, where it does though it was not asked for.
    pub(crate) fn start(root: &Path, method: Method) -> (Watch, Stopper, Option<String>) {
        let (inbox, stopper) = Inbox::new();
        let started = match method {
            Method::Events => system_watcher(&stopper).map(Some),
            Method::Polling => Ok(None),
        };
        let problem = started.as_ref().err().map(ToString::to_string);
        let mut watch = Watch {
            root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()),
            inbox,
            folders: WatchedFolders::new(started.unwrap_or_default()),
            stamp: 0,
            changed: None,
        };
        let failed = watch.watch_folders();
        watch.stamp = walk::stamp(&watch.root);
        (watch, stopper, problem.or(failed))
    }

    /// Watches folders that are new or another than before; see [`WatchedFolders::update`].
    pub(crate) fn watch_folders(&mut self) -> Option<String> {
        self.folders.update(&self.root)
    }

    /// Waits until it is time to scan again. What the caller reads after this, and after [`Watch::watch_folders`], is
    /// complete, or the next wait ends at once. Where a scan of the whole site is due, it is time as soon as there are no
    /// events for a moment. It waits no longer than `most`.
    pub(crate) fn wait(&mut self, whole_is_due: bool, most: Option<Duration>) -> Wake {
        let interval = match () {
            () if whole_is_due => LULL,
            () if self.folders.has_events() => BETWEEN_SCANS,
            () => POLL,
        };
        match self.wait_for_event(Instant::now() + most.map_or(interval, |most| interval.min(most))) {
            _ if self.inbox.stopped => Wake::Stop,
            true => Wake::Scan,
            false if whole_is_due => {
                self.changed = None;
                Wake::Scan
            }
            false => self.scan(),
        }
    }

    /// Where something happened since the last call: a hint where to scan first, and never a reason not to scan the rest.
    /// None where it may have been anywhere.
    pub(crate) fn changed_paths(&mut self) -> Option<BTreeSet<PathBuf>> {
        let changed = self.changed.replace(BTreeSet::new());
        // What is written behind a link shows itself elsewhere as well.
        changed.filter(|paths| !paths.is_empty() && paths.len() <= MOST_PATHS && self.folders.targets.is_empty())
    }

    /// Whether there is an event within `time`.
    pub(crate) fn has_event_within(&mut self, time: Duration) -> bool {
        self.wait_for_event(Instant::now() + time)
    }

    /// Waits for an event of interest, and for what comes with it.
    fn wait_for_event(&mut self, end: Instant) -> bool {
        let mut paths = BTreeSet::new();
        while let Some(event) = self.inbox.next(end) {
            if self.take(event, &mut paths) {
                self.gather(&mut paths);
                if let Some(changed) = &mut self.changed {
                    changed.append(&mut paths);
                }
                return !self.inbox.stopped;
            }
        }
        false
    }

    /// Lets a save finish, and a burst come to a pause.
    fn gather(&mut self, paths: &mut BTreeSet<PathBuf>) {
        let begun = Instant::now();
        let mut end = begun + SETTLE;
        while let Some(event) = self.inbox.next(end) {
            if self.take(event, paths) && paths.len() > FEW {
                end = (Instant::now() + PAUSE).min(begun + LONGEST_BURST);
            }
        }
    }

    /// Takes in an event: whether it is of interest; its paths are added.
    fn take(&mut self, event: Event, paths: &mut BTreeSet<PathBuf>) -> bool {
        if event.need_rescan() {
            // Events were lost, of folders too. Reading a large site can itself be what filled the queue, so a scan of
            // names and times, which opens no file, decides whether to read again.
            self.folders.forget_all();
            self.changed = None;
            return self.scan() == Wake::Scan;
        }
        let before = paths.len();
        for path in event.paths {
            if !self.is_of_site(&path) {
                continue;
            }
            let moved = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
            let was_folder = self.folders.watched.contains_key(&path);
            if was_folder && moved {
                self.folders.forget(&path);
            }
            // A folder or a link may have folders below it that are not watched yet.
            self.folders.stale |= was_folder || path.symlink_metadata().is_ok_and(|found| !found.is_file());
            paths.insert(path);
        }
        paths.len() > before
    }

    /// Whether a path can be part of the site.
    fn is_of_site(&self, path: &Path) -> bool {
        if path.file_name().is_some_and(walk::is_ignored) {
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
        own || self.folders.targets.iter().any(|target| path.starts_with(target))
    }

    /// Compares names, sizes and times with those of the last scan.
    fn scan(&mut self) -> Wake {
        let stamp = walk::stamp(&self.root);
        if std::mem::replace(&mut self.stamp, stamp) == stamp {
            return Wake::Quiet;
        }
        self.folders.stale = true;
        self.changed = None;
        Wake::Scan
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use std::fs;

    use notify::{RecommendedWatcher, Watcher, WatcherKind};

    use super::super::inbox::Message;
    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/a")).unwrap();
        fs::write(folder.path().join("site.yaml"), "").unwrap();
        folder
    }

    #[test]
    fn row_43_after_an_overflow_the_site_is_scanned_and_all_folders_are_watched_again() {
        let site = site();
        let (mut watch, stopper, problem) = Watch::start(site.path(), Method::Events);
        assert_eq!(problem, None);
        let watched = watch.folders.watched.clone();
        assert!(watched.len() >= 3 || RecommendedWatcher::kind() != WatcherKind::Inotify, "{watched:?}");
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        watch.stamp ^= 1;
        stopper.0.send(Message::Event(overflow.clone())).unwrap();
        assert_eq!(watch.wait(false, None), Wake::Scan);
        assert_eq!((watch.folders.watched.len(), watch.folders.stale), (0, true));
        assert_eq!(watch.watch_folders(), None);
        assert_eq!(watch.folders.watched, watched);
        stopper.0.send(Message::Event(overflow)).unwrap();
        assert!(
            !watch.has_event_within(Duration::from_millis(50)),
            "an overflow that hides nothing is no reason to read"
        );
        assert_eq!(watch.watch_folders(), None);
        fs::write(site.path().join("content/a/b.md"), "x").unwrap();
        assert_eq!(watch.wait(false, None), Wake::Scan);
    }

    #[test]
    fn a_stop_ends_a_wait_whenever_it_comes() {
        let site = site();
        let (mut watch, stopper, _) = Watch::start(site.path(), Method::Events);
        stopper.stop();
        assert!(!watch.has_event_within(Duration::from_secs(5)));
        assert_eq!(watch.wait(false, None), Wake::Stop);
    }

    #[test]
    fn what_no_event_reports_is_found_by_scanning() {
        let site = site();
        let (mut watch, _stopper, _) = Watch::start(site.path(), Method::Polling);
        assert_eq!(watch.wait(false, None), Wake::Quiet);
        fs::write(site.path().join("content/a/b.md"), "x").unwrap();
        assert_eq!(watch.wait(false, None), Wake::Scan);
        assert_eq!(watch.wait(false, None), Wake::Quiet);
    }
}
