//! Costly results kept between builds, by the hash of all that they depend on.
//!
//! Takes keys, and what was computed under them; gives it back. What it has can always be thrown away: a build with any
//! cache, another machine's too, gives what a build without one gives. On disk it is files under `.chancery/`, each with
//! checksums, so that a damaged or foreign one costs time and nothing else.

mod digests;
mod highlights;
mod key;
mod posts;
mod site_cache;

pub(crate) use digests::FileDigests;
pub use highlights::{BlockKey, Highlights};
pub use key::Key;
pub use posts::{CachedPost, Posts};
pub(crate) use site_cache::Assembled;
pub use site_cache::Cache;
