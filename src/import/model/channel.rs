//! What an export says of the blog as a whole.

/// What the export says of the blog as a whole.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    pub title: String,
    pub description: String,
    /// As the blog says it: `en-US`, `id`.
    pub language: String,
    /// The blog's home: `https://example.org/blog`.
    pub home: String,
    /// Other addresses under which the blog or its files go.
    pub homes: Vec<String>,
    /// `1.0`, `1.1`, `1.2`; empty where the file says nothing.
    pub version: String,
    pub authors: Vec<Author>,
    pub terms: Vec<Term>,
}

/// A person who writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    pub login: String,
    pub name: String,
}

/// A category, a tag, a language, a menu, a group of translations: a term of any taxonomy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// 0 where the export gives none.
    pub id: u64,
    pub taxonomy: String,
    /// Decoded.
    pub slug: String,
    /// The slug of the term above it, decoded.
    pub parent: String,
    pub name: String,
    pub description: String,
    /// Its language and its group of translations, where WPML wrote them.
    pub language: Option<String>,
    pub group: Option<String>,
}
