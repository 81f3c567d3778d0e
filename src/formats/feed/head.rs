//! What a feed says of itself.

/// What a feed says of itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Feed {
    /// An IRI that never changes (RFC 4287, 4.2.6): see [`tag_uri`]. JSON Feed has no such member.
    pub(crate) id: String,
    /// Plain text.
    pub(crate) title: String,
    /// Plain text.
    pub(crate) subtitle: Option<String>,
    /// The interface's language, BCP 47. Each item says its own.
    pub(crate) lang: String,
    /// The page that lists the same posts.
    pub(crate) home_url: String,
    /// Where the Atom document will be.
    pub(crate) atom_url: String,
    /// Where the JSON document will be.
    pub(crate) json_url: String,
    /// Where the RSS document will be.
    pub(crate) rss_url: String,
    /// Whether the JSON Feed exists, so that the Atom feed may name it.
    pub(crate) has_json: bool,
    /// Who wrote the items that name no author.
    pub(crate) authors: Vec<Author>,
    /// Plain text, for people: "© 2016 …".
    pub(crate) rights: Option<String>,
    pub(crate) generator: Generator,
}

/// The program that wrote the feed (RFC 4287, 4.2.4).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Generator {
    pub(crate) name: String,
    pub(crate) version: String,
}

/// A person (RFC 4287, 3.2; JSON Feed 1.1, `authors`).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Author {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
}
