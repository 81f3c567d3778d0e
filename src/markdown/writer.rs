//! Markdown's events as HTML.
//!
//! Takes the parser's events in order; gives the finished [`Markdown`]. Holds what is open: elements, and the mode in
//! which events are read. Deliberately does not know how each kind of element is written: that is in `block`, `inline`,
//! `heading`, `code`, `raw`, `task` and `note`, each with its part of the writer. Nothing recurses, so depth costs no
//! stack.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options as Extensions, Parser, Tag};

use super::anchor::Anchors;
use super::block::{List, Table};
use super::code::CodeBlock;
use super::heading::OpenHeading;
use super::highlight::Highlighted;
use super::hypertext::Sink;
use super::inline::Image;
use super::note::Notes;
use super::raw::{self, RawBlock};
use super::report::Report;
use super::running::Running;
use super::summary::Summary;
use super::survey::Survey;
use super::task::Task;
use super::{Heading, Input, Link, Markdown, Options, word};

/// Turns the language of a code block, as written, and its code into lines of HTML.
pub(super) type Highlight<'a> = &'a dyn Fn(&str, &str) -> Highlighted;

/// The parser for a body, with what these options switch on.
pub(super) fn parser<'a>(source: &'a str, options: &Options) -> OffsetIter<'a> {
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_DEFINITION_LIST
        | Extensions::ENABLE_GFM;
    extensions.set(Extensions::ENABLE_SMART_PUNCTUATION, options.quotes.is_some());
    Parser::new_ext(source, extensions).into_offset_iter()
}

/// An element that has been started, by what ends it.
#[derive(Debug)]
pub(super) enum Open {
    /// Markdown's own: the HTML that ends it.
    Element(&'static str),
    /// A tag in raw HTML: its name in lower case.
    Raw(String),
}

/// How the next events are read.
#[derive(Debug, Default)]
pub(super) enum Mode<'a> {
    /// As they come.
    #[default]
    Flow,
    /// As the lines of a block of raw HTML.
    Html(RawBlock),
    /// As the lines of a block of code.
    Code(CodeBlock<'a>),
    /// As the text that stands for an image.
    Alternative(Image<'a>),
    /// As the title, which starts at this byte of the text.
    Title(usize),
}

pub(super) struct Writer<'a> {
    pub options: &'a Options,
    pub highlight: Highlight<'a>,
    /// The body: events' ranges are bytes of it.
    pub source: &'a str,
    /// Where the body starts in the file.
    pub base: usize,
    pub report: Report<'a>,
    pub out: Sink,
    /// The text without markup, a line a block.
    pub text: String,
    pub mode: Mode<'a>,
    pub open: Vec<Open>,
    /// How many of Markdown's own elements are open.
    pub depth: usize,
    /// How many links are open, Markdown's and raw ones.
    pub in_link: usize,
    pub running: Running<'a>,
    pub lists: Vec<List>,
    pub table: Table,
    pub task: Option<Task>,
    pub heading: Option<OpenHeading<'a>>,
    pub notes: Notes<'a>,
    pub anchors: Anchors,
    pub summary: Summary,
    pub title: Option<String>,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub external: Vec<Link>,
    pub first_image: Option<usize>,
    pub has_code: bool,
}

impl<'a> Writer<'a> {
    pub fn new(
        input: &'a Input<'a>,
        options: &'a Options,
        highlight: Highlight<'a>,
        source: &'a str,
        survey: Survey,
    ) -> Writer<'a> {
        let mut report = Report::new(input);
        if survey.control {
            report.control_characters(source);
        }
        let anchors = Anchors::new(raw::reserved_ids(source, &survey, options));
        let mut out = Sink::default();
        out.html.reserve(source.len() + source.len() / 4 + 64);
        // As a rule each sign of a link is a link that leads elsewhere, and no room is left over.
        let external = Vec::with_capacity(survey.signs.len().min(256));
        Writer {
            options,
            highlight,
            source,
            base: input.body,
            report,
            out,
            text: String::with_capacity(source.len() + 16),
            mode: Mode::Flow,
            open: Vec::new(),
            depth: 0,
            in_link: 0,
            running: Running::new(survey.signs),
            lists: Vec::new(),
            table: Table::default(),
            task: None,
            heading: None,
            notes: Notes::default(),
            anchors,
            summary: Summary::default(),
            title: None,
            headings: Vec::new(),
            links: Vec::new(),
            external,
            first_image: None,
            has_code: false,
        }
    }

