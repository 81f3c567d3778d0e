//! Dates in front matter.

use jiff::tz::TimeZone;

use super::table::Field;
use crate::base::date::Moment;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::At;
use crate::input::keys::Entries;

/// The date of a row; an error if it is not one.
pub(super) fn moment(entries: &mut Entries<'_, Field>, field: Field, zone: &TimeZone) -> Option<At<Moment>> {
    let written = entries.text(field)?;
    match crate::base::date::parse(&written.value, zone) {
        Some(moment) => Some(At { value: moment, span: written.span }),
        None => {
            let problem = Diagnostic::error(format!("`{}` is not a valid date", written.value));
            let hint = "write `2016-10-08`, or `2016-10-08 09:30`";
            entries.report_at(problem.hint(hint), written.span);
            None
        }
    }
}
