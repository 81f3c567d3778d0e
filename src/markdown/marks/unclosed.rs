//! Raw HTML that is opened and never closed, so that the rest of the page disappears.
//!
//! Takes the tags and comments of raw HTML in their order on the page; gives warnings at those that a browser takes all that
//! follows into. Markdown cannot close them: what looks like a tag there is escaped.

use std::ops::Range;

use super::super::report::Report;
use super::super::tag::{Attribute, Token};

/// Elements in which a browser reads no tag but their own end.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Elements whose content is hidden or has to be of a certain kind.
const HIDING: [&str; 3] = ["noscript", "template", "select"];

/// Elements of other languages, in which a browser reads those names as others.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// What is open in the raw HTML of a body.
#[derive(Debug, Default)]
pub(crate) struct Unclosed {
    /// The element in which only its own end is read.
    raw: Option<Open>,
    hiding: Vec<Open>,
    /// How many elements of other languages are open.
    foreign: usize,
}

/// The start of an element.
#[derive(Debug)]
struct Open {
    name: String,
    /// Its bytes in the body.
    range: Range<usize>,
}

impl Unclosed {
    /// Takes a tag or a comment of a piece of raw HTML; `place` says which bytes of the body those of the piece are.
    pub(crate) fn take(
        &mut self,
        html: &str,
        token: &Token,
        place: impl Fn(Range<usize>) -> Range<usize>,
        report: &mut Report<'_>,
    ) {
        match token {
            Token::Close { name, .. } => self.close(&html[name.clone()]),
            _ if self.raw.is_some() => {}
            Token::Comment { range } if !html[range.clone()].ends_with("-->") => {
                let message = format!("the comment `<!--` is never closed, so {DISAPPEARS}");
                report.warn(place(range.start..range.start + 4), message, "write `-->` where it ends");
            }
            Token::Comment { .. } => {}
            Token::Open { name, attributes, range } => {
                let start = place(range.start..name.end);
                let name = &html[name.clone()];
                if let Some(quote) = attributes.last().and_then(|last| open_quote(html, last)) {
                    let mark = &html[quote..=quote];
                    let message = format!("the quote `{mark}` in `<{name}` is never closed, so {TAKES}");
                    report.warn(place(quote..quote + 1), message, format!("write `{mark}` where the value ends"));
                } else if !html[range.clone()].ends_with('>') {
                    let message = format!("the tag `<{name}` is never closed by `>`, so {TAKES}");
                    report.warn(start.clone(), message, "write `>` where the tag ends");
                }
                self.open(name, start);
            }
        }
    }

    fn open(&mut self, name: &str, range: Range<usize>) {
        let is_in = |names: &[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        let open = || Open { name: name.to_ascii_lowercase(), range };
        if is_in(&FOREIGN) {
            self.foreign += 1;
        } else if self.foreign == 0 && is_in(&RAW) {
            self.raw = Some(open());
        } else if self.foreign == 0 && is_in(&HIDING) {
            self.hiding.push(open());
        }
    }

    fn close(&mut self, name: &str) {
        let is_it = |open: &Open| open.name.eq_ignore_ascii_case(name);
        if let Some(raw) = &self.raw {
            if is_it(raw) && raw.name != "plaintext" {
                self.raw = None;
            }
        } else if FOREIGN.iter().any(|foreign| foreign.eq_ignore_ascii_case(name)) {
            self.foreign = self.foreign.saturating_sub(1);
        } else if let Some(at) = self.hiding.iter().rposition(is_it) {
            self.hiding.remove(at);
        }
    }

    /// Warns of what is open at the end of the body.
    pub(crate) fn finish(self, report: &mut Report<'_>) {
        for Open { name, range } in self.hiding.into_iter().chain(self.raw) {
            let (result, hint) = match name.as_str() {
                "plaintext" => (SHOWS, "write `<pre>` and `</pre>` instead".to_string()),
                "textarea" | "xmp" => (SHOWS, format!("write `</{name}>` where it ends")),
                name => (DISAPPEARS, format!("write `</{name}>` where it ends")),
            };
            let message = format!("`<{name}>` is never closed, so {result}");
            report.warn(range, message, format!("{hint}, or put `<{name}>` in backticks to show it as text"));
        }
    }
}

const DISAPPEARS: &str = "the rest of the page disappears in a browser";
const SHOWS: &str = "a browser shows the source of the rest of the page in it";
const TAKES: &str = "a browser takes what follows into it";

/// The place of the quote that begins the value of the last attribute in a tag, if the value ends with the HTML.
fn open_quote(html: &str, last: &Attribute) -> Option<usize> {
    let value = last.value.as_ref().filter(|value| value.end == html.len())?;
    value.start.checked_sub(1).filter(|quote| b"\"'".contains(&html.as_bytes()[*quote]))
}

/// What a block of HTML begins with that has to be closed by other signs than a tag, and its end.
pub(crate) fn open_section(html: &str) -> Option<(&'static str, &'static str)> {
    let start = html.trim_start_matches(' ');
    [("<![CDATA[", "]]>"), ("<?", "?>")]
        .into_iter()
        .find(|(begin, end)| start.starts_with(begin) && !html.contains(end))
}

#[cfg(test)]
mod tests {
    use super::super::super::Options;
    use super::super::super::sample::{complaints, hints, markdown, options, with};

