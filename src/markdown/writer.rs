//! Markdown's events as HTML.
//!
//! Takes the parser's events in order; gives the finished [`Markdown`](super::document::Markdown). Hands each event to what writes its kind of
//! element, with the parts of the page that this needs. Nothing recurses, so depth costs no stack.

mod elements;
mod finish;

use std::ops::Range;

use pulldown_cmark::Event;

use super::anchor::Anchors;
use super::blocked::Blocked;
use super::code::{self, CodeBlock, Highlight};
use super::figure::Figures;
use super::heading::Headings;
use super::image::Image;
use super::link::Linker;
use super::links::Links;
use super::list::Lists;
use super::marker::Marker;
use super::marks::{self, Unclosed};
use super::note::Notes;
use super::options::Options;
use super::output::Output;
use super::passage::{Element, Passages, Typographies};
use super::raw::{RawBlock, RawWriter};
use super::report::Report;
use super::reserved::reserved_ids;
use super::run::{self, Gathering, Placed, Run};
use super::running::Running;
use super::source::Source;
use super::survey::Survey;
use super::table::Table;
use super::title::OpenTitle;

/// How the next events are read.
#[derive(Debug, Default)]
enum Mode<'a> {
    /// As they come.
    #[default]
    Flow,
    /// As the lines of a block of raw HTML.
    Html(RawBlock),
    /// As the lines of a block of code.
    Code(CodeBlock<'a>),
    /// As the text that stands for an image.
    Alternative(Image<'a>),
    /// As the title.
    Title(OpenTitle),
}

pub(super) struct Writer<'a> {
    options: &'a Options,
    highlight: Highlight<'a>,
    source: Source<'a>,
    passages: &'a Passages,
    mode: Mode<'a>,
    out: Output,
    running: Running<'a>,
    /// The inline events that are looked at together, if the body has anything for which that matters.
    run: Vec<Placed<'a>>,
    gathering: Gathering,
    gathers: bool,
    /// The bytes of the body of the paragraph that is being written.
    paragraph: Range<usize>,
    lists: Lists,
    table: Table,
    headings: Headings<'a>,
    notes: Notes<'a>,
    anchors: Anchors,
    links: Links,
    has_code: bool,
    report: Report<'a>,
    unclosed: Unclosed,
    blocked: Blocked<'a>,
    figures: Figures,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(
        source: Source<'a>,
        options: &'a Options,
        highlight: Highlight<'a>,
        survey: Survey,
        passages: &'a Passages,
    ) -> Writer<'a> {
        let gathering = Gathering::new(source.body(), survey.wide, survey.quote && options.typography.is_some());
        let mut report = Report::new(source);
        if survey.control {
            report.control_characters();
        }
        passages.report(&mut report);
        marks::check(source, &survey, &passages.taken, options, &mut report);
        let anchors = Anchors::new(&options.language, reserved_ids(source.body(), &survey, options, passages));
        let typographies = Typographies::new(options.typography.as_ref(), &options.typographies);
        Writer {
            options,
            highlight,
            source,
            passages,
            mode: Mode::Flow,
            out: Output::for_body(source.body().len()),
            running: Running::new(source, typographies, survey.signs),
            paragraph: 0..0,
            lists: Lists::default(),
            table: Table::default(),
            headings: Headings::new(options),
            notes: Notes::default(),
            anchors,
            links: Links::default(),
            has_code: false,
            report,
            unclosed: Unclosed::default(),
            blocked: Blocked::new(options.policy.as_deref()),
            figures: Figures::default(),
            run: Vec::new(),
            gathering,
            gathers: false,
        }
    }

    /// Takes an event of the body. Those of footnotes' definitions are kept for the end.
    pub(crate) fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.notes.keeps(&event) {
            self.notes.keep(event, range);
        } else {
            self.event(event, range);
        }
    }

    /// Takes an event that is to be written, now or with those after it.
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        let is_inline = run::is_inline(&event) && !matches!(self.mode, Mode::Html(_) | Mode::Code(_));
        if is_inline && self.gathers {
            self.run.push((event, range));
            return;
        }
        if !is_inline {
            self.end_run();
            self.gathers = self.gathering.is_for(self.source.body(), &event, &range);
        }
        self.write(event, range);
    }

    /// Writes the inline events that have been gathered.
    fn end_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let mut events = std::mem::take(&mut self.run);
        let Run { marks, joined } = Run::of(&events, self.source);
        self.running.set_marks(marks, &mut self.report);
        for (event, range) in events.drain(..) {
            if !(event == Event::SoftBreak && joined.binary_search(&range.start).is_ok()) {
                self.write(event, range);
            }
        }
        // The next run needs as much room. None is gathered while one is written.
        self.run = events;
        // Text that waits for a link has to know the marks.
        self.flush();
    }

    /// Writes an event.
    fn write(&mut self, event: Event<'a>, range: Range<usize>) {
        match &mut self.mode {
            Mode::Flow => self.flow(event, range),
            Mode::Html(block) => match event {
                Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) => block.push(&html, range.start),
                _ => self.end_html_block(),
            },
            Mode::Code(block) => match event {
                Event::Text(code) => block.push(&code),
                _ => self.end_code_block(),
            },
            Mode::Alternative(_) => self.alternative(event, range),
            Mode::Title(title) => {
                if let Some(title) = title.event(event, range, &self.running, &mut self.out) {
                    self.headings.set_title(title);
                    self.mode = Mode::Flow;
                }
            }
        }
    }

    fn flow(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Text(text) = event {
            return self.running.take(text, range, &mut self.out, &mut self.report);
        }
        self.flush();
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => {
                let from = self.out.at();
                code::span(&code, &mut self.out);
                self.marker().whole((range.start, Element::CodeSpan), from);
            }
            Event::InlineHtml(html) if html.is_empty() => self.marker().edge(range.start),
            Event::Html(html) | Event::InlineHtml(html) => self.raw().inline(&html, range.start),
            Event::FootnoteReference(label) => self.notes.reference(&label, &mut self.anchors, &mut self.out),
            Event::SoftBreak => {
                self.out.push("\n");
                self.out.plain("\n");
            }
            Event::HardBreak => {
                self.out.push("<br>\n");
                self.out.plain("\n");
            }
            Event::Rule => {
                self.out.fresh_line();
                self.out.push("<hr>\n");
            }
            Event::TaskListMarker(done) => self.lists.start_task(done, &mut self.out),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.running.plain_text(&text, range.start, &mut self.out, &mut self.report);
            }
        }
    }

    fn end_html_block(&mut self) {
        if let Mode::Html(block) = std::mem::take(&mut self.mode) {
            self.raw().block(&block);
        }
    }

    fn end_code_block(&mut self) {
        if let Mode::Code(block) = std::mem::take(&mut self.mode) {
            let key = (block.source, Element::Code);
            let from = block.end(self.highlight, &mut self.out);
            self.marker().whole(key, from);
            self.out.end_block();
        }
    }

    fn alternative(&mut self, event: Event<'a>, range: Range<usize>) {
        let Writer { mode, running, source, out, links, report, options, .. } = self;
        let mut linker = Linker { source: *source, out, links, report, own: options.own_url.as_ref() };
        if let Mode::Alternative(image) = mode
            && !image.event(event, range, running, &mut linker)
        {
            self.mode = Mode::Flow;
        }
    }

    /// Writes the text that has been gathered.
    fn flush(&mut self) {
        self.running.flush(&mut self.out, &mut self.report);
    }

    fn linker(&mut self) -> Linker<'_, 'a> {
        Linker {
            source: self.source,
            out: &mut self.out,
            links: &mut self.links,
            report: &mut self.report,
            own: self.options.own_url.as_ref(),
        }
    }

    fn marker(&mut self) -> Marker<'_, 'a> {
        Marker {
            passages: self.passages,
            typographies: &mut self.running.typographies,
            figures: &mut self.figures,
            out: &mut self.out,
            anchors: &mut self.anchors,
            report: &mut self.report,
        }
    }

    fn raw(&mut self) -> RawWriter<'_, 'a> {
        RawWriter {
            passes: self.options.raw_html,
            leaves_out_comments: self.options.leaves_out_comments,
            source: self.source,
            out: &mut self.out,
            links: &mut self.links,
            anchors: &mut self.anchors,
            report: &mut self.report,
            unclosed: &mut self.unclosed,
            blocked: &mut self.blocked,
            own: self.options.own_url.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::highlight::plain;
    use super::super::{Input, render};

    #[test]
    fn blocks_know_the_lines_of_the_file_that_they_come_from() {
        let text = "---\ntitle: x\n---\n# a {#b .c}\n\n\
                    - [x] d\n\n- [e](f)\n\n  g\n\n> h[^1]\n\n```rust\nlet i;\n```\n\n\
                    |j|\n|-|\n|k|\n\n![l](m \"n\")\n\n[^1]: o\n\n    p\n\n<b>q</b>\n: r\n";
        let input = Input { file: "a.md", text, body: 17 };
        let highlight = |_: &str, code: &str| plain(code);
        let markdown = render(&input, &Default::default(), &highlight);
        let tags: Vec<(String, usize)> = markdown
            .blocks
            .iter()
            .map(|block| {
                let before = &markdown.html.html[..block.at];
                (before[before.rfind('<').unwrap() + 1..].to_string(), block.line)
            })
            .collect();
        let tags: Vec<(&str, usize)> = tags.iter().map(|(tag, line)| (tag.as_str(), *line)).collect();
        assert_eq!(
            tags,
            [
                ("h1", 4),
                ("li", 6),
                ("p", 6),
                ("li", 8),
                ("p", 8),
                ("p", 10),
                ("blockquote", 12),
                ("p", 12),
                ("pre", 14),
                ("div", 18),
                ("thead", 18),
                ("tr", 20),
                ("figure", 22),
                ("dt", 28),
                ("dd", 29),
                ("p", 24),
                ("p", 26),
            ]
        );
    }
}
