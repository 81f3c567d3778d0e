//! The folders that the system watches for us.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use notify::{RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use super::walk::{self, Role};

type Identity = Option<(u64, u64)>;

/// The folders that the system watches.
pub(super) struct WatchedFolders {
    /// None where the site is polled.
    watcher: Option<RecommendedWatcher>,
    /// By path, and which folder each was.
    pub(crate) watched: BTreeMap<PathBuf, Identity>,
    /// Where symbolic links point to.
    pub(crate) targets: BTreeSet<PathBuf>,
    /// Whether folders may have been made, removed or renamed since.
    pub(crate) stale: bool,
}

impl WatchedFolders {
    pub(super) fn new(watcher: Option<RecommendedWatcher>) -> WatchedFolders {
        WatchedFolders { watcher, watched: BTreeMap::new(), targets: BTreeSet::new(), stale: true }
    }

    /// Whether the system reports events; else the site is polled.
    pub(super) fn has_events(&self) -> bool {
        self.watcher.is_some()
    }

    /// Watches folders that are new or another than before. The text says why the system cannot; from then on the site is
    /// polled.
    pub(super) fn update(&mut self, root: &Path) -> Option<String> {
        let WatchedFolders { watcher: Some(watcher), watched, .. } = self else { return None };
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        // Only this backend watches single folders and reports all that happens in them; others watch trees.
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
            let known = watched.get(folder).is_some_and(|known| *known == identity);
            if !known && let Err(error) = watcher.watch(folder, mode) {
                // One that was removed meanwhile is no problem.
                problem = problem.take().or_else(|| folder.exists().then(|| error.to_string()));
                return;
            }
            seen.insert(folder.to_path_buf(), identity);
        });
        for gone in watched.keys().filter(|folder| !seen.contains_key(*folder)) {
            // The system forgets deleted folders by itself; one that was moved out of the site is still watched.
            let _ = watcher.unwatch(gone);
        }
        *watched = seen;
        if problem.is_some() {
            self.watcher = None;
        }
        problem
    }

    /// Drops all that is known of the folders: events were lost, so any of them may be another one now.
    pub(super) fn forget_all(&mut self) {
        self.watched.clear();
        self.stale = true;
    }

    /// A folder is gone, with all in it; it may come back, as the same or as another.
    pub(super) fn forget(&mut self, path: &Path) {
        for folder in self.watched.keys().filter(|folder| folder.starts_with(path)) {
            // The system may have forgotten it by itself.
            let _ = self.watcher.as_mut().map(|watcher| watcher.unwatch(folder));
        }
        self.watched.retain(|folder, _| !folder.starts_with(path));
    }
}
