//! Bodies of old posts as Markdown.
//!
//! Takes one post's body as its program keeps it; gives Markdown that an author would have written, and notes of what was
//! changed or lost. Its law: the words that a reader sees are the same sequence before and after. Does not know the
//! export, nor where links and media go: the caller says so through [`Rewrite`].
//!
//! For HTML: `prepare` makes the HTML that WordPress shows, `tree` its tree, `read` its meaning in the terms of `model`,
//! `write` the Markdown, and `law` compares it with the words of the HTML. For Markdown of the other programs, `tags`
//! replaces their template tags.

mod convert;
mod dialect;
mod law;
mod model;
mod prepare;
mod read;
mod rewrite;
pub mod tags;
mod target;
mod tree;
mod words;
mod write;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod structures;

pub use convert::{Converted, convert, shown};
pub use dialect::Dialect;
pub use model::note::{Kind, Note};
pub use rewrite::{Attachment, Rewrite};
pub use words::words;
