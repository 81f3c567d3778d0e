//! The files of a site when it was last read, for the next process.
//!
//! Takes sources and gives bytes; takes such bytes and gives sources without contents, so that unchanged files need not be
//! read. They are valid on one machine only: on another, no stamp is the same, and all files are read.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Source;
use super::read_file::is_large;
use super::sources::Sources;
use super::stamp::Stamp;
use crate::base::program::PROGRAM;
use crate::metadata::Examined;

/// The first bytes, with the program: another one may see other things in a file.
fn title() -> Vec<u8> {
    format!("chancery sources of {PROGRAM}\n").into_bytes()
}

#[derive(Serialize, Deserialize)]
struct Known<'p> {
    path: &'p str,
    hash: [u8; 32],
    has_front_matter: bool,
    examined: Option<Examined>,
    stamp: Stamp,
}

impl Sources {
    /// The bytes for the next process.
    pub(crate) fn remember(&self) -> Vec<u8> {
        // On other systems tools can set every part of a stamp, so it is used within one process only.
        let proves = |(path, source): (&'_ String, &Source)| -> Option<Vec<u8>> {
            let stamp = source.stamp.clone().filter(|_| cfg!(unix) && is_large(path))?;
            let known = Known {
                path,
                hash: *source.hash.as_bytes(),
                has_front_matter: source.has_front_matter,
                examined: source.examined,
                stamp,
            };
            postcard::to_stdvec(&known).ok()
        };
        let mut bytes = title();
        let head = bytes.len();
        bytes.extend_from_slice(&[0; 32]);
        self.files.iter().filter_map(proves).for_each(|known| bytes.extend(known));
        let body = head + 32;
        let checksum = blake3::hash(&bytes[body..]);
        bytes[head..body].copy_from_slice(checksum.as_bytes());
        bytes
    }

    /// The files that an earlier process read in the site at `root`; none if the bytes are incomplete.
    pub(crate) fn remembered(bytes: &[u8], root: &Path) -> Sources {
        let files = known(bytes).unwrap_or_default();
        let source = |known: Known<'_>| {
            let place = root.join(known.path);
            let mut source = Source::known(known.hash.into(), known.examined, &place, known.stamp);
            source.has_front_matter = known.has_front_matter;
            (known.path.to_string(), source)
        };
        let files: BTreeMap<String, Source> = files.into_iter().map(source).collect();
        Sources { files, ..Sources::none(Timestamp::UNIX_EPOCH) }
    }
}

fn known(bytes: &[u8]) -> Option<Vec<Known<'_>>> {
    let (checksum, mut body) = bytes.strip_prefix(&title()[..])?.split_first_chunk::<32>()?;
    if blake3::hash(body) != *checksum {
        return None;
    }
    let mut all = Vec::new();
    while !body.is_empty() {
        let (known, rest) = postcard::take_from_bytes(body).ok()?;
        all.push(known);
        body = rest;
    }
    Some(all)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_next_process_reads_only_files_that_changed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("content")).unwrap();
        for name in ["a.md", "b.md"] {
            std::fs::write(root.join("content").join(name), name).unwrap();
        }
        // A stamp is used only if it is older than the resolution of the clock.
        std::thread::sleep(std::time::Duration::from_millis(2_200));
        let bytes = Sources::read(root).remember();
        let known = Sources::remembered(&bytes, root);
        assert_eq!(known.files.len(), 2);
        std::fs::write(root.join("content/b.md"), "c.md").unwrap();
        let again = Sources::read_again(root, Some(&known));
        assert!(again.files["content/a.md"].held().is_none(), "it was not read");
        assert_eq!(again.shown("content/a.md"), "a.md");
        assert_eq!(again.files["content/b.md"].held().unwrap()[..], *b"c.md");
        let incomplete = Sources::remembered(&bytes[..bytes.len() - 1], root);
        assert!(incomplete.files.is_empty() && Sources::remembered(b"", root).files.is_empty());
    }
}
