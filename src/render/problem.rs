//! Errors of rendering. An error in a template makes many pages fail and is reported once.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};

/// What went wrong, and on which page.
pub(crate) struct Problem {
    pub(crate) diagnostic: Diagnostic,
    /// Site path.
    pub(crate) page: String,
}

impl Problem {
    /// The error with its page, and how many more pages have it.
    fn found(self, more: usize) -> Diagnostic {
        self.diagnostic.hint(match more {
            0 => format!("found while rendering `{}`", self.page),
            more => format!("found while rendering `{}` and {more} more", self.page),
        })
    }

    /// The error with its page.
    pub(crate) fn named(self) -> Diagnostic {
        self.found(0)
    }
}

/// Each error once, with the first page and the number of the others.
pub(crate) fn gather(problems: Vec<Problem>) -> Diagnostics {
    gather_with_pages(problems).into_iter().map(|(diagnostic, _)| diagnostic).collect()
}

/// The same, and the first page of each.
pub(crate) fn gather_with_pages(problems: Vec<Problem>) -> Vec<(Diagnostic, String)> {
    let mut first: BTreeMap<(Option<Place>, String), (Problem, usize)> = BTreeMap::new();
    for problem in problems {
        let key = (problem.diagnostic.place.clone(), problem.diagnostic.message.clone());
        first.entry(key).and_modify(|(_, count)| *count += 1).or_insert((problem, 0));
    }
    let found = first.into_values().map(|(problem, more)| {
        let page = problem.page.clone();
        (problem.found(more), page)
    });
    found.collect()
}
