//! What the straight quotation marks of a line become.

use super::letters::{is_hebrew, runs_on};

/// What a straight mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    DoubleOpen,
    DoubleClose,
    /// `"` inside a quotation in `"`.
    InnerOpen,
    InnerClose,
    SingleOpen,
    SingleClose,
    Apostrophe,
    /// Of feet or minutes.
    Prime,
    /// Of inches or seconds.
    DoublePrime,
    /// What Hebrew puts before the last letter of an abbreviation.
    Gershayim,
    /// It opens a quotation that is never closed, and stays as it was typed.
    Unclosed,
    /// It stays as it was typed.
    Straight,
}

/// The text of a paragraph, a heading or a title, without markup, and where its straight marks are.
#[derive(Debug, Default)]
pub(crate) struct Line {
    text: String,
    /// Bytes of `text`, ascending.
    marks: Vec<usize>,
}

/// What is on one side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// The end of the text or a space.
    Space,
    /// Punctuation that a quotation may follow at once.
    Opening,
    /// Punctuation that may follow a quotation at once.
    Closing,
    /// A letter, a digit, other punctuation.
    Other(char),
}

impl Line {
    /// The line of a plain text, all of whose straight marks are quotation marks or apostrophes.
    pub(super) fn of(text: &str) -> Line {
        let mut line = Line::default();
        for (at, letter) in text.char_indices() {
            match letter {
                '"' | '\'' => line.push_mark(&text[at..=at]),
                _ => line.text.push(letter),
            }
        }
        line
    }

    /// Appends text whose straight marks, if it has any, stay as they are.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a straight mark, `"` or `'`.
    pub(crate) fn push_mark(&mut self, mark: &str) {
        self.marks.push(self.text.len());
        self.text.push_str(mark);
    }

    /// The last character so far.
    pub(crate) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    pub(crate) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// What each straight mark becomes, in their order. A mark that has a space on one side only opens or closes by that; for
    /// the others the open quotations decide: after a word of Korean or Chinese follows no space.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        let mut quotations = Quotations { line: self, found: Vec::with_capacity(self.marks.len()), open: Vec::new() };
        for at in &self.marks {
            quotations.take(*at);
        }
        quotations.end()
    }

    /// The text with other texts in the places of its marks.
    pub(super) fn with<'m>(&self, shown: impl Fn(Mark) -> &'m str) -> String {
        let mut out = String::with_capacity(self.text.len() + 8);
        let mut from = 0;
        for (at, mark) in self.marks.iter().zip(self.marks()) {
            out.push_str(&self.text[from..*at]);
            out.push_str(shown(mark));
            from = at + 1;
        }
        out.push_str(&self.text[from..]);
        out
    }
}

struct Quotations<'l> {
    line: &'l Line,
    found: Vec<Mark>,
    /// The indexes of the marks that open quotations which are not closed yet.
    open: Vec<usize>,
}

