//! The names of the index's files: each has a fingerprint, so that a browser can keep it for ever.

use super::contents::File;

/// How many entries or terms one file has: a search shows few of them, from anywhere in time.
pub(super) const CHUNK: usize = 16;

/// A file by its text; the names of two texts differ.
pub(super) fn named(start: &str, text: String) -> File {
    (format!("{start}{}.txt", fingerprint(&text, 9)), text)
}

/// Files of a few lines each, which have their number in their name too.
pub(super) fn chunk<T>(start: &str, all: &[T], line: impl Fn(&T) -> String) -> Vec<File> {
    let file = |(number, some): (usize, &[T])| {
        let text: String = some.iter().map(|one| line(one) + "\n").collect();
        // A file of another number cannot be meant, so a short fingerprint is enough.
        (format!("{start}{number}-{}.txt", fingerprint(&text, 5)), text)
    };
    all.chunks(CHUNK).enumerate().map(file).collect()
}

/// The first letters of a hash, in base 32.
fn fingerprint(text: &str, letters: usize) -> String {
    let hash = blake3::hash(text.as_bytes());
    let digit = |byte: &u8| char::from(b"0123456789abcdefghijkmnpqrstuvwx"[usize::from(byte % 32)]);
    hash.as_bytes().iter().take(letters).map(digit).collect()
}

/// The fingerprint in a name.
pub(super) fn fingerprint_in(name: &str) -> &str {
    let name = name.strip_suffix(".txt").unwrap_or(name);
    name.rsplit('-').next().unwrap_or(name)
}
