//! Reads a body for the passages in it.
//!
//! Takes the events of a body in which lists of attributes that are alone on their lines, and marks of quotations, are hidden;
//! gives what each list is of. Nothing recurses, so depth costs no stack.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::attributes::Attributes;
use super::brackets::{Brackets, Owner};
use super::candidates::Candidates;
use super::key::{Element, Key, element, key};
use super::list::{self, Kind, List};
use super::neighbours::touches;
use super::problem::Problem;
use super::quotation::{OpenQuotation, Quotation};

/// What has been found in a body.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(crate) attributes: BTreeMap<Key, Attributes>,
    /// The byte of the first bracket of each passage, and its list by its index.
    pub(crate) passages: Vec<(usize, usize)>,
    /// The bytes of lists after elements, and of dashes.
    pub(crate) dropped: Vec<Range<usize>>,
    pub(crate) quotations: Vec<Quotation>,
    /// Which lists that are alone on their lines, and which marks, are what they seem, by their bytes.
    pub(crate) lines: Vec<Range<usize>>,
    /// Which lists follow something, by their index.
    pub(crate) after: Vec<usize>,
    pub(crate) problems: Vec<Problem>,
}

/// An element that is open.
#[derive(Debug)]
struct Frame {
    key: Option<Key>,
    /// The last element in it that takes attributes, if nothing else came after it.
    last: Option<Key>,
    /// What lists say of the next element in it.
    next: Vec<Attributes>,
    quotation: Option<OpenQuotation>,
    is_empty: bool,
}

impl Frame {
    fn of(key: Option<Key>) -> Frame {
        Frame { key, last: None, next: Vec::new(), quotation: None, is_empty: true }
    }
}

pub(super) struct Scan<'b> {
    body: &'b str,
    candidates: &'b Candidates,
    frames: Vec<Frame>,
    brackets: Brackets<'b, Key>,
    /// Whether the lines of a block of code or of raw HTML are being read.
    is_opaque: bool,
    /// Whether that is a line that is hidden.
    is_in_line: bool,
    found: Found,
}

