//! Bodies of old posts as Markdown.
//!
//! Takes the body of one post as its program stores it; gives Markdown that an author could have written, and notes on
//! what was changed or lost. Invariant: a reader sees the same sequence of words before and after. The caller says
//! through [`Rewrite`] where links and media go now.
//!
//! For HTML: `prepare` makes the HTML that WordPress shows, `tree` parses it, `read` turns it into the types of
//! `model`, `write` writes Markdown, and `same_words` compares the words. For Markdown of other programs, `tags`
//! replaces their template tags.

mod convert;
mod dialect;
pub(crate) mod same_words;
mod model;
mod prepare;
mod read;
mod rewrite;
pub(crate) mod tags;
mod target;
pub(crate) mod tree;
pub(crate) mod words;
mod write;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod structures;

pub use convert::shown;
pub use convert::{Converted, convert};
pub use dialect::Dialect;
pub use model::note::{Kind, Note};
pub use rewrite::Attachment;
pub use rewrite::Rewrite;
pub use words::words;
