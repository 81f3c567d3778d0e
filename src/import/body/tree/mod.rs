//! Parses a body into a tree of HTML.
//!
//! Takes HTML of any quality; gives the tree that a browser would make of it, with limited depth.

pub(crate) mod bound;
pub(crate) mod nodes;
pub(crate) mod parse;
