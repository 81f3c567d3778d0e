//! The passages of a body, as its writer needs them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::attributes::Attributes;
use super::candidates::{self, Candidates};
use super::key::{Element, Key};
use super::problem::Problem;
use super::quotation::Quotation;
use super::scan::{Found, Scan};
use crate::markdown::options::Options;
use crate::markdown::parser::parser;
use crate::markdown::report::Report;
use crate::markdown::survey::Survey;

/// The passages of a body, and the blocks with attributes of their own.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    /// The body as the parser is to read it, unless it is the same.
    text: Option<String>,
    attributes: BTreeMap<Key, Attributes>,
    /// The passages by the byte of the body of their first bracket, ascending.
    passages: Vec<(usize, Attributes)>,
    quotations: BTreeMap<usize, Quotation>,
    /// What is not to be written as text, ascending.
    cuts: Vec<Cut>,
    /// The bytes of lines that are no text, ascending.
    lines: Vec<Range<usize>>,
    /// The bytes of all lists and marks that are none of other programs, ascending.
    pub(crate) taken: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

/// Bytes of the body that are no text.
#[derive(Clone, Debug)]
struct Cut {
    range: Range<usize>,
    /// Whether a passage starts or ends here.
    is_edge: bool,
}

impl Passages {
    /// The passages of a body.
    pub(crate) fn of(body: &str, survey: &Survey, options: &Options) -> Passages {
        let mut candidates = candidates::find(body, &survey.marks, options);
        if candidates.is_empty() {
            return Passages::default();
        }
        // What turns out to be no line of its own is shown to the parser again, which can change what other lines are.
        for _ in 0..4 {
            let text = hidden(body, &candidates);
            let found = Scan::of(body, &candidates, parser(text.as_deref().unwrap_or(body), options));
            if !candidates.drop_others(&found) {
                return Passages::new(text, &candidates, found);
            }
        }
        Passages::default()
    }

    fn new(text: Option<String>, candidates: &Candidates, found: Found) -> Passages {
        let list = |index: usize| &candidates.after[index];
        let after = found.after.iter().map(|index| list(*index).range.clone());
        let mut taken: Vec<Range<usize>> = found.lines.iter().cloned().chain(after).collect();
        taken.sort_by_key(|range| range.start);
        let mut cuts: Vec<Cut> = found.dropped.into_iter().map(|range| Cut { range, is_edge: false }).collect();
        let mut passages = Vec::new();
        for (open, index) in found.passages {
            let range = list(index).range.clone();
            if let Ok(attributes) = &list(index).said {
                passages.push((open, attributes.clone()));
                cuts.push(Cut { range: open..open + 1, is_edge: true });
                cuts.push(Cut { range: range.start - 1..range.end, is_edge: true });
            }
        }
        cuts.sort_by_key(|cut| cut.range.start);
        passages.sort_by_key(|(open, _)| *open);
        let quotations = found.quotations.into_iter().map(|quotation| (quotation.start, quotation)).collect();
        Passages {
            text,
            attributes: found.attributes,
            passages,
            quotations,
            cuts,
            lines: found.lines,
            taken,
            problems: found.problems,
        }
    }

