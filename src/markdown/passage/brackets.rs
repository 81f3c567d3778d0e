//! Passages within a line: `[text]{lang=de}`, and attributes of other elements: `*text*{lang=de}`.
//!
//! Takes the events of a paragraph, a heading or a table cell; gives which brackets and which elements a list of attributes
//! follows at once.

use std::ops::Range;

use super::candidates::Candidates;

/// What a list of attributes follows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Owner<K> {
    /// Text in brackets, the first of which is at this byte of the body.
    Passage(usize),
    Element(K),
}

/// Finds what lists of attributes follow.
#[derive(Debug)]
pub(super) struct Brackets<'b, K> {
    body: &'b str,
    candidates: &'b Candidates,
    /// The brackets that are open in each element that is open, the innermost last; none for one that a backslash makes text.
    open: Vec<Vec<Option<usize>>>,
    /// What a list seems to follow, the list, and how much of it has been read as text.
    waiting: Option<(Owner<K>, usize, usize)>,
    /// Where the last text ended.
    end: usize,
    /// What lists follow, by their index.
    pub(crate) found: Vec<(Owner<K>, usize)>,
    /// The lists that follow a bracket which a backslash makes text.
    pub(crate) escaped: Vec<usize>,
}

impl<'b, K> Brackets<'b, K> {
    pub(crate) fn new(body: &'b str, candidates: &'b Candidates) -> Brackets<'b, K> {
        Brackets {
            body,
            candidates,
            open: vec![Vec::new()],
            waiting: None,
            end: 0,
            found: Vec::new(),
            escaped: Vec::new(),
        }
    }

    /// A paragraph, a heading or a cell starts or ends.
    pub(crate) fn clear(&mut self) {
        self.open.truncate(1);
        self.open[0].clear();
        self.waiting = None;
    }

    /// An element within the line starts.
    pub(crate) fn start(&mut self) {
        self.waiting = None;
        self.open.push(Vec::new());
    }

    /// It ends at a byte of the body.
    pub(crate) fn end(&mut self, element: K, end: usize) {
        if self.open.len() > 1 {
            self.open.pop();
        }
        self.whole(element, end);
    }

    /// An element without others in it has been read, or has ended.
    pub(crate) fn whole(&mut self, element: K, end: usize) {
        self.waiting = self.candidates.after(end).map(|list| (Owner::Element(element), list, end));
    }

    /// Something else than text.
    pub(crate) fn other(&mut self) {
        self.waiting = None;
    }

    /// Text, by its bytes in the body.
    pub(crate) fn text(&mut self, range: Range<usize>) {
        let from = match self.waiting.take() {
            Some((owner, list, reached)) if reached == range.start => match self.read(owner, list, &range) {
                Some(from) => from,
                None => return,
            },
            _ => range.start,
        };
        self.brackets(from, &range);
        self.end = range.end;
    }

    /// Reads on in a list; gives where it ends if it ends in this text.
    fn read(&mut self, owner: Owner<K>, list: usize, range: &Range<usize>) -> Option<usize> {
        let end = self.candidates.after[list].range.end;
        self.end = range.end;
        if end > range.end {
            self.waiting = Some((owner, list, range.end));
            return None;
        }
        self.found.push((owner, list));
        Some(end)
    }

    fn brackets(&mut self, from: usize, range: &Range<usize>) {
        let mut from = from;
        while let Some(step) = memchr::memchr2(b'[', b']', &self.body.as_bytes()[from..range.end]) {
            let at = from + step;
            from = at + 1;
            let is_escaped = self.is_escaped(at, range);
            let Some(open) = self.open.last_mut() else { return };
            if self.body.as_bytes()[at] == b'[' {
                open.push((!is_escaped).then_some(at));
                continue;
            }
            let last = if is_escaped { Some(None) } else { open.pop() };
            let (Some(last), Some(list)) = (last, self.candidates.after(from)) else { continue };
            let Some(open) = last else {
                self.escaped.push(list);
                continue;
            };
            let rest = from..range.end;
            if rest.is_empty() {
                self.waiting = Some((Owner::Passage(open), list, from));
                return;
            }
            match self.read(Owner::Passage(open), list, &rest) {
                Some(end) => from = end,
                None => return,
            }
        }
    }

    /// Whether a backslash that is not shown is before a byte of a text.
    fn is_escaped(&self, at: usize, range: &Range<usize>) -> bool {
        at == range.start && self.end != at && self.body[..at].ends_with('\\')
    }
}
