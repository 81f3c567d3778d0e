//! Reads a WordPress export.
//!
//! Takes the files of an export; gives its items one at a time, and a survey of everything that must be known before
//! any of them can be written.

pub mod export;
pub mod faults;
pub mod guesses;
pub mod item;
pub mod mentions;
pub mod php;
pub mod reading;
pub mod records;
pub mod slug;
pub mod surveyor;
pub mod wxr;
