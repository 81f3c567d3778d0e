//! What a page and its blog are, as values with absolute, encoded URLs.

use std::sync::Arc;

/// The site that each page is part of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Blog {
    /// Its home page, the same for all editions.
    pub(crate) url: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// All languages of its posts, BCP 47.
    pub(crate) langs: Vec<String>,
    /// Who answers for it.
    pub(crate) publisher: Option<Person>,
    /// Its search page.
    pub(crate) search: Option<String>,
}

/// An author.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub(crate) name: String,
    pub(crate) job: Option<String>,
    /// Plain text.
    pub(crate) description: Option<String>,
    pub(crate) image: Option<String>,
    /// The list of the author's posts.
    pub(crate) url: Option<String>,
    /// The same person elsewhere.
    pub(crate) same_as: Vec<String>,
}

impl Person {
    /// A person of whom only the name is known.
    pub(crate) fn named(name: String) -> Person {
        Person { name, ..Person::default() }
    }
}

/// What the page is.
#[derive(Clone, Debug, PartialEq)]
pub enum Page<'a> {
    /// `BlogPosting`
    Post(Box<Posting<'a>>),
    /// `Blog`: a home page.
    Home(List),
    /// `CollectionPage`: an archive of a term, a month, an author.
    Collection(List),
    /// `ProfilePage`: the archive of an author with a text.
    Profile(List, Box<Person>),
    /// `WebPage`: a page on its own.
    Single { url: String, lang: String, name: String, description: Option<String> },
}

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting<'a> {
    pub(crate) url: String,
    /// BCP 47.
    pub(crate) lang: String,
    /// Plain text.
    pub(crate) headline: String,
    /// Plain text.
    pub(crate) description: Option<String>,
    /// ISO 8601: a date, or a date-time with offset.
    pub(crate) published: Option<String>,
    /// As `published`.
    pub(crate) modified: Option<String>,
    pub(crate) authors: Vec<Person>,
    /// Names of its tags, in its language.
    pub(crate) keywords: Vec<String>,
    pub(crate) image: Option<String>,
    /// Words, by the segmentation of its language.
    pub(crate) words: usize,
    pub(crate) corrections: Vec<Correction>,
    /// The same work in other languages.
    pub(crate) translations: Translations<'a>,
}

/// What was corrected in a post.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Correction {
    /// Plain text.
    pub(crate) text: String,
    /// As [`Posting::published`].
    pub(crate) date: Option<String>,
}

/// How a post and its other languages belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Translations<'a> {
    /// This post is the original (or the only one) and these were made from it: `workTranslation`.
    Original(Vec<Work<'a>>),
    /// This post was made from that one: `translationOfWork`.
    Of(Work<'a>),
}

/// A post as another page names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Work<'a> {
    pub(crate) url: String,
    /// BCP 47.
    pub(crate) lang: &'a str,
    pub(crate) headline: &'a str,
}

/// A page that lists posts, each in its own language.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub(crate) url: String,
    /// The interface's language, BCP 47.
    pub(crate) lang: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// As [`written`].
    pub(crate) entries: Vec<Arc<str>>,
}

/// One step from the home page to this page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Crumb {
    pub(crate) name: String,
    pub(crate) url: String,
}
