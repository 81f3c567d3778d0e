//! Whether old addresses still work.
//!
//! Takes a list of addresses and a built site; gives, for each, what it leads to: a page, or a redirect followed to its
//! end. The list may come from anywhere, and the site may be on a disk or in memory.

mod answer;
mod follow;
mod list;
mod redirect_page;

pub use answer::{Answer, Checked};
pub use follow::check;
pub(crate) use list::addresses;
