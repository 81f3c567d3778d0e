//! What readers get: the plan of all pages, and the content of each.

pub mod bodies;
pub mod claims;
mod document_view;
mod edition;
mod entry;
mod feed_entry;
mod feed_link;
mod generator;
mod head;
pub mod html;
pub mod kind;
pub mod kinds;
mod list;
mod lookup;
mod part;
pub mod plan;
pub mod shared;
mod structured_data;
mod switcher;
pub mod template;
pub mod view;

pub use lookup::Lookup;
