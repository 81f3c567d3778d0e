//! One file of a site, with the hash of its bytes.
//!
//! Takes a place on disk, or bytes; gives the hash, and the bytes when they are needed: from memory, or read again and
//! compared with the hash.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::stamp::Stamp;
use crate::base::diagnostic::{Diagnostic, Place};

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The BLAKE3 hash of its bytes.
    pub hash: blake3::Hash,
    /// Whether it is a text that begins with front matter. Not set for Markdown.
    pub(crate) has_front_matter: bool,
    held: Option<Arc<[u8]>>,
    /// Whether the bytes are kept in memory only until they are used.
    pub(super) once: bool,
    /// `None` for files that are not on disk.
    place: Option<Arc<Path>>,
    /// The stamp from when it was read, if it can show that the file is unchanged.
    pub(super) stamp: Option<Stamp>,
}

impl Source {
    /// A file that is not on disk.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Source {
        let bytes = bytes.into();
        Source {
            hash: blake3::hash(&bytes),
            held: Some(bytes),
            has_front_matter: false,
            once: false,
            place: None,
            stamp: None,
        }
    }

    /// Reads a file and keeps its bytes.
    pub(crate) fn read(place: &Path) -> io::Result<Source> {
        let (stamp, read_at) = (Stamp::of(place), SystemTime::now());
        let bytes: Arc<[u8]> = std::fs::read(place)?.into();
        let stamp = stamp.filter(|stamp| stamp.is_settled(read_at));
        Ok(Source {
            hash: blake3::hash(&bytes),
            held: Some(bytes),
            has_front_matter: false,
            once: false,
            place: Some(place.into()),
            stamp,
        })
    }

    /// Reads a file only for its hash.
    pub(crate) fn hashed(place: &Path) -> io::Result<Source> {
        let (stamp, read_at) = (Stamp::of(place), SystemTime::now());
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(std::fs::File::open(place)?)?;
        let stamp = stamp.filter(|stamp| stamp.is_settled(read_at));
        Ok(Source {
            hash: hasher.finalize(),
            held: None,
            has_front_matter: false,
            once: false,
            place: Some(place.into()),
            stamp,
        })
    }

    /// A file that an earlier process read.
    pub(super) fn known(hash: blake3::Hash, has_front_matter: bool, place: &Path, stamp: Stamp) -> Source {
        Source { hash, held: None, has_front_matter, once: false, place: Some(place.into()), stamp: Some(stamp) }
    }

    /// Whether the stamp of the file at `place` shows that it is still this one.
    pub(crate) fn is_unchanged(&self, place: &Path) -> bool {
        self.place.as_deref() == Some(place) && self.stamp.is_some() && self.stamp == Stamp::of(place)
    }

    /// The bytes, if they are in memory.
    pub fn held(&self) -> Option<&Arc<[u8]>> {
        self.held.as_ref()
    }

    /// Drops the bytes if they were kept only until they were used.
    pub(crate) fn was_used(&mut self) {
        if self.once {
            self.drop_bytes();
        }
    }

    /// Drops the bytes, if they can be read again from disk.
    pub(super) fn drop_bytes(&mut self) {
        if self.place.is_some() {
            self.held = None;
        }
    }

    /// The bytes; an error if the file has changed since it was read. `path` is its name in messages.
    pub(crate) fn bytes(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        let (held, place) = (self.held.as_ref(), self.place.as_deref());
        let read = match (held, place) {
            (Some(bytes), _) => return Ok(Arc::clone(bytes)),
            (None, Some(place)) => std::fs::read(place),
            (None, None) => Ok(Vec::new()),
        };
        let problem = match read {
            Ok(bytes) if blake3::hash(&bytes) == self.hash => return Ok(bytes.into()),
            Ok(_) => Diagnostic::error(format!("`{path}` changed during the build")),
            Err(error) => Diagnostic::error(format!("`{path}` can no longer be read: {error}")),
        };
        Err(problem.at(Place::file(path)).hint("build again"))
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_again_and_a_changed_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        std::fs::write(&place, "x").unwrap();
        let mut source = Source::read(&place).unwrap();
        assert_eq!(source.hash, Source::hashed(&place).unwrap().hash);
        source.drop_bytes();
        assert!(source.held().is_none());
        assert_eq!(&*source.bytes("a").unwrap(), b"x");
        std::fs::write(&place, "y").unwrap();
        assert!(source.bytes("a").unwrap_err().message.contains("changed during"));
        std::fs::remove_file(&place).unwrap();
        assert!(source.bytes("a").unwrap_err().message.contains("can no longer be read"));
    }
}
