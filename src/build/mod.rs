//! One function from a site's sources to its output.
//!
//! Takes sources, what the author asked for, and a memory; gives every output file's bytes, or the errors that prevent
//! them. Preview and publication use the same function.

pub mod memory;

mod assemble;
mod key;
mod posts;
mod prepare;
mod prepared;
mod request;

pub use prepare::{build, prepare};
pub use prepared::Prepared;
pub use request::{Outcome, Progress, Request};
