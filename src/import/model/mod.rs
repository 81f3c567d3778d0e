//! The values that one stage of an import hands to the next.
//!
//! Types with what can be said of one value alone. Does not know where the values come from or what becomes of them.

pub mod folder;
pub mod interrupt;
pub mod names;
pub mod wordpress;

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
mod old_url;
mod placed;
mod progress;
mod remark;
mod remarks;
mod report;
mod standing;
mod survey;
mod taxonomy;
mod used_term;

pub use attachment::Attachment;
pub use blog::{Blog, OldFile, TaxonomySetting};
pub use channel::{Author, Channel, Term};
pub use entry::{Entry, Kind};
pub use front::Front;
pub use guess::{Guess, Known};
pub use home::{Home, Place, host_and_path};
pub use id::ItemId;
pub use item::{Comment, Item, Named};
pub use menu_link::{MenuLink, MenuTarget};
pub use moment::Moment;
pub use old_url::{Lists, OldUrl};
pub use placed::Placed;
pub use progress::Progress;
pub use remark::{Gravity, Remark};
pub use remarks::{RemarkKind, Remarks};
pub use report::Report;
pub use standing::Standing;
pub use survey::{CommentCount, PassedOver, Survey};
pub use taxonomy::{SiteTerm, Taxonomy, Uses};
pub use used_term::{Terms, UsedTerm, is_no_category};
