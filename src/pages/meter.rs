//! How much one template may do.
//!
//! Takes what templates go through and keep, by the thread that renders them; says when it is too much. A template that
//! doubles a text on and on, or whose loops go around without end, then is an error and not the end of the memory.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use tera::{TeraResult, Value};

use crate::base::count::number;

/// How often the loops of one rendering may go around, all together.
const MOST_STEPS: usize = 10_000_000;
/// The longest text that a variable may keep.
const MOST_BYTES: usize = 16 << 20;
/// The most items that a list may have.
const MOST_ITEMS: usize = 1_000_000;
/// A long text takes time too: so many bytes are as much as one step.
const BYTES_A_STEP: usize = 1 << 10;
/// The longest page.
pub(super) const MOST_OUTPUT: usize = 128 << 20;

/// What the templates that are being rendered have done so far. A thread renders one at a time.
#[derive(Debug)]
pub(super) struct Meter {
    shelves: [Mutex<Vec<(ThreadId, usize)>>; 32],
}

/// One rendering, until it is dropped.
pub(super) struct Running<'m> {
    meter: &'m Meter,
    thread: ThreadId,
}

impl Default for Meter {
    fn default() -> Meter {
        Meter { shelves: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl Meter {
    /// Begins to count for this thread.
    pub(super) fn begin(&self) -> Running<'_> {
        let thread = thread::current().id();
        self.shelf(thread).push((thread, 0));
        Running { meter: self, thread }
    }

    /// Counts a value that a template goes through or keeps; an error if it is too much.
    pub(super) fn count(&self, value: &Value) -> TeraResult<()> {
        let items = match value.as_array() {
            Some(list) => list.len(),
            None => value.as_map().map_or(0, |map| map.len()),
        };
        let bytes = value.as_str().map_or(0, str::len);
        if bytes > MOST_BYTES {
            let message = format!("this text is longer than {} MB", MOST_BYTES >> 20);
            return Err(tera::Error::message(format!("{message}; check whether a loop makes it longer and longer")));
        }
        if items > MOST_ITEMS {
            let message = format!("this list has more than {} items", number(MOST_ITEMS));
            return Err(tera::Error::message(format!("{message}; check whether a loop makes it longer and longer")));
        }
        if self.add(1 + items + bytes / BYTES_A_STEP) > MOST_STEPS {
            let message = format!("the loops of this template go around more than {} times", number(MOST_STEPS));
            return Err(tera::Error::message(format!("{message}; check the loops that are inside each other")));
        }
        Ok(())
    }

    /// The steps of this thread's rendering with some more.
    fn add(&self, steps: usize) -> usize {
        let thread = thread::current().id();
        let mut shelf = self.shelf(thread);
        let Some((_, count)) = shelf.iter_mut().rfind(|(known, _)| *known == thread) else { return 0 };
        *count = count.saturating_add(steps);
        *count
    }

    fn shelf(&self, thread: ThreadId) -> MutexGuard<'_, Vec<(ThreadId, usize)>> {
        let mut hasher = DefaultHasher::new();
        thread.hash(&mut hasher);
        let at = usize::try_from(hasher.finish() % 32).unwrap_or(0);
        self.shelves[at].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let mut shelf = self.meter.shelf(self.thread);
        if let Some(at) = shelf.iter().rposition(|(known, _)| *known == self.thread) {
            shelf.remove(at);
        }
    }
}

/// A page that is being written, up to [`MOST_OUTPUT`].
pub(super) struct Limited<'b> {
    pub(super) bytes: &'b mut Vec<u8>,
    pub(super) is_full: bool,
}

impl Write for Limited<'_> {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > MOST_OUTPUT {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rendering_counts_its_own_steps() {
        let meter = Meter::default();
        let list = Value::from(vec![1; 999_999]);
        for _ in 0..2 {
            let running = meter.begin();
            (0..10).for_each(|_| meter.count(&list).unwrap());
            thread::scope(|scope| {
                let other = scope.spawn(|| {
                    let _running = meter.begin();
                    meter.count(&list)
                });
                assert!(other.join().unwrap().is_ok());
            });
            assert!(meter.count(&Value::from(1)).unwrap_err().to_string().contains("10,000,000 times"));
            drop(running);
        }
        assert!(meter.shelves.iter().all(|shelf| shelf.lock().unwrap().is_empty()));
    }

    #[test]
    fn a_text_or_a_list_that_is_too_long_is_an_error() {
        let meter = Meter::default();
        let _running = meter.begin();
        assert!(meter.count(&Value::from("x".repeat(MOST_BYTES + 1))).unwrap_err().to_string().contains("16 MB"));
        assert!(meter.count(&Value::from(vec![1; MOST_ITEMS + 1])).unwrap_err().to_string().contains("items"));
        assert!(meter.count(&Value::from("x".repeat(MOST_BYTES))).is_ok());
    }
}
