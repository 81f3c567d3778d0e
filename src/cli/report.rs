//! What came of a build, in words and as JSON.
//!
//! Takes counts and diagnostics; gives the last line for a person, and one document for a program.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::base::count::{counted, number};
use crate::base::diagnostic::{Code, Diagnostic};
use crate::build::Outcome;
use crate::site::LeftOut;

/// A build that was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Built {
    /// Pages of HTML.
    pub(crate) pages: usize,
    /// Posts that were published.
    pub(crate) posts: usize,
    /// From the start of the command.
    pub(crate) took: Duration,
    /// Files of the output, by what became of them.
    pub(crate) written: usize,
    /// The same as before.
    pub(crate) unchanged: usize,
    /// No longer part of the site.
    pub(crate) removed: usize,
    /// The folder that they are in, as the author knows it: `public/`.
    pub(crate) output: String,
    /// Posts that were not published.
    pub(crate) left_out: LeftOut,
}

/// How a build ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The site was published.
    Published(Built),
    /// What happened to the output instead: "nothing was published".
    Failed(String),
}

impl End {
    /// The last line, without a line break.
    pub(crate) fn line(&self, diagnostics: &[Diagnostic]) -> String {
        match self {
            End::Published(built) => built.line(),
            End::Failed(instead) => format!("{}; {instead}", tally(diagnostics)),
        }
    }

    /// `{"diagnostics": […], "summary": {…}}`, with a line break at its end.
    pub(crate) fn json(&self, diagnostics: &[Diagnostic]) -> String {
        let (errors, warnings) = counts(diagnostics);
        let mut summary = json!({ "published": false, "errors": errors, "warnings": warnings });
        if let (End::Published(built), Value::Object(summary)) = (self, &mut summary) {
            summary.insert("published".to_string(), true.into());
            built.describe(summary);
        }
        format!("{:#}\n", json!({ "diagnostics": diagnostics, "summary": summary }))
    }
}

impl Built {
    fn line(&self) -> String {
        let built = format!(
            "Built {} from {} in {:.2} s into {}: {} written, {} unchanged, {} removed",
            counted(self.pages, "page", "pages"),
            counted(self.posts, "post", "posts"),
            self.took.as_secs_f64(),
            self.output,
            number(self.written),
            number(self.unchanged),
            number(self.removed),
        );
        match left_out(&self.left_out) {
            Some(left_out) => format!("{built}; {left_out}"),
            None => built,
        }
    }

    fn describe(&self, summary: &mut serde_json::Map<String, Value>) {
        let LeftOut { drafts, future, expired, unrendered, files, .. } = self.left_out;
        let left_out = json!({
            "drafts": drafts, "future": future, "expired": expired, "unrendered": unrendered, "files": files
        });
        let milliseconds = u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX);
        for (name, value) in [
            ("pages", json!(self.pages)),
            ("posts", json!(self.posts)),
            ("milliseconds", json!(milliseconds)),
            ("written", json!(self.written)),
            ("unchanged", json!(self.unchanged)),
            ("removed", json!(self.removed)),
            ("left_out", left_out),
        ] {
            summary.insert(name.to_string(), value);
        }
    }
}

/// What a check found, as JSON: `{"diagnostics": […], "summary": {…}}`. Findings come last, by code.
pub(crate) fn checked(outcome: &Outcome, findings: &[Diagnostic]) -> String {
    let all: Vec<&Diagnostic> = outcome.diagnostics.iter().chain(findings).collect();
    let errors = all.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let counts: serde_json::Map<String, Value> =
        by_code(findings).into_iter().map(|(code, count)| (code.to_string(), json!(count))).collect();
    let summary = json!({
        "errors": errors,
        "warnings": all.len() - errors,
        "pages": outcome.pages,
        "posts": outcome.posts,
        "findings": counts,
    });
    format!("{:#}\n", json!({ "diagnostics": all, "summary": summary }))
}

/// How many findings have each code.
pub(crate) fn by_code(findings: &[Diagnostic]) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for code in findings.iter().filter_map(|finding| finding.code) {
        *counts.entry(code).or_insert(0) += 1;
    }
    counts
}

