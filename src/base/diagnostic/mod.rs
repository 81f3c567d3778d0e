//! Messages to the author, with their places.
//!
//! Takes places in source texts; gives diagnostics as values, and their one rendering. Does not know which stage reports
//! them.

mod capped;
mod code;
mod lines;
mod list;
mod message;
mod place;
mod rendering;
mod suggestion;
mod text;

pub(crate) use capped::capped;
pub use code::Code;
pub(crate) use lines::Lines;
pub use list::Diagnostics;
pub use message::Diagnostic;
pub use message::Severity;
pub use place::Place;
pub use rendering::render;
pub(crate) use rendering::render_within;
pub(crate) use suggestion::{Vocabulary, did_you_mean};
pub use text::Text;
