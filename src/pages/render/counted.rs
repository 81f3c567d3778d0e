//! Values that so many pages want, and no other.

use std::sync::{Mutex, PoisonError};

/// A value that is made for the first that wants it, and let go with the last of those that were announced. Whoever comes
/// after them has it made again.
pub struct Counted<T> {
    held: Mutex<Place<T>>,
}

struct Place<T> {
    /// How many will still want it.
    left: usize,
    value: Option<T>,
}

impl<T: Clone> Counted<T> {
    /// For a value that will be wanted `times` times.
    pub fn new(times: usize) -> Counted<T> {
        Counted { held: Mutex::new(Place { left: times, value: None }) }
    }

    /// The value. Others that want it wait while it is made, which must not want it itself.
    pub fn get_or_make(&self, make: impl FnOnce() -> T) -> T {
        let mut place = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        place.left = place.left.saturating_sub(1);
        let value = place.value.take().unwrap_or_else(make);
        if place.left > 0 {
            place.value = Some(value.clone());
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_with_the_last_that_was_to_want_it() {
        let value = Counted::new(3);
        let made = std::cell::Cell::new(0);
        let get = || value.get_or_make(|| made.replace(made.get() + 1));
        assert_eq!((get(), get(), get()), (0, 0, 0));
        assert!(value.held.lock().unwrap().value.is_none());
        assert_eq!((get(), get()), (1, 2));
    }
}
