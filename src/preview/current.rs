//! The current state, and which pages are open, shared by all threads of a preview.
//!
//! Takes new states; gives the newest to whoever asks or waits for it, and reports new problems.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::address;
use super::event::{Event, Listener};
use super::state::State;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// Shared by all parts of a running preview.
pub(super) struct Current {
    states: watch::Sender<Arc<State>>,
    /// By connection: the decoded address of the page.
    open: Mutex<BTreeMap<u64, String>>,
    listener: Listener,
}

impl Current {
    pub(super) fn new(state: State, listener: Listener) -> Current {
        Current { states: watch::Sender::new(Arc::new(state)), open: Mutex::default(), listener }
    }

    /// The current state.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.states.borrow())
    }

    /// The states from now on.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<State>> {
        self.states.subscribe()
    }

    /// Shows a new state.
    pub(super) fn replace(&self, next: State) {
        let before = self.states.send_replace(Arc::new(next));
        self.report_problems(&before, &self.state());
    }

    /// Takes in what a check of the state with this version has found.
    pub(super) fn checked(&self, version: u64, failing: Vec<(Diagnostic, String)>, whole: bool) {
        self.add_to(version, |state| state.checked(failing, whole));
    }

    /// Takes in what was found in the languages of the state with this version.
    pub(super) fn looked_at(&self, version: u64, findings: Diagnostics) {
        self.add_to(version, |state| state.looked_at(findings));
    }

    /// Replaces the state with this version by one that knows more.
    fn add_to(&self, version: u64, more: impl FnOnce(&State) -> State) {
        let mut before = None;
        self.states.send_if_modified(|state| {
            if state.version != version {
                return false;
            }
            let next = Arc::new(more(state));
            let news = !Arc::ptr_eq(&next.problems, &state.problems);
            before = Some(std::mem::replace(state, next));
            news
        });
        if let Some(before) = before {
            self.report_problems(&before, &self.state());
        }
    }

    fn report_problems(&self, before: &State, now: &State) {
        if !Arc::ptr_eq(&before.problems, &now.problems) {
            self.report(Event::Problems(Arc::clone(&now.problems)));
        }
    }

    pub(super) fn report(&self, event: Event) {
        (self.listener)(event);
    }

    /// Keeps which page a connection shows; none once it has ended.
    pub(super) fn set_open_page(&self, connection: u64, address: Option<&str>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match address {
            Some(address) => drop(open.insert(connection, address.to_string())),
            None => drop(open.remove(&connection)),
        }
    }

    /// The site paths that browsers show.
    pub(super) fn open_pages(&self, state: &State) -> BTreeSet<String> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.values().filter_map(|address| address::site_path(state, address)).map(str::to_string).collect()
    }
}
