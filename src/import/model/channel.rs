//! What an export says of the blog as a whole.

/// What the export says of the blog as a whole.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    pub title: String,
    pub description: String,
    /// As the blog writes it: `en-US`, `id`.
    pub language: String,
    /// The blog's home: `https://example.org/blog`.
    pub home: String,
    /// Other URLs of the blog or its files.
    pub homes: Vec<String>,
    /// `1.0`, `1.1`, `1.2`; empty if the file does not say.
    pub version: String,
    pub authors: Vec<Author>,
    pub terms: Vec<Term>,
}

/// An author.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    pub login: String,
    pub name: String,
}

/// A term of any taxonomy: a category, a tag, a language, a menu, a group of translations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// 0 if the export gives none.
    pub id: u64,
    pub taxonomy: String,
    /// Decoded.
    pub slug: String,
    /// The slug of its parent term, decoded.
    pub parent: String,
    pub name: String,
    pub description: String,
    /// Its language and its group of translations, if WPML wrote them.
    pub language: Option<String>,
    pub group: Option<String>,
}
