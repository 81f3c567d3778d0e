//! What is written of a body.
//!
//! Takes HTML and text in order; keeps the HTML, the plain text, the elements that are open and the summary in step. The
//! writers of each kind of element share it.

use std::ops::Range;

use super::elements::Elements;
use super::hypertext::Hypertext;
use super::sink::Sink;
use super::summary::{Finished, Kind, Summary};
use super::wrapper::Wrapper;

/// What is written of a body so far.
#[derive(Debug, Default)]
pub(super) struct Output {
    sink: Sink,
    /// The text without markup, a line a block.
    text: String,
    elements: Elements,
    summary: Summary,
    /// Where in the HTML and in the text an element starts that hides its text.
    hidden_from: Option<(usize, usize)>,
    /// While a heading is being written: bytes of the HTML that a table of contents leaves out.
    left_out: Option<Vec<Range<usize>>>,
    /// Whether anything in the HTML says its language.
    says_languages: bool,
}

impl Output {
    /// The output of a body of so many bytes.
    pub(crate) fn for_body(bytes: usize) -> Output {
        let sink = Sink::with_capacity(bytes + bytes / 4 + 64);
        Output { sink, text: String::with_capacity(bytes + 16), ..Output::default() }
    }

    /// Appends HTML.
    pub(crate) fn push(&mut self, html: &str) {
        self.sink.push(html);
    }

    /// Appends text that a reader sees, to the HTML alone.
    pub(crate) fn escaped(&mut self, text: &str) {
        self.sink.text(text);
    }

    /// Appends text to an attribute that is open.
    pub(crate) fn attribute(&mut self, text: &str) {
        self.sink.attribute(text);
    }

    /// Appends a URL to an attribute that is open.
    pub(crate) fn url(&mut self, url: &str) {
        self.sink.url(url);
    }

    /// Leaves a placeholder for the URL of a link, by its index.
    pub(crate) fn placeholder(&mut self, link: usize) {
        self.sink.placeholder(link);
    }

    /// Appends to the plain text alone.
    pub(crate) fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends text that a reader sees.
    pub(crate) fn visible(&mut self, text: &str) {
        self.summary.content();
        self.sink.text(text);
        self.text.push_str(text);
    }

    /// Starts a new line of HTML, unless one has just been started.
    pub(crate) fn fresh_line(&mut self) {
        self.sink.fresh_line();
    }

    /// The HTML so far.
    pub(crate) fn html(&self) -> &str {
        self.sink.html()
    }

    /// The number of bytes of HTML so far.
    pub(crate) fn at(&self) -> usize {
        self.sink.html().len()
    }

    /// The number of bytes of plain text so far.
    pub(crate) fn text_at(&self) -> usize {
        self.text.len()
    }

    /// The plain text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Takes back the plain text from a byte on, and gives it.
    pub(crate) fn take_text(&mut self, from: usize) -> String {
        self.text.split_off(from)
    }

    /// Inserts HTML at a byte that lies behind the start of the block which is being written.
    pub(crate) fn insert(&mut self, at: usize, html: &str) {
        self.sink.insert(at, html);
        self.summary.moved(at, html.len());
        if let Some((hidden, _)) = self.hidden_from.as_mut().filter(|(hidden, _)| *hidden >= at) {
            *hidden += html.len();
        }
        for part in self.left_out.iter_mut().flatten().rev().take_while(|part| part.end > at) {
            part.end += html.len();
            part.start += if part.start >= at { html.len() } else { 0 };
        }
    }

    /// Gives the tag that starts at a byte near the end another name, which is longer.
    pub(crate) fn rename(&mut self, tag: usize, name: &str, other: &str) {
        self.sink.rename(tag, name, other);
    }

    /// A tag says the language of what is in it.
    pub(crate) fn language_is_said(&mut self) {
        self.says_languages = true;
    }

    /// Whether any tag says the language of what is in it.
    pub(crate) fn says_languages(&self) -> bool {
        self.says_languages
    }

    /// What has been written since `from` is in no summary.
    pub(crate) fn hide_since(&mut self, from: usize) {
        self.sink.hide_since(from);
    }

    /// These bytes of the HTML are in no summary.
    pub(crate) fn hide(&mut self, part: Range<usize>) {
        self.sink.hide(part);
    }

    /// Where the first start tag from a byte of the HTML on takes attributes.
    pub(crate) fn first_tag(&self, from: usize) -> Option<usize> {
        self.sink.first_tag(from)
    }

    /// A block that starts at byte `source` of the body has been written since `from`, if anything has.
    pub(crate) fn block(&mut self, from: usize, source: usize) {
        self.sink.block(from, source);
    }

    /// All blocks so far: a byte of the HTML, and the byte of the body where the block starts.
    pub(crate) fn blocks(&self) -> &[(usize, usize)] {
        self.sink.blocks()
    }

    /// Starts an element of Markdown's own.
    pub(crate) fn open(&mut self, start: &str, end: &'static str) {
        self.sink.push(start);
        self.elements.open(end);
    }

    /// Starts a link of Markdown's own.
    pub(crate) fn open_link(&mut self, start: &str) {
        self.sink.push(start);
        self.elements.open_link();
    }

