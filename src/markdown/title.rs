//! The title: a heading that is before all else, if it is asked for.
//!
//! Takes its events; gives its text, and leaves it out of the HTML.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::fold::fold;
use super::output::Output;
use super::running::Running;

/// The title that is being read.
#[derive(Debug)]
pub(super) struct OpenTitle {
    /// Where in the text it starts.
    text: usize,
}

impl OpenTitle {
    pub(crate) fn start(out: &Output) -> OpenTitle {
        OpenTitle { text: out.text_at() }
    }

    /// Takes an event; gives the title where it ends.
    pub(crate) fn event<'a>(
        &self,
        event: Event<'a>,
        range: Range<usize>,
        running: &Running<'a>,
        out: &mut Output,
    ) -> Option<String> {
        match event {
            Event::End(TagEnd::Heading(_)) => return Some(fold(&out.take_text(self.text))),
            Event::Text(text) => out.plain(&running.shown(&text, range.start, false)),
            Event::Code(text) => out.plain(&text),
            Event::SoftBreak | Event::HardBreak => out.plain(" "),
            _ => {}
        }
        None
    }
}
