//! Citations of Pandoc: `[@smith2004]`, `[-@smith2004, p. 33]`.

use super::mark::{Description, Mark};

/// The citation that begins at a `[`; `line` is what follows on its line, from there.
pub(super) fn at(body: &str, at: usize, line: &str) -> Option<Mark> {
    let key = line.trim_start_matches(['[', '-']).strip_prefix('@')?;
    let end = line.find(']')?;
    let is_key = key.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    if !is_key || line[1..end].contains('[') || line[end + 1..].starts_with(['(', '[', ':']) {
        return None;
    }
    // A reference such as `[text][@name]` is none.
    (!body[..at].ends_with(']')).then_some(Mark::in_markdown(at..at + end + 1, 2, 1, describe))
}

fn describe(_: &str) -> Description {
    Description::new("a citation of Pandoc", "write a footnote: `[^1]`, and on a line of its own `[^1]: the source`")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_citations_are_warnings() {
        for citation in ["[@smith2004]", "[-@smith2004]", "[@smith2004, pp. 33-35; @jones]"] {
            let complaint = format!("1:5 `{citation}` is a citation of Pandoc, and is shown as text");
            assert_eq!(complaints(&markdown(&format!("as é{citation}."))), [complaint]);
        }
        for text in ["[@a](b)", "[@a]\n\n[@a]: b", "[b][@a]", "\\[@a]", "`[@a]`", "[@ a]", "a@b.c", "@a"] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
