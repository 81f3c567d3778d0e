//! The index of a site's search: the words of its posts in small files, for a script in a browser.
//!
//! Takes the HTML of bodies, titles and names of terms, each with its language; gives files. It does not depend on the site, and
//! knows nothing of pages.

mod contents;
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

pub(crate) use contents::{Contents, Entry, Language, OVERVIEW, Term};
pub(crate) use count::Counter;
pub(crate) use index::files;
pub(crate) use memory::Memory;
pub(crate) use vocabulary::Part;
