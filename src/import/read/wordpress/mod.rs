//! Reads a WordPress export.
//!
//! Takes the files of an export; gives its items one at a time, and a survey of everything that must be known before
//! any of them can be written.

pub(crate) mod export;
pub(crate) mod faults;
pub(crate) mod item;
pub(crate) mod marks;
pub(crate) mod parts;
pub(crate) mod php;
pub(crate) mod reading;
pub(crate) mod records;
pub(crate) mod slug;
pub mod wxr;
