//! Splits a file into front matter and body.

use std::ops::Range;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;

/// The format of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// The file has no front matter.
    None,
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
}

/// The two parts of a file, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub(crate) fence: Fence,
    pub(crate) front: Range<usize>,
    /// Where the body starts.
    pub body: usize,
}

/// Finds front matter between lines of `---` (YAML) or `+++` (TOML) at the start of the text. A byte order mark, CRLF and
/// spaces after the fence are allowed.
pub fn split(text: &Text<'_>, diagnostics: &mut Diagnostics) -> Split {
    let start = if text.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Split { fence: Fence::None, front: start..start, body: start };
    let first = text.text[start..].split_inclusive('\n').next().unwrap_or_default();
    let (fence, mark) = match first.trim_end() {
        "---" => (Fence::Yaml, "---"),
        "+++" => (Fence::Toml, "+++"),
        _ => return none,
    };
    let front = start + first.len();
    let mut at = front;
    for line in text.text[front..].split_inclusive('\n') {
        if line.trim_end() == mark {
            return Split { fence, front: front..at, body: at + line.len() };
        }
        at += line.len();
    }
    if fence == Fence::Yaml && !text.text[front..].lines().next().is_some_and(|line| line.contains(':')) {
        // A thematic break, not front matter.
        return none;
    }
    let problem = Diagnostic::error("the front matter has no closing line").at(text.place(start..start + 3));
    diagnostics.push(problem.hint(format!("add a line `{mark}` after it")));
    Split { fence: Fence::None, front: start..start, body: text.text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Fence, &str, &str) {
        let mut diagnostics = Diagnostics::new();
        let split = split(&Text::new("a.md", text), &mut diagnostics);
        assert_eq!(diagnostics, []);
        (split.fence, &text[split.front], &text[split.body..])
    }

    #[test]
    fn front_matter_is_between_two_fences() {
        assert_eq!(parts("---\ntitle: x\n---\nbody"), (Fence::Yaml, "title: x\n", "body"));
        assert_eq!(parts("\u{feff}--- \r\ntitle: x\r\n---\t\r\nbody"), (Fence::Yaml, "title: x\r\n", "body"));
        assert_eq!(parts("+++\na = 1\n+++"), (Fence::Toml, "a = 1\n", ""));
        assert_eq!(parts("---\n---\n"), (Fence::Yaml, "", ""));
        assert_eq!(parts("body --- x"), (Fence::None, "", "body --- x"));
        assert_eq!(parts("---\n\na thematic break"), (Fence::None, "", "---\n\na thematic break"));
    }

    #[test]
    fn front_matter_without_a_closing_line_is_an_error() {
        let mut diagnostics = Diagnostics::new();
        split(&Text::new("a.md", "---\ntitle: x\nbody"), &mut diagnostics);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 1);
    }
}
