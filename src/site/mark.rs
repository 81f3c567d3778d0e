//! What a document's terms are, roughly, in one word of memory.

use super::Document;

/// A bit for each of a document's terms; terms share bits. Thousands of marks lie beside each other where thousands of
/// documents lie far apart, so that most documents without a term are passed over without a look at them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u64);

impl Mark {
    pub fn of(document: &Document) -> Mark {
        let terms = document.terms.iter().enumerate();
        let marks = terms.flat_map(|(taxonomy, terms)| terms.iter().map(move |term| Mark::of_term(taxonomy, *term)));
        Mark(marks.fold(0, |all, mark| all | mark.0))
    }

    pub fn of_term(taxonomy: usize, term: usize) -> Mark {
        // Terms of one taxonomy take one bit after the other, those of the next begin elsewhere.
        Mark(1 << ((term + 17 * taxonomy) % 64))
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
        let both = Mark(Mark::of_term(0, 3).0 | Mark::of_term(1, 3).0);
        assert!(both.may_have(Mark::of_term(0, 3)) && both.may_have(Mark::of_term(1, 3)));
        assert!(!both.may_have(Mark::of_term(0, 4)) && !both.may_have(Mark::of_term(1, 4)));
    }
}
