//! Reads one file of a site.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::file::Source;
use crate::base::diagnostic::{Diagnostic, Place};

/// Where posts and the files beside them are.
pub(super) const CONTENT: &str = "content/";

/// How much of the content may be held.
pub(super) struct Budget {
    held: AtomicUsize,
    most: usize,
}

impl Budget {
    /// Budget for `most` bytes.
    pub fn for_bytes(most: usize) -> Budget {
        Budget { held: AtomicUsize::new(0), most }
    }

    pub fn unlimited() -> Budget {
        Budget::for_bytes(usize::MAX)
    }

    fn is_limited(&self) -> bool {
        self.most < usize::MAX
    }

    fn has(&self, size: usize) -> bool {
        self.held.fetch_add(size, Ordering::Relaxed) < self.most
    }
}

/// A file, or what is known of it where it is proved unchanged.
pub(super) fn read_file(
    path: &str,
    place: &Path,
    known: Option<&Source>,
    budget: &Budget,
) -> Result<Source, Diagnostic> {
    let content = path.starts_with(CONTENT);
    if let Some(known) = known.filter(|known| known.is_unchanged(place) && (content || known.held().is_some())) {
        return Ok(known.clone());
    }
    // Files beside the posts may be of any size, and no stage but the last wants their bytes.
    let read = match content && !is_text(path) {
        true => Source::hashed(place),
        false => Source::read(place),
    };
    let mut source =
        read.map_err(|error| Diagnostic::error(format!("`{path}` cannot be read: {error}")).at(Place::file(path)))?;
    let size = source.held().map_or(0, |bytes| bytes.len());
    source.once = content && budget.is_limited();
    if content && !budget.has(size) {
        source.drop_bytes();
    }
    Ok(source)
}

/// Whether a file of the content is likely to be read as text.
fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with('_')
        || name
            .to_ascii_lowercase()
            .rsplit_once('.')
            .is_some_and(|(_, ending)| matches!(ending, "md" | "markdown" | "mdown"))
}
