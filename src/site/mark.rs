//! A small filter of a document's terms, in one word of memory.

use super::document::Document;
use super::id::TermKey;

/// A bit for each of a document's terms; several terms share a bit. Marks are next to each other in memory, documents are
/// not, so most documents without a term are skipped quickly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u64);

impl Mark {
    pub(crate) fn of(document: &Document) -> Mark {
        let keys = document.terms.iter_enumerated();
        let keys = keys.flat_map(|(taxonomy, terms)| terms.iter().map(move |term| TermKey { taxonomy, term: *term }));
        Mark(keys.fold(0, |all, key| all | Mark::of_term(key).0))
    }

    pub(crate) fn of_term(key: TermKey) -> Mark {
        // Terms of one taxonomy use one bit after the other; those of the next taxonomy begin at another bit.
        Mark(1 << ((usize::from(key.term) + 17 * usize::from(key.taxonomy)) % 64))
    }

    /// Whether a document with this mark may have the term of the other one.
    pub(crate) fn may_have(self, term: Mark) -> bool {
        self.0 & term.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_terms_have_different_marks() {
        let mark =
            |taxonomy: usize, term: usize| Mark::of_term(TermKey { taxonomy: taxonomy.into(), term: term.into() });
        let both = Mark(mark(0, 3).0 | mark(1, 3).0);
        assert!(both.may_have(mark(0, 3)) && both.may_have(mark(1, 3)));
        assert!(!both.may_have(mark(0, 4)) && !both.may_have(mark(1, 4)));
    }
}
