//! Front matter that stays as its author wrote it, except for keys that must change.
//!
//! Single keys can be replaced; the other lines stay.

use serde_json::{Map, Value};

use crate::import::yaml;

/// Front matter as lines and as values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front {
    /// YAML, without its fences.
    lines: String,
    pub(crate) values: Map<String, Value>,
}

impl Front {
    /// Front matter as its author wrote it: YAML without its fences, and its values.
    pub(crate) fn written(lines: String, values: Map<String, Value>) -> Front {
        Front { lines, values }
    }

    /// Front matter that was not YAML.
    pub(crate) fn of(values: Map<String, Value>) -> Front {
        Front { lines: yaml::document(&values), values }
    }

    /// The value of a key, whatever its case.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let exact = self.values.get(key);
        exact
            .or_else(|| self.values.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value))
            .filter(|value| !value.is_null())
    }

    /// A scalar as text.
    pub(crate) fn text_of(&self, key: &str) -> Option<String> {
        match self.get(key)? {
            Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
    }

    pub(crate) fn truth(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(truth) => Some(*truth),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A list of names: a list, one text, or texts separated by commas.
    pub(crate) fn names(&self, key: &str) -> Vec<String> {
        match self.get(key) {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(|item| item.as_str().map(str::to_string).or_else(|| item.as_i64().map(|n| n.to_string())))
                .collect(),
            Some(Value::String(text)) => {
                text.split(',').map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Replaces the value of a key, or adds the key at the end.
    pub(crate) fn set(&mut self, key: &str, value: Value) {
        let line = yaml::document(&Map::from_iter([(key.to_string(), value.clone())]));
        match self.lines_of(key) {
            Some(range) => self.lines.replace_range(range, &line),
            None => {
                if !self.lines.is_empty() && !self.lines.ends_with('\n') {
                    self.lines.push('\n');
                }
                self.lines.push_str(&line);
            }
        }
        self.values.insert(key.to_string(), value);
    }

    pub(crate) fn remove(&mut self, key: &str) {
        if let Some(range) = self.lines_of(key) {
            self.lines.replace_range(range, "");
        }
        self.values.remove(key);
    }

    /// The bytes of a top-level key, with everything that belongs to it.
    fn lines_of(&self, key: &str) -> Option<std::ops::Range<usize>> {
        let mut at = 0;
        let mut found: Option<usize> = None;
        for line in self.lines.split_inclusive('\n') {
            let top = !line.starts_with([' ', '\t', '-', '#', '}', ']']) && !line.trim().is_empty();
            if let Some(start) = found.filter(|_| top) {
                return Some(start..at);
            }
            let name = line.split(':').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            if top && line.contains(':') && name.eq_ignore_ascii_case(key) {
                found = Some(at);
            }
            at += line.len();
        }
        found.map(|start| start..at)
    }

    /// With its fences; empty without front matter.
    pub(crate) fn text(&self) -> String {
        if self.lines.trim().is_empty() {
            return String::new();
        }
        let end = if self.lines.ends_with('\n') { "" } else { "\n" };
        format!("---\n{}{end}---\n", self.lines)
    }
}
