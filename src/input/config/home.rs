//! The settings of home pages.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::input::keys::Entries;

/// What is at the top of a home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomeConfig {
    /// Whether one post leads, above the list.
    pub(crate) lead: bool,
    /// How many posts are shown below it, as cards.
    pub(crate) cards: usize,
}

/// `home: {layout: lead, featured: 3}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> HomeConfig {
    let mut home = HomeConfig { lead: true, cards: 3 };
    let Some(entries) = settings.map(Setting::Home) else { return home };
    let mut inner = settings.inner("home", entries);
    report_unknown(&mut inner, &[]);
    home.lead = inner.choice(Setting::HomeLayout) != Some("list");
    home.cards = inner.count(Setting::HomeFeatured).unwrap_or(home.cards);
    home
}
