//! What a document's terms are, roughly, in one word of memory.

use super::document::Document;
use super::id::TermKey;

/// A bit for each of a document's terms; terms share bits. Thousands of marks lie beside each other where thousands of
/// documents lie far apart, so that most documents without a term are passed over without a look at them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u64);

impl Mark {
    pub fn of(document: &Document) -> Mark {
        let keys = document.terms.iter_enumerated();
        let keys = keys.flat_map(|(taxonomy, terms)| terms.iter().map(move |term| TermKey { taxonomy, term: *term }));
        Mark(keys.fold(0, |all, key| all | Mark::of_term(key).0))
    }

    pub fn of_term(key: TermKey) -> Mark {
        // Terms of one taxonomy take one bit after the other, those of the next begin elsewhere.
        Mark(1 << ((usize::from(key.term) + 17 * usize::from(key.taxonomy)) % 64))
    }

    /// Whether a document with this mark may have the term of the other one.
    pub fn may_have(self, term: Mark) -> bool {
        self.0 & term.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_next_to_each_other_have_marks_of_their_own() {
        let mark =
            |taxonomy: usize, term: usize| Mark::of_term(TermKey { taxonomy: taxonomy.into(), term: term.into() });
        let both = Mark(mark(0, 3).0 | mark(1, 3).0);
        assert!(both.may_have(mark(0, 3)) && both.may_have(mark(1, 3)));
        assert!(!both.may_have(mark(0, 4)) && !both.may_have(mark(1, 4)));
    }
}
