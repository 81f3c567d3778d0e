//! Chancery: a static site generator for commentary written in more than one language.
pub mod diagnostic;
