//! Markdown to HTML.
//!
//! Takes one file's text and how it is to be treated; gives the HTML with placeholders for URLs, and all that listings, tables of
//! contents, feeds and checks need to know of it. It does not depend on the site: where a link leads, and whether that exists,
//! is settled later. The same input gives the same output.
//!
//! CommonMark 0.31 with tables, footnotes, strikethrough, task lists, alerts and bare links as in GitHub Flavored
//! Markdown, with heading attributes, definition lists and smart punctuation besides.

mod addressed;
mod alert;
mod anchor;
mod autolink;
mod blocked;
mod code;
mod document;
mod east_asian;
mod elements;
mod escape;
mod fence;
mod figure;
mod fold;
mod heading;
mod html_text;
pub mod highlight;
mod hypertext;
mod image;
mod input;
mod line_cache;
mod link;
mod link_language;
mod links;
mod list;
mod marker;
mod marks;
mod note;
mod options;
mod output;
mod parser;
mod parts;
mod passage;
mod picture;
mod prose;
mod raw;
mod rename;
mod render;
mod report;
mod reserved;
mod run;
mod running;
mod scope;
mod sink;
mod source;
mod source_block;
mod summary;
mod survey;
mod table;
mod tag;
mod target;
mod title;
mod word;
mod wrapper;
mod writer;

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod sample;

pub use document::{Block, Heading, Link, Markdown};
pub use highlight::Highlighted;
pub use highlight::Highlighter;
pub(crate) use html_text::decoded;
pub use hypertext::{Filling, Hypertext, Placeholder};
pub use input::Input;
pub use line_cache::LineCache;
pub use options::Options;
pub use options::Words;
pub(crate) use parts::{Part, PartKind, balanced, parts};
pub(crate) use passage::is_list as is_attributes;
pub(crate) use picture::ShownPicture;
pub(crate) use prose::{Passage, prose};
pub(crate) use rename::{ids, with_prefix};
pub use render::{render, render_html};
pub(crate) use source_block::{BlockKind, SourceBlock, digests, html_blocks, source_blocks};