    /// Ends the innermost element of Markdown's own.
    pub(crate) fn close(&mut self) {
        let end = self.elements.close();
        self.end_hidden();
        self.sink.push(end);
    }

    /// Leaves what was hidden out of the summary, if it is over.
    fn end_hidden(&mut self) {
        if !self.elements.in_hidden()
            && let Some((html, text)) = self.hidden_from.take()
        {
            self.sink.hide_since(html);
            self.summary.hide(html..self.sink.html().len(), text..self.text.len());
        }
    }

    /// The innermost element is to end otherwise.
    pub(crate) fn replace_end(&mut self, end: &'static str) {
        self.elements.replace_end(end);
    }

    /// The start tag of an element of raw HTML has been written.
    pub(crate) fn opened_raw(&mut self, wrapper: Wrapper) {
        if wrapper.hides && !self.elements.in_hidden() {
            self.hidden_from = Some((wrapper.tag.start, self.text.len()));
        }
        self.elements.open_raw(wrapper);
    }

    /// An end tag in raw HTML has been written, by its name in lower case.
    pub(crate) fn closed_raw(&mut self, name: &str) {
        self.elements.close_raw(name);
        self.end_hidden();
    }

    /// Whether text stays as it was typed here: in `<code>`, `<kbd>`.
    pub(crate) fn in_literal(&self) -> bool {
        self.elements.in_literal()
    }

    pub(crate) fn in_link(&self) -> bool {
        self.elements.in_link()
    }

    /// A block starts, in a language of its own perhaps: the summary may take it if it is in no other.
    pub(crate) fn start_block(&mut self, kind: Kind, language: Option<&str>) {
        if self.elements.depth() == 0 {
            let place = (self.sink.html().len(), self.text.len());
            self.summary.start(kind, place, &self.elements, language);
        }
    }

    /// How many of Markdown's own elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.elements.depth()
    }

    /// The bytes of the start tag of a paragraph, if the HTML ends with it.
    pub(crate) fn paragraph_tag(&self) -> Option<Range<usize>> {
        let html = self.sink.html();
        let start = if html.ends_with('>') { html.rfind('<')? } else { return None };
        (html[start..].starts_with("<p>") || html[start..].starts_with("<p ")).then_some(start..html.len())
    }

    /// The outermost block is no paragraph after all, if the innermost element is that block.
    pub(crate) fn skip_block(&mut self) {
        if self.elements.depth() == 1 {
            self.summary.skip_block();
        }
    }

    /// Something has ended: if nothing is open any more, it was a block.
    pub(crate) fn end_block(&mut self) {
        if self.elements.depth() == 0 {
            self.summary.end(self.sink.html().len(), &self.text);
        }
    }

    /// Something that a reader sees is about to be written.
    pub(crate) fn content(&mut self) {
        self.summary.content();
    }

    /// `<!--more-->` is here.
    pub(crate) fn mark_summary(&mut self) {
        let Output { sink, text, elements, summary, .. } = self;
        summary.mark(sink.html().len(), text.len(), || elements.closing());
    }

    /// A heading's content starts.
    pub(crate) fn start_heading(&mut self) {
        self.left_out = Some(Vec::new());
    }

    /// What has been written since `from` is no part of a table of contents, if it is in a heading.
    pub(crate) fn leave_out_of_contents(&mut self, from: usize) {
        let to = self.sink.html().len();
        if let Some(left_out) = &mut self.left_out {
            left_out.push(from..to);
        }
    }

    /// These bytes of the HTML are no part of a table of contents, if they are in a heading.
    pub(crate) fn leave_out_part(&mut self, part: Range<usize>) {
        if let Some(left_out) = &mut self.left_out {
            left_out.push(part);
        }
    }

    /// A heading's content, which starts at `from`, ends: gives it without what a table of contents leaves out.
    pub(crate) fn end_heading(&mut self, from: usize) -> String {
        without(self.sink.html(), from, &self.left_out.take().unwrap_or_default())
    }

    /// Ends the body, which is in a language, and gives its summary. What raw HTML has left open in it is no matter of the footnotes.
    pub(crate) fn end_body(&mut self, language: &str) -> Finished {
        self.elements.clear();
        self.end_hidden();
        self.summary.finish(&self.sink, &self.text, language)
    }

    /// Puts what follows into another sink; gives what was written so far.
    pub(crate) fn replace_sink(&mut self, sink: Sink) -> Sink {
        std::mem::replace(&mut self.sink, sink)
    }

    /// Appends another sink's hypertext.
    pub(crate) fn append(&mut self, other: &Sink) {
        self.sink.append(other);
    }

    pub(crate) fn into_hypertext(self) -> Hypertext {
        self.sink.into_hypertext()
    }
}

/// The HTML from a byte on, without some of its parts.
fn without(html: &str, from: usize, parts: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut from = from;
    for part in parts.iter().filter(|part| part.start < part.end) {
        if part.start >= from {
            out.push_str(&html[from..part.start]);
        }
        from = from.max(part.end);
    }
    out.push_str(&html[from..]);
    out
}
