//! One mark of another program, and how it is reported.

use std::ops::Range;

use super::super::report::Report;
use super::shown::Shown;

/// What may be a mark of another program.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its bytes in the body.
    pub(crate) range: Range<usize>,
    /// So many bytes at its start have to be shown as text, otherwise it is none.
    pub(crate) begins: usize,
    /// So many bytes before those need not be: a definition list may take a colon at the start of a line.
    pub(crate) skip: usize,
    /// So many bytes at its end have to be shown as text too.
    pub(crate) ends: usize,
    /// Whether it is one in a block of raw HTML as well.
    pub(crate) in_html: bool,
    /// Whether nothing may be published because of it.
    pub(crate) is_error: bool,
    /// What to say of it, by its text.
    pub(crate) describe: Describe,
}

/// Says what a mark is, by its text.
pub(super) type Describe = fn(&str) -> Description;

/// What to say of a mark.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// What it is, to follow "is": `a Hugo shortcode`. Of an error it is all that follows the mark.
    pub(crate) what: &'static str,
    /// What to write instead, in the imperative.
    pub(crate) instead: String,
    /// How it can stay what it is, a text.
    pub(crate) keep: Keep,
}

/// How a mark can stay a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    Backslash,
    Backticks,
}

impl Description {
    pub(crate) fn new(what: &'static str, instead: impl Into<String>) -> Description {
        Description { what, instead: instead.into(), keep: Keep::Backslash }
    }
}

/// The most characters of a mark that a message repeats.
const EXCERPT: usize = 60;

impl Mark {
    /// A mark in Markdown, and none in raw HTML.
    pub(crate) fn in_markdown(range: Range<usize>, begins: usize, ends: usize, describe: Describe) -> Mark {
        Mark { range, begins, skip: 0, ends, in_html: false, is_error: false, describe }
    }

    /// A mark in Markdown and in raw HTML.
    pub(crate) fn anywhere(range: Range<usize>, begins: usize, ends: usize, describe: Describe) -> Mark {
        Mark { in_html: true, ..Mark::in_markdown(range, begins, ends, describe) }
    }

    /// Reports the mark.
    pub(crate) fn report(&self, body: &str, shown: &Shown, report: &mut Report<'_>) {
        let line = first_line(&body[self.range.clone()]);
        let place = self.range.start..self.range.start + line.len();
        if self.is_error {
            let Description { what, instead, .. } = (self.describe)(line);
            return report.error(place, format!("`{}` {what}", excerpt(line)), instead);
        }
        report.warn_with(place, || {
            let Description { what, instead, keep } = (self.describe)(&body[self.range.clone()]);
            let is_lost = shown.has_lost(self.range.clone());
            let result = if is_lost { "disappears from the heading" } else { "is shown as text" };
            let message = format!("`{}` is {what}, and {result}", excerpt(line));
            let keep = match keep {
                _ if shown.is_html(self.range.start) => "put it in `<code>` to keep it as text",
                Keep::Backslash if !is_lost => "put a backslash before it to keep it as text",
                _ => "put it in backticks to keep it as text",
            };
            (message, format!("{instead}, or {keep}"))
        });
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_end()
}

/// The beginning of a line, in which single spaces are.
fn excerpt(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
