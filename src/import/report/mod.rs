//! The report of an import.
//!
//! Takes decisions, counts and remarks; gives the report as a Markdown file and, in short, for a terminal.

pub mod decided;
pub mod heading;
pub mod markdown;
pub mod next_steps;
pub mod screen;
pub mod summary;

pub use super::model::Effect;
pub use super::model::Report;
