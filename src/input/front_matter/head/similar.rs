//! What looks like front matter, but is none: it could hide a draft that would be published as text.

use std::ops::Range;

use super::key_line::{Strength, hides, pair, strength};
use super::line::{is_blank, lines_from, trimmed};
use super::split::{Format, Split};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Text;

/// How many visible lines of the body are looked at.
const LINES: usize = 12;

/// What may be around a key in a line that is no front matter: marks of comments, lists, quotations and emphasis.
const MARKS: [char; 22] =
    [' ', '\t', '#', '/', ';', '>', '*', '-', '|', '"', '\'', ',', '+', '%', '!', '<', '_', ':', '[', ']', '{', '}'];

/// What a line with a fence can begin with.
const FENCES: [char; 10] = ['-', '+', '%', ';', '#', '/', '>', '*', '<', '\u{200b}'];

/// The line of a fence in the body, and the known keys after it.
struct Fence {
    line: Range<usize>,
    is_indented: bool,
    keys: usize,
}

/// The error, if the start of the body looks like front matter.
pub(in super::super) fn find(text: &Text<'_>, split: &Split) -> Option<Diagnostic> {
    let has_head = split.format != Format::None;
    let start = text.text[split.body..].trim_start();
    if has_head && !start.starts_with(FENCES) {
        // Nearly every body.
        return None;
    }
    let mut fence: Option<Fence> = None;
    let lines = lines_from(text.text, split.body).filter(|line| !is_blank(&text.text[line.clone()])).take(LINES);
    for (at, line) in lines.enumerate() {
        let written = &text.text[line.clone()];
        let bare = trimmed(written);
        if is_code(bare, at == 0 && !has_head) || (at > 0 && fence.is_none() && written.starts_with("    ")) {
            return None;
        }
        let place = line.start..line.start + written.trim_end().len();
        if is_fence(bare) {
            let is_indented = at == 0 && !written.starts_with(bare.get(..1).unwrap_or_default());
            fence.get_or_insert(Fence { line: place, is_indented, keys: 0 });
            continue;
        }
        if has_head && fence.is_none() {
            return None;
        }
        if is_hiding(bare) {
            return Some(of_line(text, place));
        }
        if let Some(fence) = &mut fence {
            if fence.add(bare) {
                return Some(of_fence(text, fence));
            }
        } else if at == 0 && is_other_head(bare) {
            return Some(of_line(text, place));
        }
    }
    None
}

impl Fence {
    /// Takes a line after the fence. Whether the lines so far are front matter.
    fn add(&mut self, line: &str) -> bool {
        let found = pair(line, ':').or_else(|| pair(line, '='));
        let strength = found.map_or(Strength::Unknown, |(key, value)| strength(key, value));
        self.keys += usize::from(strength >= Strength::Known);
        strength == Strength::Certain || self.keys > 1
    }
}

/// A line of three or more marks that opens front matter in some program, also in a comment.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start_matches("<!--").trim_start_matches(['#', '/', ';', '>', '*', ' ']);
    line.len() >= 3 && ["---", "+++", "%%%", ";;;"].iter().any(|mark| line.starts_with(mark) && !line.contains(' '))
}

/// Whether a line opens a block of code. One of settings at the start of a file without front matter is looked into.
fn is_code(line: &str, is_first: bool) -> bool {
    let mark = ["```", "~~~"].iter().find_map(|mark| line.strip_prefix(mark));
    let is_settings = |info: &str| matches!(info.trim(), "yaml" | "yml" | "toml" | "json" | "frontmatter");
    mark.is_some_and(|info| !(is_first && is_settings(info)))
}

/// Whether the first line of a text is one of front matter that is not read: `title = "x"`, `#+TITLE: x`.
fn is_other_head(line: &str) -> bool {
    let is_certain =
        |found: Option<(&str, &str)>| found.is_some_and(|(key, value)| strength(key, value) == Strength::Certain);
    is_certain(pair(line, '=')) || is_certain(line.strip_prefix("#+").and_then(|line| pair(line, ':')))
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

fn of_line(text: &Text<'_>, span: Range<usize>) -> Diagnostic {
    let problem = Diagnostic::error("this line is not part of front matter, but looks like it").at(text.place(span));
    problem
        .hint("begin the file with a line `---`, then the keys, then a line `---`")
        .hint("if it belongs to the text, put front matter before it, or put it into backticks")
}

fn of_fence(text: &Text<'_>, fence: &Fence) -> Diagnostic {
    let (message, hint) = match fence.is_indented {
        true => ("this line is indented, so it does not begin front matter", "delete the spaces before it"),
        false => ("front matter must be at the start of the file", "move it there, or delete it"),
    };
    let problem = Diagnostic::error(message).at(text.place(fence.line.clone())).hint(hint);
    problem.hint("if it belongs to the text, put it into a fenced code block")
}
