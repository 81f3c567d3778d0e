//! The words of posts by the hash of their file, between builds.
//!
//! Takes the hashes of the posts of a build, and a function that counts one; counts those that are new, on all threads, and gives
//! the words of all. The file is a checksum of the rest and the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::count::{Counted, Counter, Weighed, Word};
use super::vocabulary::{Part, Vocabulary};
use crate::base::normal_file;
use crate::base::program::PROGRAM;

/// What is remembered of posts.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    file: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Those of the last build, or of the file.
    known: Option<Arc<Known>>,
    /// Whether the file has others.
    changed: bool,
}

/// The words of posts that have the same surroundings: the program, the configuration, the words of the interface.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Known {
    surroundings: [u8; 32],
    words: Arc<Vec<Word>>,
    /// By the hash of the file.
    posts: BTreeMap<[u8; 32], Arc<Counted>>,
}

impl Memory {
    /// A memory that is kept in a file.
    pub(crate) fn on_disk(file: PathBuf) -> Memory {
        Memory { file: Some(file), ..Memory::default() }
    }

    /// The words of posts, in their order; `count` counts the one at an index.
    pub(crate) fn words(
        &self,
        surroundings: &blake3::Hash,
        posts: &[blake3::Hash],
        count: &(dyn Fn(usize, &mut Counter) -> Counted + Sync),
    ) -> Vec<Part> {
        let mut state = self.state();
        let known = state.known.take().or_else(|| self.file.as_deref().and_then(load).map(Arc::new));
        let known = known.filter(|known| known.surroundings == *surroundings.as_bytes()).unwrap_or_default();
        let is_known = |at: &usize| known.posts.contains_key(posts[*at].as_bytes());
        let (old, new): (Vec<usize>, Vec<usize>) = (0..posts.len()).partition(is_known);
        let of_post = |at: usize| Some((at, Arc::clone(known.posts.get(posts[at].as_bytes())?)));
        let mut parts = counted(&new, count);
        if !old.is_empty() {
            let posts = old.into_iter().filter_map(of_post).collect();
            parts.push(Part { words: Arc::clone(&known.words), posts });
        }
        let is_same = new.is_empty() && posts.len() == known.posts.len();
        state.changed |= !is_same;
        let part = if is_same { parts.pop().unwrap_or_default() } else { merged(&parts) };
        state.known = Some(match is_same {
            true => known,
            false => Arc::new(Known::of(surroundings, posts, &part)),
        });
        vec![part]
    }

