//! Downloads files of the old blog.
//!
//! Takes a URL; gives a local file, or why there is none. Only public addresses are contacted, and sizes are limited.

mod fetcher;
mod guard;
mod problem;
mod public;

#[cfg(test)]
mod tests;

pub(crate) use fetcher::Fetcher;
#[cfg(test)]
pub(crate) use fetcher::Limits;