impl Quotations<'_> {
    fn take(&mut self, at: usize) {
        let (before, after) = (self.before(at), self.after(at));
        let is_double = self.line.text.as_bytes()[at] == b'"';
        let mark = if is_double { self.double(at, before, after) } else { self.single(before, after) };
        self.found.push(mark);
    }

    fn double(&mut self, at: usize, before: Side, after: Side) -> Mark {
        let is_open = self.innermost(true).is_some();
        if self.is_gershayim(at) {
            return Mark::Gershayim;
        }
        match (before, after) {
            (Side::Space, Side::Space) | (Side::Other(_) | Side::Closing, Side::Other(_) | Side::Opening)
                if is_open =>
            {
                self.close(true)
            }
            (Side::Space, Side::Space) => Mark::Straight,
            (Side::Space | Side::Opening, Side::Other(_) | Side::Opening | Side::Closing) => self.open(true),
            (_, Side::Space | Side::Closing) if is_open => self.close(true),
            (Side::Other('0'..='9'), _) if !is_open => Mark::DoublePrime,
            (_, Side::Space | Side::Closing) => Mark::DoubleClose,
            _ => self.open(true),
        }
    }

    fn single(&mut self, before: Side, after: Side) -> Mark {
        let is_open = self.innermost(false).is_some();
        match (before, after) {
            (Side::Other(one), Side::Other(other)) if is_within_word(one, other) => Mark::Apostrophe,
            (Side::Other('0'..='9'), _) if !is_open => Mark::Prime,
            (Side::Space | Side::Opening, Side::Other(_) | Side::Opening | Side::Closing) => self.open(false),
            _ if is_open => self.close(false),
            (Side::Other(one), Side::Other(other)) if runs_on(one) || runs_on(other) => self.open(false),
            (Side::Closing, Side::Other(_)) => self.open(false),
            _ => Mark::Apostrophe,
        }
    }

    fn open(&mut self, is_double: bool) -> Mark {
        let is_inner = is_double && self.innermost(true).is_some();
        self.open.push(self.found.len());
        match is_double {
            true if is_inner => Mark::InnerOpen,
            true => Mark::DoubleOpen,
            false => Mark::SingleOpen,
        }
    }

    /// Closes the innermost quotation of its kind, and those in it.
    fn close(&mut self, is_double: bool) -> Mark {
        let Some(innermost) = self.innermost(is_double) else { return Mark::Apostrophe };
        let opening = self.open[innermost];
        for unclosed in self.open.split_off(innermost).into_iter().skip(1) {
            self.leave_open(unclosed);
        }
        match self.found[opening] {
            Mark::InnerOpen => Mark::InnerClose,
            Mark::SingleOpen => Mark::SingleClose,
            _ => Mark::DoubleClose,
        }
    }

    /// Where in `open` the innermost quotation of a kind is. One in `'` does not reach out of one in `"`.
    fn innermost(&self, is_double: bool) -> Option<usize> {
        // Deeper than that nobody quotes; without a limit, marks that are never closed would cost quadratic time.
        let mut open = self.open.iter().enumerate().rev().take(64);
        let is_single = |mark: usize| self.found[mark] == Mark::SingleOpen;
        match is_double {
            true => open.find(|(_, mark)| !is_single(**mark)).map(|(at, _)| at),
            false => open.next().filter(|(_, mark)| is_single(**mark)).map(|(at, _)| at),
        }
    }

    /// A quotation that no mark closes. At the start of a paragraph it goes on in the next one.
    fn leave_open(&mut self, mark: usize) {
        let at = self.line.marks[mark];
        self.found[mark] = match self.found[mark] {
            Mark::SingleOpen => return self.close_in_word(mark),
            Mark::DoubleOpen if self.line.text[..at].trim().is_empty() => Mark::DoubleOpen,
            _ => Mark::Unclosed,
        };
    }

    /// `'X's`: what looks like an apostrophe closes the quotation if it is in the same word. Without one, the opening mark is an
    /// apostrophe itself: `'90s`.
    fn close_in_word(&mut self, mark: usize) {
        let at = self.line.marks[mark];
        let next =
            self.line.marks.get(mark + 1).copied().filter(|_| self.found.get(mark + 1) == Some(&Mark::Apostrophe));
        let closes = next.is_some_and(|next| {
            let is_word = !self.line.text[at + 1..next].contains(char::is_whitespace);
            is_word && !self.line.text[next + 1..].starts_with(['t', 'T'])
        });
        self.found[mark] = if closes { Mark::SingleOpen } else { Mark::Apostrophe };
        if closes {
            self.found[mark + 1] = Mark::SingleClose;
        }
    }

    fn end(mut self) -> Vec<Mark> {
        for unclosed in std::mem::take(&mut self.open) {
            self.leave_open(unclosed);
        }
        self.found
    }

    /// What is before a mark. A mark at once before it is what it was found to be.
    fn before(&self, at: usize) -> Side {
        let is_adjacent = self.found.len().checked_sub(1).map(|last| self.line.marks[last]) == at.checked_sub(1);
        match self.found.last().filter(|_| is_adjacent) {
            Some(Mark::DoubleOpen | Mark::InnerOpen | Mark::SingleOpen) => Side::Opening,
            Some(Mark::Apostrophe) => Side::Other('’'),
            Some(Mark::Straight) => Side::Space,
            Some(_) => Side::Closing,
            None => self.line.text[..at].chars().next_back().map_or(Side::Space, side),
        }
    }

    /// What is after a mark and the marks at once after it.
    fn after(&self, at: usize) -> Side {
        let mut end = at + 1;
        // More marks in a row are no quotation marks; without a limit, they would cost quadratic time.
        for mark in self.line.marks[self.found.len() + 1..].iter().take(8) {
            match *mark == end {
                true => end += 1,
                false => break,
            }
        }
        self.line.text[end..].chars().next().map_or(Side::Space, side)
    }

    /// Whether the mark is in a word of Hebrew, with one letter after it.
    fn is_gershayim(&self, at: usize) -> bool {
        let (before, after) = (&self.line.text[..at], &self.line.text[at + 1..]);
        let mut after = after.chars();
        before.chars().next_back().is_some_and(is_hebrew)
            && after.next().is_some_and(is_hebrew)
            && !after.next().is_some_and(is_hebrew)
    }
}

fn side(letter: char) -> Side {
    match letter {
        _ if letter.is_whitespace() => Side::Space,
        '(' | '[' | '{' | '¿' | '¡' | '«' | '„' | '‚' | '“' | '‘' | '（' | '「' | '『' | '《' | '〈' | '【' => {
            Side::Opening
        }
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '»' | '”' | '’' | '。' | '，' | '、' | '；'
        | '：' | '！' | '？' | '）' | '」' | '』' | '》' | '〉' | '】' | '،' | '؛' | '؟' | '۔' | '।' => {
            Side::Closing
        }
        _ => Side::Other(letter),
    }
}

/// Whether an apostrophe is between two letters of a script with spaces between words.
fn is_within_word(before: char, after: char) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() && !runs_on(letter);
    is_letter(before) && is_letter(after) && after.is_alphabetic()
}
