//! The values that one stage of an import passes to the next.

pub(crate) mod folder;
pub(crate) mod interrupt;
pub(crate) mod numbered;
pub(crate) mod file_names;
pub(crate) mod wordpress;

mod attachment;
mod blog;
mod channel;
mod entry;
mod front;
mod guess;
mod home;
mod id;
mod item;
mod menu_link;
mod moment;
mod old_file;
mod old_url;
mod placed;
mod progress;
mod remark;
mod remarks;
mod report;
mod status;
mod survey;
mod taxonomy;
mod used_term;

pub use attachment::Attachment;
pub use blog::{Blog, TaxonomySetting};
pub use channel::{Author, Channel, Term};
pub(crate) use entry::PARTS;
pub use entry::{Entry, Kind};
pub use front::Front;
pub(crate) use front::{names_of, shown, text_of, truth_of};
pub use guess::{Guess, Known};
pub use home::{Home, Place, host_and_path};
pub use id::ItemId;
pub use item::Item;
pub(crate) use item::{Comment, Named};
pub(crate) use menu_link::{MenuLink, MenuTarget};
pub(crate) use moment::Moment;
pub use old_file::OldFile;
pub(crate) use old_file::{MAY_BE_HIDDEN, NOT_PUBLISHED};
pub(crate) use old_url::{Lists, OldUrl};
pub(crate) use placed::Placed;
pub use progress::Progress;
pub use remark::{Effect, Remark};
pub use remarks::{RemarkKind, Remarks};
pub use report::Report;
pub use status::Status;
pub(crate) use survey::{Skipped, Survey};
pub(crate) use taxonomy::{SiteTerm, Taxonomy, Uses};
#[cfg(test)]
pub(crate) use used_term::UsedTerm;
pub(crate) use used_term::{Terms, is_default_category};
