//! What a list shows of a post.
//!
//! Takes where the blocks of a body start and end in its HTML, and where `<!--more-->` is; gives the summary: what is
//! before that mark, otherwise the first paragraphs, quotes and lists, about 70 words of them. Whole blocks are taken, so no markup
//! is ever cut open.

use std::ops::Range;

use super::fold::fold;
use super::hypertext::Hypertext;
use super::sink::Sink;
use super::word;

/// The number of words at which a summary is long enough.
const ENOUGH: usize = 70;
/// The number of words from which a summary may end before a paragraph that would make it too long.
const SHORT: usize = 40;
/// The number of words that a summary should not exceed, unless its first paragraph does.
const LONG: usize = 120;

/// What a block of the body is to a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Taken.
    Paragraph,
    /// Taken if it is short: a quote, a list.
    Group,
    /// Left out: a heading, a table, a figure, code.
    #[default]
    Other,
    /// Left out, and does not count as content: raw HTML, for it may be a comment.
    Raw,
}

/// A summary in the making.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    block: Option<Block>,
    /// Bytes of the HTML, bytes of the text, of each block taken.
    taken: Vec<(Range<usize>, Range<usize>)>,
    words: usize,
    full: bool,
    left_out: bool,
    mark: Option<Mark>,
    /// Whether anything is after the mark.
    goes_on: bool,
    /// Whether all of the body has been seen.
    ended: bool,
}

#[derive(Debug)]
struct Block {
    kind: Kind,
    html: usize,
    text: usize,
}

/// Where `<!--more-->` is, and what would close the elements open there.
#[derive(Debug)]
struct Mark {
    html: usize,
    text: usize,
    closing: String,
}

/// A finished summary.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    pub(crate) hypertext: Option<Hypertext>,
    pub(crate) plain: String,
    pub(crate) more: bool,
}

impl Summary {
    /// A block starts that is in no other.
    pub(crate) fn start(&mut self, kind: Kind, html: usize, text: usize) {
        if !self.ended {
            self.block = Some(Block { kind, html, text });
        }
    }

    /// The block that has been started is no paragraph after all.
    pub(crate) fn skip_block(&mut self) {
        if let Some(block) = &mut self.block {
            block.kind = Kind::Other;
        }
    }

    /// The block that has been started ends with the HTML and the text written so far.
    pub(crate) fn end(&mut self, html: usize, text: &str) {
        let Some(block) = self.block.take() else {
            return;
        };
        if self.full {
            self.left_out |= block.kind != Kind::Raw;
            return;
        }
        let words = match block.kind {
            Kind::Paragraph | Kind::Group => word::count(&text[block.text..]),
            Kind::Other | Kind::Raw => 0,
        };
        let too_long = self.words + words > LONG && (self.words >= SHORT || block.kind == Kind::Group);
        if words == 0 || too_long {
            self.left_out |= block.kind != Kind::Raw;
            self.full |= too_long && self.words > 0;
            return;
        }
        self.taken.push((block.html..html, block.text..text.len()));
        self.words += words;
        self.full = self.words >= ENOUGH;
    }

    /// `<!--more-->` is here; the first one counts.
    pub(crate) fn mark(&mut self, html: usize, text: usize, closing: impl FnOnce() -> String) {
        if self.mark.is_none() && !self.ended {
            self.mark = Some(Mark { html, text, closing: closing() });
        }
    }

    /// Something that a reader sees is about to be written.
    pub(crate) fn content(&mut self) {
        self.goes_on |= self.mark.is_some();
    }

    /// `length` bytes have been inserted into the HTML at `at`.
    pub(crate) fn moved(&mut self, at: usize, length: usize) {
        if let Some(mark) = self.mark.as_mut().filter(|mark| mark.html >= at) {
            mark.html += length;
        }
    }

    /// The summary of a body with this HTML and this text.
    pub(crate) fn finish(&mut self, out: &Sink, text: &str) -> Finished {
        self.ended = true;
        match self.mark.take().filter(|mark| !text[..mark.text].trim().is_empty()) {
            Some(mark) => Finished {
                hypertext: Some(out.excerpt(std::slice::from_ref(&(0..mark.html)), &mark.closing)),
                plain: fold(&text[..mark.text]),
                more: self.goes_on,
            },
            None => self.first_blocks(out, text),
        }
    }

