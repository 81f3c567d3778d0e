//! A link of the old blog's menus.

use super::id::ItemId;

/// A link in a menu.
#[derive(Clone, Debug)]
pub struct MenuLink {
    pub id: ItemId,
    /// The menu's slug.
    pub menu: String,
    pub title: String,
    pub target: MenuTarget,
    pub parent: ItemId,
    pub order: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MenuTarget {
    /// A post or page by its number.
    Entry(ItemId),
    /// A term by its taxonomy and number.
    Term(String, u64),
    Url(String),
}
