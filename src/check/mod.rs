//! Whether old addresses still work.
//!
//! Takes a list of addresses, a built site and the kind of host that it is for; gives, for each, what it leads to: a page, or a redirect followed to its
//! end. The list may come from anywhere, and the site may be on a disk or in memory.

mod answer;
mod feed_address;
mod follow;
mod host;
mod list;
mod redirect_page;

pub use answer::{Answer, Checked};
pub(crate) use feed_address::is_feed_address;
pub use follow::check;
pub use host::Host;
pub(crate) use list::{List, list};
