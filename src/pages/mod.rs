//! What readers get: the plan of all pages, and the content of each.

pub(crate) mod bodies;
mod borrowed;
pub(crate) mod claims;
mod corrections;
mod description;
mod document_view;
mod edition;
mod enclosure;
mod entry;
mod feed_entry;
mod feed_link;
pub(crate) mod generator;
mod head;
pub(crate) mod html;
pub(crate) mod kind;
pub mod kinds;
mod list;
mod lookup;
mod meter;
mod metered;
pub(crate) mod named;
mod part;
pub(crate) mod plan;
pub(crate) mod shared;
mod structured_data;
mod switcher;
pub mod template;
mod term_text;
mod term_values;
mod translation_of;
pub(crate) mod view;

pub(crate) use lookup::Lookup;
