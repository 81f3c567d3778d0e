//! Text between two equal marks: `==highlighted==`, `++inserted++`, `%%a comment%%`.

use super::ahead::{Ahead, blank_line, line_end};
use super::line::starts_line;
use super::mark::{Describe, Description, Mark};

/// Finds such text.
#[derive(Debug)]
pub(super) struct Pairs<'a> {
    body: &'a str,
    /// Where `==`, `++` and `%%` are.
    ends: [Ahead<'a>; 3],
    lines: Ahead<'a>,
    blank: Ahead<'a>,
}

impl<'a> Pairs<'a> {
    pub(crate) fn new(body: &'a str) -> Pairs<'a> {
        let ends: [fn(&str) -> Option<usize>; 3] =
            [|text| text.find("=="), |text| text.find("++"), |text| text.find("%%")];
        let ends = ends.map(|end| Ahead::new(body, end));
        Pairs { body, ends, lines: Ahead::new(body, line_end), blank: Ahead::new(body, blank_line) }
    }

    /// The text between two marks the first of which begins here.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let character = char::from(self.body.as_bytes()[at]);
        let is_longer = self.body[..at].ends_with(character) || self.body[at + 2..].starts_with(character);
        if is_longer || !self.body[at + 1..].starts_with(character) {
            return None;
        }
        match character {
            '=' => self.highlight(at, 0, describe_highlight),
            '+' => self.highlight(at, 1, describe_insertion),
            _ => self.comment(at),
        }
    }

    /// Text on one line.
    fn highlight(&mut self, at: usize, end: usize, describe: Describe) -> Option<Mark> {
        let close = self.ends[end].next(at + 2)?;
        let is_in_line = close < self.lines.next(at).unwrap_or(self.body.len());
        let (text, rest) = (&self.body[at + 2..close], &self.body[close + 2..]);
        let is_one = is_in_line && is_text(text) && is_free(self.body, at, close + 2) && !rest.starts_with(['=', '+']);
        is_one.then(|| Mark::in_markdown(at..close + 2, 2, 2, describe))
    }

    /// A comment of Obsidian: in one paragraph, or from a line that is `%%` to any other `%%`.
    fn comment(&mut self, at: usize) -> Option<Mark> {
        let close = self.ends[2].next(at + 2)?;
        let (text, rest) = (&self.body[at + 2..close], &self.body[close + 2..]);
        let is_block = starts_line(self.body, at) && text.starts_with(['\n', '\r']);
        let is_near = self.blank.next(at).is_none_or(|blank| close < blank);
        let is_free = !self.body[..at].ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric);
        let is_one = (is_block || is_near) && is_free && !text.trim().is_empty();
        is_one.then(|| Mark::in_markdown(at..close + 2, 2, 2, describe_comment))
    }
}

/// Whether this can be highlighted: it has no spaces at its ends, and is not code such as `i++ or ++j` and `C(++) or C++`.
fn is_text(text: &str) -> bool {
    let is_one_letter = |word: &str| word.len() == 1 && word.is_ascii();
    let mut words = text.split(|character: char| !character.is_alphanumeric());
    let is_code =
        text.contains(' ') && (words.next().is_some_and(is_one_letter) || words.next_back().is_some_and(is_one_letter));
    let begins = |first: char| first.is_whitespace() || ")].,;:!?".contains(first);
    let ends = |last: char| last.is_whitespace() || "([".contains(last);
    !is_code && !text.starts_with(begins) && !text.ends_with(ends) && text.contains(char::is_alphanumeric)
}

/// Whether the marks are not within words. In scripts without spaces between words they may be.
fn is_free(body: &str, from: usize, to: usize) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || "_/)]{=+&%?#".contains(character);
    let is_within =
        body[..from].ends_with(is_word) || body[to..].starts_with(|next: char| next.is_ascii_alphanumeric());
    !is_within && !is_address(body, from)
}

/// Whether the word before a byte is a URL. Longer ones than that are rare.
fn is_address(body: &str, at: usize) -> bool {
    let before = &body.as_bytes()[at.saturating_sub(300)..at];
    let word = before.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    ["://", "www."].iter().any(|sign| word.windows(sign.len()).any(|part| part == sign.as_bytes()))
}

fn describe_highlight(_: &str) -> Description {
    Description::new("highlighted text of another program", "write `<mark>text</mark>`")
}

fn describe_insertion(_: &str) -> Description {
    Description::new("inserted text of another program", "write `<ins>text</ins>`, or `<kbd>text</kbd>` for keys")
}

fn describe_comment(_: &str) -> Description {
    Description::new("a comment of Obsidian", "write a comment as `<!-- … -->`")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_text_between_marks_is_a_warning() {
        let text =
            "==one== é ==two *three* four==, 这是==重点==文字 (++ins++)\n\n%%secret%% x %%y\nz%%\n\n%%\na\n\nb\n%%\n";
        let expected = [
            "1:1 `==one==` is highlighted text of another program, and is shown as text",
            "1:11 `==two *three* four==` is highlighted text of another program, and is shown as text",
            "1:35 `==重点==` is highlighted text of another program, and is shown as text",
            "1:45 `++ins++` is inserted text of another program, and is shown as text",
            "3:1 `%%secret%%` is a comment of Obsidian, and is shown as text",
            "3:14 `%%y` is a comment of Obsidian, and is shown as text",
            "6:1 `%%` is a comment of Obsidian, and is shown as text",
        ];
        let markdown = markdown(text);
        assert_eq!(complaints(&markdown), expected);
        assert_eq!(hints(&markdown)[0], "write `<mark>text</mark>`, or put a backslash before it to keep it as text");
    }

    #[test]
    fn row_58_what_only_looks_like_it_is_none() {
        for text in [
            "a == b and c == d",
            "a ==b and c== d",
            "x==1 && y==2, abc==",
            "Title\n==\n\nOther\n=====",
            "=== a ===",
            "==> a ==>",
            "C++ and g++, i++ or j++, ++i or i++",
            "C(++): one and (C++), (++i) or (i++)",
            "100%% of 5%% and %%d",
            "%% a\n\nb",
            "\\==a== \\++b++ \\%%c%%",
            "`==a==` and ==",
            "==a\nb==",
            "https://a.b/==c== and https://a.b/?c==d==",
            "+++\na\n+++",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
