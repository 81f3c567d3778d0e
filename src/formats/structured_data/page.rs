//! What a page and its blog are, as values with absolute, encoded URLs.

use std::sync::Arc;

/// The site that each page is part of.
#[derive(Clone, Debug, PartialEq)]
pub struct Blog {
    /// Its home page, the same for all editions.
    pub url: String,
    pub name: String,
    pub description: Option<String>,
    /// All languages of its posts, BCP 47.
    pub langs: Vec<String>,
    /// Who answers for it.
    pub publisher: Option<Person>,
}

/// An author.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
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
    /// `WebPage`: a page on its own.
    Single { url: String, lang: String, name: String, description: Option<String> },
}

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting<'a> {
    pub url: String,
    /// BCP 47.
    pub lang: String,
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub description: Option<String>,
    /// ISO 8601: a date, or a date-time with offset.
    pub published: Option<String>,
    /// As `published`.
    pub modified: Option<String>,
    pub authors: Vec<Person>,
    /// Names of its tags, in its language.
    pub keywords: Vec<String>,
    pub image: Option<String>,
    /// Words, by the segmentation of its language.
    pub words: usize,
    /// The same work in other languages.
    pub translations: Translations<'a>,
}

/// How a post and its other languages belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum Translations<'a> {
    /// This post is the original (or the only one) and these were made from it: `workTranslation`.
    Original(Vec<Work<'a>>),
    /// This post was made from that one: `translationOfWork`.
    Of(Work<'a>),
}

/// A post as another page names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Work<'a> {
    pub url: String,
    /// BCP 47.
    pub lang: &'a str,
    pub headline: &'a str,
}

/// A page that lists posts, each in its own language.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub url: String,
    /// The interface's language, BCP 47.
    pub lang: String,
    pub name: String,
    pub description: Option<String>,
    /// As [`written`].
    pub entries: Vec<Arc<str>>,
}

/// One step from the home page to this page.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    pub name: String,
    pub url: String,
}
