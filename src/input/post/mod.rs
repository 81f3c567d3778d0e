//! One Markdown file as a post or a page.
//!
//! Takes the file's path and text and the configuration; gives its metadata with places, and its body as HTML with
//! placeholders for links. It must not depend on any other post, nor on whether the post is published.

mod address;
mod file;
mod kind;
mod language;
mod name;
mod parse;
mod blocks;
mod document;
mod stored;
mod term_text;

pub use address::Address;
pub(crate) use blocks::{Blocks, Written};
pub use document::Post;
pub(crate) use document::{Body, path_key};
pub use file::is_post;
pub use kind::Kind;
pub use name::FileName;
pub use name::is_markdown;
pub(crate) use name::{ENDINGS, in_drafts};
pub use parse::parse;
pub use parse::{Context, Parsed};
pub(crate) use stored::{from_bytes, to_bytes};
pub(crate) use term_text::TermText;
