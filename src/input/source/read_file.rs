//! Reads one file of a site.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::file::Source;
use super::sniff::{begins_with_front_matter, may_have_front_matter};
use crate::base::diagnostic::{Diagnostic, Place};

/// The folder of posts and the files next to them.
const CONTENT: &str = "content/";
/// The folder of the fonts of cards.
const FONTS: &str = "fonts/";

/// Whether a file is in a folder whose files may be many or large, so that those that are unchanged are not read.
pub(super) fn is_large(path: &str) -> bool {
    path.starts_with(CONTENT) || path.starts_with(FONTS)
}

/// How many bytes of the content may be kept in memory.
pub(super) struct Budget {
    held: AtomicUsize,
    most: usize,
}

impl Budget {
    /// A budget of `most` bytes.
    pub(crate) fn for_bytes(most: usize) -> Budget {
        Budget { held: AtomicUsize::new(0), most }
    }

    pub(crate) fn unlimited() -> Budget {
        Budget::for_bytes(usize::MAX)
    }

    fn is_limited(&self) -> bool {
        self.most < usize::MAX
    }

    fn has(&self, size: usize) -> bool {
        self.held.fetch_add(size, Ordering::Relaxed) < self.most
    }
}

/// Reads a file, or takes the known one if it is unchanged.
pub(super) fn read_file(
    path: &str,
    place: &Path,
    known: Option<&Source>,
    budget: &Budget,
) -> Result<Source, Diagnostic> {
    let content = path.starts_with(CONTENT);
    let large = is_large(path);
    if let Some(known) = known.filter(|known| known.is_unchanged(place) && (large || known.held().is_some())) {
        return Ok(known.clone());
    }
    // Files next to the posts may be large, and only the last stage needs their bytes.
    let read = match large && !is_text(path) {
        true => Source::hashed(place),
        false => Source::read(place),
    };
    let mut source =
        read.map_err(|error| Diagnostic::error(format!("`{path}` cannot be read: {error}")).at(Place::file(path)))?;
    let size = source.held().map_or(0, |bytes| bytes.len());
    source.has_front_matter = content && may_have_front_matter(path) && begins_with_front_matter(place);
    source.once = content && budget.is_limited();
    if content && !budget.has(size) {
        source.drop_bytes();
    }
    Ok(source)
}

/// Whether a file of the content is probably read as text.
fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with('_')
        || name
            .to_ascii_lowercase()
            .rsplit_once('.')
            .is_some_and(|(_, ending)| matches!(ending, "md" | "markdown" | "mdown"))
}
