//! How much memory decoded pictures may use at the same time.
//!
//! Takes how much each needs; lets it begin once there is room. A picture that needs more than all of it begins alone.

use std::sync::{Condvar, Mutex, PoisonError};

/// The room for decoded pictures, in bytes.
#[derive(Debug)]
pub(super) struct Gate {
    all: u64,
    used: Mutex<u64>,
    freed: Condvar,
}

/// Room that is in use until this is dropped.
#[derive(Debug)]
pub(super) struct Room<'g> {
    gate: &'g Gate,
    size: u64,
}

impl Gate {
    pub(super) fn of(all: u64) -> Gate {
        Gate { all, used: Mutex::default(), freed: Condvar::default() }
    }

    /// Waits until there is room for so many bytes.
    pub(super) fn enter(&self, size: u64) -> Room<'_> {
        let size = size.min(self.all);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used + size > self.all {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += size;
        Room { gate: self, size }
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        *self.gate.used.lock().unwrap_or_else(PoisonError::into_inner) -= self.size;
        self.gate.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn no_more_is_in_use_than_there_is() {
        let (gate, now, most) = (Gate::of(100), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for size in [40, 40, 40, 100, 300, 10, 60] {
                let (gate, now, most) = (&gate, &now, &most);
                scope.spawn(move || {
                    for _ in 0..50 {
                        let room = gate.enter(size);
                        let size = size.min(100);
                        most.fetch_max(now.fetch_add(size, Ordering::SeqCst) + size, Ordering::SeqCst);
                        now.fetch_sub(size, Ordering::SeqCst);
                        drop(room);
                    }
                });
            }
        });
        let most = most.into_inner();
        assert!((100..=100).contains(&most), "{most}");
    }
}
