//! Typed reading of one value, with one wording for what does not fit.
//!
//! Takes a key and its node; gives a value, or an error at the place of the node. Which keys there are is up to the
//! caller.

use serde::{Deserialize, Serialize};

use super::node::{Key, Node, Value};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Text};

/// A value and the bytes where it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct At<T> {
    pub(crate) value: T,
    pub(crate) span: std::ops::Range<usize>,
}

/// Reads values; every problem goes to `diagnostics`.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) diagnostics: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// The same for a shorter time.
    pub(crate) fn reborrow(&mut self) -> Reader<'_> {
        Reader { text: self.text, diagnostics: self.diagnostics }
    }

    /// A scalar as it was written.
    pub(crate) fn text(&mut self, key: &Key, node: &Node) -> Option<At<String>> {
        match node.scalar() {
            Some(text) => Some(At { value: text.to_string(), span: node.span.clone() }),
            None => self.wrong(key, node, "text"),
        }
    }

    pub(crate) fn truth(&mut self, key: &Key, node: &Node) -> Option<bool> {
        node.truth().or_else(|| self.wrong(key, node, "`true` or `false`"))
    }

    /// A string, cut by `split`, or a list of strings without its nulls. In place of a string there may be a map from
    /// which `inside` takes one.
    pub(crate) fn names(
        &mut self,
        key: &Key,
        node: &Node,
        split: fn(&str) -> Vec<&str>,
        inside: impl for<'n> Fn(&'n Node) -> Option<&'n str>,
    ) -> Vec<At<String>> {
        let mut names = Vec::new();
        match &node.value {
            Value::List(items) => {
                for item in items.iter().filter(|item| !item.is_null()) {
                    match item.scalar().or_else(|| inside(item)) {
                        Some(text) => names.push(At { value: text.trim().to_string(), span: item.span.clone() }),
                        None if item.map().is_some() => self.nameless(key, item),
                        None => drop(self.wrong::<()>(key, item, "text")),
                    }
                }
            }
            _ => match node.scalar().or_else(|| inside(node)) {
                Some(text) => {
                    let parts = split(text).into_iter().map(str::trim);
                    names.extend(parts.map(|part| At { value: part.to_string(), span: node.span.clone() }));
                }
                None if node.map().is_some() => self.nameless(key, node),
                None => drop(self.wrong::<()>(key, node, "text or a list of texts")),
            },
        }
        names.retain(|name| !name.value.is_empty());
        names
    }

    /// A map from which no name can be taken: templates of other generators knew what to do with it.
    fn nameless(&mut self, key: &Key, node: &Node) {
        if node.map().is_some_and(|entries| !entries.is_empty()) {
            let problem = Diagnostic::warning(format!("this entry of `{}` has no `name`, so it is ignored", key.name));
            self.diagnostics.push(problem.at(self.text.place(node.span.clone())));
        }
    }

    /// The entries of a map, to be read in turn.
    pub(crate) fn map<'n>(&mut self, key: &Key, node: &'n Node) -> Option<&'n [(Key, Node)]> {
        node.map().or_else(|| self.wrong(key, node, "a map"))
    }

    /// Says that a value is of the wrong kind.
    pub(crate) fn wrong<T>(&mut self, key: &Key, node: &Node, wanted: &str) -> Option<T> {
        let found = match node.scalar() {
            Some(text) => format!("`{}`", text.chars().take(40).collect::<String>()),
            None => node.kind().to_string(),
        };
        let message = format!("`{}` must be {wanted}, not {found}", key.name);
        self.diagnostics.push(Diagnostic::error(message).at(self.text.place(node.span.clone())));
        None
    }
}

/// The text as a whole.
pub(crate) fn whole(text: &str) -> Vec<&str> {
    vec![text]
}

/// The text cut at its commas.
pub(crate) fn at_commas(text: &str) -> Vec<&str> {
    text.split(',').collect()
}
