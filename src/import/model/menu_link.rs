//! A link of the old blog's menus.

use super::id::ItemId;

/// A link in a menu.
#[derive(Clone, Debug)]
pub(crate) struct MenuLink {
    pub(crate) id: ItemId,
    /// The menu's slug.
    pub(crate) menu: String,
    pub(crate) title: String,
    /// By language, if the export has several in one title.
    pub(crate) titles: Vec<(String, String)>,
    pub(crate) target: MenuTarget,
    pub(crate) order: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MenuTarget {
    /// A post or page by its number.
    Entry(ItemId),
    /// A term by its taxonomy and number.
    Term(String, u64),
    Url(String),
}
