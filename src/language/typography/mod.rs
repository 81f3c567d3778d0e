//! Typography: what a language puts in the place of straight quotation marks, hyphens in a row and three full stops.
//!
//! Takes a language and plain text; gives the marks of the language (CLDR, `delimiters`), and what each straight mark in a line
//! becomes.

mod letters;
mod line;
mod marks;
mod spaces;
mod style;
mod text;

pub(crate) use letters::{is_hangul, is_wide, joined_lines, joins_lines};
pub(crate) use line::{Line, Mark};
pub(crate) use marks::Pair;
pub(crate) use spaces::no_break_spaces;
pub(crate) use style::Spaces;
pub use style::Typography;
pub(crate) use text::typographic;
