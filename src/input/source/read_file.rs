//! Reads one file of a site.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::file::Source;
use crate::base::diagnostic::{Diagnostic, Place};

/// Where posts and the files beside them are.
pub(super) const CONTENT: &str = "content/";

/// How much of the content may be held.
pub(super) struct Room {
    held: AtomicUsize,
    most: usize,
}

impl Room {
    /// Room for `most` bytes.
    pub fn for_bytes(most: usize) -> Room {
        Room { held: AtomicUsize::new(0), most }
    }

    pub fn ample() -> Room {
        Room::for_bytes(usize::MAX)
    }

    fn is_sparing(&self) -> bool {
        self.most < usize::MAX
    }

    fn has(&self, size: usize) -> bool {
        self.held.fetch_add(size, Ordering::Relaxed) < self.most
    }
}

/// A file, or what is known of it where it is proved unchanged.
pub(super) fn read_file(path: &str, place: &Path, known: Option<&Source>, room: &Room) -> Result<Source, Diagnostic> {
    let content = path.starts_with(CONTENT);
    if let Some(known) = known.filter(|known| known.still_stands(place) && (content || known.held().is_some())) {
        return Ok(known.clone());
    }
    // Files beside the posts may be of any size, and no stage but the last wants their bytes.
    let read = match content && !is_text(path) {
        true => Source::looked_at(place),
        false => Source::read(place),
    };
    let mut source =
        read.map_err(|error| Diagnostic::error(format!("`{path}` cannot be read: {error}")).at(Place::file(path)))?;
    let size = source.held().map_or(0, |bytes| bytes.len());
    source.once = content && room.is_sparing();
    if content && !room.has(size) {
        source.let_go();
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
