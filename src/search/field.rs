//! Where in a post a word stands.

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

impl Field {
    /// How many times a word in it counts.
    pub(crate) fn weight(self) -> u16 {
        match self {
            Field::Title => 8,
            Field::Term => 5,
            Field::Author | Field::Heading => 3,
            Field::Text => 1,
        }
    }
}
