//! Raw HTML with a mistake in it, so that it is none and shown as text: `<a href="x>y</a>`, a comment with a blank line in it.

use super::ahead::{Ahead, blank_line};
use super::mark::{Description, Mark};

/// Names of elements; other names in angle brackets are often placeholders.
const NAMES: [&str; 34] = [
    "a",
    "abbr",
    "audio",
    "b",
    "blockquote",
    "br",
    "button",
    "center",
    "code",
    "dfn",
    "div",
    "em",
    "embed",
    "figure",
    "font",
    "form",
    "h2",
    "h3",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "mark",
    "object",
    "p",
    "script",
    "source",
    "span",
    "strong",
    "table",
    "video",
];

/// The most bytes of a tag that are looked at.
const REACH: usize = 1000;

/// Finds it.
#[derive(Debug)]
pub(super) struct BrokenHtml<'a> {
    body: &'a str,
    /// Where `-->` is.
    ends: Ahead<'a>,
    blank: Ahead<'a>,
}

impl<'a> BrokenHtml<'a> {
    pub(crate) fn new(body: &'a str) -> BrokenHtml<'a> {
        BrokenHtml { body, ends: Ahead::new(body, |text| text.find("-->")), blank: Ahead::new(body, blank_line) }
    }

    /// What begins at a `<`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let rest = &self.body[at + 1..];
        if rest.starts_with("!--") {
            let end = self.ends.next(at + 3).unwrap_or(self.body.len());
            return (self.blank.next(at).unwrap_or(self.body.len()) <= end)
                .then(|| Mark::in_markdown(at..at + 4, 4, 0, describe_comment));
        }
        let length = broken_tag(&rest.as_bytes()[..rest.len().min(REACH)])?;
        Some(Mark::in_markdown(at..at + 1 + length, 1, 0, describe_tag))
    }
}

/// The length of a broken tag up to the `=` after its first attribute. Nothing if it is whole or none, or if a template tag is
/// in it, which is reported itself.
fn broken_tag(text: &[u8]) -> Option<usize> {
    let name = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_element = NAMES.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(&text[..name]));
    let mut attributes = Attributes { text, at: name };
    if !is_element || !attributes.name() || !attributes.equals() {
        return None;
    }
    let length = attributes.at;
    let has_template = || text.windows(2).any(|pair| [b"{{", b"{%", b"<%"].iter().any(|start| pair == *start));
    (!attributes.are_whole() && !has_template()).then_some(length)
}

/// The attributes of a tag by the rules of CommonMark (section 6.6).
struct Attributes<'t> {
    text: &'t [u8],
    at: usize,
}

impl Attributes<'_> {
    /// Passes the bytes that are of a kind, and gives how many there are.
    fn pass(&mut self, is: impl Fn(&u8) -> bool) -> usize {
        let count = self.text[self.at..].iter().take_while(|byte| is(byte)).count();
        self.at += count;
        count
    }

    /// Passes a space and a name.
    fn name(&mut self) -> bool {
        self.pass(u8::is_ascii_whitespace) > 0
            && self.pass(|byte| byte.is_ascii_alphanumeric() || b"-_:.@".contains(byte)) > 0
    }

    /// Passes `=`.
    fn equals(&mut self) -> bool {
        let start = self.at;
        self.pass(u8::is_ascii_whitespace);
        let is_there = self.text.get(self.at) == Some(&b'=');
        self.at = if is_there { self.at + 1 } else { start };
        is_there
    }

    /// Passes what follows `=`.
    fn value(&mut self) -> bool {
        self.pass(u8::is_ascii_whitespace);
        match self.text.get(self.at).copied() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.pass(|byte| *byte != quote);
                self.at += 1;
                self.at <= self.text.len()
            }
            _ => self.pass(|byte| !byte.is_ascii_whitespace() && !b"\"'=<>`".contains(byte)) > 0,
        }
    }

    /// Whether what follows a first `=` ends as a tag does.
    fn are_whole(&mut self) -> bool {
        if !self.value() {
            return false;
        }
        while self.name() {
            if self.equals() && !self.value() {
                return false;
            }
        }
        self.pass(u8::is_ascii_whitespace);
        self.pass(|byte| *byte == b'/');
        self.text.get(self.at) == Some(&b'>')
    }
}

fn describe_tag(_: &str) -> Description {
    let instead = "close each quote of the tag, put spaces between its attributes, and write `>` where it ends";
    Description::new("the beginning of a broken HTML tag", instead)
}

fn describe_comment(_: &str) -> Description {
    let instead = "close it with `-->` in the same paragraph, or begin it at the start of a line";
    Description::new("the beginning of a comment that is never closed", instead)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_59_html_that_is_shown_as_text_because_of_a_mistake_is_a_warning() {
        for (text, complaint) in [
            ("<a href=\"x>y</a>", "`<a href=` is the beginning of a broken HTML tag"),
            ("<a href='x\"> y</a>", "`<a href=` is the beginning of a broken HTML tag"),
            ("<img src=\"a.jpg\"alt=\"b\">", "`<img src=` is the beginning of a broken HTML tag"),
            ("<img src = \"a.jpg\" alt=", "`<img src =` is the beginning of a broken HTML tag"),
            ("<!-- x\n\ny -->", "`<!--` is the beginning of a comment that is never closed"),
        ] {
            let complaints = complaints(&markdown(&format!("é {text}")));
            assert_eq!(complaints.first(), Some(&format!("1:3 {complaint}, and is shown as text")));
        }
    }

    #[test]
    fn row_59_whole_tags_and_other_words_in_angle_brackets_are_none() {
        for text in [
            "é <a href=\"x\">y</a> <!-- z -->",
            "é `<a href=\"x` \\<a href=\"x \\<!--",
            "a <b and c = d",
            "a <b c=d>",
            "<name key=\"value>",
            "x <https://example.org/?a=b>",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
        let template = complaints(&markdown("é <a href=\"{{ \"x\" | y }}\">z</a>"));
        assert_eq!(template.len(), 1);
        assert!(template[0].contains("a template tag"));
    }
}
