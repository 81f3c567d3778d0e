//! Rendering behind the author's back, for errors.
//!
//! Takes a new site; renders every page of it once, those first that failed before or are open, and puts what goes wrong
//! into the state. The next change ends it. Deliberately does not keep pages: they are rendered as they are asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::shared::Shared;
use crate::build::Prepared;

/// A check that is under way; it ends when this is dropped.
#[derive(Debug, Default)]
pub struct Check {
    given_up: Arc<AtomicBool>,
}

impl Drop for Check {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl Check {
    /// Begins to check the site that the state of this version shows.
    pub fn start(shared: &Arc<Shared>, prepared: &Arc<Prepared>, version: u64) -> Check {
        let check = Check::default();
        let (shared, prepared) = (Arc::clone(shared), Arc::clone(prepared));
        let given_up = Arc::clone(&check.given_up);
        std::thread::spawn(move || {
            let go_on = || !given_up.load(Ordering::Relaxed);
            let state = shared.state();
            let mut first = shared.open_pages(&state);
            first.extend(state.failing.iter().map(|(_, page)| page.clone()));
            for (pages, whole) in [(Some(&first), false), (None, true)] {
                let Some(failing) = prepared.errors(pages, &go_on) else { return };
                shared.checked(version, failing, whole);
            }
        });
        check
    }
}
