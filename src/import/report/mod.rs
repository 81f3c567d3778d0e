//! The report of an import.
//!
//! Takes decisions, counts and remarks; gives the report as a Markdown file and, in short, for a terminal.

pub(crate) mod decided;
pub(crate) mod heading;
pub(crate) mod markdown;
pub(crate) mod next_steps;
pub(crate) mod screen;
pub(crate) mod summary;

pub use super::model::Effect;
pub use super::model::Report;
