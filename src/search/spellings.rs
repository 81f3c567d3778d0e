//! Words as they are written, each with a number: a look-up for every word of every post.
//!
//! Takes a language and a word; gives the numbers of the words of the index that it is. The standard map of hashes would take a
//! third of the time of counting.

/// The known spellings.
#[derive(Default)]
pub(super) struct Spellings {
    /// For each place of a hash one more than the number of an entry, or 0. Their number is a power of two.
    slots: Vec<u32>,
    entries: Vec<Entry>,
    /// The spellings of all entries, one after the other.
    text: String,
}

struct Entry {
    hash: u64,
    language: u16,
    start: u32,
    end: u32,
    value: u32,
}

impl Spellings {
    /// The value of a spelling; a new one gets that of `new`.
    pub(super) fn get_or_insert(&mut self, language: u16, spelling: &str, new: impl FnOnce() -> u32) -> u32 {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(language, spelling.as_bytes());
        let mut slot = self.first_slot(hash);
        while let Some(at) = self.slots[slot].checked_sub(1) {
            let entry = &self.entries[at as usize];
            if entry.hash == hash
                && entry.language == language
                && self.text[entry.start as usize..entry.end as usize] == *spelling
            {
                return entry.value;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        let (start, value) = (self.text.len() as u32, new());
        self.text.push_str(spelling);
        self.entries.push(Entry { hash, language, start, end: self.text.len() as u32, value });
        self.slots[slot] = self.entries.len() as u32;
        value
    }

    fn first_slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        for (at, entry) in (1..).zip(&self.entries) {
            let mut slot = self.first_slot(entry.hash);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = at;
        }
    }
}

/// FxHash, eight bytes at a time.
fn hash(language: u16, bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let mut hash = mix(u64::from(language) + 1, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(hash, u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_of_a_language_keeps_its_value() {
        let mut spellings = Spellings::default();
        let all: Vec<String> = (0..5000).map(|number| format!("word{number}")).collect();
        for round in 0..2 {
            for (number, word) in (0..).zip(&all) {
                for language in 0..2 {
                    let value = number * 2 + u32::from(language);
                    let got = spellings.get_or_insert(language, word, || {
                        assert_eq!(round, 0);
                        value
                    });
                    assert_eq!(got, value);
                }
            }
        }
    }
}
