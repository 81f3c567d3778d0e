//! Reads an export of Ghost.
//!
//! Takes the JSON file of an export; gives its posts one at a time, and a survey of everything that must be known before
//! any of them can be written. Only the columns that [`table`] names are read: no e-mail address is among them.

mod blog;
mod cards;
pub(crate) mod export;
mod faults;
mod json;
mod post;
mod row;
mod shown;
mod table;
mod tables;
