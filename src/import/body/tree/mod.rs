//! A body as a tree of HTML.
//!
//! Takes HTML of any quality; gives the tree that a browser would make of it, of bounded depth. Does not know what an
//! element means.

pub mod bound;
pub mod nodes;
pub mod parse;
