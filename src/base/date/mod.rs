//! Dates as authors write them.
//!
//! Takes the text of a date and the site's time zone; gives the moment and the day.

mod iso;
mod moment;
mod read;
mod words;

pub(crate) use iso::{from_file_name, parse_day};
pub(crate) use moment::Moment;
pub(crate) use read::parse;
