//! Text between two equal marks: `==highlighted==`, `++inserted++`, `%%a comment%%`.

use super::ahead::{Ahead, blank_line, line_end};
use super::line::starts_line;
use super::mark::{Describe, Description, Mark};

/// Finds such text.
pub(super) fn find(body: &str, marks: &mut Vec<Mark>) {
    highlights(body, '=', |text| text.find("=="), describe_highlight, marks);
    highlights(body, '+', |text| text.find("++"), describe_insertion, marks);
    comments(body, marks);
}

/// The places of exactly two of a character.
fn twos(body: &str, character: char) -> impl Iterator<Item = usize> {
    let bytes = body.as_bytes();
    let is = move |at: usize| bytes.get(at) == Some(&(character as u8));
    let starts = body.match_indices(character).map(|(at, _)| at);
    starts.filter(move |at| is(at + 1) && !is(at + 2) && !(*at > 0 && is(at - 1)))
}

/// Text on one line between two marks of two characters.
fn highlights(body: &str, character: char, find: fn(&str) -> Option<usize>, describe: Describe, marks: &mut Vec<Mark>) {
    let (mut ends, mut lines) = (Ahead::new(body, find), Ahead::new(body, line_end));
    for at in twos(body, character) {
        let Some(close) = ends.next(at + 2).filter(|close| *close < lines.next(at).unwrap_or(body.len())) else {
            continue;
        };
        if is_text(&body[at + 2..close]) && is_free(body, at, close + 2) && !body[close + 2..].starts_with(character) {
            marks.push(Mark::in_markdown(at..close + 2, 2, 2, describe));
        }
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
    let word = body[..from].rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_address = word.len() < 300 && (word.contains("://") || word.contains("www."));
    !body[..from].ends_with(is_word)
        && !body[to..].starts_with(|next: char| next.is_ascii_alphanumeric())
        && !is_address
}

/// Comments of Obsidian: on one line or in one paragraph, or from a line that begins with `%%` to any other `%%`.
fn comments(body: &str, marks: &mut Vec<Mark>) {
    let (mut ends, mut blank) = (Ahead::new(body, |text| text.find("%%")), Ahead::new(body, blank_line));
    for at in twos(body, '%') {
        let Some(close) = ends.next(at + 2) else { return };
        let inner = &body[at + 2..close];
        let is_block = starts_line(body, at) && inner.starts_with(['\n', '\r']);
        let is_near = blank.next(at).is_none_or(|blank| close < blank);
        let is_word = |character: char| character.is_alphanumeric();
        let is_free = !body[..at].ends_with(is_word) && !body[close + 2..].starts_with(is_word);
        if (is_block || is_near) && is_free && !inner.trim().is_empty() {
            marks.push(Mark::in_markdown(at..close + 2, 2, 2, describe_comment));
        }
    }
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
