//! Parts the lines of the index into small files by the first letters of their keys.
//!
//! Takes sorted lines; gives ranges of them. Where a range is too large it is parted by one more letter, so that a longer line
//! changes the files around it and no others.

use std::ops::Range;

/// How many bytes a file has at most, if it has more than one line.
const LARGEST: usize = 12_000;

/// A line of the index: what is found at a folded word.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) key: String,
    pub(super) text: String,
}

impl Line {
    fn size(&self) -> usize {
        self.key.len() + self.text.len() + 1
    }
}

/// The ranges of the files, in order; they cover all lines.
pub(super) fn split(lines: &[Line]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    part(lines, 0..lines.len(), 0, &mut found);
    found
}

/// Parts lines whose keys have the first `letters` letters in common.
fn part(lines: &[Line], range: Range<usize>, letters: usize, found: &mut Vec<Range<usize>>) {
    if range.is_empty() {
        return;
    }
    if range.len() == 1 || size(lines, &range) <= LARGEST {
        return found.push(range);
    }
    let letter = |at: usize| lines[at].key.chars().nth(letters);
    let (mut start, mut open) = (range.start, None::<(Range<usize>, usize)>);
    while start < range.end {
        let first = letter(start);
        let end = (start..range.end).find(|at| letter(*at) != first).unwrap_or(range.end);
        let own = size(lines, &(start..end));
        match &mut open {
            Some((before, sum)) if *sum + own <= LARGEST => {
                *sum += own;
                before.end = end;
            }
            _ => {
                found.extend(open.take().map(|(before, _)| before));
                match own <= LARGEST {
                    true => open = Some((start..end, own)),
                    false => part(lines, start..end, letters + 1, found),
                }
            }
        }
        start = end;
    }
    found.extend(open.map(|(before, _)| before));
}

fn size(lines: &[Line], range: &Range<usize>) -> usize {
    lines[range.clone()].iter().map(Line::size).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize) -> Vec<Line> {
        let letters =
            |number: usize| [number / 676 % 26, number / 26 % 26, number % 26].map(|at| char::from(b'a' + at as u8));
        let mut lines: Vec<Line> = (0..count)
            .map(|number| Line { key: letters(number * 7919).iter().collect(), text: "x".repeat(number * 31 % 400) })
            .collect();
        lines.sort_by(|a, b| a.key.cmp(&b.key));
        lines.dedup_by(|a, b| a.key == b.key);
        lines
    }

    #[test]
    fn files_are_small_and_have_every_line_once() {
        let lines = lines(9000);
        let found = split(&lines);
        assert!(found.len() > 100 && found[0].start == 0 && found.last().unwrap().end == lines.len());
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(found.iter().all(|range| size(&lines, range) <= LARGEST));
        assert!(found.len() < 4 * size(&lines, &(0..lines.len())) / LARGEST, "few are small: {}", found.len());
    }

    #[test]
    fn a_line_that_is_too_large_is_a_file_of_its_own() {
        let long = |key: &str| Line { key: key.to_string(), text: "x".repeat(LARGEST) };
        let short = |key: &str| Line { key: key.to_string(), text: String::new() };
        assert_eq!(split(&[short("a"), long("ab"), short("b"), short("c")]), [0..1, 1..2, 2..4]);
        assert_eq!(split(&[]), [0..0; 0]);
    }

    #[test]
    fn a_longer_line_changes_few_files() {
        let mut lines = lines(9000);
        let keys = |lines: &[Line]| -> Vec<(String, String)> {
            let ends = |range: Range<usize>| (lines[range.start].key.clone(), lines[range.end - 1].key.clone());
            split(lines).into_iter().map(ends).collect()
        };
        let before = keys(&lines);
        lines[4000].text.push_str(&"y".repeat(2000));
        let after = keys(&lines);
        let changed = after.iter().filter(|range| !before.contains(range)).count();
        assert!(changed <= 12, "{changed} of {}", after.len());
    }
}
