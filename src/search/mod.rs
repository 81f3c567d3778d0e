//! The index of a site's search: the words of its posts in small files, for a script in a browser.
//!
//! Takes the HTML of bodies, titles and names of terms, each with its language; gives files. It does not depend on the site, and
//! knows nothing of pages.

#![allow(dead_code, reason = "the index that needs them follows")]

mod count;
mod field;
mod first_word;
mod fold;
mod index;
mod lines;
mod memory;
mod names;
mod overview;
mod posting;
mod shards;
mod spellings;
mod stem;
mod text;
mod vocabulary;
mod words;

pub(crate) use count::Counter;
pub(crate) use index::{Contents, Entry, Language, OVERVIEW, Term, files};
pub(crate) use memory::Memory;
pub(crate) use vocabulary::Part;
