//! What a search index is made of, apart from the words of posts; and its files.
//!
//! The site gives these values; [`super::files`] makes files of them.

/// The name of the file that names the others.
pub(crate) const OVERVIEW: &str = "search-index.json";

/// A language of posts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Language {
    pub(crate) tag: String,
    /// In that language.
    pub(crate) name: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
}

/// A post as a result of a search.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// Encoded, from the root of the site, without a slash at its start.
    pub(crate) url: String,
    /// Its place in the list of languages.
    pub(crate) language: usize,
    /// In ISO 8601, and as readers see it.
    pub(crate) date: Option<(String, String)>,
    pub(crate) year: Option<i16>,
    /// Places in the list of terms, ascending.
    pub(crate) terms: Vec<u32>,
    /// The names of its authors, as its readers see them.
    pub(crate) authors: Vec<String>,
    /// How many entries before it the entry is that it is a translation of, or that is one of the same; 0 if there is none.
    pub(crate) translation_before: u32,
}

/// A tag, a category, an author or a series.
#[derive(Clone, Debug, Default)]
pub(crate) struct Term {
    /// Language tags and names; also the spellings that are never shown.
    pub(crate) names: Vec<(String, String)>,
    /// The encoded URL of its list in each edition, as in [`Entry::url`].
    pub(crate) lists: Vec<Option<String>>,
    /// Whether posts can be filtered by it.
    pub(crate) is_tag: bool,
    /// Whether a post with it is found by its names in all languages. An author is found by the name in [`Entry::authors`].
    pub(crate) is_topic: bool,
}

/// What is indexed, apart from the words of posts.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub(crate) languages: Vec<Language>,
    /// Undated ones first, then from the oldest to the newest, so that a new post changes no other's number.
    pub(crate) entries: Vec<Entry>,
    pub(crate) terms: Vec<Term>,
}

/// A file by its name.
pub(crate) type File = (String, String);
