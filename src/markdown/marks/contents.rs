//! Marks for a table of contents: `[TOC]`, `[[_TOC_]]`.

use super::instead::instead_of;
use super::line::is_alone;
use super::mark::{Description, Mark};

const IN_BRACKETS: [&str; 6] = ["[toc]", "[_toc_]", "[[toc]]", "[[_toc_]]", "[tableofcontents]", "[table-of-contents]"];

/// The mark in brackets that begins at a byte of the body; `line` is what follows on its line, from there.
pub(super) fn in_brackets(body: &str, at: usize, line: &str) -> Option<Mark> {
    let is_it = |mark: &&&str| line.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    let mark = IN_BRACKETS.iter().find(is_it)?;
    is_alone(body, at, line, mark.len()).then_some(Mark::in_markdown(at..at + mark.len(), 1, 1, describe))
}

/// What to say of such a mark.
pub(super) fn describe(_: &str) -> Description {
    Description::new("a mark for a table of contents", instead_of("toc").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_marks_for_a_table_of_contents_are_warnings() {
        for mark in ["[TOC]", "[toc]", "[[_TOC_]]", "[[toc]]", "[_TOC_]"] {
            let markdown = markdown(&format!("a\n\n{mark}\n\nb"));
            let complaint = format!("3:1 `{mark}` is a mark for a table of contents, and is shown as text");
            assert_eq!(complaints(&markdown), [complaint]);
            assert!(hints(&markdown)[0].starts_with("delete it, since a table of contents is made of the headings"));
        }
        for text in ["the [toc] here", "[TOC](a)", "[toc]\n\n[toc]: a", "\\[TOC]", "`[TOC]`"] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
