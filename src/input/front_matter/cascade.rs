//! What a section says of all posts below it: Hugo's `cascade` in `_index.md`.
//!
//! Takes the value of `cascade`, a map or a list of maps; gives who may see those posts. `target` chooses some of the posts
//! in Hugo; here the words hold for all of them, with a warning.

use jiff::tz::TimeZone;

use super::table::Field;
use super::visibility::{self, Visibility};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::{Node, Value};
use crate::input::keys::{Entries, is_same};

/// Reads `cascade`.
pub(super) fn read(entries: &mut Entries<'_, Field>, zone: &TimeZone) -> Option<Box<Visibility>> {
    let (key, node) = entries.get(Field::Cascade)?;
    let items: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    let mut whole = Visibility::default();
    for item in items {
        let Some(map) = item.map() else {
            entries.wrong::<()>(key, item, "a map");
            continue;
        };
        let found = visibility::read(&mut entries.inner("", map), zone);
        let target = map.iter().find(|(key, _)| is_same(&key.name, "target"));
        if let Some((key, _)) = target.filter(|_| found != Visibility::default()) {
            let problem =
                Diagnostic::warning(format!("`{}` is ignored, so this holds for every post of the section", key.name));
            entries.report_at(problem.hint("set the key in the front matter of the posts instead"), key.span.clone());
        }
        whole = found.within(&whole);
    }
    (whole != Visibility::default()).then(|| Box::new(whole))
}
