//! Parses a body into a tree of HTML.
//!
//! Takes HTML of any quality; gives the tree that a browser would make of it, with limited depth.

pub mod bound;
pub mod nodes;
pub mod parse;
