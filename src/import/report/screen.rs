//! The short report for a terminal.
//!
//! Takes a report and the width of the terminal; gives lines that fit. Headings are marked, so that the caller can
//! highlight them.

use super::heading::heading;
use crate::base::count::number;
use crate::import::model::{Gravity, RemarkKind, Report};

/// A line, and whether it is a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub is_heading: bool,
}

/// Lines of at most `width` characters, unless a single word is longer.
pub fn lines(report: &Report, file: &str, width: usize) -> Vec<Line> {
    let mut page = Page { lines: Vec::new(), width };
    page.wrapped("", &format!("Imported {}", report.source));
    page.gap();
    let names = report.came.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let digits = report.came.iter().map(|(_, count)| number(*count).len()).max().unwrap_or(0);
    for (name, count) in &report.came {
        page.plain(format!("  {name:names$}  {:>digits$}", number(*count)));
    }
    page.section("How it was decided", report.decided.iter().map(|line| ("  ".to_string(), line.clone())));
    page.section("Proof", report.proof.iter().map(|line| ("  ".to_string(), line.clone())));
    for gravity in [Gravity::Changed, Gravity::Lost] {
        page.section(heading(gravity), groups(report, gravity).into_iter());
    }
    let kept = report.kept.len();
    if kept > 0 {
        let line = format!("Files that were there already and stayed as they were: {}", number(kept));
        page.gap();
        page.wrapped("", &line);
    }
    page.gap();
    page.wrapped("", &format!("The whole report, each remark with its place, is in {file}"));
    page.section("What to do next", std::iter::empty());
    for (what, command) in &report.next {
        page.wrapped("  ", &format!("{what}:"));
        page.plain(format!("    {command}"));
    }
    page.lines
}

/// The remarks with one effect: how many, and what.
fn groups(report: &Report, gravity: Gravity) -> Vec<(String, String)> {
    let own: Vec<RemarkKind<'_>> = report.remarks.kinds().filter(|kind| kind.gravity == gravity).collect();
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

    fn remark(gravity: Gravity, what: &str, file: &str, text: &str) -> Remark {
        let (what, file, text) = (what.into(), file.into(), text.into());
        Remark { gravity, what, title: String::new(), old_url: String::new(), file, line: 0, text }
    }

    #[test]
    fn the_screen_shows_what_came_what_it_cost_and_what_to_type_next() {
        let mut report = Report {
            source: "WordPress: Kopi".into(),
            came: vec![("posts".into(), 1354), ("tags".into(), 7)],
            decided: vec!["Time zone: UTC".into()],
            proof: Some("12 of 12 old addresses answer".into()),
            next: vec![("Build the site".into(), "chancery build --root notes".into())],
            ..Report::default()
        };
        report.remarks.extend([
            remark(Gravity::Changed, "the shortcode stays as text", "content/a.md", "[z]"),
            remark(Gravity::Changed, "the shortcode stays as text", "content/b.md", "[z]"),
            remark(Gravity::Lost, "comments are left out", "", "119 comments"),
        ]);
        let lines = lines(&report, "notes/import-report.md", 60);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            text.join("\n"),
            "Imported WordPress: Kopi\n\n  posts  1,354\n  tags       7\n\nHow it was decided\n  Time zone: UTC\n\n\
             Proof\n  12 of 12 old addresses answer\n\nWhat was changed\n  2 × the shortcode stays as text\n\n\
             What was lost\n  1 × comments are left out: 119 comments\n\n\
             The whole report, each remark with its place, is in\nnotes/import-report.md\n\n\
             What to do next\n  Build the site:\n    chancery build --root notes"
        );
        assert!(lines.iter().all(|line| line.text.chars().count() <= 60));
    }

    #[test]
    fn a_long_remark_stands_below_itself() {
        let report = Report { decided: vec!["one two three four five".into()], ..Report::default() };
        let lines = lines(&report, "r.md", 14);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert!(text.join("\n").contains("  one two\n  three four\n  five"), "{text:?}");
    }
}
