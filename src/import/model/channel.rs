//! What an export says of the blog as a whole.

/// What the export says of the blog as a whole.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    pub(crate) title: String,
    /// By language, if the blog has several.
    pub(crate) titles: Vec<(String, String)>,
    pub(crate) description: String,
    pub(crate) descriptions: Vec<(String, String)>,
    /// As the blog writes it: `en-US`, `id`.
    pub(crate) language: String,
    /// The name of its time zone, if the export says it.
    pub(crate) time_zone: Option<String>,
    /// The blog's home: `https://example.org/blog`.
    pub(crate) home: String,
    /// Other URLs of the blog or its files.
    pub(crate) homes: Vec<String>,
    /// `1.0`, `1.1`, `1.2`; empty if the file does not say.
    pub(crate) version: String,
    pub(crate) authors: Vec<Author>,
    pub(crate) terms: Vec<Term>,
}

/// An author.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    pub(crate) login: String,
    pub(crate) name: String,
    /// What the blog says of the author, as plain text.
    pub(crate) bio: String,
    /// The URL of the author's portrait.
    pub(crate) image: String,
    pub(crate) website: String,
}

/// A term of any taxonomy: a category, a tag, a language, a menu, a group of translations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// 0 if the export gives none.
    pub(crate) id: u64,
    pub(crate) taxonomy: String,
    /// Decoded.
    pub(crate) slug: String,
    /// The slug of its parent term, decoded.
    pub(crate) parent: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// Its language and its group of translations, if WPML wrote them.
    pub(crate) language: Option<String>,
    pub(crate) group: Option<String>,
}
