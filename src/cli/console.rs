//! What a command prints.
//!
//! Takes text and diagnostics; gives them to standard output and standard error, in colours where a terminal shows them
//! (`NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are heeded). A reader who has closed the pipe is no error.
//! Does not know what the text means.

use std::io::{self, ErrorKind, Write};

use terminal_size::{Width, terminal_size_of};

use crate::base::diagnostic::{self, Diagnostic, Diagnostics, Severity};

/// The most diagnostics of one kind that are printed: whoever has read so many knows what is wrong.
const MOST: usize = 50;

/// A terminal with fewer columns breaks lines by itself.
const NARROWEST: usize = 40;

/// Standard output and standard error.
#[derive(Debug, Default)]
pub(super) struct Console {
    /// Why standard output could not be written.
    failed: Option<io::Error>,
}

impl Console {
    /// Writes to standard output as it is.
    pub(super) fn print(&mut self, text: &[u8]) {
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text).and_then(|()| out.flush()) {
            self.failed.get_or_insert(error);
        }
    }

    /// The columns of the terminal that shows standard output; none where it goes elsewhere.
    pub(super) fn width(&self) -> Option<usize> {
        columns(io::stdout())
    }

    /// Writes one line to standard output.
    pub(super) fn line(&mut self, line: &str) {
        self.print(format!("{line}\n").as_bytes());
    }

    /// Writes a sentence to standard output: one line, but where a terminal is too narrow for it.
    pub(super) fn say(&mut self, sentence: &str) {
        let columns = columns(io::stdout());
        self.line(&columns.map_or(sentence.to_string(), |columns| between_words(sentence, columns)));
    }

    /// Writes a sentence to standard error, in the same way.
    pub(super) fn note(&mut self, sentence: &str) {
        let sentence = columns(io::stderr()).map_or(sentence.to_string(), |columns| between_words(sentence, columns));
        // There is nowhere left to say that standard error is closed.
        let _ = writeln!(io::stderr().lock(), "{sentence}");
    }

    /// Writes diagnostics to standard error; of thousands of one kind only some.
    pub(super) fn diagnostics(&mut self, diagnostics: &[Diagnostic]) {
        let diagnostics = &diagnostic::capped(diagnostics, MOST);
        let text = match columns(io::stderr()) {
            Some(columns) => {
                let broken: Diagnostics = diagnostics.iter().map(|one| broken(one.clone(), columns)).collect();
                diagnostic::render_within(&broken, true, columns)
            }
            None => diagnostic::render(diagnostics, true),
        };
        // The stream takes the colours out where nobody can see them.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// What kept standard output from being written, but for a reader who had enough.
    pub(super) fn lost(&mut self) -> Option<Diagnostic> {
        let error = self.failed.take().filter(|error| error.kind() != ErrorKind::BrokenPipe)?;
        Some(Diagnostic::error(format!("standard output could not be written: {error}")))
    }
}

/// The columns of the terminal that a stream goes to; none where it goes elsewhere.
#[cfg(unix)]
fn columns(stream: impl std::os::fd::AsFd) -> Option<usize> {
    terminal_size_of(stream).map(|(Width(columns), _)| usize::from(columns).max(NARROWEST))
}

/// The columns of the terminal that a stream goes to; none where it goes elsewhere.
#[cfg(windows)]
fn columns(stream: impl std::os::windows::io::AsHandle) -> Option<usize> {
    terminal_size_of(stream).map(|(Width(columns), _)| usize::from(columns).max(NARROWEST))
}

/// The same diagnostic, its sentences broken between words so that a terminal need not break them within.
fn broken(diagnostic: Diagnostic, columns: usize) -> Diagnostic {
    let label = match diagnostic.severity {
        Severity::Error => "error: ",
        Severity::Warning => "warning: ",
    };
    let width = |label: &str| columns - label.len();
    Diagnostic {
        message: between_words(&diagnostic.message, width(label)),
        hints: diagnostic.hints.iter().map(|hint| between_words(hint, width("help: "))).collect(),
        related: diagnostic
            .related
            .into_iter()
            .map(|(what, place)| (between_words(&what, width("note: ")), place))
            .collect(),
        ..diagnostic
    }
}

/// Lines of at most `most` characters; a longer word is not broken.
fn between_words(text: &str, most: usize) -> String {
    let mut broken = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > most {
            broken.push('\n');
            column = 0;
        } else if !broken.is_empty() {
            broken.push(' ');
            column += 1;
        }
        broken.push_str(word);
        column += length;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_broken_between_words() {
        assert_eq!(between_words("one two three", 7), "one two\nthree");
        assert_eq!(between_words("averylongword x", 5), "averylongword\nx");
        assert_eq!(between_words("", 5), "");
        assert_eq!(between_words("a  b", 40), "a  b");
    }

    #[test]
    fn the_lines_of_a_broken_sentence_are_indented_alike() {
        let long = Diagnostic::error("word ".repeat(20).trim()).hint("help ".repeat(20).trim());
        let shown = diagnostic::render_within(&[broken(long, 40)], false, 40);
        assert!(shown.lines().all(|line| line.len() <= 40), "{shown}");
        assert!(shown.contains("\n       word") && shown.contains("\n      help"), "{shown}");
    }
}
