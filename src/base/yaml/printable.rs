//! Texts of front matter and settings as pages can hold them.

use std::ops::Range;

use crate::base::bidi;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Text};

/// A text without control characters, which feeds and pages cannot hold, and with its marks of direction closed, which would
/// turn what stands behind it. Both are warnings at the bytes `span`.
pub(crate) fn printable(value: String, text: &Text<'_>, span: &Range<usize>, diagnostics: &mut Diagnostics) -> String {
    let value = without_controls(value, text, span, diagnostics);
    let Some(closed) = bidi::closed(&value) else { return value };
    let (message, hint) = closed.problem();
    diagnostics.push(Diagnostic::warning(message).at(text.place(span.clone())).hint(hint));
    closed.text
}

fn without_controls(value: String, text: &Text<'_>, span: &Range<usize>, diagnostics: &mut Diagnostics) -> String {
    let unprintable = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let Some(character) = value.chars().find(|c| unprintable(*c)) else { return value };
    let message = format!("the control character U+{:04X} is not allowed in text", u32::from(character));
    diagnostics.push(Diagnostic::warning(message).at(text.place(span.clone())).hint("delete it"));
    value.replace(unprintable, "")
}
