//! Typed reading of a map, with one wording for what does not fit.
//!
//! Takes a map's entries; gives values, and an error at the place of each value of the wrong kind. Deliberately
//! does not know which keys there are: the caller says so, and `unknown` names the rest.

use serde::{Deserialize, Serialize};

use super::{Key, Node, Text, Value};
use crate::base::diagnostic::{Diagnostic, did_you_mean};

/// A value and the bytes where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct At<T> {
    pub value: T,
    pub span: std::ops::Range<usize>,
}

/// Reads one map; every problem goes to `diagnostics`.
pub struct Reader<'a> {
    pub text: Text<'a>,
    pub entries: &'a [(Key, Node)],
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// The first of these keys that is there and not null.
    /// Upper and lower case are one, as in Hugo's front matter; the exact spelling goes first.
    pub fn first(&self, keys: &[&str]) -> Option<(&'a Key, &'a Node)> {
        let there = || self.entries.iter().filter(|(_, node)| !node.is_null());
        let find = |name: &&str| {
            let exact = there().find(|(key, _)| key.name == *name);
            exact.or_else(|| there().find(|(key, _)| key.name.eq_ignore_ascii_case(name)))
        };
        keys.iter().find_map(find).map(|(key, node)| (key, node))
    }

    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.first(&[key]).map(|(_, node)| node)
    }

    /// A scalar as it was written.
    pub fn text(&mut self, keys: &[&str]) -> Option<At<String>> {
        let (key, node) = self.first(keys)?;
        match node.scalar() {
            Some(text) => Some(At { value: text.to_string(), span: node.span.clone() }),
            None => self.wrong(key, node, "text"),
        }
    }

    pub fn truth(&mut self, keys: &[&str]) -> Option<bool> {
        let (key, node) = self.first(keys)?;
        node.truth().or_else(|| self.wrong(key, node, "`true` or `false`"))
    }

    /// A whole number of at least `least`.
    pub fn count(&mut self, key: &str, least: usize) -> Option<usize> {
        let (key, node) = self.first(&[key])?;
        let number = node.scalar().and_then(|text| text.parse().ok()).filter(|number| *number >= least);
        number.or_else(|| self.wrong(key, node, &format!("a whole number, {least} or more")))
    }

    /// A string, a comma string (where `commas`), or a list of scalars with nulls passed over.
    pub fn names(&mut self, keys: &[&str], split: fn(&str) -> Vec<&str>) -> Vec<At<String>> {
        let Some((key, node)) = self.first(keys) else { return Vec::new() };
        let mut names = Vec::new();
        match &node.value {
            Value::List(items) => {
                for item in items.iter().filter(|item| !item.is_null()) {
                    match item.scalar().or_else(|| name_in_map(item)) {
                        Some(text) => names.push(At { value: text.trim().to_string(), span: item.span.clone() }),
                        None if item.map().is_some() => self.nameless(key, item),
                        None => drop(self.wrong::<()>(key, item, "text")),
                    }
                }
            }
            _ => match node.scalar().or_else(|| name_in_map(node)) {
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

    /// A map from which no name can be taken: other generators' templates knew what to do with it.
    fn nameless(&mut self, key: &Key, node: &Node) {
        if node.map().is_some_and(|entries| !entries.is_empty()) {
            let problem = Diagnostic::warning(format!("`{}` is a map without a `name`, and is passed over", key.name));
            self.diagnostics.push(problem.at(self.text.place(node.span.clone())));
        }
    }

    /// The map under a key, to be read in turn.
    pub fn map(&mut self, key: &str) -> Option<&'a [(Key, Node)]> {
        let (key, node) = self.first(&[key])?;
        node.map().or_else(|| self.wrong(key, node, "a map"))
    }

    /// Says that a value is of the wrong kind.
    pub fn wrong<T>(&mut self, key: &Key, node: &Node, wanted: &str) -> Option<T> {
        let found = match node.scalar() {
            Some(text) => format!("`{}`", text.chars().take(40).collect::<String>()),
            None => node.kind().to_string(),
        };
        let message = format!("`{}` must be {wanted}, not {found}", key.name);
        self.diagnostics.push(Diagnostic::error(message).at(self.text.place(node.span.clone())));
        None
    }

    /// The keys that are not among the known ones, with the nearest known one if it is a typing error away.
    pub fn unknown<'k>(&self, known: &'k [&'k str]) -> Vec<(&'a Key, &'a Node, Option<&'k str>)> {
        let is_known = |key: &Key| known.iter().any(|known| known.eq_ignore_ascii_case(&key.name));
        let strangers = self.entries.iter().filter(|(key, _)| !is_known(key));
        strangers.map(|(key, node)| (key, node, did_you_mean(&key.name, known.iter().copied()))).collect()
    }
}

/// A person or a picture written as a map goes by its name.
fn name_in_map(node: &Node) -> Option<&str> {
    let entries = node.map()?;
    let named = |name: &&str| entries.iter().find(|(key, _)| key.name == **name).and_then(|(_, node)| node.scalar());
    let names = ["name", "display_name", "title", "url", "src", "path", "feature", "image", "file", "login", "nick"];
    names.iter().filter_map(named).find(|name| !name.trim().is_empty())
}

/// The text as a whole.
pub fn whole(text: &str) -> Vec<&str> {
    vec![text]
}

/// The text cut at its commas.
pub fn at_commas(text: &str) -> Vec<&str> {
    text.split(',').collect()
}
