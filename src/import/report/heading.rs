//! The headings of both forms of the report.

use crate::import::model::Effect;

/// The heading above remarks with this effect.
pub(crate) fn heading(effect: Effect) -> &'static str {
    match effect {
        Effect::Changed => "What was changed",
        Effect::Lost => "What was lost",
    }
}
