//! The findings that a post allows.
//!
//! Takes `allow:` of front matter, a list of codes or a map of codes and reasons; gives the codes with their places.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::table::Field;
use crate::base::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::base::yaml::reader::{At, at_commas};
use crate::base::yaml::{Key, Node, Value};
use crate::input::keys::{Entries, is_same};

/// A finding that a post allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Allowed {
    pub(crate) code: At<Code>,
    /// Why, in the author's words.
    pub(crate) reason: Option<String>,
}

/// `allow: [wrong-language]`, or `allow: {wrong-language: "quotes the whole speech in Arabic"}`.
pub(super) fn read(entries: &mut Entries<'_, Field>) -> Vec<Allowed> {
    let Some((key, node)) = entries.get(Field::Allow) else { return Vec::new() };
    let mut found = Vec::new();
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| read_item(entries, key, item, &mut found)),
        _ => read_item(entries, key, node, &mut found),
    }
    found
}

fn read_item(entries: &mut Entries<'_, Field>, key: &Key, node: &Node, found: &mut Vec<Allowed>) {
    match (node.map(), node.scalar()) {
        (Some(inner), _) => {
            for (code, reason) in inner {
                found.extend(with_reason(entries, code, reason));
            }
        }
        (None, Some(text)) => {
            for name in at_commas(text) {
                let code = code(entries, name, node.span.clone());
                found.extend(code.map(|code| Allowed { code, reason: None }));
            }
        }
        (None, None) if node.is_null() => {}
        (None, None) => drop(entries.wrong::<()>(key, node, "a list of codes, or a map of codes and reasons")),
    }
}

fn with_reason(entries: &mut Entries<'_, Field>, key: &Key, node: &Node) -> Option<Allowed> {
    let code = code(entries, &key.name, key.span.clone())?;
    match node.scalar() {
        // `wrong-language: false` allows nothing.
        Some(_) if node.truth() == Some(false) => None,
        Some(_) if node.truth() == Some(true) => Some(Allowed { code, reason: None }),
        Some(reason) => Some(Allowed { code, reason: Some(reason.trim().to_string()) }),
        None if node.is_null() => Some(Allowed { code, reason: None }),
        None => entries.wrong(key, node, "text that says why"),
    }
}

/// A code, or an error if there is none of the name.
fn code(entries: &mut Entries<'_, Field>, name: &str, span: Range<usize>) -> Option<At<Code>> {
    let name = name.trim();
    let code = Code::ALL.into_iter().find(|code| is_same(code.as_str(), name));
    let allowed = || Code::ALL.into_iter().filter(|code| code.is_of_a_post()).map(Code::as_str);
    let (message, hint) = match code {
        Some(code) if code.is_of_a_post() => return Some(At { value: code, span }),
        Some(code) => (format!("a post cannot allow `{code}`, which is not about a post"), "delete it".to_string()),
        None => {
            let hint = did_you_mean(name, allowed()).map(|near| format!("did you mean `{near}`?"));
            let all = || allowed().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
            (format!("there is no finding `{name}`"), hint.unwrap_or_else(|| format!("use one of {}", all())))
        }
    };
    entries.report_at(Diagnostic::error(message).hint(hint), span);
    None
}
