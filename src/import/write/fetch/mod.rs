//! Files of the old blog that are only on its host.
//!
//! Takes an address; gives a file on this computer, or why there is none. An export is a stranger's text: only public
//! addresses are asked, on the web's own ports, and each redirect is looked at as if it were the first address; a file
//! and all files together have an end. Deliberately does not know what the files are for.

mod fetcher;
mod guard;
mod problem;
mod public;

#[cfg(test)]
mod tests;

pub use fetcher::{Fetcher, Limits};
