//! From a site's sources to its output.
//!
//! Takes sources, a request and a cache; gives the bytes of every output file, or the errors. Preview and publication use
//! the same functions.

pub mod cache;

mod assemble;
mod cards;
mod desk;
mod key;
mod posts;
mod prepare;
mod prepared;
mod request;
mod site_data;

pub use prepare::build;
pub use prepare::prepare;
pub use prepared::Prepared;
pub use request::Outcome;
pub use request::Request;
