//! Where in a post a word stands, and how often.

/// A part of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    /// The name of a tag or another term.
    Term,
    /// The name of an author.
    Author,
    Heading,
    Text,
}

/// In which parts of a post a word is, and how often in its text: a bit for each part, and a number up to 31.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses(u8);

const TITLE: u8 = 0x80;
const TERM: u8 = 0x40;
const HEADING: u8 = 0x20;
const TIMES: u8 = 0x1f;

impl Uses {
    pub(crate) fn from_bits(bits: u8) -> Uses {
        Uses(bits)
    }

    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// One more use.
    pub(crate) fn and(self, field: Field) -> Uses {
        self.with(Uses(match field {
            Field::Title => TITLE,
            Field::Term => TERM,
            Field::Author | Field::Heading => HEADING,
            Field::Text => 1,
        }))
    }

    /// The uses of both.
    pub(crate) fn with(self, other: Uses) -> Uses {
        Uses((self.0 | other.0) & !TIMES | (self.times() + other.times()).min(TIMES))
    }

    /// How often in the text, at most 31.
    pub(crate) fn times(self) -> u8 {
        self.0 & TIMES
    }

    /// What the other parts add to a weight of up to 8 for the text: a title counts more than any number of uses in a long text.
    pub(crate) fn of_parts(self) -> u8 {
        let part = |bit: u8, weight: u8| if self.0 & bit == 0 { 0 } else { weight };
        part(TITLE, 6) + part(TERM, 4) + part(HEADING, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_in_parts_are_kept_and_those_in_the_text_are_counted() {
        let text = (0..40).fold(Uses::default(), |uses, _| uses.and(Field::Text));
        assert_eq!((text.times(), text.of_parts()), (31, 0));
        let all = text.and(Field::Title).with(Uses::default().and(Field::Term)).and(Field::Title);
        assert_eq!((all.times(), all.of_parts(), Uses::from_bits(all.bits())), (31, 10, all));
        assert!(Uses::default().is_none() && !all.is_none());
    }
}
