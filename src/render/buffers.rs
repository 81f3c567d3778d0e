//! Buffers that pages are written to, one after another.

use std::sync::{Mutex, PoisonError};

/// Unused buffers. New memory for each page would be slow, since the system clears it.
#[derive(Default)]
pub(crate) struct Buffers(Mutex<Vec<Vec<u8>>>);

/// A buffer in use. It may contain old bytes.
pub(crate) struct Lent<'b> {
    pub(crate) bytes: Vec<u8>,
    from: &'b Buffers,
}

impl Buffers {
    /// A buffer, until it is dropped.
    pub(crate) fn lend(&self) -> Lent<'_> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Lent { bytes: known.unwrap_or_default(), from: self }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.from.0.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_returned_buffer_is_used_again() {
        let buffers = Buffers::default();
        let (mut one, other) = (buffers.lend(), buffers.lend());
        one.bytes.reserve(4096);
        drop(other);
        drop(one);
        assert!(buffers.lend().bytes.capacity() >= 4096);
        assert_eq!(buffers.0.into_inner().unwrap().len(), 2);
    }
}