/// "1 draft and 2 future posts left out: a.md, b.md, c.md"; the names only if there are few. `None` if nothing is left out.
fn left_out(left_out: &LeftOut) -> Option<String> {
    let parts = [
        (left_out.drafts, "draft", "drafts"),
        (left_out.future, "future post", "future posts"),
        (left_out.expired, "expired post", "expired posts"),
        (left_out.unrendered, "post without a page", "posts without a page"),
        (left_out.files, "file that is not for readers", "files that are not for readers"),
    ];
    let total: usize = parts.iter().map(|(count, ..)| count).sum();
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    let counts = listed(parts)?;
    match &left_out.paths[..] {
        paths if !paths.is_empty() && total <= LeftOut::NAMED => {
            Some(format!("{counts} left out: {}", paths.join(", ")))
        }
        _ => Some(format!("{counts} left out")),
    }
}

/// "2 errors and 1 warning".
pub(crate) fn tally(diagnostics: &[Diagnostic]) -> String {
    let (errors, warnings) = counts(diagnostics);
    let parts = [(errors, "error", "errors"), (warnings, "warning", "warnings")];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    listed(parts).unwrap_or_else(|| "no errors".to_string())
}

fn counts(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    (errors, diagnostics.len() - errors)
}

/// "a, b and c"; none for an empty list.
fn listed(parts: impl Iterator<Item = String>) -> Option<String> {
    let mut parts: Vec<String> = parts.collect();
    let last = parts.pop()?;
    if parts.is_empty() { Some(last) } else { Some(format!("{} and {last}", parts.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_line_is_grammatical_for_none_one_and_many() {
        let out = |drafts, future, expired| LeftOut { drafts, future, expired, ..LeftOut::default() };
        for (pages, posts, (written, unchanged, removed), left_out, line) in [
            (
                0,
                0,
                (0, 0, 0),
                out(0, 0, 0),
                "0 pages from 0 posts in 0.21 s into public/: 0 written, 0 unchanged, 0 removed",
            ),
            (
                1,
                1,
                (1, 0, 0),
                out(0, 0, 0),
                "1 page from 1 post in 0.21 s into public/: 1 written, 0 unchanged, 0 removed",
            ),
            (
                128,
                42,
                (3, 125, 1),
                out(1, 2, 0),
                "128 pages from 42 posts in 0.21 s into public/: 3 written, 125 unchanged, 1 removed; \
                 1 draft and 2 future posts left out",
            ),
            (
                2,
                2,
                (2, 0, 0),
                out(2, 1, 1),
                "2 pages from 2 posts in 0.21 s into public/: 2 written, 0 unchanged, 0 removed; \
                 2 drafts, 1 future post and 1 expired post left out",
            ),
            (
                12043,
                1000,
                (1234567, 0, 0),
                out(0, 0, 3),
                "12,043 pages from 1,000 posts in 0.21 s into public/: 1,234,567 written, 0 unchanged, 0 removed; \
                 3 expired posts left out",
            ),
        ] {
            let took = Duration::from_millis(214);
            let built =
                Built { pages, posts, took, written, unchanged, removed, output: "public/".to_string(), left_out };
            assert_eq!(End::Published(built).line(&[]), format!("Built {line}"));
        }
    }

    #[test]
    fn the_last_line_of_a_failure_counts_what_was_said() {
        let (error, warning) = (Diagnostic::error("a"), Diagnostic::warning("b"));
        let end = End::Failed("nothing was published".to_string());
        for (diagnostics, line) in [
            (vec![error.clone()], "1 error; nothing was published"),
            (vec![error.clone(), error.clone(), warning.clone()], "2 errors and 1 warning; nothing was published"),
            (vec![warning.clone(), warning.clone()], "2 warnings; nothing was published"),
        ] {
            assert_eq!(end.line(&diagnostics), line);
        }
    }

    #[test]
    fn the_document_says_whether_the_site_was_published() {
        let failed: Value = serde_json::from_str(&End::Failed(String::new()).json(&[Diagnostic::error("a")])).unwrap();
        assert_eq!(failed["summary"], json!({ "published": false, "errors": 1, "warnings": 0 }));
        assert_eq!(failed["diagnostics"][0]["message"], "a");
        let built = Built { pages: 3, left_out: LeftOut { drafts: 1, ..LeftOut::default() }, ..Built::default() };
        let built: Value = serde_json::from_str(&End::Published(built).json(&[])).unwrap();
        assert_eq!((&built["summary"]["published"], &built["summary"]["pages"]), (&json!(true), &json!(3)));
        assert_eq!(built["summary"]["left_out"]["drafts"], 1);
    }
}
