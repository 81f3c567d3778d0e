//! Messages to the author, with their places.
//!
//! Takes places in source texts; gives diagnostics as values, and their one rendering. Does not know which stage reports
//! them.

mod list;
mod message;
mod place;
mod rendering;
mod suggestion;

pub use list::Diagnostics;
pub use message::{Diagnostic, Severity};
pub use place::Place;
pub use rendering::{COLUMNS, render, render_within};
pub use suggestion::did_you_mean;
