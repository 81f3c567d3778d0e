//! Values that are made when they are wanted, and kept while they are.

use std::sync::{Mutex, PoisonError};

/// A value that many pages share. It is made for the first that wants it, and let go when a whole round has passed in
/// which none did; who wants it later has it made again.
pub struct Recent<T> {
    /// With whether it was wanted in this round.
    held: Mutex<Option<(T, bool)>>,
}

impl<T> Default for Recent<T> {
    fn default() -> Recent<T> {
        Recent { held: Mutex::default() }
    }
}

impl<T: Clone> Recent<T> {
    /// The value. Others that want it wait while it is made, which must not want it itself.
    pub fn get_or_make(&self, make: impl FnOnce() -> T) -> T {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let (value, wanted) = held.get_or_insert_with(|| (make(), true));
        *wanted = true;
        value.clone()
    }

    /// Ends a round.
    pub fn end_round(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *held {
            Some((_, wanted)) if *wanted => *wanted = false,
            held => *held = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_wanted_stays_and_one_that_is_not_goes_after_a_round() {
        let value = Recent::default();
        let made = std::cell::Cell::new(0);
        let get = || value.get_or_make(|| made.replace(made.get() + 1));
        assert_eq!((get(), get()), (0, 0));
        value.end_round();
        assert_eq!(get(), 0);
        value.end_round();
        value.end_round();
        assert_eq!((get(), made.get()), (1, 2));
    }
}
