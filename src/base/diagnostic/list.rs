//! The diagnostics of a stage, as a list.
//!
//! A function that gives nothing where something is wrong returns `Result<T, Diagnostics>`. One that gives a value all the
//! same adds to a `&mut Diagnostics`.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::message::Diagnostic;

/// A list of diagnostics, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// An empty list.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    /// Nothing if there is no diagnostic, otherwise all of them as an error.
    pub(crate) fn into_result(self) -> Result<(), Diagnostics> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// Ordered by place, then severity, then message, without repeats.
    pub(crate) fn sorted(mut self) -> Diagnostics {
        self.0.sort_by(|a, b| {
            (&a.place, a.severity, &a.message, &a.related, &a.hints)
                .cmp(&(&b.place, b.severity, &b.message, &b.related, &b.hints))
        });
        self.0.dedup();
        self
    }

    /// Takes the last one.
    pub(crate) fn pop(&mut self) -> Option<Diagnostic> {
        self.0.pop()
    }

    /// Takes those from `at` on.
    pub(crate) fn split_off(&mut self, at: usize) -> Diagnostics {
        Diagnostics(self.0.split_off(at))
    }

    /// Keeps those for which `wanted` is true.
    pub(crate) fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(wanted);
    }
}

impl Deref for Diagnostics {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl<const N: usize> PartialEq<[Diagnostic; N]> for Diagnostics {
    fn eq(&self, other: &[Diagnostic; N]) -> bool {
        self.0 == *other
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        Diagnostics(vec![diagnostic])
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(diagnostics: Vec<Diagnostic>) -> Diagnostics {
        Diagnostics(diagnostics)
    }
}

impl From<Diagnostics> for Vec<Diagnostic> {
    fn from(diagnostics: Diagnostics) -> Vec<Diagnostic> {
        diagnostics.0
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Diagnostics {
        Diagnostics(diagnostics.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::place::Place;
    use super::*;

    #[test]
    fn one_diagnostic_and_many_are_returned_by_the_question_mark() {
        fn one() -> Result<(), Diagnostics> {
            Err(Diagnostic::error("a"))?
        }
        fn many() -> Result<(), Diagnostics> {
            one()?;
            Ok(())
        }
        assert_eq!(many(), Err(Diagnostics::from(Diagnostic::error("a"))));
    }

    #[test]
    fn sorting_puts_places_in_order_and_drops_repeats() {
        let at = |line| Diagnostic::warning("w").at(Place::within("a", "1\n2\n3\n", line..line));
        let mut diagnostics = Diagnostics::from_iter([at(4), at(0), at(4)]);
        assert!(!diagnostics.has_errors());
        diagnostics.push(Diagnostic::error("e"));
        assert!(diagnostics.has_errors());
        assert_eq!(diagnostics.sorted(), Diagnostics::from_iter([Diagnostic::error("e"), at(0), at(4)]));
    }
}
