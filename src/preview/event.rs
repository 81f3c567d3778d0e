//! What a running preview reports to whoever started it.

use std::sync::Arc;
use std::time::Duration;

use crate::base::diagnostic::Diagnostics;

/// What a running preview reports.
#[derive(Clone, Debug)]
pub enum Event {
    /// Files have changed. With errors, the last good site stays up.
    Changed {
        /// By path from the site's root.
        files: Vec<String>,
        /// From the event to the new site.
        took: Duration,
        /// Errors found before rendering.
        errors: usize,
    },
    /// All that is known to be wrong, whenever that changes.
    Problems(Arc<Diagnostics>),
    /// The system reports no changes, for this reason; the site is polled.
    Polling(String),
}

/// Is called with every event, from any thread.
pub type Listener = Arc<dyn Fn(Event) + Send + Sync>;
