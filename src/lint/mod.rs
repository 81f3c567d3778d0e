//! What is doubtful in the languages of a site, though it can be published.
//!
//! Takes a prepared site; gives findings, warnings with a code that a post may allow. A build does not look for them: `chancery
//! check`, the preview and `build --strict` ask.

mod age;
mod allow;
mod findings;
mod languages;
mod links;
mod memory;
mod pictures;
mod place;
mod split_terms;
mod terms;
mod translations;

pub use findings::{findings, findings_again};
pub use memory::Memory;
