//! The number of an item.

use std::fmt::{self, Display, Formatter};

/// `wp:post_id` of a post, a page, an attachment or a link in a menu of WordPress. Other programs have ids that are no
/// numbers: a hash of the id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemId(pub u64);

impl ItemId {
    /// What an export writes if there is no item: `0`.
    pub(crate) const NONE: ItemId = ItemId(0);

    /// The number as an export writes it; [`ItemId::NONE`] for anything else.
    pub(crate) fn read(text: &str) -> ItemId {
        ItemId(text.trim().parse().unwrap_or(0))
    }

    /// The number for an id that is a text.
    pub(crate) fn of_text(text: &str) -> ItemId {
        let hash = blake3::hash(text.trim().as_bytes());
        ItemId(hash.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl Display for ItemId {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}
