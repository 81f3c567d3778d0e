//! Interrupting an import.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::diagnostic::Diagnostic;

/// An error once the author has interrupted the import.
pub(crate) fn check(stop: &AtomicBool) -> Result<(), Diagnostic> {
    match stop.load(Ordering::Relaxed) {
        true => Err(Diagnostic::error("the import was interrupted, so nothing was written")),
        false => Ok(()),
    }
}
