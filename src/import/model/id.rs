//! The number that WordPress gives to an item.

use std::fmt::{self, Display, Formatter};

/// `wp:post_id` of a post, a page, an attachment or a link in a menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemId(pub u64);

impl ItemId {
    /// What an export writes if there is no item: `0`.
    pub(crate) const NONE: ItemId = ItemId(0);

    /// The number as an export writes it; [`ItemId::NONE`] for anything else.
    pub(crate) fn read(text: &str) -> ItemId {
        ItemId(text.trim().parse().unwrap_or(0))
    }
}

impl Display for ItemId {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}
