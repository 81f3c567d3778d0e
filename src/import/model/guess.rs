//! The language that an entry seems to be in.

use std::rc::Rc;

/// A detected language.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Shared by all guesses of one language: there is one for each post.
    pub(crate) tag: Rc<str>,
    /// From 0 to 1.
    pub(crate) confidence: f64,
    /// The number of letters that it is based on; a Chinese character counts as several.
    pub(crate) letters: u32,
}

/// How a post's language is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known {
    /// The export names it (Polylang, WPML).
    Named,
    /// By its words, with this confidence.
    Guessed(f64),
    /// Unknown, so the site's default is used.
    Assumed,
}
