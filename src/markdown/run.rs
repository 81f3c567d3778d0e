//! The inline events of a paragraph, a heading or a table cell, looked at together before they are written.
//!
//! Takes these events; gives what its straight quotation marks become, and which of its line breaks are no space. Both depend on
//! what follows.

use std::ops::Range;

use memchr::memchr2;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::elements::is_literal;
use super::source::Source;
use super::tag::{self, Token};
use crate::language::typography::{Line, Mark, joins_lines};

/// An event, and its bytes in the body.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// What is known of a run of inline events.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// What the straight mark at a byte of the body becomes, ascending.
    pub(crate) marks: Vec<(usize, Mark)>,
    /// The bytes of the body where a line break is that is no space.
    pub(crate) joined: Vec<usize>,
}

/// Which blocks have something for which their inline events have to be looked at together. Most have not.
#[derive(Debug)]
pub(super) struct Gathering {
    /// Whether all have, because of East Asian text.
    all: bool,
    quotes: bool,
    /// The first straight mark of the body at or after `from`.
    from: usize,
    next: usize,
}

impl Gathering {
    pub(crate) fn new(body: &str, all: bool, quotes: bool) -> Gathering {
        let next = if quotes { memchr2(b'"', b'\'', body.as_bytes()).unwrap_or(body.len()) } else { body.len() };
        Gathering { all, quotes, from: 0, next }
    }

    /// Whether what follows the start or the end of a block, the bytes of which are `range`, is to be gathered.
    pub(crate) fn is_for(&mut self, body: &str, event: &Event<'_>, range: &Range<usize>) -> bool {
        if self.all || !self.quotes {
            return self.all;
        }
        if !matches!(event, Event::Start(_)) {
            return true;
        }
        if range.start > self.next || range.start < self.from {
            let found = memchr2(b'"', b'\'', &body.as_bytes()[range.start..]);
            (self.from, self.next) = (range.start, found.map_or(body.len(), |found| range.start + found));
        }
        self.next < range.end
    }
}

/// Whether an event is part of a line of text.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

impl Run {
    pub(crate) fn of(events: &[Placed<'_>], source: Source<'_>) -> Run {
        let mut reader =
            Reader { source, run: Run::default(), lines: vec![Part::default()], literal: 0, line_break: None };
        for (event, range) in events {
            reader.take(event, range.start);
        }
        while let Some(part) = reader.lines.pop() {
            part.end(&mut reader.run);
        }
        reader.run.marks.sort_unstable_by_key(|(at, _)| *at);
        reader.run
    }
}

/// The text of the run, or of an image in it, which is a text of its own.
#[derive(Debug, Default)]
struct Part {
    line: Line,
    /// Where the marks of the line are in the body.
    marks: Vec<usize>,
}

impl Part {
    fn end(self, run: &mut Run) {
        if self.line.has_marks() {
            run.marks.extend(self.marks.into_iter().zip(self.line.marks()));
        }
    }
}

struct Reader<'s> {
    source: Source<'s>,
    run: Run,
    lines: Vec<Part>,
    /// How many elements are open whose text stays as it was typed.
    literal: usize,
    /// The last line break after which nothing visible has come, and the character before it.
    line_break: Option<(usize, char)>,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Text(text) => self.text(text, at),
            // What these show stands for a letter.
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.push("x"),
            Event::SoftBreak => self.soft_break(at),
            Event::HardBreak => self.push("\n"),
            Event::InlineHtml(html) => self.html(html),
            Event::Start(Tag::Image { .. }) => self.lines.push(Part::default()),
            Event::End(TagEnd::Image) => {
                if let Some(part) = self.lines.pop() {
                    part.end(&mut self.run);
                }
                self.push("x");
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let typed = self.source.body().as_bytes().get(at).copied();
        let is_mark = self.literal == 0 && matches!(text, "“" | "”" | "‘" | "’");
        let Some(part) = self.lines.last_mut() else { return };
        match typed {
            Some(b'"') if is_mark => part.line.push_mark("\""),
            Some(b'\'') if is_mark => part.line.push_mark("'"),
            _ => return self.push(text),
        }
        part.marks.push(at);
        self.line_break = None;
    }

    fn push(&mut self, text: &str) {
        if let (Some((at, before)), Some(after)) = (self.line_break.take(), text.chars().next())
            && joins_lines(before, after)
        {
            self.run.joined.push(at);
        }
        if let Some(part) = self.lines.last_mut() {
            part.line.push(text);
        }
    }

    fn soft_break(&mut self, at: usize) {
        let Some(part) = self.lines.last_mut() else { return };
        self.line_break = part.line.last().map(|before| (at, before));
        part.line.push("\n");
    }

    fn html(&mut self, html: &str) {
        for token in tag::tokens(html) {
            match token {
                Token::Open { name, .. } if html[name.clone()].eq_ignore_ascii_case("br") => self.push("\n"),
                Token::Open { name, .. } if is_literal(&html[name.clone()]) => self.literal += 1,
                Token::Close { name, .. } if is_literal(&html[name.clone()]) => {
                    self.literal = self.literal.saturating_sub(1);
                }
                _ => {}
            }
        }
    }
}
