//! The document model: blocks, lines, and notes on what was changed or lost.

pub mod document;
pub mod note;
