//! Quotations that begin with `[!QUOTE]`, as figures.
//!
//! Takes where such a quotation and its parts start and end; writes a figure with the quotation, or with an original and its
//! translation side by side, and where it is from.

use super::output::Output;
use super::passage::Quotation;

/// The figures that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Figures {
    open: Vec<Figure>,
}

#[derive(Debug)]
struct Figure {
    /// The byte of the body at which the paragraph starts that says where the quotation is from.
    source: Option<usize>,
    /// How many elements are open around the figure.
    depth: usize,
    /// Whether what is quoted is still being written.
    is_text: bool,
}

impl Figures {
    /// Starts a figure; gives the bytes of the HTML at which its tag and that of the quotation start.
    pub(crate) fn start(&mut self, quotation: &Quotation, out: &mut Output) -> [usize; 2] {
        let figure = out.at();
        self.open.push(Figure { source: quotation.source, depth: out.depth(), is_text: true });
        out.open("<figure class=\"quote\">\n", "</figure>\n");
        let text = out.at();
        match quotation.is_parallel {
            true => out.open("<div class=\"parallel\">\n", "</div>\n"),
            false => out.open("<blockquote>\n", "</blockquote>\n"),
        }
        [figure, text]
    }

    /// Ends what is quoted if the paragraph that starts at a byte of the body says where it is from.
    pub(crate) fn end_text(&mut self, paragraph: usize, out: &mut Output) -> bool {
        let Some(figure) = self.open.last_mut().filter(|figure| figure.source == Some(paragraph)) else { return false };
        figure.is_text = false;
        out.close();
        true
    }

    /// A quotation is about to end: if it is the innermost figure, so does what is quoted.
    pub(crate) fn end(&mut self, out: &mut Output) {
        let is_it = |figure: &mut Figure| figure.depth + 1 + usize::from(figure.is_text) == out.depth();
        if self.open.pop_if(is_it).is_some_and(|figure| figure.is_text) {
            out.close();
        }
    }
}
