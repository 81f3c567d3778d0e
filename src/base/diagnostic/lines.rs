//! The lines of a text, so that a place is found without counting from the top.
//!
//! Takes a text once; gives the line and the column of any byte of it. Without this, a file with thousands of mistakes would be
//! counted from its top for each.

use std::ops::Range;

/// Where the lines of a text begin, and how many characters come before.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// The byte where each line starts.
    starts: Vec<usize>,
    /// The characters before each [`Lines::STEP`]th byte: a line may be long, too.
    characters: Vec<usize>,
}

impl Lines {
    const STEP: usize = 256;

    pub(crate) fn of(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut characters = vec![0];
        for piece in text.as_bytes().chunks(Lines::STEP) {
            characters.push(characters[characters.len() - 1] + starts_of_characters(piece));
        }
        Lines { starts, characters }
    }

    /// The number of the line that a byte of the text is in, from 1, and the bytes of the line without its end.
    pub(super) fn line(&self, text: &str, at: usize) -> (usize, Range<usize>) {
        let line = self.starts.partition_point(|line| *line <= at);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        (line, start..start + text[start..end].trim_end_matches('\r').len())
    }

    /// The characters between two bytes of the text.
    pub(super) fn characters(&self, text: &str, span: Range<usize>) -> usize {
        self.characters_before(text, span.end) - self.characters_before(text, span.start)
    }

    fn characters_before(&self, text: &str, at: usize) -> usize {
        let step = at / Lines::STEP;
        self.characters[step] + starts_of_characters(&text.as_bytes()[step * Lines::STEP..at])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_and_column_of_a_long_text_is_the_one_that_counting_from_the_top_gives() {
        let text = ["é", "ab", "\n", "\r\n", "漢字", " "].repeat(200).concat() + &"é漢x".repeat(400);
        let lines = Lines::of(&text);
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let (line, column) =
                (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
            let (found, span) = lines.line(&text, at);
            assert_eq!((found, lines.characters(&text, span.start..at) + 1), (line, column), "{at}");
            assert_eq!(&text[span], text.lines().nth(line - 1).unwrap());
        }
    }
}
