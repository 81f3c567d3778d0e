//! The document model: blocks, lines, and notes on what was changed or lost.

pub(crate) mod document;
pub(crate) mod note;
