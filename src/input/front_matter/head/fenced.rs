//! Front matter between two fences.

use super::key_line::{Strength, pair, strength};
use super::line::{is_blank, line_at, lines_from, trimmed, trimmed_end};
use super::split::{Format, Split};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;

/// The opening fence.
struct Opening<'t> {
    /// What ends the front matter.
    mark: &'t str,
    format: Format,
    /// Whether it can only be a fence: `+++`, `---toml`.
    is_sure: bool,
}

/// How many lines after a fence are looked at to find out whether it is a thematic break.
const LINES: usize = 30;

/// Finds front matter whose opening fence is at `at`.
pub(super) fn find(text: &Text<'_>, at: usize, diagnostics: &mut Diagnostics) -> Option<Split> {
    let first = line_at(text.text, at);
    let written = trimmed_end(&text.text[first.clone()]);
    let fence = at..at + written.len();
    let opening = opening(written)?;
    let is_close = |line: &str| line == opening.mark || (line == "..." && opening.format == Format::Yaml);
    let close = lines_from(text.text, first.end).find(|line| is_close(trimmed_end(&text.text[line.clone()])));
    // Nearly all front matter begins with a key, and ends.
    let is_usual = close.is_some() && pair(trimmed_end(&text.text[line_at(text.text, first.end)]), ':').is_some();
    if !is_usual && !opening.is_sure && !is_head(text.text, first.end) {
        return None;
    }
    if let Some(close) = close {
        return Some(Split { format: opening.format, front: first.end..close.start, body: close.end });
    }
    let problem = Diagnostic::error("the front matter has no closing line").at(text.place(fence));
    diagnostics.push(problem.hint(format!("add a line `{}` after it", opening.mark)));
    None
}

/// Reads an opening fence.
fn opening(line: &str) -> Option<Opening<'_>> {
    let dashes = line.len() - line.trim_start_matches('-').len();
    let (mark, name) = (&line[..dashes], line[dashes..].trim());
    if line == "+++" {
        return Some(Opening { mark: line, format: Format::Toml, is_sure: true });
    }
    if dashes < 3 {
        return None;
    }
    let of = |format| Some(Opening { mark, format, is_sure: true });
    match name.to_ascii_lowercase().as_str() {
        "" => Some(Opening { mark, format: Format::Yaml, is_sure: false }),
        "yaml" | "yml" => of(Format::Yaml),
        "toml" => of(Format::Toml),
        "json" => of(Format::Json),
        "js" | "javascript" | "ts" | "coffee" | "cson" | "json5" | "node" => of(Format::Code),
        _ => None,
    }
}

/// Whether the lines after a line of dashes are front matter, and not the text after a thematic break.
fn is_head(text: &str, at: usize) -> bool {
    let mut pairs = 0;
    for line in lines_from(text, at).take(LINES) {
        let line = trimmed_end(&text[line]);
        if line == "---" || line == "..." {
            // An empty one, or one with something that is no text.
            return pairs > 0 || !starts_with_text(text, at);
        }
        let Some((key, value)) = pair(trimmed(line), ':') else { continue };
        pairs += 1;
        if pairs > 1 || strength(key, value) >= Strength::Known {
            return true;
        }
    }
    pairs > 0 && lines_from(text, at).any(|line| trimmed_end(&text[line]) == "---")
}

/// Whether a paragraph follows: a line that neither is a comment nor opens a list or a map.
fn starts_with_text(text: &str, at: usize) -> bool {
    let line = lines_from(text, at).map(|line| &text[line]).find(|line| !is_blank(line)).map(trimmed);
    line.is_some_and(|line| {
        line != "---" && line != "..." && !line.starts_with(['#', '{', '[', '-', '&', '!', '?', '%', '"'])
    })
}
