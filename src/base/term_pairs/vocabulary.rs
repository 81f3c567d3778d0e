//! The names of a taxonomy as numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::tagged::Tagged;
use crate::base::tag::{Registry, Spellings, fold};

/// A term by its number, in the order in which the terms were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TermNumber(usize);

/// The terms of a post in one language, each once.
#[derive(Clone, Debug)]
pub(super) struct List<'a> {
    pub(super) language: &'a str,
    pub(super) terms: Vec<TermNumber>,
}

/// All terms, and how posts use them.
pub(super) struct Vocabulary<'a> {
    /// Each post in all its languages.
    pub(super) posts: Vec<Vec<List<'a>>>,
    keys: Vec<String>,
    numbers: BTreeMap<String, TermNumber>,
    registered: BTreeSet<TermNumber>,
    /// How posts in each language write a term.
    spellings: BTreeMap<TermNumber, BTreeMap<&'a str, Spellings>>,
    /// Whether some names are not in the order of the alphabet, so that their order is the author's.
    pub(super) has_own_order: bool,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn of(posts: &[Vec<Tagged<'a>>], registry: &Registry) -> Vocabulary<'a> {
        let mut vocabulary = Vocabulary {
            posts: Vec::with_capacity(posts.len()),
            keys: Vec::new(),
            numbers: BTreeMap::new(),
            registered: BTreeSet::new(),
            spellings: BTreeMap::new(),
            has_own_order: false,
        };
        for post in posts {
            let lists = post.iter().map(|tagged| vocabulary.add(tagged, registry)).collect();
            vocabulary.posts.push(lists);
        }
        vocabulary
    }

    fn add(&mut self, tagged: &Tagged<'a>, registry: &Registry) -> List<'a> {
        let mut terms = Vec::with_capacity(tagged.names.len());
        for name in &tagged.names {
            let key = fold(name);
            if key.is_empty() {
                continue;
            }
            let entry = registry.resolve_key(&key);
            let key = entry.map_or(key, |entry| fold(&registry.entries()[entry].slug));
            let next = TermNumber(self.keys.len());
            let term = *self.numbers.entry(key.clone()).or_insert(next);
            if term == next {
                self.keys.push(key);
            }
            if entry.is_some() {
                self.registered.insert(term);
            }
            self.spellings.entry(term).or_default().entry(tagged.language).or_default().add(name);
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        self.has_own_order |= !tagged.names.is_sorted_by_key(|name| fold(name));
        List { language: tagged.language, terms }
    }

    /// The name of a term without regard to its spelling.
    pub(super) fn key(&self, term: TermNumber) -> &str {
        &self.keys[term.0]
    }

    pub(super) fn is_registered(&self, term: TermNumber) -> bool {
        self.registered.contains(&term)
    }

    /// The term that has this name.
    pub(super) fn named(&self, name: &str) -> Option<TermNumber> {
        self.numbers.get(&fold(name)).copied()
    }

    /// How posts in a language most often write a term.
    pub(super) fn name(&self, term: TermNumber, language: &str) -> Option<&str> {
        self.spellings.get(&term)?.get(language)?.shown()
    }

    /// Whether posts in one language use both terms, which are two terms then.
    pub(super) fn share_a_language(&self, one: TermNumber, other: TermNumber) -> bool {
        let (one, other) = (self.spellings.get(&one), self.spellings.get(&other));
        one.zip(other).is_some_and(|(one, other)| one.keys().any(|language| other.contains_key(language)))
    }
}
