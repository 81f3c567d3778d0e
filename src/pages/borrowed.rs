//! Interface text that is shown in another language than the reader's, because the reader's has no such text.
//!
//! Takes texts with their languages, and later the HTML that templates made with them; gives HTML in which each such text says its
//! language: in a `<span>` within text, on the element itself in an attribute. A template writes a text without knowing where it comes
//! from, so the language goes along in the text ([`Word::marked`](crate::language::Word::marked)) until the HTML is there.

use std::borrow::Cow;

use memchr::memmem;

use crate::base::void_element::is_void;
use crate::language::word::{END, LEFT_TO_RIGHT, NAMED, RIGHT_TO_LEFT};

/// The bytes with which all of these begin.
const SIGNAL: &[u8] = b"\xEF\xB7";

/// Turns the marks in HTML from `start` on into attributes and elements.
pub(crate) fn settle(html: &mut Vec<u8>, start: usize) {
    if memmem::find(&html[start..], SIGNAL).is_none() {
        return;
    }
    let settled = match std::str::from_utf8(&html[start..]) {
        Ok(text) => Settling { rest: text, out: String::with_capacity(text.len() + 1024), open: 0 }.run(),
        Err(_) => return,
    };
    html.truncate(start);
    html.extend_from_slice(settled.as_bytes());
}

/// The language of a borrowed text.
#[derive(Clone, Copy)]
struct Borrowed<'t> {
    lang: &'t str,
    dir: &'static str,
}

impl Borrowed<'_> {
    fn attributes(&self) -> String {
        format!(" lang=\"{}\" dir=\"{}\"", self.lang, self.dir)
    }
}

/// The beginning of a marked text at the start of `text`, and what is after it.
fn begin(text: &str) -> Option<(Borrowed<'_>, &str)> {
    let dir = if text.starts_with(LEFT_TO_RIGHT) { "ltr" } else { "rtl" };
    let rest = text.strip_prefix([LEFT_TO_RIGHT, RIGHT_TO_LEFT])?;
    let (lang, rest) = rest.split_once(NAMED)?;
    let is_tag = !lang.is_empty() && lang.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then_some((Borrowed { lang, dir }, rest))
}

/// Whether the marked text that has just begun has an end, after those of the texts in it.
fn is_ended(text: &str) -> bool {
    let mut open = 1;
    for mark in text.matches([LEFT_TO_RIGHT, RIGHT_TO_LEFT, END]) {
        open = if mark.starts_with(END) { open - 1 } else { open + 1 };
        if open == 0 {
            return true;
        }
    }
    false
}

/// A marked text without letters, which is in no language, and what is after it.
fn number(text: &str) -> Option<(&str, &str)> {
    let (inner, rest) = begin(text)?.1.split_once(END)?;
    (!inner.contains(|letter: char| letter.is_alphabetic() || letter == '<')).then_some((inner, rest))
}

/// A text without marks, and the language of the first one.
fn plain(text: &str) -> (Cow<'_, str>, Option<Borrowed<'_>>) {
    if !text.contains([LEFT_TO_RIGHT, RIGHT_TO_LEFT]) {
        return (Cow::Borrowed(text), None);
    }
    let (mut out, mut first, mut rest) = (String::with_capacity(text.len()), None, text);
    while let Some(at) = rest.find([LEFT_TO_RIGHT, RIGHT_TO_LEFT, END]) {
        out.push_str(&rest[..at]);
        match begin(&rest[at..]) {
            Some((borrowed, after)) => {
                first = first.or(Some(borrowed));
                rest = after;
            }
            None => rest = &rest[at + END.len_utf8()..],
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), first)
}

/// The HTML as it is gone through.
struct Settling<'t> {
    rest: &'t str,
    out: String,
    /// How many elements for texts are open.
    open: usize,
}

impl<'t> Settling<'t> {
    fn run(mut self) -> String {
        while let Some(at) = self.rest.find(['<', LEFT_TO_RIGHT, RIGHT_TO_LEFT, END]) {
            self.copy(at);
            if let Some((number, rest)) = number(self.rest) {
                self.out.push_str(number);
                self.rest = rest;
            } else if let Some((borrowed, rest)) = begin(self.rest) {
                // A template may have cut the text short, and its end with it.
                if is_ended(rest) {
                    self.out.push_str(&format!("<span{}>", borrowed.attributes()));
                    self.open += 1;
                }
                self.rest = rest;
            } else if let Some(rest) = self.rest.strip_prefix(END) {
                if self.open > 0 {
                    self.out.push_str("</span>");
                    self.open -= 1;
                }
                self.rest = rest;
            } else if self.rest.starts_with("<!--") {
                let end = self.rest.find("-->").map_or(self.rest.len(), |end| end + 3);
                self.bare(end);
            } else if is_tag(self.rest) {
                self.tag();
            } else {
                let next = self.rest.chars().next().map_or(0, char::len_utf8);
                self.copy(next);
            }
        }
        self.out.push_str(self.rest);
        self.out
    }

    /// The next bytes as they are.
    fn copy(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        self.out.push_str(text);
        self.rest = rest;
    }

    /// The next bytes without marks: no language can be told there.
    fn bare(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        self.out.push_str(&plain(text).0);
        self.rest = rest;
    }

