//! One file of a site, with the hash of its bytes.
//!
//! Takes a place on disk, or bytes; gives the hash, what is known of a picture, and the bytes when they are needed: from
//! memory, or read again and compared with the hash.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::stamp::Stamp;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::metadata::{self, Examined, Window};

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The BLAKE3 hash of its bytes.
    pub hash: blake3::Hash,
    /// Whether it is a text that begins with front matter. Not set for Markdown.
    pub(crate) has_front_matter: bool,
    /// What is known of it, if it is of a kind that may have metadata.
    pub(crate) examined: Option<Examined>,
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
        let examined = metadata::examine(&mut &bytes[..], "");
        Source {
            hash: blake3::hash(&bytes),
            examined,
            has_front_matter: false,
            held: Some(bytes),
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
        let examined = metadata::examine(&mut &bytes[..], &name(place));
        let hash = blake3::hash(&bytes);
        Ok(Source {
            hash,
            examined,
            has_front_matter: false,
            held: Some(bytes),
            once: false,
            place: Some(place.into()),
            stamp,
        })
    }

    /// Reads a file only for its hash, and looks at it if it is a picture.
    pub(crate) fn hashed(place: &Path) -> io::Result<Source> {
        let (stamp, read_at) = (Stamp::of(place), SystemTime::now());
        let mut file = File::open(place)?;
        let size = file.metadata()?.len();
        let examined = metadata::examine(&mut Window::of(&file, size), &name(place));
        file.seek(SeekFrom::Start(0))?;
        let hash = blake3::Hasher::new().update_reader(file)?.finalize();
        let stamp = stamp.filter(|stamp| stamp.is_settled(read_at));
        Ok(Source::on_disk(hash, examined, place, stamp))
    }

    /// A file that an earlier process read.
    pub(super) fn known(hash: blake3::Hash, examined: Option<Examined>, place: &Path, stamp: Stamp) -> Source {
        Source::on_disk(hash, examined, place, Some(stamp))
    }

    /// A file whose bytes are not held.
    fn on_disk(hash: blake3::Hash, examined: Option<Examined>, place: &Path, stamp: Option<Stamp>) -> Source {
        let place = Some(place.into());
        Source { hash, examined, has_front_matter: false, held: None, once: false, place, stamp }
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
            Ok(_) => Diagnostic::error(format!("`{path}` {CHANGED}")),
            Err(error) => Diagnostic::error(format!("`{path}` can no longer be read: {error}")),
        };
        Err(problem.at(Place::file(path)).hint("build again"))
    }
}

const CHANGED: &str = "changed during the build";

/// Whether a problem is only that a file was saved while the site was built, which the next build mends.
pub(crate) fn is_of_newer_file(problem: &Diagnostic) -> bool {
    problem.message.ends_with(CHANGED)
}

fn name(place: &Path) -> String {
    place.file_name().unwrap_or_default().to_string_lossy().into_owned()
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
        assert!(is_of_newer_file(&source.bytes("a").unwrap_err()));
        std::fs::remove_file(&place).unwrap();
        let gone = source.bytes("a").unwrap_err();
        assert!(gone.message.contains("can no longer be read") && !is_of_newer_file(&gone));
    }
}
