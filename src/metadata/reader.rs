//! Random access to the bytes of a file.
//!
//! Takes bytes in memory, or anything that can seek; gives the parts that are asked for. A file is never read as a whole, so
//! that a video of some gigabytes costs a few small reads.

use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;

/// How many bytes of a file are read at once, since most questions are about bytes that are close together.
const WINDOW: usize = 4096;

/// The bytes of a file.
pub(crate) trait Reader {
    /// How many there are.
    fn size(&self) -> u64;

    /// Fills `buffer` with the bytes from `at` on; says whether there are that many.
    fn fill(&mut self, at: u64, buffer: &mut [u8]) -> bool;
}

impl dyn Reader + '_ {
    /// The `N` bytes at `at`.
    pub(super) fn array<const N: usize>(&mut self, at: u64) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.fill(at, &mut bytes).then_some(bytes)
    }

    /// The bytes in a range; `None` if it does not end within the file.
    pub(super) fn bytes(&mut self, range: Range<u64>) -> Option<Vec<u8>> {
        if range.end > self.size() {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(range.end.checked_sub(range.start)?).ok()?];
        self.fill(range.start, &mut bytes).then_some(bytes)
    }

    /// The first bytes of a range, at most `most`, as far as the file goes.
    pub(super) fn start(&mut self, range: &Range<u64>, most: u64) -> Vec<u8> {
        let end = range.end.min(self.size()).min(range.start.saturating_add(most));
        self.bytes(range.start..end).unwrap_or_default()
    }
}

impl Reader for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn fill(&mut self, at: u64, buffer: &mut [u8]) -> bool {
        let from = usize::try_from(at).ok().and_then(|at| self.get(at..));
        let part = from.and_then(|from| from.get(..buffer.len()));
        part.map(|part| buffer.copy_from_slice(part)).is_some()
    }
}

/// A file on disk, with the part of it that was read last.
pub(crate) struct Window<F> {
    file: F,
    size: u64,
    /// Where `held` begins.
    start: u64,
    held: Vec<u8>,
}

impl<F: Read + Seek> Window<F> {
    /// A file that has `size` bytes.
    pub(crate) fn of(file: F, size: u64) -> Window<F> {
        Window { file, size, start: 0, held: Vec::new() }
    }

    fn read(&mut self, at: u64, buffer: &mut [u8]) -> bool {
        self.file.seek(SeekFrom::Start(at)).is_ok() && self.file.read_exact(buffer).is_ok()
    }
}

impl<F: Read + Seek> Reader for Window<F> {
    fn size(&self) -> u64 {
        self.size
    }

    fn fill(&mut self, at: u64, buffer: &mut [u8]) -> bool {
        if at.checked_add(buffer.len() as u64).is_none_or(|end| end > self.size) {
            return false;
        }
        if buffer.len() > WINDOW / 2 {
            return self.read(at, buffer);
        }
        let held = |window: &Window<F>| {
            let from = usize::try_from(at.checked_sub(window.start)?).ok()?;
            Some(from).filter(|from| from + buffer.len() <= window.held.len())
        };
        let from = held(self).or_else(|| {
            let count = (self.size - at).min(WINDOW as u64);
            let mut next = std::mem::take(&mut self.held);
            next.resize(usize::try_from(count).unwrap_or(WINDOW), 0);
            let is_read = self.read(at, &mut next);
            self.start = at;
            self.held = if is_read { next } else { Vec::new() };
            is_read.then_some(0)
        });
        from.map(|from| buffer.copy_from_slice(&self.held[from..from + buffer.len()])).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn a_file_and_bytes_in_memory_answer_alike() {
        let bytes: Vec<u8> = (0..20_000_u32).map(|number| (number % 251) as u8).collect();
        let mut window = Window::of(Cursor::new(&bytes), bytes.len() as u64);
        let mut slice = &bytes[..];
        let (file, memory): (&mut dyn Reader, &mut dyn Reader) = (&mut window, &mut slice);
        for range in [0..4, 2..9, 4090..4100, 10..20, 0..9000, 19_990..20_000, 19_999..20_001, 20_000..20_000] {
            assert_eq!(file.bytes(range.clone()), memory.bytes(range.clone()), "{range:?}");
        }
        assert_eq!(file.array::<4>(u64::MAX - 1), None);
        assert_eq!(file.start(&(19_998..30_000), 8), memory.start(&(19_998..30_000), 8));
    }

    #[test]
    fn a_question_about_a_few_bytes_reads_only_a_few() {
        struct Counting(Cursor<Vec<u8>>, u64);
        impl Read for Counting {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                self.1 += buffer.len() as u64;
                self.0.read(buffer)
            }
        }
        impl Seek for Counting {
            fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
                self.0.seek(to)
            }
        }
        let size = 8 << 20;
        let mut window = Window::of(Counting(Cursor::new(vec![7; size]), 0), size as u64);
        for at in [0, 8, 16, 4_000_000, 4_000_008, 8_000_000] {
            let reader: &mut dyn Reader = &mut window;
            assert_eq!(reader.array::<4>(at), Some([7; 4]));
        }
        assert!(window.file.1 <= 3 * WINDOW as u64, "{}", window.file.1);
    }
}