    /// Takes an event of the body. Those of footnotes' definitions are kept for the end.
    pub fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.notes.keeps(&event) {
            self.notes.keep(event, range);
        } else {
            self.event(event, range);
        }
    }

    /// Writes an event.
    pub fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match &mut self.mode {
            Mode::Flow => self.flow(event, range),
            Mode::Html(block) => match event {
                Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) => block.push(&html, range.start),
                _ => self.end_html_block(),
            },
            Mode::Code(block) => match event {
                Event::Text(code) => block.code.push_str(&code),
                _ => self.end_code_block(),
            },
            Mode::Alternative(_) => self.alternative(event, range),
            Mode::Title(_) => self.title_event(event, range),
        }
    }

    fn flow(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Text(text) = event {
            return self.running_text(text, range);
        }
        self.flush();
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => self.code_span(&code),
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(&html, range.start),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => {
                self.out.push("\n");
                self.text.push('\n');
            }
            Event::HardBreak => {
                self.out.push("<br>\n");
                self.text.push('\n');
            }
            Event::Rule => {
                self.out.fresh_line();
                self.out.push("<hr>\n");
            }
            Event::TaskListMarker(done) => self.start_task(done),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.plain_text(&text, range.start)
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Superscript => self.open("<sup>", "</sup>"),
            Tag::Subscript => self.open("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, title, range),
            block => self.start_block(block, range),
        }
    }

    /// Starts an element of Markdown's own.
    pub fn open(&mut self, start: &str, end: &'static str) {
        self.out.push(start);
        self.open.push(Open::Element(end));
        self.depth += 1;
    }

    /// Ends the innermost element of Markdown's own; raw tags that were left open in it no longer count.
    pub fn close(&mut self) {
        while let Some(open) = self.open.pop() {
            match open {
                Open::Element(end) => {
                    self.out.push(end);
                    self.depth -= 1;
                    return;
                }
                Open::Raw(name) => self.raw_closed(&name),
            }
        }
    }

    /// What would end all that is open.
    pub fn closing(&self) -> String {
        let mut closing = String::new();
        for open in self.open.iter().rev() {
            match open {
                Open::Element(end) => closing.push_str(end),
                Open::Raw(name) => closing.extend(["</", name, ">"]),
            }
        }
        closing
    }

    /// Inserts HTML at a byte that lies behind the start of the block which is being written.
    pub fn insert(&mut self, at: usize, html: &str) {
        self.out.insert(at, html);
        self.summary.moved(at, html.len());
    }

    /// Ends the body: footnotes are written, what is known is gathered.
    pub fn finish(mut self) -> Markdown {
        self.flush();
        let summary = self.summary.finish(&self.out, &self.text);
        self.write_notes();
        let words = word::count(&self.text);
        let blocks = self.report.lines(&self.out.blocks);
        self.external.shrink_to_fit();
        Markdown {
            blocks,
            html: self.out.into_hypertext(),
            summary: summary.hypertext,
            more: summary.more,
            explicit_summary: summary.explicit,
            plain: summary.plain,
            title: self.title,
            headings: self.headings,
            anchors: self.anchors.into_ids(),
            links: self.links,
            external: self.external,
            words,
            has_code: self.has_code,
            first_image: self.first_image,
            diagnostics: self.report.into_diagnostics(),
        }
    }
}

/// The text with every run of spaces and line ends made one space, and none at its ends. No-break spaces stay.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The ids that headings give themselves in braces.
pub(super) fn own_ids(source: &str, options: &Options) -> BTreeSet<String> {
    parser(source, options)
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
            _ => None,
        })
        .collect()
}
