//! The values that one stage of an import hands to the next.
//!
//! Types with what can be said of one value alone. Does not know where the values come from or what becomes of them.

pub mod attachment;
pub mod blog;
pub mod channel;
pub mod entry;
pub mod folder;
pub mod front;
pub mod guess;
pub mod home;
pub mod id;
pub mod interrupt;
pub mod item;
pub mod menu_link;
pub mod moment;
pub mod names;
pub mod old_url;
pub mod placed;
pub mod progress;
pub mod remark;
pub mod remarks;
pub mod report;
pub mod standing;
pub mod survey;
pub mod taxonomy;
pub mod used_term;
pub mod wordpress;

pub use item::Item;
pub use standing::Standing;
