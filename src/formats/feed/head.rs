//! What a feed says of itself.

/// What a feed says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// An IRI that never changes (RFC 4287, 4.2.6): see [`tag_uri`]. JSON Feed has no such member.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub subtitle: Option<String>,
    /// The interface's language, BCP 47. Each item says its own.
    pub lang: String,
    /// The page that lists the same posts.
    pub home_url: String,
    /// Where the Atom document will be.
    pub atom_url: String,
    /// Where the JSON document will be.
    pub json_url: String,
    /// Whether the JSON Feed exists, so that the Atom feed may name it.
    pub has_json: bool,
    /// Who wrote the items that name no author.
    pub authors: Vec<Author>,
    /// Plain text, for people: "© 2016 …".
    pub rights: Option<String>,
    pub generator: Generator,
}

/// The program that wrote the feed (RFC 4287, 4.2.4).
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    pub name: String,
    pub version: String,
}

/// A person (RFC 4287, 3.2; JSON Feed 1.1, `authors`).
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    pub name: String,
    pub url: Option<String>,
}
