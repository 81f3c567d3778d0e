//! The index of a site's search: the words of its posts in small files, for a script in a browser.
//!
//! Takes the HTML of bodies, titles and names of terms, each with its language; gives files. It does not depend on the site, and
//! knows nothing of pages.

#![allow(dead_code, reason = "the index that needs them follows")]

mod count;
mod field;
mod fold;
mod spellings;
mod stem;
mod text;
mod words;
