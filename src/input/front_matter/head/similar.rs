//! What looks like front matter, but is none: it could hide a draft that would be published as text.

use std::ops::Range;

use super::key_line::{Strength, hides, pair, strength};
use super::line::{is_blank, lines_from, trimmed};
use super::split::{Format, Split};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Text;

/// How many visible lines of the body are looked at.
const LINES: usize = 12;

/// What may be before a key in a line that is no front matter: marks of comments, lists, quotations and emphasis.
const MARKS: [char; 18] =
    [' ', '\t', '#', '/', ';', '>', '*', '-', '|', '"', '\'', ',', '+', '%', '!', '<', '_', '\u{feff}'];

/// The error, if the start of the body looks like front matter.
pub(super) fn find(text: Text<'_>, split: &Split) -> Option<Diagnostic> {
    let body = split.body;
    let has_head = split.format != Format::None;
    let lines = lines_from(text.text, body).filter(|line| !is_blank(&text.text[line.clone()])).take(LINES);
    let mut is_indented = false;
    let mut after_fence = false;
    for (at, line) in lines.enumerate() {
        let written = &text.text[line.clone()];
        let bare = trimmed(written);
        if bare.starts_with("```") || bare.starts_with("~~~") {
            return None;
        }
        let is_fence = is_fence(bare);
        is_indented |= at == 0 && is_fence && written.starts_with([' ', '\t']);
        // An indented block after a text is code.
        if !is_indented && at > 0 && written.starts_with("    ") && !after_fence {
            return None;
        }
        let place = || line.start..line.start + written.trim_end().len();
        if is_indented && at == 1 && key(bare).is_some() {
            let fence = text.text[body..].find(['-', '+']).map_or(body, |at| body + at);
            return Some(problem(
                text,
                fence..fence + 3,
                "this line is indented, so it does not begin front matter",
                "delete the spaces before it",
            ));
        }
        if has_head && !after_fence && !is_fence {
            return None;
        }
        if is_hiding(bare) {
            let message = "this line is not part of front matter, so it does not hide the post";
            return Some(problem(
                text,
                place(),
                message,
                "begin the file with a line `---`, then the keys, then a line `---`",
            ));
        }
        after_fence |= is_fence;
    }
    None
}

/// A line of three or more marks that opens front matter in some program, also in a comment.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start_matches("<!--").trim_start_matches(['#', '/', ';', '>', '*', ' ']);
    line.len() >= 3 && ["---", "+++", "%%%", ";;;"].iter().any(|mark| line.starts_with(mark) && !line.contains(' '))
}

/// The key of a line of front matter.
fn key(line: &str) -> Option<(&str, &str)> {
    let found = pair(line, ':').or_else(|| pair(line, '='))?;
    (strength(found.0, found.1) > Strength::Unknown).then_some(found)
}

/// Whether a line would hide the post if it was front matter: `// draft: true`, `**Status:** draft`.
fn is_hiding(line: &str) -> bool {
    let bare = line.trim_matches(MARKS);
    let bare = bare.strip_prefix(".. ").unwrap_or(bare);
    [':', '='].into_iter().filter_map(|mark| pair(bare, mark)).any(|(key, value)| {
        let value = value.trim_matches(['*', '_', '"', '\'', ' ', ',', ';', '`']).trim_end_matches("-->").trim();
        hides(key.trim_matches('*'), value)
    })
}

fn problem(text: Text<'_>, span: Range<usize>, message: &str, hint: &str) -> Diagnostic {
    let code = "or, if it belongs to the text, put it into backticks or a fenced code block";
    Diagnostic::error(message).at(text.place(span)).hint(hint).hint(code)
}
