//! Quotations that begin with `[!QUOTE]`: a text, perhaps an original and its translation, and where it is from.

use std::ops::Range;

use super::attributes::Attributes;
use super::key::{Element, Key};

/// A quotation with its parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quotation {
    /// The byte of the body at which the quotation starts.
    pub(crate) start: usize,
    /// The byte at which the paragraph starts that says where it is from.
    pub(crate) source: Option<usize>,
    /// Whether it is several quotations side by side.
    pub(crate) is_parallel: bool,
}

/// A quotation that is being read.
#[derive(Debug, Default)]
pub(super) struct OpenQuotation {
    /// What lists on the lines below the mark say.
    pub(crate) attributes: Vec<Attributes>,
    /// The elements in it.
    children: Vec<Option<Key>>,
    /// Where the last one ends.
    end: usize,
}

impl OpenQuotation {
    /// An element directly in the quotation has ended, at a byte of the body.
    pub(crate) fn child(&mut self, child: Option<Key>, end: usize) {
        self.children.push(child);
        self.end = end;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// The quotation, the bytes of the dash before its source, and its first part if it has several.
    pub(crate) fn end(&self, start: usize, body: &str) -> (Quotation, Option<Range<usize>>, Option<Key>) {
        let source = match self.children.as_slice() {
            [_, .., Some((at, Element::Paragraph))] => dash(body, *at).map(|dash| (*at, dash)),
            _ => None,
        };
        let parts = &self.children[..self.children.len() - usize::from(source.is_some())];
        let is_part = |part: &Option<Key>| matches!(part, Some((_, Element::Quote)));
        let is_parallel = parts.len() > 1 && parts.iter().all(is_part);
        let first = parts.first().copied().flatten().filter(|_| is_parallel);
        let quotation = Quotation { start, source: source.as_ref().map(|(at, _)| *at), is_parallel };
        (quotation, source.map(|(_, dash)| dash), first)
    }

    /// The bytes of a line that seems to be the source, but is part of the last paragraph.
    pub(crate) fn source_in_paragraph(&self, body: &str) -> Option<Range<usize>> {
        let (at, Element::Paragraph) = self.children.last().copied().flatten()? else { return None };
        let text = body.get(at..self.end)?.trim_end();
        let line = text.rfind('\n')? + 1;
        let start = line + text[line..].len() - text[line..].trim_start_matches([' ', '\t', '>']).len();
        let dash = dash(body, at + start)?;
        body[dash].ends_with(' ').then_some(at + start..at + text.len())
    }
}

/// The bytes of the dash that a paragraph begins with, and of the spaces after it.
fn dash(body: &str, at: usize) -> Option<Range<usize>> {
    let text = &body[at..];
    let dash = ["---", "--", "—", "―", "–"].into_iter().find(|dash| text.starts_with(dash))?;
    let rest = Some(&text[dash.len()..]).filter(|rest| !rest.starts_with('-'))?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
    Some(at..at + dash.len() + spaces)
}
