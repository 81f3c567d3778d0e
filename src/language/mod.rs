//! Languages: their tags, dates, order of words and the interface's words.
//!
//! Takes BCP 47 tags, and words in many languages; gives canonical tags, words for readers, and orders.

mod argument;
mod audit;
mod calendar;
mod choose;
mod collation;
mod date;
mod detect;
mod faults;
mod interface;
mod list;
mod number;
mod names;
mod numbered;
mod own_name;
mod pace;
mod pieces;
mod reading;
mod stored;
mod tag;
pub(crate) mod typography;
pub(crate) mod word;
mod words;

pub(crate) use argument::{Argument, has_html};
pub(crate) use calendar::{calendars, with_calendar};
pub(crate) use choose::{Chosen, Order, SiteOrder};
pub(crate) use collation::Collator;
pub(crate) use date::DateFormats;
pub(crate) use detect::{Detector, are_near, known};
pub(crate) use faults::plural_forms;
pub(crate) use interface::{Interface, Message};
pub(crate) use list::listed;
pub(crate) use names::named;
pub(crate) use own_name::{english_name, own_name};
pub(crate) use pace::Pace;
pub use tag::Language;
pub use tag::NotALanguage;
pub(crate) use tag::same_language;
pub use typography::Typography;
pub use word::Word;
pub(crate) use words::Words;