    fn first_blocks(&self, out: &Sink, text: &str) -> Finished {
        if self.taken.is_empty() {
            return Finished { more: self.left_out, ..Finished::default() };
        }
        let html: Vec<Range<usize>> = self.taken.iter().map(|(html, _)| html.clone()).collect();
        let mut plain = String::new();
        for (_, range) in &self.taken {
            plain.push_str(&text[range.clone()]);
            plain.push(' ');
        }
        Finished { hypertext: Some(out.excerpt(&html, "")), plain: fold(&plain), more: self.left_out }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{filled, html, markdown, summary};

    fn words(count: usize) -> String {
        vec!["word"; count].join(" ")
    }

    #[test]
    fn a_mark_ends_the_summary_and_leaves_no_trace() {
        let markdown = markdown("a\n\n## b\n\nc[^1]\n\n<!-- more -->\n\nd\n\n[^1]: e\n");
        assert_eq!(summary(&markdown), "<p>a</p>\n<h2>b</h2>\n<p>c</p>\n");
        assert_eq!(markdown.plain, "a b c");
        assert!(markdown.more);
        assert!(!filled(&markdown).contains("more"));
    }

    #[test]
    fn a_mark_inside_elements_closes_them() {
        let cases = [
            ("a *b <!--more--> c*\n", "<p>a <em>b </em></p>\n"),
            ("> - a <!--more-->\n> - b\n", "<blockquote>\n<ul>\n<li>a </li>\n</ul>\n</blockquote>\n"),
            ("<div><b>\n\na\n\n<!--more-->\n\n</b></div>\n", "<div><b>\n<p>a</p>\n</b></div>"),
            // Raw HTML has no text, and where no text is before the mark, the mark does not count.
            ("<p>a <i>b <!--more--> c</i></p>\n", ""),
        ];
        for (text, expected) in cases {
            let markdown = markdown(text);
            assert_eq!(summary(&markdown), expected, "{text}");
        }
    }

    #[test]
    fn only_what_follows_the_mark_counts_as_more() {
        assert!(!markdown("a\n\n<!--more-->\n").more);
        assert!(!markdown("> a\n>\n> <!--more-->\n").more);
        assert!(!markdown("a[^1]\n\n<!--more-->\n\n[^1]: b\n").more);
        assert!(markdown("a\n\n<!--more-->\n\n![b](c)\n").more);
        assert_eq!(summary(&markdown("<!--more-->\n\na\n")), "<p>a</p>\n");
    }

    #[test]
    fn without_a_mark_the_first_paragraphs_are_the_summary() {
        let text =
            format!("# t\n\n![i](j \"k\")\n\n{}\n\n```\ncode\n```\n\n{}\n\n{}\n", words(30), words(45), words(5));
        let markdown = markdown(&text);
        assert_eq!(summary(&markdown), format!("<p>{}</p>\n<p>{}</p>\n", words(30), words(45)));
        assert_eq!(markdown.plain, format!("{} {}", words(30), words(45)));
        assert!(markdown.more);
    }

    #[test]
    fn a_short_body_is_its_own_summary() {
        let markdown = markdown("a [b](c) *d*\n\n> e\n\n- f\n\n<!-- note -->\n");
        assert_eq!(
            summary(&markdown),
            "<p>a <a href=\"{c}\">b</a> <em>d</em></p>\n<blockquote>\n<p>e</p>\n</blockquote>\n<ul>\n<li>f</li>\n</ul>\n"
        );
        assert!(!markdown.more);
    }

    #[test]
    fn a_long_paragraph_is_taken_whole_if_it_is_the_first_only() {
        let long = words(300);
        assert_eq!(markdown(&format!("{long}\n\na\n")).plain, long);
        assert_eq!(markdown(&format!("{}\n\n{long}\n", words(50))).plain, words(50));
        assert_eq!(markdown(&format!("{}\n\n{long}\n", words(10))).plain.len(), words(310).len());
        assert_eq!(markdown(&format!("- {long}\n\na\n")).plain, "a");
    }

    #[test]
    fn a_body_without_text_has_no_summary() {
        for text in ["", "![a](b)\n", "```\nx\n```\n", "# a\n"] {
            let markdown = markdown(text);
            assert_eq!((markdown.summary, markdown.more), (None, !text.is_empty()), "{text}");
        }
    }

    #[test]
    fn a_summary_has_no_ids() {
        let markdown = markdown("a <b id=\"x\" class=\"y\">c</b> <a name='z' href='w'>d</a>\n");
        assert_eq!(summary(&markdown), "<p>a <b  class=\"y\">c</b> <a  href=\"{w}\">d</a></p>\n");
        assert!(html("<b id=x>c</b>").contains("id=x"));
    }
}
