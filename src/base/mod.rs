//! What every stage speaks: places and diagnostics, addresses, markup, YAML, dates, names.

pub(crate) mod bidi;
pub(crate) mod colour;
pub mod diagnostic;
pub(crate) mod digest;
pub(crate) mod feed_entries;
pub(crate) mod xml;
pub mod url;
pub(crate) mod address_list;
pub mod href;
pub(crate) mod tag;
pub(crate) mod term_pairs;
pub mod yaml;
pub(crate) mod date;
pub(crate) mod command_line;
pub mod content_policy;
pub(crate) mod count;
pub(crate) mod cache;
pub(crate) mod media_type;
pub(crate) mod normal_file;
pub(crate) mod program;
pub(crate) mod void_element;
pub(crate) mod windows;
