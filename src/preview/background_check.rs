//! Renders every page in the background, to find the errors.
//!
//! Takes a new site; renders every page of it once, those first that failed before or are open, and puts what goes wrong
//! into the state, and what a check of languages finds. The next change ends it. Pages are not kept: they are rendered again as they are asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::current::Current;
use crate::base::diagnostic::Diagnostics;
use crate::build::Prepared;
use crate::input::source::is_of_newer_file;
use crate::lint::{self, Memory};
use crate::render::{Key, Review};

/// The pages that have no error, by all that they depend on. So after a change only the pages that it touches are checked.
#[derive(Debug, Default)]
pub(super) struct Sound {
    keys: Mutex<BTreeSet<[u8; 32]>>,
    /// What was found in the texts of posts.
    texts: Mutex<Memory>,
}

impl Sound {
    fn keys(&self) -> MutexGuard<'_, BTreeSet<[u8; 32]>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One check of the pages of one state.
struct Pass {
    sound: Arc<Sound>,
    given_up: Arc<AtomicBool>,
    /// The keys of this state's pages.
    met: RefCell<BTreeSet<[u8; 32]>>,
}

impl Pass {
    /// The findings in the languages of the site; none where the next change has come.
    fn findings(&self, prepared: &Prepared) -> Option<Diagnostics> {
        let mut texts = self.sound.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let given_up = &self.given_up;
        lint::findings_again(prepared, &mut texts, &|| !given_up.load(Ordering::Relaxed))
    }

    /// Forgets the keys that no page has any more.
    fn forget_others(&self) {
        *self.sound.keys() = self.met.take();
    }
}

impl Review for Pass {
    fn goes_on(&self) -> bool {
        !self.given_up.load(Ordering::Relaxed)
    }

    fn is_sound(&self, key: &Key) -> bool {
        let known = self.sound.keys().contains(key.as_bytes());
        if known {
            self.met.borrow_mut().insert(*key.as_bytes());
        }
        known
    }

    fn found_sound(&self, key: Key) {
        self.sound.keys().insert(*key.as_bytes());
        self.met.borrow_mut().insert(*key.as_bytes());
    }
}

/// A check that is under way; it ends when this is dropped.
#[derive(Debug, Default)]
pub(super) struct Check {
    given_up: Arc<AtomicBool>,
}

impl Drop for Check {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl Check {
    /// Begins to check the site that the state of this version shows.
    pub(super) fn start(current: &Arc<Current>, prepared: &Arc<Prepared>, version: u64, sound: &Arc<Sound>) -> Check {
        let check = Check::default();
        let (current, prepared) = (Arc::clone(current), Arc::clone(prepared));
        let (sound, given_up) = (Arc::clone(sound), Arc::clone(&check.given_up));
        std::thread::spawn(move || {
            let pass = Pass { sound, given_up, met: RefCell::default() };
            let state = current.state();
            let mut first = current.open_pages(&state);
            first.extend(state.failing.iter().map(|(_, page)| page.clone()));
            for (pages, whole) in [(Some(&first), false), (None, true)] {
                let Some(mut failing) = prepared.errors(pages, &pass) else { return };
                // A save while this check runs is no error: the next site is on its way.
                failing.retain(|(problem, _)| !is_of_newer_file(problem));
                current.checked(version, failing, whole);
            }
            pass.forget_others();
            if let Some(findings) = pass.findings(&prepared) {
                current.looked_at(version, findings);
            }
        });
        check
    }
}
