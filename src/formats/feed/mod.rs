//! Feeds as values.
//!
//! Takes what a feed and its items say, as plain values with absolute, encoded URLs; gives the text of Atom
//! ([`atom`]), JSON ([`json`]) and RSS ([`rss`]) documents. Does not know posts, editions, output paths or the clock.
//!
//! One post is in many feeds (the site's, its editions', each of its tags'), so the expensive part is done once:
//! [`atom::entry`], [`json::entry`] and [`rss::entry`] turn an [`Item`] into text that is shared, and [`atom::feed`],
//! [`json::feed`] and [`rss::feed`] only join such texts. Feeds keep the order of the entries that they are given.

pub(crate) mod atom;
mod head;
mod id;
mod item;
pub(crate) mod json;
mod moment;
pub(crate) mod rss;

#[cfg(test)]
mod samples;

pub(crate) use head::{Author, Feed, Generator};
pub(crate) use id::urn;
pub(crate) use item::{Alternate, Category, Enclosure, Item};
pub(crate) use moment::Moment;
