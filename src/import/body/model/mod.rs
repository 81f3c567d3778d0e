//! A body between reading and writing: blocks, lines, and notes of what was changed or lost.

pub mod document;
pub mod note;
