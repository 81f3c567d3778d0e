//! The settings and front matter of an import as YAML.

use serde_json::Value;

pub(crate) use crate::base::yaml::write::document;
use crate::base::yaml::{Node, Value as Written};

/// A node as JSON in which every word is as its author wrote it: the title `No` is no truth value, and the tag `1.10` is not
/// the number 1.1.
pub(crate) fn as_written(node: &Node) -> Value {
    match &node.value {
        Written::List(items) => items.iter().map(as_written).collect(),
        Written::Map(entries) => entries.iter().map(|(key, node)| (key.name.clone(), as_written(node))).collect(),
        Written::Null | Written::Text(_) => node.to_json(),
        Written::Bool { written, .. } | Written::Number { written, .. } => {
            let value = node.to_json();
            let usual = value.to_string();
            if usual == *written { value } else { written.as_str().into() }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::{Text, parse};

    #[test]
    fn words_are_as_they_are_written() {
        let text = "a: [No, yes, on, 1.10, 007, 1e3, 2016-01-01, ~]\nb: {c: True, d: true, e: 12, f: 1.5}\n";
        let node = parse(&Text::new("", text), 0..text.len(), &mut Diagnostics::new()).unwrap();
        assert_eq!(
            as_written(&node),
            json!({
                "a": ["No", "yes", "on", "1.10", "007", "1e3", "2016-01-01", null],
                "b": {"c": "True", "d": true, "e": 12, "f": 1.5}
            })
        );
    }
}
