//! What authors say of passages and blocks, written into their tags.
//!
//! Takes the elements that have been started; writes their attributes, and keeps the typography of their languages. Does not know
//! what the elements are for.

use super::anchor::Anchors;
use super::figure::Figures;
use super::output::Output;
use super::passage::{self, Attributes, Element, Key, Passages, Typographies};
use super::report::Report;

/// What attributes are written with.
pub(super) struct Marker<'w, 'a> {
    pub(crate) passages: &'a Passages,
    pub(crate) typographies: &'w mut Typographies<'a>,
    pub(crate) figures: &'w mut Figures,
    pub(crate) out: &'w mut Output,
    pub(crate) anchors: &'w mut Anchors,
    pub(crate) report: &'w mut Report<'a>,
}

impl Marker<'_, '_> {
    /// An element within a line has been started, whose tag is the first that was written since `from`.
    pub(crate) fn element(&mut self, key: Option<Key>, from: usize) {
        if let Some(attributes) = self.passages.attributes(key) {
            self.write(attributes, from);
            self.typographies.enter(attributes.language.as_ref(), self.out.depth());
        }
    }

    /// An element without text in it has been written.
    pub(crate) fn whole(&mut self, key: Key, from: usize) {
        if let Some(attributes) = self.passages.attributes(Some(key)) {
            self.write(attributes, from);
        }
    }

    /// An image has been started, and its HTML since `from`, in a paragraph that starts at a byte of the body. If it is a figure, that
    /// takes the attributes, unless the paragraph has its own.
    pub(crate) fn image(&mut self, key: Key, from: usize, paragraph: usize) {
        let html = &self.out.html()[from..];
        let has_own = self.passages.attributes(Some((paragraph, Element::Paragraph))).is_some();
        let is_figure = html.starts_with("<figure") && !has_own;
        if let Some(step) = if is_figure { Some(0) } else { html.find("<img") } {
            self.whole(key, from + step);
        }
    }

    /// A block has been started, and its HTML since `from`.
    pub(crate) fn block(&mut self, key: Option<Key>, from: usize) {
        let html = &self.out.html()[from..];
        let step = match key {
            // These are written with the block.
            Some((_, Element::Heading | Element::Code)) => return,
            Some((start, Element::Quote)) if self.passages.quotation(start).is_some() => return,
            Some((_, Element::Table)) => html.find("<table").unwrap_or_default(),
            _ => 0,
        };
        self.element(key, from + step);
    }

    /// A passage within a line starts or ends at a byte of the body.
    pub(crate) fn edge(&mut self, at: usize) {
        let Some(attributes) = self.passages.passage(at) else {
            self.out.close();
            return self.typographies.leave(self.out.depth());
        };
        let from = self.out.at();
        self.out.open("<span>", "</span>");
        self.write(attributes, from);
        self.typographies.enter(attributes.language.as_ref(), self.out.depth());
    }

    /// A quotation with a mark starts at a byte of the body. False if it is another one.
    pub(crate) fn figure(&mut self, start: usize) -> bool {
        let Some(quotation) = self.passages.quotation(start) else { return false };
        let [figure, text] = self.figures.start(quotation, self.out);
        if let Some(attributes) = self.passages.attributes(Some((start, Element::Quote))) {
            let [of_text, rest] = attributes.split();
            self.write(&of_text, text);
            self.write(&rest, figure);
            self.typographies.enter(attributes.language.as_ref(), self.out.depth());
        }
        true
    }

    /// A paragraph starts at a byte of the body, which may say where a quotation is from.
    pub(crate) fn paragraph(&mut self, start: usize) {
        if !self.figures.end_text(start, self.out) {
            return self.out.open("<p>", "</p>\n");
        }
        self.typographies.leave(self.out.depth());
        self.out.open("<figcaption><cite>", "</cite></figcaption>\n");
    }

    /// Writes attributes into the first tag since `from`.
    pub(crate) fn write(&mut self, attributes: &Attributes, from: usize) {
        passage::write(attributes, from, self.out, self.anchors, self.report);
    }
}
