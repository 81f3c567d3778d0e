//! Marks of other programs, which a page would show as text.
//!
//! Takes a body and its survey; gives warnings about template tags, shortcodes, wikilinks and other syntax that Chancery does not
//! have. A body without the characters that begin such marks is not looked at again. One with candidates is parsed a second
//! time, to leave out those in code, comments and addresses.

mod address;
mod ahead;
mod attributes;
mod braces;
mod brackets;
mod broken_html;
mod callout;
mod candidates;
mod citation;
mod conflict;
mod contents;
mod critic;
mod fences;
mod instead;
mod line;
mod mark;
mod modules;
mod names;
mod pairs;
mod shortcode;
mod shown;
mod template;
mod unclosed;
mod wikilink;

pub(super) use self::shown::Shown;
pub(super) use self::unclosed::{Unclosed, open_section};

use std::ops::Range;

use self::mark::Mark;
use super::options::Options;
use super::report::Report;
use super::source::Source;
use super::survey::Survey;

/// Warns of each mark of another program that readers would see. `taken` are the bytes of the body that are lists of attributes of
/// ours, ascending.
pub(super) fn check<'a>(
    source: Source<'a>,
    survey: &Survey,
    taken: &[Range<usize>],
    options: &Options,
    report: &mut Report<'a>,
) {
    let mut marks = candidates::find(source.body(), &survey.marks);
    marks.retain(|mark| taken.binary_search_by_key(&mark.range.start, |taken| taken.start).is_err());
    if marks.is_empty() {
        return;
    }
    marks.sort_by_key(|mark| mark.range.start);
    let shown = Shown::of(source.body(), options);
    let mut reported = 0;
    for mark in marks {
        if (mark.is_error || mark.range.start >= reported) && is_shown(source.body(), &mark, &shown) {
            reported = mark.range.end;
            mark.report(source.body(), &shown, report);
        }
    }
}

/// Whether readers see the mark, and no backslash says that they are meant to; or whether a heading has lost it.
fn is_shown(body: &str, mark: &Mark, shown: &Shown) -> bool {
    let Mark { range, begins, skip, ends, .. } = mark;
    if mark.in_html && shown.has_lost(range.clone()) {
        return true;
    }
    let sees = |part| if mark.in_html { shown.has(part) } else { shown.has_in_markdown(part) };
    let escaped = body[..range.start].ends_with('\\') && !shown.has(range.start - 1..range.start);
    let start = range.start + skip;
    !escaped && sees(start..start + begins) && (*ends == 0 || sees(range.end - ends..range.end))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Tag, TagEnd};

    use super::super::sample::{complaints, markdown, options};

    /// The code in the first and in the second column of the table of marks in docs/writing.md.
    fn columns() -> (Vec<String>, Vec<String>) {
        let docs = include_str!("../../../docs/writing.md");
        let start = docs.find("| mark | what to write |").expect("the table of marks");
        let mut columns = (Vec::new(), Vec::new());
        let mut column = 0;
        for (event, _) in super::super::parser::parser(&docs[start..], &options()) {
            match event {
                Event::Start(Tag::TableRow) => column = 0,
                Event::End(TagEnd::TableCell) => column += 1,
                Event::End(TagEnd::Table) => break,
                Event::Code(code) if column == 0 => columns.0.push(code.to_string()),
                Event::Code(code) => columns.1.push(code.to_string()),
                _ => {}
            }
        }
        columns
    }

    #[test]
    fn row_58_each_mark_in_the_docs_is_a_warning_unless_it_is_escaped_or_code() {
        let (marks, _) = columns();
        assert!(marks.len() > 30, "{marks:?}");
        for mark in marks {
            let found = complaints(&markdown(&mark));
            assert!(found.len() == 1 && found[0].ends_with("and is shown as text"), "{mark}: {found:?}");
            assert_eq!(complaints(&markdown(&format!("`` {mark} ``"))), [""; 0], "{mark}");
            assert_eq!(complaints(&markdown(&format!("<!-- {mark} -->"))), [""; 0], "{mark}");
            // A backslash before a letter is shown.
            let column: usize =
                found[0][2..].split(' ').next().and_then(|column| column.parse().ok()).expect("1:COLUMN");
            let escaped = format!("{}\\{}", &mark[..column - 1], &mark[column - 1..]);
            assert!(mark.starts_with(char::is_alphabetic) || complaints(&markdown(&escaped)).is_empty(), "{escaped}");
        }
    }

    #[test]
    fn row_58_what_the_docs_say_to_write_is_no_mark() {
        let (_, instead) = columns();
        assert!(instead.len() > 11, "{instead:?}");
        for text in instead {
            let found = complaints(&markdown(&text));
            assert!(found.iter().all(|complaint| complaint.contains("footnote `1`")), "{text}: {found:?}");
        }
    }
}