    #[test]
    fn row_59_html_that_is_never_closed_is_a_warning_at_its_start() {
        let disappears = "so the rest of the page disappears in a browser";
        for (html, what) in [
            ("<script>\nlet a;\n\nb", "`<script>` is never closed"),
            ("<style>\na {}\n", "`<style>` is never closed"),
            ("<STYLE media=x>", "`<style>` is never closed"),
            ("<title>x", "`<title>` is never closed"),
            ("<iframe src=\"https://example.org/\">\n\nb", "`<iframe>` is never closed"),
            ("<iframe src=\"https://example.org/\" />", "`<iframe>` is never closed"),
            ("<noscript>x\n\ny", "`<noscript>` is never closed"),
            ("<template>x", "`<template>` is never closed"),
            ("<select><option>x</option>", "`<select>` is never closed"),
            ("<select><select></select>", "`<select>` is never closed"),
            ("<script>a</style>", "`<script>` is never closed"),
            ("<iframe>\n\n`</iframe>` \\</iframe>", "`<iframe>` is never closed"),
            ("<!-- x\n\ny", "the comment `<!--` is never closed"),
            ("<!-- x <b>", "the comment `<!--` is never closed"),
        ] {
            assert_eq!(complaints(&markdown(&format!("é\n\n{html}"))), [format!("3:1 {what}, {disappears}")], "{html}");
        }
        let in_a_line = markdown("é <iframe src=x> y\n\nz");
        assert_eq!(complaints(&in_a_line), [format!("1:3 `<iframe>` is never closed, {disappears}")]);
        let hint = "write `</iframe>` where it ends, or put `<iframe>` in backticks to show it as text";
        assert_eq!(hints(&in_a_line), [hint]);
    }

    #[test]
    fn row_59_elements_that_show_the_rest_as_source_are_warnings_too() {
        for name in ["textarea", "xmp", "plaintext"] {
            let what = "so a browser shows the source of the rest of the page in it";
            let expected = format!("3:3 `<{name}>` is never closed, {what}");
            assert_eq!(complaints(&markdown(&format!("a\n\n> <{name}>\n\nb"))), [expected]);
        }
    }

    #[test]
    fn row_59_a_quote_or_a_tag_that_is_never_closed_is_a_warning_at_its_place() {
        let takes = "so a browser takes what follows into it";
        for (html, complaint) in [
            ("<div class=\"a>\nb\n</div>\n\nc", "1:12 the quote `\"` in `<div` is never closed"),
            ("<div\n  class=a title='b>\nc", "2:17 the quote `'` in `<div` is never closed"),
            ("<p>a\n<b title=\">c</b>\n\n\"d", "2:10 the quote `\"` in `<b` is never closed"),
            ("<div class=\"a\"\n\nb", "1:1 the tag `<div` is never closed by `>`"),
        ] {
            assert_eq!(complaints(&markdown(html)), [format!("{complaint}, {takes}")], "{html}");
        }
    }

    #[test]
    fn row_59_a_section_that_is_never_closed_is_a_warning() {
        for (html, begin) in [("<![CDATA[ a\n\nb > c", "<![CDATA["), ("<?php a\n\nb", "<?")] {
            let expected = format!("1:1 `{begin}` is never closed, so what follows is not read as Markdown");
            assert_eq!(complaints(&markdown(html)), [expected]);
        }
    }

    #[test]
    fn row_59_html_that_is_closed_or_code_is_none() {
        for html in [
            "<script>\n'<iframe>' + \"<!--\"\n</script>\n\n<style>a</STYLE >",
            "<iframe src=\"x\"></iframe> <select><option>a</select>",
            "<iframe>\n\n</iframe>\n\n<noscript>\n\n*a*\n\n</noscript>",
            "<template><select></select></template>",
            "`<script>` and `<!--`",
            "    <script>\n\n```\n<iframe>\n```\n",
            "\\<iframe> &lt;script>",
            "<svg><title>a</title><style/><script/></svg>",
            "<!-- a --> <!--> <!---> <!-- <iframe> -->",
            "<div title='\"'>a</div> <img alt=\"a > b\" src=x>",
            "<![CDATA[ a ]]> <?php b ?>",
            "<div\nclass=\"a\"\n>\nb\n</div>",
            "a < b \"c\"",
        ] {
            assert_eq!(complaints(&markdown(html)), [""; 0], "{html}");
        }
        let without = with("<iframe>\n\na", &Options { raw_html: false, ..options() });
        assert_eq!(complaints(&without), [""; 0]);
    }
}
