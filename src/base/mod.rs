//! What every stage speaks: places and diagnostics, addresses, markup, YAML, dates, names.

pub mod diagnostic;
pub mod xml;
pub mod url;
pub mod href;
pub mod tag;
pub mod yaml;
pub mod date;
pub mod command_line;
pub mod count;
pub mod cache;
pub mod media_type;
