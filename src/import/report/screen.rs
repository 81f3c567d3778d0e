//! The short report for a terminal.
//!
//! Takes a report and the width of the terminal; gives lines that fit. Headings are marked, so that the caller can
//! highlight them.

use super::heading::{heading, of_check};
use crate::base::count::number;
use crate::import::model::{Effect, RemarkKind, Report};

/// A line, and whether it is a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) is_heading: bool,
}

/// Lines of at most `width` characters, unless a single word is longer.
pub(crate) fn lines(report: &Report, file: &str, width: usize) -> Vec<Line> {
    let mut page = Page { lines: Vec::new(), width };
    page.wrapped("", &format!("Imported {}", report.source));
    page.gap();
    let names = report.counts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let digits = report.counts.iter().map(|(_, count)| number(*count).len()).max().unwrap_or(0);
    for (name, count) in &report.counts {
        page.plain(format!("  {name:names$}  {:>digits$}", number(*count)));
    }
    page.section("What was decided", report.decided.iter().map(|line| ("  ".to_string(), line.clone())));
    page.section(of_check(report.proof), report.check.iter().map(|line| ("  ".to_string(), line.clone())));
    for effect in [Effect::Changed, Effect::Lost] {
        page.section(heading(effect), groups(report, effect).into_iter());
    }
    let kept = report.kept.len();
    if kept > 0 {
        let line = format!("Files that already existed and were not changed: {}", number(kept));
        page.gap();
        page.wrapped("", &line);
    }
    page.gap();
    page.wrapped("", &format!("The full report, with the place of each remark, is in {file}"));
    page.section("What to do next", std::iter::empty());
    for (what, command) in &report.next {
        page.wrapped("  ", &format!("{what}:"));
        page.plain(format!("    {command}"));
    }
    page.lines
}

/// The remarks with one effect: how many, and what.
fn groups(report: &Report, effect: Effect) -> Vec<(String, String)> {
    let own: Vec<RemarkKind<'_>> = report.remarks.kinds().filter(|kind| kind.effect == effect).collect();
    let digits = own.iter().map(|kind| number(kind.remarks.len()).len()).max().unwrap_or(0);
    let line = |kind: RemarkKind<'_>| {
        // A remark on the whole blog contains its own count.
        let whole = kind.remarks.first().filter(|_| kind.remarks.len() == 1);
        let much = whole.filter(|remark| remark.file.is_empty() && remark.title.is_empty() && !remark.text.is_empty());
        let text = much.map_or(kind.what.to_string(), |remark| format!("{}: {}", kind.what, remark.text));
        (format!("  {:>digits$} × ", number(kind.remarks.len())), text)
    };
    own.into_iter().map(line).collect()
}

struct Page {
    lines: Vec<Line>,
    width: usize,
}

impl Page {
    fn plain(&mut self, text: String) {
        self.lines.push(Line { text, is_heading: false });
    }

    fn gap(&mut self) {
        self.plain(String::new());
    }

    fn section(&mut self, title: &str, entries: impl Iterator<Item = (String, String)>) {
        let mut entries = entries.peekable();
        if entries.peek().is_none() && title != "What to do next" {
            return;
        }
        self.gap();
        self.lines.push(Line { text: title.to_string(), is_heading: true });
        for (start, text) in entries {
            self.wrapped(&start, &text);
        }
    }

    /// Wraps a text between words; further lines are indented like the first one's text.
    fn wrapped(&mut self, start: &str, text: &str) {
        let indent = start.chars().count();
        let mut line = start.to_string();
        let mut is_first = true;
        for word in text.split(' ') {
            if !is_first && line.chars().count() + 1 + word.chars().count() > self.width {
                self.plain(std::mem::replace(&mut line, " ".repeat(indent)));
            } else if !is_first {
                line.push(' ');
            }
            line.push_str(word);
            is_first = false;
        }
        self.plain(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::model::Remark;

    fn remark(effect: Effect, what: &str, file: &str, text: &str) -> Remark {
        let (what, file, text) = (what.into(), file.into(), text.into());
        Remark { effect, what, title: String::new(), old_url: String::new(), file, line: 0, text }
    }

    #[test]
    fn the_short_report_shows_counts_remarks_and_next_steps() {
        let mut report = Report {
            source: "WordPress: Kopi".into(),
            counts: vec![("posts".into(), 1354), ("tags".into(), 7)],
            decided: vec!["Time zone: UTC".into()],
            check: vec!["12 of 12 old URLs work or redirect".into()],
            next: vec![("Build the site".into(), "chancery build --root notes".into())],
            ..Report::default()
        };
        report.remarks.extend([
            remark(Effect::Changed, "the shortcode stays as text", "content/a.md", "[z]"),
            remark(Effect::Changed, "the shortcode stays as text", "content/b.md", "[z]"),
            remark(Effect::Lost, "comments are left out", "", "119 comments"),
        ]);
        let lines = lines(&report, "notes/import-report.md", 60);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            text.join("\n"),
            "Imported WordPress: Kopi\n\n  posts  1,354\n  tags       7\n\nWhat was decided\n  Time zone: UTC\n\n\
             Check of guessed old URLs\n  12 of 12 old URLs work or redirect\n\nWhat was changed\n  2 × the shortcode stays as text\n\n\
             What was lost\n  1 × comments are left out: 119 comments\n\n\
             The full report, with the place of each remark, is in\nnotes/import-report.md\n\n\
             What to do next\n  Build the site:\n    chancery build --root notes"
        );
        assert!(lines.iter().all(|line| line.text.chars().count() <= 60));
    }

    #[test]
    fn a_long_remark_is_wrapped_and_indented() {
        let report = Report { decided: vec!["one two three four five".into()], ..Report::default() };
        let lines = lines(&report, "r.md", 14);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert!(text.join("\n").contains("  one two\n  three four\n  five"), "{text:?}");
    }
}
