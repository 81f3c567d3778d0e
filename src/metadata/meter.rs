//! A limit on how much of a file is read, in proportion to its size: a file that leads a parser around in circles costs no
//! more than one that is read a few times.

use super::reader::Reader;

/// How often a file may be read as a whole, and what it may cost besides.
const TIMES: u64 = 16;
const BESIDES: u64 = 4 << 20;
/// What each question costs in addition to its bytes.
const QUESTION: u64 = 8;

/// A reader that stops answering when too much was asked.
pub(super) struct Metered<'r> {
    reader: &'r mut dyn Reader,
    left: u64,
    /// Whether too much was asked.
    pub(super) is_spent: bool,
}

impl<'r> Metered<'r> {
    pub(super) fn of(reader: &'r mut dyn Reader) -> Metered<'r> {
        let left = reader.size().saturating_mul(TIMES).saturating_add(BESIDES);
        Metered { reader, left, is_spent: false }
    }
}

impl Reader for Metered<'_> {
    fn size(&self) -> u64 {
        self.reader.size()
    }

    fn fill(&mut self, at: u64, buffer: &mut [u8]) -> bool {
        match self.left.checked_sub(buffer.len() as u64 + QUESTION).filter(|_| !self.is_spent) {
            Some(left) => self.left = left,
            None => self.is_spent = true,
        }
        !self.is_spent && self.reader.fill(at, buffer)
    }
}
