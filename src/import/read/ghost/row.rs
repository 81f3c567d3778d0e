//! One row of a table of an export.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::import::model::ItemId;

/// The columns of a row that are read. What has no value is not among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    values: BTreeMap<String, Value>,
}

impl Row {
    pub(super) fn insert(&mut self, column: String, value: Value) {
        if !value.is_null() {
            self.values.insert(column, value);
        }
    }

    /// Whether a column has a value.
    pub(super) fn has(&self, column: &str) -> bool {
        self.values.contains_key(column)
    }

    /// A value as text, without white space around it: a number and a truth value too. Empty if there is none.
    pub(super) fn text(&self, column: &str) -> String {
        match self.values.get(column) {
            Some(Value::String(text)) => text.trim().to_string(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(truth)) => truth.to_string(),
            _ => String::new(),
        }
    }

    /// Takes a long text out of the row; none if it is no text.
    pub(super) fn take(&mut self, column: &str) -> Option<String> {
        match self.values.remove(column) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// `true`, `1`, and the same as text.
    pub(super) fn is_true(&self, column: &str) -> bool {
        matches!(self.text(column).as_str(), "true" | "1")
    }

    /// An id; [`ItemId::NONE`] if there is none.
    pub(super) fn id(&self, column: &str) -> ItemId {
        match self.text(column).as_str() {
            "" => ItemId::NONE,
            text => ItemId::of_text(text),
        }
    }

    /// A whole number, otherwise 0.
    pub(super) fn number(&self, column: &str) -> i64 {
        self.text(column).parse().unwrap_or(0)
    }
}
