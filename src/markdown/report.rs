//! The warnings about a body.
//!
//! Takes warnings with their places in the body; gives diagnostics with their places in the file. Does not know what is
//! wrong.

use std::ops::Range;

use super::source::Source;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};

/// The warnings about one body.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    source: Source<'a>,
    diagnostics: Diagnostics,
    errors: usize,
    left_out: usize,
}

impl<'a> Report<'a> {
    /// A file with more warnings than this is of another kind than its author thinks; and each costs time.
    const MOST: usize = 100;

    pub(crate) fn new(source: Source<'a>) -> Report<'a> {
        Report { source, diagnostics: Diagnostics::new(), errors: 0, left_out: 0 }
    }

    /// A warning about the bytes `range` of the body.
    pub(crate) fn warn(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.warn_with(range, || (message.into(), hint.into()));
    }

    /// The same, with a message and a hint that are made only if they are kept.
    pub(crate) fn warn_with(&mut self, range: Range<usize>, text: impl FnOnce() -> (String, String)) {
        if self.diagnostics.len() - self.errors >= Report::MOST {
            self.left_out += 1;
            return;
        }
        let (message, hint) = text();
        let place = self.source.place(range);
        self.diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }

    /// An error about the bytes `range` of the body. It is kept even if there are many warnings.
    pub(crate) fn error(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        if self.errors >= Report::MOST {
            self.left_out += 1;
            return;
        }
        self.errors += 1;
        let place = self.source.place(range);
        self.diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    }

    /// A warning about a control character in the body, once a file.
    pub(crate) fn control_characters(&mut self) {
        let Some((at, character)) = first_control(self.source.body()) else {
            return;
        };
        let place = self.source.place(at..at + character.len_utf8());
        let message = format!("the control character U+{:04X} is not allowed in text", character as u32);
        let hint = "delete it, an editor that shows invisible characters helps; each such character became a space";
        self.diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }

    pub(crate) fn into_diagnostics(mut self) -> Diagnostics {
        if self.left_out > 0 {
            let message = format!("{} more warnings about this text are left out", self.left_out);
            self.diagnostics.push(Diagnostic::warning(message).at(Place::file(self.source.file())));
        }
        self.diagnostics
    }
}

/// The first control character that no XML may hold or no reader may see: U+0000 to U+001F but tab, line feed and
/// carriage return, and U+007F to U+009F.
fn first_control(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| is_control(*character))
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// The text with a space of the same length in UTF-8 for each control character, so that places stay; none where it
/// holds none.
pub(crate) fn without_control_characters(text: &str) -> Option<String> {
    first_control(text)?;
    let clean = |character: char| match (is_control(character), character.len_utf8()) {
        (false, _) => character,
        (true, 1) => ' ',
        (true, _) => '\u{a0}',
    };
    Some(text.chars().map(clean).collect())
}

#[cfg(test)]
mod tests {
    use super::super::input::Input;
    use super::*;

    #[test]
    fn row_20_control_characters_are_found() {
        assert_eq!(first_control("a\tb\r\né\u{A0}©"), None);
        assert_eq!(first_control("ab\0c\u{1}"), Some((2, '\0')));
        assert_eq!(first_control(&format!("{}\u{85}", "x".repeat(500))), Some((500, '\u{85}')));
        assert_eq!(first_control("é\u{7f}"), Some((2, '\u{7f}')));
    }

    #[test]
    fn a_flood_of_warnings_is_cut() {
        let input = Input { file: "a.md", text: "---\n---\nx", body: 8 };
        let mut report = Report::new(Source::new(&input));
        for _ in 0..1000 {
            report.warn(0..1, "w", "h");
        }
        let diagnostics = report.into_diagnostics();
        assert_eq!(diagnostics.len(), 101);
        assert_eq!(diagnostics[0].place.as_ref().map(|place| (place.line, place.column)), Some((3, 1)));
        assert!(diagnostics[100].message.starts_with("900 more"), "{}", diagnostics[100].message);
    }
}
