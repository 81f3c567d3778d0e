//! Posts by the hashes of their files.
//!
//! Takes posts that were parsed; gives those whose file and surroundings (the program, the configuration, the words) are the
//! same as then, with what was said of them. Bodies are not kept: they are parsed again where they are wanted.
//!
//! The file is a title, the hash of the surroundings, a checksum of the rest, then the posts by path: the length of the
//! path and the path, the hash of its file, the number of code blocks and their keys, the length of the post and the post.
//! Lengths and numbers are four bytes, the smallest first.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::highlights::BlockKey;
use super::key::Key;
use crate::base::diagnostic::Diagnostic;
use crate::base::normal_file;
use crate::input::post::{self, Post};

/// The first bytes, with the version of all that follows.
const TITLE: &[u8] = b"chancery posts 1\n";

/// A parsed post and what was said of it, which is said again with it.
#[derive(Clone, Debug)]
pub struct CachedPost {
    /// Of its file.
    pub(crate) hash: blake3::Hash,
    /// All of it but its body.
    pub(crate) post: Arc<Post>,
    /// What was reported when it was parsed.
    pub(crate) diagnostics: Arc<[Diagnostic]>,
    /// Its blocks of code.
    pub(crate) blocks: Arc<[BlockKey]>,
}

/// The posts of one site.
#[derive(Debug, Default)]
pub struct Posts {
    file: Option<PathBuf>,
    /// A hash over the posts in the file; none before the first build.
    stored: Option<Key>,
    surroundings: Option<Key>,
    /// Those of the last build, by path.
    last: Vec<CachedPost>,
}

/// A file's bytes, and what is where in them.
#[derive(Debug, Default)]
struct Stored {
    bytes: Vec<u8>,
    surroundings: Option<Key>,
    /// By path.
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    path: Range<usize>,
    hash: blake3::Hash,
    blocks: Arc<[BlockKey]>,
    post: Range<usize>,
}

impl Posts {
    pub(super) fn on_disk(file: PathBuf) -> Posts {
        Posts { file: Some(file), ..Posts::default() }
    }

    /// For each file, by path, the post that it still is. `surroundings` are what all posts depend on beside their files.
    pub(crate) fn recall(&mut self, surroundings: &Key, files: &[(&str, blake3::Hash)]) -> Vec<Option<CachedPost>> {
        if self.surroundings.as_ref() == Some(surroundings) {
            let known = pairs(files, &self.last, |known| &known.post.path);
            let same = |((_, hash), known): (&(&str, blake3::Hash), Option<usize>)| {
                known.map(|at| &self.last[at]).filter(|known| known.hash == *hash).cloned()
            };
            return files.iter().zip(known).map(same).collect();
        }
        if self.stored.is_some() {
            return vec![None; files.len()];
        }
        let bytes = self.file.as_deref().and_then(|file| normal_file::read(file).ok()).unwrap_or_default();
        let stored = Stored::read(bytes).unwrap_or_default();
        self.stored = Some(stored.summary());
        if stored.surroundings.as_ref() != Some(surroundings) {
            return vec![None; files.len()];
        }
        let known = pairs(files, &stored.entries, |entry| stored.text(&entry.path));
        let same = |((_, hash), known): (&(&str, blake3::Hash), Option<usize>)| {
            stored.decode(known.map(|at| &stored.entries[at]).filter(|known| known.hash == *hash)?)
        };
        files.par_iter().zip(known).map(same).collect()
    }

    /// Keeps what a build used, by path.
    pub(crate) fn keep(&mut self, surroundings: Key, posts: Vec<CachedPost>) {
        self.surroundings = Some(surroundings);
        self.last = posts;
    }

    /// The blocks of code of all posts.
    pub(crate) fn blocks(&self) -> BTreeSet<BlockKey> {
        self.last.iter().flat_map(|known| known.blocks.iter().copied()).collect()
    }

    /// The file and what to keep in it; none where nothing changed.
    pub(super) fn to_store(&self) -> Option<(PathBuf, Vec<u8>)> {
        let (file, surroundings) = (self.file.clone()?, self.surroundings?);
        let posts = self.last.iter().map(|known| (known.post.path.as_str(), &known.hash));
        if self.stored == Some(summary(Some(&surroundings), posts)) {
            return None;
        }
        let start = TITLE.len() + 64;
        let mut bytes = Vec::with_capacity(start + self.last.len() * 2048);
        bytes.extend_from_slice(TITLE);
        bytes.extend_from_slice(surroundings.as_bytes());
        bytes.extend_from_slice(&[0; 32]);
        for some in self.last.chunks(1024) {
            let encoded: Vec<Vec<u8>> = some.par_iter().filter_map(encode).collect();
            encoded.iter().for_each(|post| bytes.extend_from_slice(post));
        }
        let checksum = blake3::hash(&bytes[start..]);
        bytes[start - 32..start].copy_from_slice(checksum.as_bytes());
        Some((file, bytes))
    }
}

