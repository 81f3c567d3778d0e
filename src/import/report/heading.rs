//! The headings of both forms of the report.

use crate::import::model::{Effect, Proof};

/// The heading above remarks with this effect.
pub(crate) fn heading(effect: Effect) -> &'static str {
    match effect {
        Effect::Changed => "What was changed",
        Effect::Lost => "What was lost",
    }
}

/// The heading above the result of the check.
pub(crate) fn of_check(proof: Proof) -> &'static str {
    match proof {
        Proof::Guessed => "Check of guessed old URLs",
        Proof::OldSite => "Comparison with the old site",
    }
}
