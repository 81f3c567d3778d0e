//! Front matter that stays as its author wrote it, except for keys that must change.
//!
//! Single keys can be replaced; the other lines stay.

use serde_json::{Map, Value, json};

use crate::base;
use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;
use crate::import::yaml;

/// The keys that name what a text shares with its translations.
pub(crate) const TRANSLATION_KEYS: [&str; 3] = ["translationKey", "translation", "ref"];

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

    /// What it shares with its translations, if its author says so.
    pub(crate) fn translation_key(&self) -> Option<String> {
        TRANSLATION_KEYS.iter().find_map(|key| self.text_of(key))
    }

    /// Gives it a key of translations, in the place of any other.
    pub(crate) fn set_translation_key(&mut self, name: &str) {
        TRANSLATION_KEYS.iter().for_each(|key| self.remove(key));
        self.set("translationKey", json!(name));
    }

    /// A scalar as text.
    pub(crate) fn text_of(&self, key: &str) -> Option<String> {
        text_of(self.get(key)?)
    }

    /// A list of names: a list, one text, or texts separated by commas.
    pub(crate) fn names(&self, key: &str) -> Vec<String> {
        self.get(key).map(names_of).unwrap_or_default()
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
        self.values.retain(|own, _| own == key || !own.eq_ignore_ascii_case(key));
        self.values.insert(key.to_string(), value);
        self.check();
    }

    /// Removes a key, whatever its case.
    pub(crate) fn remove(&mut self, key: &str) {
        if !self.values.keys().any(|own| own.eq_ignore_ascii_case(key)) {
            return;
        }
        if let Some(range) = self.lines_of(key) {
            self.lines.replace_range(range, "");
        }
        self.values.retain(|own, _| !own.eq_ignore_ascii_case(key));
        self.check();
    }

    /// Lines that no longer say what the values are, as after a change in `{a: 1, b: 2}`, are written anew.
    fn check(&mut self) {
        let mut diagnostics = Diagnostics::new();
        let node = base::yaml::parse(&Text::new("", &self.lines), 0..self.lines.len(), &mut diagnostics);
        let read = match node.as_ref().map(yaml::as_written) {
            Some(Value::Object(read)) => read,
            _ => Map::new(),
        };
        let same = |(key, value): (&String, &Value)| {
            let text = text_of(value);
            read.get(key).is_some_and(|read| read == value || (text.is_some() && text_of(read) == text))
        };
        if read.len() != self.values.len() || !self.values.iter().all(same) {
            self.lines = yaml::document(&self.values);
        }
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

    /// The top-level key that a line belongs to; the first line of the front matter is 0.
    pub(crate) fn key_at(&self, line: usize) -> Option<&str> {
        let places = self.values.keys().filter_map(|key| Some((self.lines_of(key)?, key.as_str())));
        let at = self.lines.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        places.into_iter().find(|(range, _)| range.contains(&at)).map(|(_, key)| key)
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

/// A scalar as text.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// A value for the report: a text as it is, anything else as JSON.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A truth value, also as programs of any age write it: `"true"`, `yes`, `1`.
pub(crate) fn truth_of(value: &Value) -> Option<bool> {
    match text_of(value)?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "t" | "1" => Some(true),
        "false" | "no" | "off" | "n" | "f" | "0" => Some(false),
        _ => None,
    }
}

/// A list of names: a list, one text, or texts separated by commas.
pub(crate) fn names_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text_of).collect(),
        Value::String(text) => {
            text.split(',').map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect()
        }
        Value::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_translations_takes_the_place_of_any_other() {
        let values = json!({"title": "T", "ref": "a", "translation": "c"});
        let mut front = Front::of(values.as_object().cloned().unwrap_or_default());
        assert_eq!(front.translation_key().as_deref(), Some("c"));
        front.set_translation_key("b");
        assert_eq!(front.translation_key().as_deref(), Some("b"));
        assert!(front.get("ref").is_none() && front.get("translation").is_none());
    }
}
