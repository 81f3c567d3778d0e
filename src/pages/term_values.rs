//! The values of terms that many entries show.

use tera::Value;

use super::lookup::Lookup;
use crate::site::{EditionId, TermKey};

/// A term as templates see it.
#[derive(Clone, Debug)]
pub(crate) struct TermValues {
    /// In the edition's own lists.
    own: Value,
    /// Beside texts in other languages in which posts use its name too: see [`Lookup::term_view_beside`].
    beside: Vec<(String, Value)>,
}

impl TermValues {
    pub(crate) fn new(lookup: &Lookup, edition: EditionId, key: TermKey) -> TermValues {
        let term = lookup.site.term(key);
        let reader = &lookup.language(edition).tag;
        let is_shared = term.names.is_empty() && term.languages.len() > 1;
        let others = term.languages.iter().filter(|language| is_shared && *language != reader);
        let beside = |language: &String| {
            let view = lookup.term_view_beside(edition, key, language);
            (language.clone(), Value::from_serializable(&view))
        };
        let own = Value::from_serializable(&lookup.term_view(edition, key));
        TermValues { own, beside: others.map(beside).collect() }
    }

    pub(crate) fn own(&self) -> &Value {
        &self.own
    }

    /// Beside a text in a language.
    pub(crate) fn beside(&self, language: &str) -> &Value {
        self.beside.iter().find(|(other, _)| other == language).map_or(&self.own, |(_, value)| value)
    }
}