    /// The body as the parser is to read it, unless it is the same.
    pub(crate) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Whether the body has none.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.cuts.is_empty()
    }

    /// What is said of an element.
    pub(crate) fn attributes(&self, key: Option<Key>) -> Option<&Attributes> {
        self.attributes.get(&key?)
    }

    /// What is said of the passage that starts at a byte of the body; none where one ends.
    pub(crate) fn passage(&self, at: usize) -> Option<&Attributes> {
        let found = self.passages.binary_search_by_key(&at, |(open, _)| *open).ok()?;
        Some(&self.passages[found].1)
    }

    /// The quotation with a mark that starts at a byte of the body.
    pub(crate) fn quotation(&self, start: usize) -> Option<&Quotation> {
        self.quotations.get(&start)
    }

    /// The bytes of the paragraph of an image, without attributes that follow the image and end the paragraph.
    pub(crate) fn paragraph_of_image(
        &self,
        body: &str,
        paragraph: &Range<usize>,
        image: &Range<usize>,
    ) -> Range<usize> {
        let list = self.attributes(Some((image.start, Element::Image))).map(|attributes| attributes.range.end);
        let rest = list.and_then(|end| body.get(end..paragraph.end));
        let end = if rest.is_some_and(|rest| rest.trim().is_empty()) { image.end } else { paragraph.end };
        paragraph.start..end
    }

    /// Reports what is wrong.
    pub(crate) fn report(&self, report: &mut Report<'_>) {
        for problem in &self.problems {
            match problem.is_error {
                true => report.error(problem.range.clone(), &*problem.message, &*problem.hint),
                false => report.warn(problem.range.clone(), &*problem.message, &*problem.hint),
            }
        }
    }

    /// The ids that are given.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let all = self.passages.iter().map(|(_, attributes)| attributes).chain(self.attributes.values());
        all.filter_map(|attributes| attributes.id.as_deref())
    }

    /// Gives an event without what is no text in it. A piece of HTML with nothing in it, of which there are no others, is where a
    /// passage starts or ends.
    pub(crate) fn pieces<'a>(
        &self,
        event: Event<'a>,
        range: Range<usize>,
        mut take: impl FnMut(Event<'a>, Range<usize>),
    ) {
        let is_html = matches!(
            event,
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) | Event::Html(_) | Event::Text(_)
        );
        if is_html && self.is_line(range.start) {
            return;
        }
        let Event::Text(text) = event else { return take(event, range) };
        let first = self.cuts.partition_point(|cut| cut.range.end <= range.start);
        let is_here = |cut: &&Cut| cut.range.start < range.end;
        let mut cuts = self.cuts[first..].iter().take_while(is_here).peekable();
        if cuts.peek().is_none() {
            return take(Event::Text(text), range);
        }
        let mut from = range.start;
        for cut in cuts {
            if from < cut.range.start {
                let part = from..cut.range.start;
                take(Event::Text(slice(&text, &range, &part)), part);
            }
            if cut.is_edge && range.contains(&cut.range.start) {
                take(Event::InlineHtml(CowStr::Borrowed("")), cut.range.clone());
            }
            from = from.max(cut.range.end);
        }
        if from < range.end {
            let part = from..range.end;
            take(Event::Text(slice(&text, &range, &part)), part);
        }
    }

    /// Whether a byte is in a line that is no text.
    fn is_line(&self, at: usize) -> bool {
        let next = self.lines.partition_point(|line| line.end <= at);
        self.lines.get(next).is_some_and(|line| line.contains(&at))
    }
}

/// A part of a text that is the same as in the body.
fn slice<'a>(text: &CowStr<'a>, range: &Range<usize>, part: &Range<usize>) -> CowStr<'a> {
    let part = part.start - range.start..part.end - range.start;
    match text {
        CowStr::Borrowed(text) => CowStr::Borrowed(text.get(part).unwrap_or_default()),
        text => text.get(part).unwrap_or_default().to_string().into(),
    }
}

/// The body with raw HTML of the same length in the place of each line, and with lists after passages that no heading takes.
fn hidden(body: &str, candidates: &Candidates) -> Option<String> {
    let lines = candidates.lines.iter().map(|list| &list.range).chain(&candidates.marks);
    let in_lines = lines.map(|range| (range.clone(), format!("<?{}?>", " ".repeat(range.len().saturating_sub(4)))));
    let in_headings = candidates.after.iter().filter(|list| list.is_in_heading);
    let mut places: Vec<(Range<usize>, String)> =
        in_lines.chain(in_headings.map(|list| (list.range.end - 1..list.range.end, ")".to_string()))).collect();
    if places.is_empty() {
        return None;
    }
    places.sort_by_key(|(range, _)| range.start);
    let (mut text, mut from) = (String::with_capacity(body.len()), 0);
    for (range, instead) in places {
        if range.start < from {
            continue;
        }
        text.push_str(&body[from..range.start]);
        text.push_str(&instead);
        from = range.end;
    }
    text.push_str(&body[from..]);
    Some(text)
}

impl Candidates {
    /// Drops the lines that the parser did not take for such, and lists at the end of a heading that follow no passage. Whether
    /// there was one.
    fn drop_others(&mut self, found: &Found) -> bool {
        let count = self.lines.len() + self.marks.len() + self.after.len();
        let is_line = |range: &Range<usize>| found.lines.binary_search_by_key(&range.start, |line| line.start).is_ok();
        self.lines.retain(|list| is_line(&list.range));
        self.marks.retain(is_line);
        let passages: BTreeSet<usize> = found.passages.iter().map(|(_, list)| *list).collect();
        let mut lists = 0..;
        self.after.retain(|list| {
            let is_passage = lists.next().is_some_and(|list| passages.contains(&list));
            is_passage || list.said.is_err() || !list.is_in_heading
        });
        count > self.lines.len() + self.marks.len() + self.after.len()
    }
}
