//! The headings of both forms of the report.

use crate::import::model::Gravity;

/// The heading above remarks with this effect.
pub fn heading(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Changed => "What was changed",
        Gravity::Lost => "What was lost",
    }
}
