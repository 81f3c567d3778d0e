//! Places in source texts.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::lines::Lines;

/// A place in a file, with the line that is there, so that it can be shown without the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Path relative to the site root, with `/` between its parts.
    pub file: String,
    /// 1-based; 0 where the place is the file as a whole.
    pub line: usize,
    /// 1-based, counted in characters; 0 where the place is the file as a whole.
    pub column: usize,
    /// The source line, cut to [`Place::EXCERPT`] bytes around the column.
    pub source: String,
    /// The marked bytes within `source`: from, to.
    pub marked: (usize, usize),
}

impl Place {
    /// The most bytes of a line that a place keeps.
    pub(crate) const EXCERPT: usize = 240;

    /// The file as a whole.
    pub fn file(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: 0, column: 0, source: String::new(), marked: (0, 0) }
    }

    /// The bytes `span` of `text`, the whole text of `file`. A span past the end is drawn in to it. For one place: where there
    /// may be several, [`super::Text`] finds them faster.
    pub fn within(file: &str, text: &str, span: Range<usize>) -> Place {
        Place::at(&Lines::of(text), file, text, span)
    }

    /// The same where the lines of the text are known.
    pub(crate) fn at(lines: &Lines, file: &str, text: &str, span: Range<usize>) -> Place {
        let start = floor_boundary(text, span.start);
        let (line, whole) = lines.line(text, start);
        let from = (start - whole.start).min(whole.len());
        let to = floor_boundary(text, span.end).saturating_sub(whole.start).clamp(from, whole.len());
        let column = lines.characters(text, whole.start..whole.start + from) + 1;
        let (source, marked) = excerpt(&text[whole], from, to);
        Place { file: file.to_string(), line, column, source, marked }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Cuts a long line to a window around the marked bytes.
fn excerpt(line: &str, from: usize, to: usize) -> (String, (usize, usize)) {
    if line.len() <= Place::EXCERPT {
        return (line.to_string(), (from, to));
    }
    let start = floor_boundary(line, from.saturating_sub(Place::EXCERPT / 3));
    let end = floor_boundary(line, start + Place::EXCERPT);
    (line[start..end].to_string(), (from - start, to.min(end) - start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line_and_counts_columns_in_characters() {
        let text = "satu\r\ndua é tiga\nempat";
        let place = Place::within("a.md", text, 13..17);
        assert_eq!((place.line, place.column), (2, 7));
        assert_eq!(&place.source[place.marked.0..place.marked.1], "tiga");
    }

    #[test]
    fn a_span_past_the_end_or_inside_a_character_is_drawn_in() {
        assert_eq!(Place::within("a", "é", 1..900).column, 1);
        assert_eq!(Place::within("a", "", 5..9).line, 1);
        assert_eq!(Place::within("a", "x\n", 2..2).line, 2);
    }

    #[test]
    fn a_long_line_is_cut_around_the_marked_bytes() {
        let text = format!("{}HERE{}", "a".repeat(5000), "b".repeat(5000));
        let place = Place::within("a", &text, 5000..5004);
        assert_eq!(&place.source[place.marked.0..place.marked.1], "HERE");
        assert_eq!(place.column, 5001);
        assert!(place.source.len() <= Place::EXCERPT);
    }
}
