//! What was corrected in a post: `corrections`.
//!
//! Takes the entries of front matter; gives the notes with their dates, as they are written, and what is wrong with them.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::moment::moment;
use super::table::Field;
use crate::base::date::Moment;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::At;
use crate::base::yaml::{Key, Node, Value};
use crate::input::keys::Entries;

/// A correction, as readers are told of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Correction {
    pub(crate) date: Option<Moment>,
    /// Plain text.
    pub(crate) note: At<String>,
}

/// Reads `corrections`: a text, a map with a `note` and perhaps a `date`, or a list of these.
pub(super) fn read(entries: &mut Entries<'_, Field>, zone: &TimeZone) -> Vec<Correction> {
    let Some((key, node)) = entries.get(Field::Corrections) else { return Vec::new() };
    match &node.value {
        Value::List(items) => items.iter().filter_map(|item| one(entries, key, item, zone)).collect(),
        _ => one(entries, key, node, zone).into_iter().collect(),
    }
}

fn one(entries: &mut Entries<'_, Field>, key: &Key, node: &Node, zone: &TimeZone) -> Option<Correction> {
    if node.is_null() {
        return None;
    }
    if let Some(map) = node.map() {
        return in_map(&mut entries.inner("corrections", map), node, zone);
    }
    match node.scalar() {
        Some(text) => noted(None, At { value: text.to_string(), span: node.span.clone() }),
        None => entries.wrong(key, node, "notes, or a list of `{date: 2017-03-01, note: …}`"),
    }
}

/// `{date: 2017-03-01, note: The year was 1955.}`
fn in_map(entries: &mut Entries<'_, Field>, node: &Node, zone: &TimeZone) -> Option<Correction> {
    for unknown in entries.unknown(&[]) {
        let problem = Diagnostic::warning(format!("a correction has no key `{}`", unknown.key.name));
        let hint = match unknown.near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it".to_string(),
        };
        entries.report_at(problem.hint(hint), unknown.key.span.clone());
    }
    let date = moment(entries, Field::CorrectionDate, zone).map(|date| date.value);
    let is_missing = entries.node(Field::CorrectionNote).is_none_or(|note| note.scalar().is_some_and(is_blank));
    if is_missing {
        let problem = Diagnostic::error("this correction has no `note`");
        let hint = "write what was corrected: `{date: 2017-03-01, note: The year was 1955.}`";
        entries.report_at(problem.hint(hint), node.span.clone());
        return None;
    }
    noted(date, entries.text(Field::CorrectionNote)?)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn noted(date: Option<Moment>, note: At<String>) -> Option<Correction> {
    (!is_blank(&note.value)).then_some(Correction { date, note })
}
