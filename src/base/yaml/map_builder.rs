//! The entries of a map as they are read. A key that stands twice is a warning; the last one wins.

use std::collections::BTreeMap;
use std::ops::Range;

use super::node::{Key, Node};
use crate::base::diagnostic::{Diagnostic, Text};

/// The entries so far.
#[derive(Default)]
pub(crate) struct MapBuilder {
    entries: Vec<(Key, Node)>,
    places: BTreeMap<String, usize>,
}

impl MapBuilder {
    /// Adds an entry; a warning if its key was there.
    pub(crate) fn add(&mut self, name: String, span: Range<usize>, node: Node, text: &Text<'_>) -> Option<Diagnostic> {
        let key = Key { name, span };
        let Some(at) = self.places.get(&key.name).copied() else {
            self.places.insert(key.name.clone(), self.entries.len());
            self.entries.push((key, node));
            return None;
        };
        let first = std::mem::replace(&mut self.entries[at], (key, node));
        let problem = Diagnostic::warning(format!("`{}` is set twice, so the last value is used", first.0.name));
        let problem = problem.at(text.place(self.entries[at].0.span.clone()));
        Some(problem.relate("it stood here first", text.place(first.0.span)).hint("delete one of them"))
    }

    pub(crate) fn finish(self) -> Vec<(Key, Node)> {
        self.entries
    }
}
