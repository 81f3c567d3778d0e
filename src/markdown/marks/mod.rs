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

pub(super) use self::unclosed::{Unclosed, open_section};

use self::mark::Mark;
use self::shown::Shown;
use super::options::Options;
use super::report::Report;
use super::source::Source;
use super::survey::Survey;

/// Warns of each mark of another program that readers would see.
pub(super) fn check<'a>(source: Source<'a>, survey: &Survey, options: &Options, report: &mut Report<'a>) {
    let mut marks = candidates(source.body(), survey);
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

/// All that looks like such a mark, wherever it is.
fn candidates(body: &str, survey: &Survey) -> Vec<Mark> {
    let mut marks = Vec::new();
    if survey.brace {
        braces::find(body, &mut marks);
    }
    if survey.bracket {
        brackets::find(body, &mut marks);
        address::find(body, &mut marks);
    }
    if survey.doubled {
        pairs::find(body, &mut marks);
        fences::find(body, &mut marks);
    }
    if survey.colon {
        names::find(body, &mut marks);
    }
    if survey.module {
        modules::find(body, &mut marks);
    }
    if survey.less_than {
        template::find_percent_tags(body, &mut marks);
        conflict::find(body, &mut marks);
        broken_html::find(body, &mut marks);
    }
    marks
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
