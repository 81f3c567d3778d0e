//! A mistake in a list of attributes or in a quotation.

use std::ops::Range;

/// A mistake, with what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// Bytes of the body.
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) is_error: bool,
}

impl Problem {
    pub(crate) fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { range, message: message.into(), hint: hint.into(), is_error: true }
    }

    /// What is probably one.
    pub(crate) fn warning(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { is_error: false, ..Problem::new(range, message, hint) }
    }
}
