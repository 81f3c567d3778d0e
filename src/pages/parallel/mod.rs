//! A translation side by side with its original: rows of paragraphs, headings and footnotes that belong together.
//!
//! Takes two documents; gives the rows. Where the translation has digests of the original's blocks, and a block for each, they say
//! which block was translated from which; the rest is aligned by kinds and lengths.

mod align;
mod rows;
mod text;

pub(crate) use rows::{Cell, Row, rows};