impl<'b> Scan<'b> {
    pub(crate) fn of<'e>(
        body: &'b str,
        candidates: &'b Candidates,
        events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
    ) -> Found {
        let brackets = Brackets::new(body, candidates);
        let frames = vec![Frame::of(None)];
        let found = Found::default();
        let mut scan = Scan { body, candidates, frames, brackets, is_opaque: false, is_in_line: false, found };
        for (event, range) in events {
            scan.event(&event, range);
        }
        scan.finish()
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html(range.start),
            Event::End(TagEnd::HtmlBlock) if self.is_in_line => (self.is_in_line, self.is_opaque) = (false, false),
            Event::Start(tag) if is_inline(tag.to_end()) => {
                self.text_in_block();
                self.brackets.start();
            }
            Event::End(end) if is_inline(*end) => match element(*end) {
                Some(element) => self.brackets.end((range.start, element), range.end),
                None => self.brackets.other(),
            },
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(_) => self.end(range),
            Event::Text(_) if !self.is_opaque => {
                self.text_in_block();
                self.brackets.text(range);
            }
            Event::Code(_) => {
                self.text_in_block();
                self.brackets.whole((range.start, Element::CodeSpan), range.end);
            }
            Event::Rule => {
                self.give(None);
                self.child(None, range.end);
            }
            Event::Html(_) | Event::Text(_) => {}
            _ => {
                self.text_in_block();
                self.brackets.other();
            }
        }
    }

    /// A block of raw HTML, which may be a line that is hidden.
    fn html(&mut self, at: usize) {
        let line = self.candidates.lines.binary_search_by_key(&at, |list| list.range.start);
        let mark = self.candidates.marks.binary_search_by_key(&at, |mark| mark.start);
        match (line, mark) {
            (Ok(line), _) => self.line(&self.candidates.lines[line]),
            (_, Ok(mark)) if self.may_have_mark() => self.mark(&self.candidates.marks[mark]),
            _ => return self.start(&Tag::HtmlBlock, at),
        }
        (self.is_in_line, self.is_opaque) = (true, true);
    }

    /// Whether nothing is in the quotation before this place.
    fn may_have_mark(&self) -> bool {
        self.frames.last().is_some_and(|frame| {
            matches!(frame.key, Some((_, Element::Quote))) && frame.is_empty && frame.next.is_empty()
        })
    }

    /// A mark `[!QUOTE]`.
    fn mark(&mut self, range: &Range<usize>) {
        self.found.lines.push(range.clone());
        if let Some(frame) = self.frames.last_mut() {
            frame.quotation = Some(OpenQuotation::default());
        }
    }

    /// A list that is alone on its line.
    fn line(&mut self, list: &List) {
        self.found.lines.push(list.range.clone());
        let attributes = match &list.said {
            Ok(attributes) => attributes.clone(),
            Err(problem) => return self.found.problems.push(problem.clone()),
        };
        let [touches_before, touches_after] = touches(self.body, &list.range);
        let Some(frame) = self.frames.last_mut() else { return };
        if let Some(quotation) = frame.quotation.as_mut().filter(|quotation| quotation.is_empty() && touches_before) {
            quotation.attributes.push(attributes);
        } else if let Some(last) = frame.last.filter(|_| touches_before) {
            self.add(last, attributes);
        } else if touches_after {
            frame.next.push(attributes);
        } else {
            self.found.problems.push(no_block(&attributes));
        }
    }

    /// A block starts.
    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        self.brackets.clear();
        let key = key(tag, at);
        self.give(key);
        self.frames.push(Frame::of(key));
        self.is_opaque = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
    }

    /// The innermost block ends.
    fn end(&mut self, range: Range<usize>) {
        self.brackets.clear();
        self.is_opaque = false;
        self.give(None);
        let Some(frame) = (self.frames.len() > 1).then(|| self.frames.pop()).flatten() else { return };
        if let Some(quotation) = &frame.quotation {
            self.end_quotation(quotation, range.start);
        }
        self.child(frame.key, range.end);
    }

    fn end_quotation(&mut self, open: &OpenQuotation, at: usize) {
        let (quotation, dash, first) = open.end(at, self.body);
        let is_near =
            |first: &Key, attributes: &Attributes| self.body[attributes.range.end..first.0].matches('\n').count() == 1;
        for attributes in &open.attributes {
            let of_first = first.filter(|first| is_near(first, attributes));
            self.add(of_first.unwrap_or((at, Element::Quote)), attributes.clone());
        }
        if let Some(line) = open.source_in_paragraph(self.body).filter(|_| dash.is_none()) {
            let message = "this line is part of the quotation, and not its source";
            self.found.problems.push(Problem::warning(line, message, "write a line `>` before it"));
        }
        self.found.dropped.extend(dash);
        self.found.quotations.push(quotation);
    }

    /// An element directly in the innermost block has ended.
    fn child(&mut self, key: Option<Key>, end: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        (frame.last, frame.is_empty) = (key, false);
        if let Some(quotation) = &mut frame.quotation {
            quotation.child(key, end);
        }
    }

    /// Text that is in a block without a paragraph of its own.
    fn text_in_block(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.is_empty = false;
        if let Some(key @ (_, Element::Item | Element::Definition)) = frame.key {
            frame.last = frame.key;
            self.give(Some(key));
        }
    }

    /// Gives what lists say of the next element to that element.
    fn give(&mut self, key: Option<Key>) {
        let Some(frame) = self.frames.last_mut().filter(|frame| !frame.next.is_empty()) else { return };
        for attributes in std::mem::take(&mut frame.next) {
            match key {
                Some(key) => self.add(key, attributes),
                None => self.found.problems.push(no_block(&attributes)),
            }
        }
    }

    fn add(&mut self, key: Key, attributes: Attributes) {
        if attributes.credit.is_some() && key.1 != Element::Image {
            return self.found.problems.push(no_picture(&attributes));
        }
        match self.found.attributes.entry(key) {
            Entry::Vacant(place) => {
                place.insert(attributes);
            }
            Entry::Occupied(mut place) => {
                let range = attributes.range.clone();
                if let Err(name) = place.get_mut().add(attributes) {
                    self.found.problems.push(list::twice(name, range));
                }
            }
        }
    }

    fn finish(mut self) -> Found {
        self.give(None);
        for (owner, index) in std::mem::take(&mut self.brackets.found) {
            self.follows(owner, index);
        }
        self.found.after.sort_unstable();
        let mut stray_lists = Vec::new();
        self.brackets.escaped.sort_unstable();
        for (index, list) in self.candidates.after.iter().enumerate() {
            let is_text = self.brackets.escaped.binary_search(&index).is_ok();
            if list.kind == Kind::Language && !is_text && self.found.after.binary_search(&index).is_err() {
                self.found.problems.push(stray(list));
                stray_lists.push(index);
            }
        }
        self.found.after.extend(stray_lists);
        self.found.problems.sort_by_key(|problem| problem.range.start);
        self.found
    }

    /// A list follows a passage or an element.
    fn follows(&mut self, owner: Owner<Key>, index: usize) {
        let list = &self.candidates.after[index];
        // Images with a size of Pandoc or kramdown are reported as their marks.
        let is_image = matches!(owner, Owner::Element((_, Element::Image)));
        if list.kind == Kind::Other && is_image {
            return;
        }
        self.found.after.push(index);
        match (&list.said, owner) {
            (Err(problem), _) => self.found.problems.push(problem.clone()),
            (Ok(attributes), Owner::Passage(_)) if attributes.credit.is_some() => {
                self.found.problems.push(no_picture(attributes));
            }
            (Ok(_), Owner::Passage(open)) => self.found.passages.push((open, index)),
            (Ok(attributes), Owner::Element(key)) => {
                self.add(key, attributes.clone());
                self.found.dropped.push(list.range.clone());
            }
        }
    }
}

fn no_block(attributes: &Attributes) -> Problem {
    let hint = "write it on the line directly before or after a paragraph, a quotation, a list, a table or code";
    Problem::new(attributes.range.clone(), "these attributes are next to no block", hint)
}

fn no_picture(attributes: &Attributes) -> Problem {
    let hint = "write it at once after a picture: `![A map](map.png){credit=\"Dewi Larasati\"}`";
    Problem::new(attributes.range.clone(), "`credit` is said of no picture", hint)
}

fn stray(list: &List) -> Problem {
    if let Err(problem) = &list.said {
        return problem.clone();
    }
    let hint = "write the passage in square brackets, and the attributes at once after them: `[text]{lang=de}`";
    Problem::new(list.range.clone(), "these attributes follow no passage in brackets", hint)
}

fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(end, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image)
}
