//! Passages in other languages, and blocks with attributes of their own.
//!
//! Takes a body; gives what authors say of its parts in braces: `[Lebensraum]{lang=de}`, `{lang=ar}` on the line before or after a
//! block, and quotations that begin with `[!QUOTE]`. A body without what begins these costs nothing. One with candidates is
//! parsed one more time before it is written, with those lines hidden from the parser: in their places is raw HTML of the
//! same length, which it takes for a block wherever it is. So places in the body stay.

mod attributes;
mod brackets;
mod candidates;
mod key;
mod list;
mod math;
mod neighbours;
mod passages;
mod problem;
mod quotation;
mod scan;
#[cfg(test)]
mod tests;
mod typographies;
mod writing;

pub(super) use self::attributes::Attributes;
pub(super) use self::key::{Element, Key, key};
pub(crate) use self::list::is_list;
pub(super) use self::passages::Passages;
pub(super) use self::quotation::Quotation;
pub(super) use self::typographies::Typographies;
pub(super) use self::writing::{push, write};
