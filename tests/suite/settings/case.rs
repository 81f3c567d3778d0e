//! One way to set a row of a table, and what it must change in the output.

use chancery::build::Outcome;
use chancery::input::keys::Row;

use crate::support::{has, page, paths, reported};

/// A row, set.
pub(super) struct Case {
    /// The key of its row.
    pub key: &'static str,
    /// Lines with the key, in which `KEY` is the spelling.
    pub set: &'static str,
    /// The same lines without it.
    pub unset: &'static str,
    pub seen: &'static [Seen],
}

/// What is seen in an output file. An empty text is the file itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// With the key, and not without it.
    New(&'static str, &'static str),
    /// Without the key, and not with it.
    Gone(&'static str, &'static str),
    /// With and without it.
    Same(&'static str, &'static str),
}

pub(super) use Seen::{Gone, New, Same};

/// A case whose lines without the key are none.
pub(super) const fn case(key: &'static str, set: &'static str, seen: &'static [Seen]) -> Case {
    Case { key, set, unset: "", seen }
}

impl Case {
    /// The same with these lines without the key.
    pub(super) const fn unset(self, unset: &'static str) -> Case {
        Case { unset, ..self }
    }

    /// The key of the line that the case replaces.
    fn outermost(&self) -> &'static str {
        self.key.split('.').next().unwrap_or_default()
    }

    /// The lines of a file with others in place of the one that has the case's key.
    fn lines(&self, usual: &str, lines: &str) -> String {
        let key = format!("{}:", self.outermost());
        let kept = usual.lines().filter(|line| !line.starts_with(&key));
        kept.chain(lines.lines()).map(|line| format!("{line}\n")).collect()
    }

    /// Everything that is not seen as it should be. `build` takes the lines of the file that the key is in.
    pub(super) fn problems(&self, row: &Row, usual: &str, build: &dyn Fn(&str) -> Outcome) -> Vec<String> {
        let without = build(&self.lines(usual, self.unset));
        let mut problems = Vec::new();
        for spelling in spellings(row) {
            let with = build(&self.lines(usual, &self.set.replace("KEY", &spelling)));
            let mut problem = |what: String| problems.push(format!("{} as `{spelling}`: {what}", self.key));
            if !reported(&with).is_empty() {
                problem(reported(&with));
            }
            for seen in self.seen {
                let (file, text, wanted) = match *seen {
                    New(file, text) => (file, text, (false, true)),
                    Gone(file, text) => (file, text, (true, false)),
                    Same(file, text) => (file, text, (true, true)),
                };
                let found = (sees(&without, file, text), sees(&with, file, text));
                if found != wanted {
                    problem(format!("{seen:?} is {found:?} without and with it, among {:?}", paths(&with)));
                }
            }
        }
        problems
    }
}

/// Each spelling of a row, and its key in capitals with other separators.
fn spellings(row: &Row) -> Vec<String> {
    let loose = row.name().to_uppercase().replace('_', "-");
    row.spellings().map(str::to_string).chain([loose]).collect()
}

fn sees(outcome: &Outcome, file: &str, text: &str) -> bool {
    has(outcome, file) && page(outcome, file).contains(text)
}

/// The keys of rows that no case sets.
pub(super) fn without_case(rows: &[Row], cases: &[&[Case]], elsewhere: &[&str]) -> Vec<&'static str> {
    let has_case = |key: &str| cases.iter().flat_map(|cases| cases.iter()).any(|case| case.key == key);
    rows.iter().map(|row| row.key).filter(|key| !has_case(key) && !elsewhere.contains(key)).collect()
}

/// The row of a key.
#[track_caller]
pub(super) fn row<'r>(rows: &'r [Row], key: &str) -> &'r Row {
    rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("there is no row `{key}`"))
}