    /// A start tag, and the content of an element that is not HTML.
    fn tag(&mut self) {
        let (tag, rest) = self.rest.split_at(end_of_tag(self.rest));
        let length = tag[1..].find(|letter: char| !letter.is_ascii_alphanumeric()).map_or(tag.len(), |at| at + 1);
        let name = tag[1..length].to_ascii_lowercase();
        let (mut written, mut borrowed) = plain(tag);
        self.rest = rest;
        let content = match name.as_str() {
            "script" | "style" | "title" | "textarea" => self.rest.find(&format!("</{name}")).unwrap_or(rest.len()),
            _ => 0,
        };
        if name == "title" {
            borrowed = begin(self.rest).map(|(borrowed, _)| borrowed);
        } else if !is_void(&name) && !is_wordless(self.rest, &name) && !children_speak(self.rest) {
            borrowed = None;
        }
        if let Some(borrowed) = borrowed.filter(|_| !tag.contains(" lang=")) {
            written.to_mut().insert_str(length, &borrowed.attributes());
        }
        self.out.push_str(&written);
        self.bare(content);
    }
}

fn is_tag(text: &str) -> bool {
    text.strip_prefix('<').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_alphabetic()))
}

/// The length of the tag at the start of a text; a `>` in quotes does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Whether an element ends at once, and has no letter before that: a number, an arrow.
fn is_wordless(content: &str, name: &str) -> bool {
    let Some((text, end)) = content.split_once("</") else { return false };
    end.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
        && !plain(text).0.contains(|letter: char| letter == '<' || letter.is_alphabetic())
}

/// Whether the first thing in an element is another element that says its own language.
fn children_speak(content: &str) -> bool {
    let content = content.trim_start();
    content.starts_with('<') && content[..end_of_tag(content)].contains(" lang=")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::word::mark;

    fn settled(html: &str) -> String {
        let mut bytes = format!("before{html}").into_bytes();
        settle(&mut bytes, "before".len());
        String::from_utf8(bytes).unwrap().strip_prefix("before").unwrap().to_string()
    }

    fn english(text: &str) -> String {
        mark(text, "en", "ltr")
    }

    #[test]
    fn a_text_becomes_a_span_with_its_language() {
        assert_eq!(settled(&format!("<p>{}</p>", english("Home"))), "<p><span lang=\"en\" dir=\"ltr\">Home</span></p>");
        let persian = mark("خانه", "fa", "rtl");
        assert_eq!(settled(&persian), "<span lang=\"fa\" dir=\"rtl\">خانه</span>");
        let nested = english(&format!("Tag: {persian}!"));
        let expected = "<span lang=\"en\" dir=\"ltr\">Tag: <span lang=\"fa\" dir=\"rtl\">خانه</span>!</span>";
        assert_eq!(settled(&nested), expected);
    }

    #[test]
    fn an_attribute_says_its_language_on_an_element_without_words() {
        let menu = english("A > B");
        for (html, expected) in [
            (format!("<img src=\"x\" alt=\"{menu}\">"), "<img lang=\"en\" dir=\"ltr\" src=\"x\" alt=\"A > B\">"),
            (
                format!("<a aria-label='{menu}'>{}</a>", english("3")),
                "<a lang=\"en\" dir=\"ltr\" aria-label='A > B'>3</a>",
            ),
            (format!("<a aria-label='{menu}'>3</a>"), "<a lang=\"en\" dir=\"ltr\" aria-label='A > B'>3</a>"),
            (format!("<a aria-label=\"{menu}\">Kopi</a>"), "<a aria-label=\"A > B\">Kopi</a>"),
            (format!("<nav aria-label=\"{menu}\"><b>1</b></nav>"), "<nav aria-label=\"A > B\"><b>1</b></nav>"),
            (
                format!("<nav aria-label=\"{menu}\">\n<ul lang=\"fr\">"),
                "<nav lang=\"en\" dir=\"ltr\" aria-label=\"A > B\">\n<ul lang=\"fr\">",
            ),
            (format!("<img alt=\"{menu}\" lang=\"fr\">"), "<img alt=\"A > B\" lang=\"fr\">"),
            (
                format!("<a aria-label=\"{menu}\">{menu}</a>"),
                "<a aria-label=\"A > B\"><span lang=\"en\" dir=\"ltr\">A > B</span></a>",
            ),
        ] {
            assert_eq!(settled(&html), expected);
        }
    }

    #[test]
    fn a_title_that_begins_with_such_a_text_is_in_its_language() {
        let html = format!("<title>{} · Journal</title>", english("Archive"));
        assert_eq!(settled(&html), "<title lang=\"en\" dir=\"ltr\">Archive · Journal</title>");
        let html = format!("<title>Journal · {}</title>", english("Archive"));
        assert_eq!(settled(&html), "<title>Journal · Archive</title>");
    }

    #[test]
    fn no_mark_is_left_where_no_language_can_be_told() {
        let word = english("x");
        let html = format!(
            "<script>let a = '<{word}';</script><style>{word}</style><!-- {word} --><textarea>{word}</textarea>"
        );
        assert_eq!(settled(&html), "<script>let a = '<x';</script><style>x</style><!-- x --><textarea>x</textarea>");
    }

    #[test]
    fn broken_marks_and_html_lose_no_text() {
        for (html, expected) in [
            ("a\u{FDD0}b", "a\u{FDD0}b"),
            ("a\u{FDD0}\"><script>\u{FDD1}b\u{FDD2}", "a\u{FDD0}\"><script>\u{FDD1}b\u{FDD2}"),
            ("<a title=\"\u{FDD0}en\u{FDD1}x", "<a title=\"x"),
            ("a < b <\u{FDD2}", "a < b <"),
            ("<p>\u{FDD0}en\u{FDD1}Cut sh</p>", "<p>Cut sh</p>"),
            (
                "<p>\u{FDD0}en\u{FDD1}Cut</p><p>\u{FDD0}en\u{FDD1}Whole\u{FDD2}</p>",
                "<p>Cut</p><p><span lang=\"en\" dir=\"ltr\">Whole</span></p>",
            ),
            ("<", "<"),
        ] {
            assert_eq!(settled(html), expected, "{html:?}");
        }
    }
}
