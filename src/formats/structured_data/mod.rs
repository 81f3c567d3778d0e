//! What a page is, for machines (JSON-LD 1.1 in the words of schema.org).
//!
//! Takes the blog, one page and its breadcrumbs as plain values with absolute, encoded URLs; gives one `@graph` that
//! may be inside `<script type="application/ld+json">` as it is. Does not know templates or posts.

mod graph;
mod node;
mod page;

pub(crate) use graph::{Known, render, written};
pub(crate) use page::{Blog, Correction, Crumb, List, Page, Person, Posting, Translations, Work};
