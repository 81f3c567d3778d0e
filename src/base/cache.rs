//! One cache for values that many pages share.
//!
//! A value is made for the first that asks for it. How long it is kept is the cache's policy; who asks later has it made
//! again, so a policy changes memory and time, never results.

use std::sync::{Mutex, PoisonError};

/// When a cached value is dropped.
pub(crate) trait Policy {
    /// The value was asked for. Whether to keep it.
    fn after_use(&mut self) -> bool;

    /// A round of work has ended. Whether to keep the value.
    fn after_round(&mut self) -> bool;
}

/// Keeps a value until a whole round has passed in which nobody asked for it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WhileUsed {
    used_in_round: bool,
}

impl Policy for WhileUsed {
    fn after_use(&mut self) -> bool {
        self.used_in_round = true;
        true
    }

    fn after_round(&mut self) -> bool {
        std::mem::take(&mut self.used_in_round)
    }
}

/// Keeps a value until it was asked for so many times.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Uses(pub(crate) usize);

impl Policy for Uses {
    fn after_use(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }

    fn after_round(&mut self) -> bool {
        self.0 > 0
    }
}

/// A value that is made when it is asked for.
#[derive(Debug)]
pub(crate) struct Cached<T, P> {
    state: Mutex<(Option<T>, P)>,
}

impl<T, P: Default> Default for Cached<T, P> {
    fn default() -> Cached<T, P> {
        Cached::new(P::default())
    }
}

impl<T, P> Cached<T, P> {
    /// An empty cache with a policy.
    pub(crate) fn new(policy: P) -> Cached<T, P> {
        Cached { state: Mutex::new((None, policy)) }
    }
}

impl<T: Clone, P: Policy> Cached<T, P> {
    /// The value. Others that ask for it wait while it is made, so `make` must not ask for it itself.
    pub(crate) fn get_or_make(&self, make: impl FnOnce() -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (held, policy) = &mut *state;
        let value = held.take().unwrap_or_else(make);
        if policy.after_use() {
            *held = Some(value.clone());
        }
        value
    }

    /// Ends a round of work.
    pub(crate) fn end_round(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (held, policy) = &mut *state;
        if !policy.after_round() {
            *held = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Asks a cache for its value, which says how many were made before it.
    fn ask<P: Policy>(cache: &Cached<usize, P>, made: &Cell<usize>) -> usize {
        cache.get_or_make(|| made.replace(made.get() + 1))
    }

    #[test]
    fn a_value_in_use_is_kept_and_an_unused_one_is_dropped_after_a_round() {
        let (cache, made) = (Cached::<usize, WhileUsed>::default(), Cell::new(0));
        assert_eq!((ask(&cache, &made), ask(&cache, &made)), (0, 0));
        cache.end_round();
        assert_eq!(ask(&cache, &made), 0);
        cache.end_round();
        cache.end_round();
        assert_eq!((ask(&cache, &made), made.get()), (1, 2));
    }

    #[test]
    fn a_value_is_dropped_with_its_last_announced_use() {
        let (cache, made) = (Cached::new(Uses(3)), Cell::new(0));
        assert_eq!((ask(&cache, &made), ask(&cache, &made)), (0, 0));
        cache.end_round();
        assert_eq!(ask(&cache, &made), 0);
        assert!(cache.state.lock().unwrap().0.is_none());
        assert_eq!((ask(&cache, &made), ask(&cache, &made)), (1, 2));
    }
}
