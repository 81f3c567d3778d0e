//! When to scan the site again.
//!
//! Takes the site's root; waits until something in it may have changed. An event means no more than that: a lost one, a
//! surplus one, an overflow cost time and nothing else. Beside events, a slow scan of names, sizes and times finds what no
//! event reported; on request it is the only way. What a change means is decided elsewhere.

mod folders;
mod inbox;
mod method;
mod walk;
mod watcher;

pub use inbox::Stopper;
pub use method::Method;
pub(crate) use watcher::{Wake, Watch};
