//! The terms of one taxonomy by their names, however they are spelled.

use std::collections::{BTreeMap, BTreeSet};

use super::id::TermId;
use super::terms::TermIndex;
use super::unpublished::Unpublished;
use crate::base::diagnostic::did_you_mean;
use crate::base::tag::fold;

/// The names of the terms of one taxonomy, without regard to spelling.
pub(super) struct TermNames {
    terms: BTreeMap<String, TermId>,
    /// Terms that only site.yaml or posts that are not published have.
    waiting: BTreeSet<String>,
    /// The names for suggestions.
    shown: Vec<String>,
}

impl TermNames {
    pub(super) fn of(index: &TermIndex, unpublished: &BTreeMap<String, Unpublished>) -> TermNames {
        let mut terms = BTreeMap::new();
        let all = || index.terms.iter_enumerated();
        let mut add = |name: &str, id: TermId| {
            terms.entry(fold(name)).or_insert(id);
        };
        all().for_each(|(id, term)| add(term.slug.without_words(), id));
        for (id, term) in all() {
            let names = term.names.iter().map(|(_, name)| name.as_str()).chain([term.name.as_str()]);
            names.chain(term.slug.words()).chain(term.former.iter().map(String::as_str)).for_each(|name| add(name, id));
        }
        let taxonomy = &index.taxonomy;
        let registered = taxonomy.registry.iter().flat_map(|entry| {
            let names = entry.names.iter().map(|(_, name)| name).chain(&entry.also).map(String::as_str);
            names.chain(entry.slug.words()).chain([entry.slug.without_words()])
        });
        let hidden = unpublished.values().filter_map(|hidden| hidden.post.front.terms.get(&taxonomy.name)).flatten();
        let waiting = registered.chain(hidden.map(|name| name.value.as_str())).map(fold).collect();
        let shown = all().flat_map(|(_, term)| [term.slug.without_words().to_string(), term.name.clone()]).collect();
        TermNames { terms, waiting, shown }
    }

    /// The term of a name.
    pub(super) fn term(&self, name: &str) -> Option<TermId> {
        self.terms.get(&fold(name)).copied()
    }

    /// Whether only site.yaml or posts that are not published have it.
    pub(super) fn waits(&self, name: &str) -> bool {
        self.waiting.contains(&fold(name))
    }

    /// The name that was probably meant.
    pub(super) fn near(&self, name: &str) -> Option<&str> {
        did_you_mean(name, self.shown.iter().map(String::as_str))
    }
}
