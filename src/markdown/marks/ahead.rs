//! The next place of something in a text.
//!
//! Whoever goes through a text from its start and asks at many places where the next `}}` is gets all answers in linear time,
//! since an answer is kept until its place has been passed.

/// Finds the next place of something, again and again.
#[derive(Debug)]
pub(super) struct Ahead<'a> {
    text: &'a str,
    /// Where the first one is in a rest of the text.
    find: fn(&str) -> Option<usize>,
    /// From where was searched last, and what was found.
    last: Option<(usize, Option<usize>)>,
}

impl<'a> Ahead<'a> {
    pub(crate) fn new(text: &'a str, find: fn(&str) -> Option<usize>) -> Ahead<'a> {
        Ahead { text, find, last: None }
    }

    /// The first place at or after `from`, which must be the start of a character.
    pub(crate) fn next(&mut self, from: usize) -> Option<usize> {
        if let Some((searched, found)) = self.last
            && searched <= from
            && found.is_none_or(|found| from <= found)
        {
            return found;
        }
        let found = (self.find)(&self.text[from..]).map(|step| from + step);
        self.last = Some((from, found));
        found
    }
}

/// Where the line ends that a text begins with.
pub(super) fn line_end(text: &str) -> Option<usize> {
    text.find('\n')
}

/// Where the first blank line begins after the line that a text begins with. A line of a quote with nothing in it is blank.
pub(super) fn blank_line(text: &str) -> Option<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = ends.filter(|start| {
        let line = text[*start..].trim_start_matches([' ', '\t', '\r', '>']);
        line.is_empty() || line.starts_with('\n')
    });
    starts.next()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn the_next_place_is_found_in_any_order() {
        let mut ahead = Ahead::new("a}}b}}c", |text| text.find("}}"));
        let found: Vec<_> = [0, 1, 2, 4, 5, 0].map(|from| ahead.next(from)).to_vec();
        assert_eq!(found, [Some(1), Some(1), Some(4), Some(4), None, Some(1)]);
    }

    #[test]
    fn a_text_without_it_is_searched_once_however_often_it_is_asked_for() {
        static SEARCHED: AtomicUsize = AtomicUsize::new(0);
        fn find(text: &str) -> Option<usize> {
            SEARCHED.fetch_add(1, Ordering::Relaxed);
            text.find("}}")
        }
        let text = format!("}}}}{}", "{{".repeat(1000));
        let mut ahead = Ahead::new(&text, find);
        assert!((0..1000).all(|at| ahead.next(2 * at).is_none() == (at > 0)));
        assert_eq!(SEARCHED.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn a_blank_line_may_hold_spaces_and_quote_marks() {
        assert_eq!(blank_line("a\nb\n\nc"), Some(4));
        assert_eq!(blank_line("a\r\n \r\nc"), Some(3));
        assert_eq!(blank_line("> a\n> \n> c"), Some(4));
        assert_eq!(blank_line("a\nb"), None);
        assert_eq!(blank_line("a\n"), Some(2));
    }
}