    /// The file and what to keep in it; none where nothing changed.
    pub(crate) fn to_store(&self) -> Option<(PathBuf, Vec<u8>)> {
        let state = self.state();
        let (file, known) = (self.file.clone()?, state.known.as_ref().filter(|_| state.changed)?);
        let rest = postcard::to_stdvec(&**known).ok()?;
        Some((file, [checksum(&rest).as_bytes(), rest.as_slice()].concat()))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn of(surroundings: &blake3::Hash, posts: &[blake3::Hash], part: &Part) -> Known {
        let counted = part.posts.iter().map(|(at, counted)| (*posts[*at].as_bytes(), Arc::clone(counted)));
        Known { surroundings: *surroundings.as_bytes(), words: Arc::clone(&part.words), posts: counted.collect() }
    }
}

/// Counts posts on all threads; a part for each counter.
fn counted(posts: &[usize], count: &(dyn Fn(usize, &mut Counter) -> Counted + Sync)) -> Vec<Part> {
    let free: Mutex<Vec<(Counter, Part)>> = Mutex::default();
    let lock = || free.lock().unwrap_or_else(PoisonError::into_inner);
    posts.par_chunks(32).for_each(|some| {
        let (mut counter, mut part) = lock().pop().unwrap_or_default();
        part.posts.extend(some.iter().map(|at| (*at, Arc::new(count(*at, &mut counter)))));
        lock().push((counter, part));
    });
    let parts = std::mem::take(&mut *lock()).into_iter();
    parts.map(|(counter, part)| Part { words: Arc::new(counter.words), ..part }).collect()
}

/// Several parts as one, with the words that its posts have, sorted.
fn merged(parts: &[Part]) -> Part {
    let vocabulary = Vocabulary::of(parts.iter().map(|part| part.words.as_slice()));
    let mut places = vec![0_u32; vocabulary.words.len()];
    for (at, part) in parts.iter().enumerate() {
        let words = part.posts.iter().flat_map(|(_, counted)| &counted.words);
        words.for_each(|one| places[vocabulary.number(at, one.word()) as usize] = 1);
    }
    let used = places.iter().zip(&vocabulary.words).filter(|(place, _)| **place > 0);
    let words: Vec<Word> = used.map(|(_, word)| (*word).clone()).collect();
    let mut next = 0;
    for place in &mut places {
        let used = *place;
        *place = next;
        next += used;
    }
    let renumbered = |(part, (at, counted)): (usize, &(usize, Arc<Counted>))| {
        let new = |one: &Weighed| Weighed::new(places[vocabulary.number(part, one.word()) as usize], one.uses());
        let mut words: Vec<Weighed> = counted.words.iter().map(new).collect();
        words.sort_unstable();
        (*at, Arc::new(Counted { length: counted.length, words }))
    };
    let posts = parts.iter().enumerate().flat_map(|(part, own)| own.posts.iter().map(move |post| (part, post)));
    let mut posts: Vec<(usize, Arc<Counted>)> = posts.collect::<Vec<_>>().into_par_iter().map(renumbered).collect();
    posts.sort_unstable_by_key(|(at, _)| *at);
    Part { words: Arc::new(words), posts }
}

fn load(file: &Path) -> Option<Known> {
    let bytes = normal_file::read(file).ok()?;
    let (sum, rest) = bytes.split_first_chunk::<32>()?;
    (checksum(rest) == blake3::Hash::from_bytes(*sum)).then(|| postcard::from_bytes(rest).ok())?
}

/// Of the program too, since another version could count otherwise.
fn checksum(rest: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(PROGRAM.as_bytes()).update(rest).finalize()
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// The words of texts, and how many texts were counted.
    fn words(memory: &Memory, texts: &[&str]) -> (Vec<Part>, usize) {
        let hashes: Vec<blake3::Hash> = texts.iter().map(|text| blake3::hash(text.as_bytes())).collect();
        let times = AtomicUsize::new(0);
        let count = |at: usize, counter: &mut Counter| {
            times.fetch_add(1, Ordering::Relaxed);
            counter.post("en", "", texts[at])
        };
        let parts = memory.words(&blake3::hash(b"surroundings"), &hashes, &count);
        (parts, times.into_inner())
    }

    fn same(one: &[Part], other: &[Part]) {
        let [one, other] = [one, other].map(|parts| format!("{parts:?}"));
        assert_eq!(one, other);
    }

    #[test]
    fn only_the_words_of_an_edited_post_are_counted_anew_and_all_are_as_in_a_clean_build() {
        let memory = Memory::default();
        assert_eq!(words(&memory, &["a b", "b c", "d e"]).1, 3);
        let (warm, times) = words(&memory, &["a b", "x c", "d e"]);
        assert_eq!(times, 1);
        same(&warm, &words(&Memory::default(), &["a b", "x c", "d e"]).0);
        let (fewer, times) = words(&memory, &["d e"]);
        assert_eq!(times, 0);
        same(&fewer, &words(&Memory::default(), &["d e"]).0);
    }

    #[test]
    fn words_are_remembered_on_disk_and_a_damaged_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words");
        let memory = Memory::on_disk(file.clone());
        let (clean, _) = words(&memory, &["a b", "b c"]);
        let (_, bytes) = memory.to_store().unwrap();
        std::fs::write(&file, &bytes).unwrap();
        let memory = Memory::on_disk(file.clone());
        let (warm, times) = words(&memory, &["a b", "b c"]);
        assert_eq!((times, memory.to_store()), (0, None), "nothing changed");
        same(&warm, &clean);
        std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(words(&Memory::on_disk(file), &["a b", "b c"]).1, 2);
    }
}