/// A hash that is the same where the posts are the same.
fn summary<'p>(surroundings: Option<&Key>, posts: impl Iterator<Item = (&'p str, &'p blake3::Hash)>) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(surroundings.map_or(&[], |surroundings| surroundings.as_bytes()));
    for (path, hash) in posts {
        hasher.update(&path.len().to_le_bytes()).update(path.as_bytes()).update(hash.as_bytes());
    }
    hasher.finalize()
}

impl Stored {
    /// None where the bytes are not whole.
    fn read(bytes: Vec<u8>) -> Option<Stored> {
        let (surroundings, rest) = bytes.strip_prefix(TITLE)?.split_first_chunk::<32>()?;
        let (checksum, rest) = rest.split_first_chunk::<32>()?;
        if blake3::hash(rest) != *checksum {
            return None;
        }
        let surroundings = Some(blake3::Hash::from_bytes(*surroundings));
        let mut entries = Vec::new();
        let mut at = bytes.len() - rest.len();
        while at < bytes.len() {
            entries.push(Entry::read(&bytes, &mut at)?);
        }
        Some(Stored { bytes, surroundings, entries })
    }

    fn summary(&self) -> Key {
        let posts = self.entries.iter().map(|entry| (self.text(&entry.path), &entry.hash));
        summary(self.surroundings.as_ref(), posts)
    }

    fn text(&self, range: &Range<usize>) -> &str {
        std::str::from_utf8(&self.bytes[range.clone()]).unwrap_or_default()
    }

    fn decode(&self, entry: &Entry) -> Option<CachedPost> {
        let (post, diagnostics) = post::from_bytes(&self.bytes[entry.post.clone()])?;
        Some(CachedPost {
            hash: entry.hash,
            post: Arc::new(post),
            diagnostics: Vec::from(diagnostics).into(),
            blocks: Arc::clone(&entry.blocks),
        })
    }
}

impl Entry {
    fn read(bytes: &[u8], at: &mut usize) -> Option<Entry> {
        let path = ranged(bytes, at)?;
        let hash = blake3::Hash::from_bytes(taken(bytes, at)?);
        let count = u32::from_le_bytes(taken(bytes, at)?);
        let blocks = (0..count).map(|_| taken(bytes, at)).collect::<Option<Vec<BlockKey>>>()?;
        Some(Entry { path, hash, blocks: blocks.into(), post: ranged(bytes, at)? })
    }
}

fn taken<const N: usize>(bytes: &[u8], at: &mut usize) -> Option<[u8; N]> {
    let taken = bytes.get(*at..)?.first_chunk::<N>()?;
    *at += N;
    Some(*taken)
}

fn ranged(bytes: &[u8], at: &mut usize) -> Option<Range<usize>> {
    let length = usize::try_from(u32::from_le_bytes(taken(bytes, at)?)).ok()?;
    let range = *at..at.checked_add(length)?;
    bytes.get(range.clone())?;
    *at = range.end;
    Some(range)
}

fn encode(known: &CachedPost) -> Option<Vec<u8>> {
    let post = post::to_bytes(&known.post, &known.diagnostics)?;
    let path = known.post.path.as_bytes();
    let length = |length: usize| u32::try_from(length).ok().map(u32::to_le_bytes);
    let mut bytes = Vec::with_capacity(path.len() + post.len() + 64);
    bytes.extend_from_slice(&length(path.len())?);
    bytes.extend_from_slice(path);
    bytes.extend_from_slice(known.hash.as_bytes());
    bytes.extend_from_slice(&length(known.blocks.len())?);
    known.blocks.iter().for_each(|block| bytes.extend_from_slice(block));
    bytes.extend_from_slice(&length(post.len())?);
    bytes.extend_from_slice(&post);
    Some(bytes)
}

/// For each file the index of the item of the same path; both are in the order of paths.
fn pairs<'k, T>(files: &[(&str, blake3::Hash)], known: &'k [T], path: impl Fn(&'k T) -> &'k str) -> Vec<Option<usize>> {
    let mut at = 0;
    let find = |(wanted, _): &(&str, blake3::Hash)| {
        while known.get(at).is_some_and(|known| path(known) < *wanted) {
            at += 1;
        }
        known.get(at).filter(|known| path(known) == *wanted).map(|_| at)
    };
    files.iter().map(find).collect()
}
